import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { verbatim } from '../../main/contract/translatable.ts';
import { goTo } from '../support/browser.ts';
import { sidewaysScroll, violations } from '../support/window/checks.ts';
import { deliveryOf } from '../support/window/deliveries.ts';
import { jobOf, mixedJobs, NOW } from '../support/window/jobs.ts';
import { button, messageBox, messagesScreen, rowOf } from '../support/window/messages.ts';
import { show } from '../support/window/show.ts';

describe('a system with more contrast', () => {
  test.for(['messages', 'form-days', 'history', 'practice'])('%s: nothing for axe to say', async (name) => {
    const { page } = await show(name, { contrast: 'more' });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), colorScheme).toEqual([]);
    }
  });

  test('in the system’s own colours, what is chosen, where one is and what floats are told by more than a fill', async () => {
    const { page } = await show('upcoming-mark', { forcedColors: 'active' });
    const styleOf = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => {
          const { backgroundColor, borderTopStyle, outlineStyle } = getComputedStyle(element);
          return { backgroundColor, borderTopStyle, outlineStyle };
        });
    expect((await styleOf('.nav-link[aria-current]')).outlineStyle).toBe('solid');
    expect((await styleOf('.nav-link:not([aria-current])')).outlineStyle).toBe('none');
    expect((await styleOf('.mark-tip')).borderTopStyle).toBe('solid');
    await page.getByRole('link', { name: 'Messages', exact: true }).click();
    const chosen = await styleOf('.chip[aria-pressed=true]');
    expect(chosen.backgroundColor).not.toBe((await styleOf('.chip[aria-pressed=false]')).backgroundColor);
  });
});

describe('a window that reads from right to left', () => {
  test.for(['messages', 'messages-selected', 'history-story', 'palette', 'form-days', 'settings', 'ahead'])(
    '%s: nothing runs out of it, from 360 to 2560 px',
    async (name) => {
      const { page } = await show(name);
      await page.evaluate(() => {
        document.documentElement.dir = 'rtl';
      });
      for (const width of [360, 900, 2560]) {
        await page.setViewportSize({ width, height: 740 });
        expect(await sidewaysScroll(page), `${width} px`).toBe(0);
      }
    },
  );
});

describe('the keyboard', () => {
  test('writes, schedules and saves a message without a pointer, and gets its place back', async () => {
    const { page, host } = await show(messagesScreen);
    await button(page, 'New message').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focusedName(page)).toBe('job-text');
    await page.keyboard.type('Feed the cat');
    await tabTo(page, 'calendar');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Tab');
    await expect.poll(() => focusedName(page)).toBe('every-number');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('6');
    await page.keyboard.press('Tab');
    await page.keyboard.type('hours');
    await expect.poll(() => page.getByRole('list', { name: 'Next runs' }).getByRole('listitem').count()).toBe(5);
    await page.keyboard.press('Control+Enter');
    await rowOf(page, 'Feed the cat').getByText('Every 6 hours').waitFor();
    expect(host.fake.callsOf('jobs.create')).toMatchObject([
      { message: { text: 'Feed the cat' }, schedule: { kind: 'interval', everyMs: 6 * 3_600_000 } },
    ]);
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('New message');
  });

  test('stays inside an open form', async () => {
    const { page } = await show('form-days');
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab');
      const isInside = await page.evaluate(
        () => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null,
      );
      expect(isInside).toBe(true);
    }
  });

  test('every stop on the way through the window is seen to have the focus', async () => {
    const { page } = await show(messagesScreen);
    for (let presses = 0; presses < 15; presses++) {
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement as Element);
        return `${style.outlineStyle} ${Number.parseFloat(style.outlineWidth) >= 2}`;
      });
      expect(outline).toBe('solid true');
    }
  });

  test('Esc closes an untouched form at once, and asks before it throws away what was typed', async () => {
    const { page } = await show('form-days');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await button(page, 'New message').press('Enter');
    await messageBox(page).fill('Half a thought');
    await page.keyboard.press('Escape');
    await button(page, 'Keep editing').press('Enter');
    expect(await messageBox(page).inputValue()).toBe('Half a thought');
    await page.keyboard.press('Escape');
    await button(page, 'Discard').click();
    await page.getByRole('dialog').first().waitFor({ state: 'detached' });
  });

  test('Ctrl+Z undoes, but belongs to the text while one types', async () => {
    const { page, host } = await show('form-days');
    await messageBox(page).pressSequentially('one two');
    await page.keyboard.press('Control+z');
    expect(host.fake.callsOf('undo')).toEqual([]);
    await page.keyboard.press('Escape');
    if (await button(page, 'Discard').isVisible()) await button(page, 'Discard').click();
    await rowOf(page, 'Rent').getByRole('button', { name: 'Stop', exact: true }).click();
    await rowOf(page, 'Rent').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await rowOf(page, 'Rent').waitFor();
  });
});

describe('stopping', () => {
  test('takes the row away and offers to undo it, in words that a screen reader says', async () => {
    const { page } = await show(messagesScreen);
    await rowOf(page, 'Stand-up').getByRole('button', { name: 'Stop', exact: true }).click();
    await rowOf(page, 'Stand-up').waitFor({ state: 'detached' });
    await page.getByRole('status').filter({ hasText: 'Stopped “Stand-up”' }).waitFor();
    await button(page, 'Undo').click();
    await rowOf(page, 'Stand-up').waitFor();
    await page.getByRole('status').filter({ hasText: 'Undone: Stopped “Stand-up”' }).waitFor();
  });

  test('offers to undo that and nothing else: when the chat changed something since, the offer says so', async () => {
    const { page, host } = await show(messagesScreen);
    await rowOf(page, 'Stand-up').getByRole('button', { name: 'Stop', exact: true }).click();
    await button(page, 'Undo').waitFor();
    await host.fake.call('jobs.pauseAll', {});
    await button(page, 'Undo').click();
    await page.getByText('Something else was changed since (Paused all messages)').waitFor();
    expect(await rowOf(page, 'Stand-up').count()).toBe(0);
  });

  test('hands the focus to the next row, and the second click of a double click stops nothing', async () => {
    const { page, host } = await show(messagesScreen);
    await rowOf(page, 'Stand-up').getByRole('button', { name: 'Stop', exact: true }).dblclick();
    await rowOf(page, 'Stand-up').waitFor({ state: 'detached' });
    expect(host.fake.callsOf('jobs.stop')).toEqual([{ id: 'k7pd' }]);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('li')?.textContent))
      .toContain('Dentist');
  });
});

describe('a message that does not run as its schedule says', () => {
  test('says why, and offers to go on where it waits', async () => {
    const { page } = await show('messages-held');
    await rowOf(page, 'Take a break').getByText('Paused until tomorrow 08:14').waitFor();
    await rowOf(page, 'Take a break').getByRole('button', { name: 'Resume', exact: true }).waitFor();
    await rowOf(page, 'Dentist').getByText('Snoozed').waitFor();
    await rowOf(page, 'Dentist').getByRole('button', { name: 'Pause', exact: true }).waitFor();
    await rowOf(page, 'Stand-up').getByText('Skips today 10:50').waitFor();
    await rowOf(page, 'Stand-up').getByRole('button', { name: 'Pause', exact: true }).waitFor();
  });

  test('is put off by two clicks, and what comes once is not offered to be left out', async () => {
    const { page, host } = await show(messagesScreen);
    await rowOf(page, 'Stand-up').getByRole('button', { name: 'More', exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^1 hour/ })
      .click();
    await expect
      .poll(() => host.fake.callsOf('jobs.snooze'))
      .toEqual([{ id: 'k7pd', until: Date.parse('2026-11-24T10:50:00Z') }]);
    await rowOf(page, 'Dentist').getByRole('button', { name: 'More', exact: true }).click();
    expect(await page.getByRole('dialog').getByText('Leave out').count()).toBe(0);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('More');
  });
});

describe('what others change', () => {
  test('appears without a reload: a new job, a pause, a delivery', async () => {
    const { page, host } = await show(messagesScreen);
    host.fake.setJobs([
      jobOf({ id: 'new2', text: 'From the chat', schedule: { kind: 'interval', everyMs: 60_000, anchor: NOW } }),
    ]);
    await rowOf(page, 'From the chat').waitFor();
    const [rent] = mixedJobs().filter(({ name }) => name === 'Rent');
    if (rent) host.fake.setJobs([{ ...rent, status: 'paused', phase: 'paused', nextAt: null }]);
    await rowOf(page, 'Rent').getByRole('button', { name: 'Resume', exact: true }).waitFor();
    await goTo(page, 'History');
    host.fake.setDelivery(
      deliveryOf({ jobId: 'new2', text: 'From the chat', state: 'failed', ago: 0, reason: verbatim('No.') }),
    );
    const first = page.getByRole('list', { name: 'Deliveries' }).getByRole('listitem').first();
    await first.getByText('From the chat').waitFor();
    await first.getByText('Failed').waitFor();
  });

  test('a break of the connection is shown, and over once Carillon answers again', async () => {
    const { page, host } = await show(messagesScreen);
    await host.stop();
    await page.getByText('Carillon is not running.').waitFor();
    host.fake.setJobs([
      jobOf({ id: 'bak2', text: 'Made meanwhile', schedule: { kind: 'interval', everyMs: 60_000, anchor: NOW } }),
    ]);
    await host.start();
    await rowOf(page, 'Made meanwhile').waitFor();
    await page.getByText('Carillon is not running.').waitFor({ state: 'detached' });
  });
});

describe('time', () => {
  test('a countdown ticks, and nothing else of the list is touched', async () => {
    const { page } = await show(messagesScreen);
    const countdown = rowOf(page, 'Take a break').locator('.countdown');
    await page.evaluate(() => {
      const list = document.querySelector('.jobs') as Element;
      new MutationObserver((records) => {
        const others = records.filter(
          ({ type, target }) => type !== 'characterData' || !target.parentElement?.closest('.countdown'),
        );
        (window as { touched?: number }).touched = others.length;
      }).observe(list, { subtree: true, childList: true, characterData: true, attributes: true });
    });
    const before = await countdown.textContent();
    await page.clock.runFor(3_000);
    expect(await countdown.textContent()).not.toBe(before);
    expect(await page.evaluate(() => (window as { touched?: number }).touched)).toBe(0);
  });

  test('is shown on the clock of the job, whose place is named where it is not here', async () => {
    const { page } = await show(messagesScreen);
    const osaka = rowOf(page, 'Osaka');
    expect(await osaka.getByRole('time').textContent()).toBe('09:45');
    await osaka.getByText('Tokyo time').waitFor();
    await osaka.getByText('01:45 here').waitFor();
    expect(await rowOf(page, 'Rent').getByText('time').count()).toBe(0);
  });
});

describe('the desktop app', () => {
  test('hands the window its own way to Carillon, and no HTTP call is made', async () => {
    const { page, host } = await show('messages');
    await page.goto('about:blank');
    const calls: string[] = [];
    page.on('request', (request) => calls.push(new URL(request.url()).pathname));
    await page.addInitScript(
      (state) => {
        window.carillon = {
          call: async (channel: string) => ({
            ok: true,
            value: ['backup.list', 'changes'].includes(channel) ? [] : undefined,
          }),
          // As main does it: the whole state first.
          subscribe(listener: (push: unknown) => void) {
            listener({ topic: 'state', change: { type: 'snapshot', state } });
            return () => {};
          },
        } as never;
      },
      { ...host.fake.current(), host: 'desktop' as const },
    );
    await page.goto(`${host.origin}/#/settings`);
    await page.getByText('as a desktop app').waitFor();
    expect(calls.filter((path) => path.startsWith('/api/'))).toEqual([]);
  });
});

function focusedName(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.id);
}

/** Presses Tab until the control with this value has the focus. */
async function tabTo(page: Page, value: string): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value)) === value) return;
  }
  throw new Error(`Tab does not lead to ${value}.`);
}
