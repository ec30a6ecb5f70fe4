import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../main/adapters/clock.ts';
import { openStory, ZONE } from '../../support/bot/carillon.ts';
import { until } from '../../support/bot/until.ts';

const HOUR = 3_600_000;

describe('the next run alone', () => {
  test('/skip leaves it out and says which comes instead', async () => {
    const { ask, idIn, jobs } = await openStory();
    const id = idIn((await ask('/every 2h Water')).text);
    const before = jobs()[0]?.nextAt ?? 0;
    expect((await ask(`/skip ${id}`)).text).toMatch(/^Skipped the next run of “Water”. The one after: /);
    expect(jobs()[0]?.nextAt).toBe(before + 2 * HOUR);
    await ask('/undo');
    expect(jobs()[0]?.nextAt).toBe(before);
  });

  test('/snooze puts it off, and the series keeps its times', async () => {
    const { ask, idIn, jobs } = await openStory();
    const id = idIn((await ask('/every 2h Water')).text);
    const before = jobs()[0]?.nextAt ?? 0;
    expect((await ask(`/snooze ${id} 3h`)).text).toMatch(/^“Water” comes .* instead\. \/undo takes it back\.$/);
    const [job] = jobs();
    expect(job?.exceptions).toMatchObject([{ at: before, movedTo: job?.nextAt }]);
    expect(job?.nextAt).toBeGreaterThan(before);
  });

  test.each([
    ['/skip', 'The id of the message is missing.'],
    ['/snooze k7pd', 'is no length of time'],
    ['/snooze k7pd 10x', '“10x” is no length of time'],
  ])('%s is explained', async (typed, why) => {
    const { ask } = await openStory();
    const { text } = await ask(typed);
    expect(text).toContain(why);
    expect(text).toMatch(/Usage: \/(skip ID|snooze ID TIME)\nExample: /);
  });
});

describe('/pause for a time', () => {
  test('everything', async () => {
    const { ask, state } = await openStory();
    expect((await ask('/pause 2h')).text).toMatch(/^All messages are paused until .*\. \/resume goes on earlier\.$/);
    expect(state.rest.pausedAllUntil).toBeGreaterThan(Date.now() + 1.9 * HOUR);
    expect((await ask('/resume')).text).toBe('All messages go on.');
    expect(state.rest).toMatchObject({ pausedAll: false, pausedAllUntil: null });
  });

  test('one message', async () => {
    const { ask, idIn, jobs } = await openStory();
    const id = idIn((await ask('/every 1h Water')).text);
    expect((await ask(`/pause ${id} 2d`)).text).toMatch(/^Paused “Water” until /);
    expect(jobs()[0]?.nextAt).toBeGreaterThan(Date.now() + 47 * HOUR);
    expect((await ask(`/resume ${id}`)).text).toBe('“Water” goes on.');
    expect(jobs()[0]?.nextAt).toBeLessThan(Date.now() + 2 * HOUR);
  });
});

describe('/missed', () => {
  test('with nothing missed', async () => {
    const { ask } = await openStory();
    expect(await ask('/missed')).toMatchObject({ text: 'Nothing was missed.', buttons: [] });
  });

  test('tells what was not sent, sends it on a tap, and forgets the rest on another', async () => {
    const { ask, tap, workspace, state, botMessages } = await openStory();
    const due = Date.now() - 5 * HOUR;
    for (const [id, text] of [
      ['aaaa', 'Rent'],
      ['bbbb', 'Bins'],
    ] as const) {
      const row = {
        jobId: id,
        jobName: '',
        chatId: 1001,
        text,
        state: 'skipped',
        coalesced: 2,
        scheduled: true,
      } as const;
      workspace.ledger.add({ ...row, key: `${id}@${due}`, dueAt: due, missed: true }, Date.now());
      const delivery = workspace.ledger.get(`${id}@${due}`);
      if (delivery) state.setDelivery(delivery, 0);
    }
    const answer = await ask('/missed');
    expect(answer.text).toMatch(
      /^While you were away:\n“(Rent|Bins)”: due .*, with 2 earlier runs\. It was not sent\./,
    );
    expect(
      answer.buttons
        .flat()
        .map(({ text }) => text)
        .sort(),
    ).toEqual(['OK', 'Send “Bins” now', 'Send “Rent” now']);
    await tap(answer.id, 'Send “Rent”');
    await until(() => botMessages(1001).some(({ text }) => text === 'Rent'), 'the message after all');
    expect(state.current().missed.map(({ text }) => text)).toEqual(['Bins']);
    await tap(answer.id, 'OK');
    expect(state.current().missed).toEqual([]);
    expect((await ask('/missed')).text).toBe('Nothing was missed.');
  });
});

describe('a pause for a time to come', () => {
  const from = Date.parse('2026-12-20T00:00:00+01:00');
  const end = Date.parse('2027-01-04T00:00:00+01:00');

  async function inAdvent() {
    const ahead = Date.parse('2026-12-01T09:00:00Z') - Date.now();
    const story = await openStory({ clock: { ...systemClock, now: () => Date.now() + ahead, timeZone: () => ZONE } });
    await story.ask('/daily 09:00 Water the plants');
    return story;
  }

  test('of everything leaves what comes before it alone, and what comes once within it', async () => {
    const { ask, jobs } = await inAdvent();
    await ask('/at 2026-12-24 18:00 Merry Christmas');
    const before = jobs().map(({ nextAt }) => nextAt);
    const answer = (await ask('/pause 20 dec to 3 jan')).text;
    expect(answer).toContain('20 Dec');
    expect(answer).toContain('4 Jan');
    expect(answer).toContain('1 message comes once within that time');
    expect(jobs().map(({ nextAt }) => nextAt)).toEqual(before);
    expect(jobs().map(({ pauses }) => pauses)).toEqual([[{ from, until: end }], undefined]);
    expect((await ask('/undo')).text).toContain('Undone');
    expect(jobs().every(({ pauses }) => pauses === undefined)).toBe(true);
  });

  test('of one message names both of its ends', async () => {
    const { ask, jobs } = await inAdvent();
    const answer = (await ask(`/pause ${jobs()[0]?.id} 20 dec to 3 jan`)).text;
    expect(answer).toContain('20 Dec');
    expect(answer).toContain('4 Jan');
    expect(jobs()[0]).toMatchObject({ phase: 'active', pauses: [{ from, until: end }] });
  });
});
