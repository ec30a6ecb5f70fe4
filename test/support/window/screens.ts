import type { Page } from 'playwright';
import { DEFAULT_PREFERENCES } from '../../../main/contract/preferences.ts';
import type { FakeWorld } from './fake-carillon.ts';
import { MESSAGE_SCREENS, openForm } from './message-screens.ts';
import { monthOfDeliveries } from './month.ts';
import {
  askingDeliveries,
  awkwardJobs,
  busyWorld,
  emptyWorld,
  heldJobs,
  missedDeliveries,
  NOW,
  newcomerWorld,
  PAIRING,
  pairingWorld,
  practiceWorld,
  stateOf,
} from './worlds.ts';

/** One look of the window: the world behind it, its address, and what is done there first. */
export interface Screen {
  name: string;
  world: FakeWorld;
  hash?: string;
  /** Ends when what is to be seen is there. */
  act?: (page: Page) => Promise<unknown>;
  /** Opened without the address that lets a browser in. */
  shutOut?: true;
  /** Carillon goes away once the window is open. */
  thenDown?: true;
}

const list = (page: Page) => page.getByRole('list', { name: 'Scheduled messages' }).waitFor();
const picture = (page: Page) => page.locator('.week-mark').first().waitFor();
const quietWorld = () => busyWorld({ preferences: { ...DEFAULT_PREFERENCES, quiet: { from: '22:00', to: '07:00' } } });
const SINCE = NOW - 12 * 60_000;

async function kind(page: Page, name: string): Promise<void> {
  await openForm(page);
  await page.getByRole('radio', { name, exact: true }).check({ force: true });
}

/** Every screen, and every state of it that looks different. */
export const SCREENS: readonly Screen[] = [
  { name: 'upcoming', world: quietWorld(), act: picture },
  { name: 'upcoming-practice', world: practiceWorld(), act: picture },
  { name: 'upcoming-awkward', world: busyWorld({ jobs: awkwardJobs() }), act: picture },
  {
    name: 'upcoming-dst',
    world: busyWorld({}, Date.parse('2027-03-26T10:00:00Z')),
    act: async (page) => {
      await picture(page);
      await page.getByText('clock forward').waitFor();
    },
  },
  {
    name: 'upcoming-mark',
    world: quietWorld(),
    act: async (page) => {
      await picture(page);
      await page
        .getByRole('button', { name: /Stand-up/ })
        .nth(2)
        .focus();
    },
  },
  {
    name: 'upcoming-away',
    world: busyWorld({ missed: missedDeliveries() }),
    act: (page) => page.getByRole('heading', { name: 'While you were away' }).waitFor(),
  },
  {
    name: 'upcoming-empty',
    world: emptyWorld(),
    act: (page) => page.getByRole('heading', { name: 'Nothing is scheduled yet' }).waitFor(),
  },
  {
    name: 'quick-add',
    world: busyWorld(),
    act: async (page) => {
      await page.getByLabel('Quick add').fill('every weekday at 9 to Bakery: Stand-up in 10');
      await page.getByRole('list', { name: 'Next dates' }).waitFor();
    },
  },
  {
    name: 'quick-add-asked',
    world: busyWorld(),
    act: async (page) => {
      await page.getByLabel('Quick add').fill('every monday to Nobody: Bins');
      await page.getByRole('button', { name: '09:00', exact: true }).waitFor();
    },
  },
  {
    name: 'quick-add-missing',
    world: busyWorld(),
    act: async (page) => {
      await page.getByLabel('Quick add').fill('every monday at 9 to Nobody: Bins');
      await page.getByLabel('Quick add').press('Enter');
      await page.getByText('Which chat is “Nobody”?').waitFor();
    },
  },
  { name: 'welcome', world: newcomerWorld(), act: (page) => page.getByLabel('Bot token').waitFor() },
  {
    name: 'welcome-consent',
    world: newcomerWorld({ tokenStorage: 'file' }),
    act: async (page) => {
      await page.getByLabel('Bot token').fill('nonsense');
      await page.getByRole('button', { name: 'Connect' }).click();
      await page.getByText('That is no bot token').waitFor();
    },
  },
  { name: 'pairing', world: pairingWorld(), act: (page) => page.getByRole('img', { name: /QR/ }).waitFor() },
  {
    name: 'pairing-over',
    world: pairingWorld({
      setup: {
        mode: 'telegram',
        bot: { id: 1, username: 'bells_bot', name: 'Bells' },
        owner: null,
        pairing: { ...PAIRING, expiresAt: NOW - 1_000 },
      },
    }),
    act: (page) => page.getByText('has run out').waitFor(),
  },
  {
    name: 'messages-empty',
    hash: '#/messages',
    world: emptyWorld(),
    act: (page) => page.getByRole('heading', { name: 'Nothing is scheduled yet' }).waitFor(),
  },
  { name: 'messages', hash: '#/messages', world: busyWorld(), act: list },
  { name: 'messages-awkward', hash: '#/messages', world: busyWorld({ jobs: awkwardJobs() }), act: list },
  { name: 'ahead', world: busyWorld(), hash: '#/ahead', act: (page) => page.getByText(/messages until/).waitFor() },
  {
    name: 'ahead-closed',
    world: busyWorld(),
    hash: '#/ahead',
    act: async (page) => {
      await page.getByRole('button', { name: 'Tonight' }).click();
      await page.getByRole('list', { name: 'What becomes of each message' }).waitFor();
    },
  },
  {
    name: 'ahead-empty',
    world: emptyWorld(),
    hash: '#/ahead',
    act: (page) => page.getByText('Nothing is ahead').waitFor(),
  },
  {
    name: 'settings-desktop',
    world: busyWorld({
      host: 'desktop',
      preferences: { ...DEFAULT_PREFERENCES, quiet: { from: '22:00', to: '07:00' } },
    }),
    hash: '#/settings',
    act: (page) => page.getByText('Without a sound at night').scrollIntoViewIfNeeded(),
  },
  {
    name: 'settings-import',
    world: busyWorld(),
    hash: '#/settings',
    act: async (page) => {
      await page.getByRole('button', { name: /^Restore… Mon/ }).click();
      await page.getByText('Stopped (1)').waitFor();
    },
  },
  { name: 'messages-practice', hash: '#/messages', world: practiceWorld(), act: list },
  {
    name: 'messages-practice-banner',
    hash: '#/messages',
    world: practiceWorld({ pausedAll: true, pausedAllUntil: NOW + 80_000_000 }),
    act: list,
  },
  { name: 'messages-held', hash: '#/messages', world: busyWorld({ jobs: heldJobs() }), act: list },
  {
    name: 'messages-toast',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      const row = page.getByRole('listitem').filter({ hasText: 'Osaka' });
      await row.getByRole('button', { name: 'Stop', exact: true }).click();
      await page.getByRole('button', { name: 'Undo' }).waitFor();
    },
  },
  {
    name: 'messages-paused-all',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      await page.getByRole('button', { name: 'Pause all' }).click();
      await page.getByRole('button', { name: 'Resume all' }).waitFor();
    },
  },
  {
    name: 'messages-more',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      const row = page.getByRole('listitem').filter({ hasText: 'Stand-up' });
      await row.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'messages-away',
    hash: '#/messages',
    world: busyWorld({ missed: missedDeliveries(), pausedAllUntil: null }),
    act: (page) => page.getByRole('heading', { name: 'While you were away' }).waitFor(),
  },
  { name: 'form-days', hash: '#/messages', world: busyWorld(), act: openForm },
  {
    name: 'form-phrase',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      await openForm(page);
      await page.getByLabel('In your own words').fill('every 2nd friday 9:30 until june');
      await page.getByText('2nd Friday').or(page.getByText('second Friday')).first().waitFor();
    },
  },
  {
    name: 'form-phrase-unclear',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      await openForm(page);
      await page.getByLabel('In your own words').fill('at 6');
      await page.getByRole('group', { name: 'Did you mean' }).waitFor();
    },
  },
  {
    name: 'form-markdown',
    hash: '#/messages',
    world: busyWorld(),
    async act(page) {
      await openForm(page);
      const text = '*Stand\\-up* at {time}\n>Bring _one_ thing\n`git log` and [the board](https://example.com)';
      await page.getByRole('textbox', { name: 'Message', exact: true }).fill(text);
      await page.getByRole('radio', { name: 'Markdown' }).check({ force: true });
      await page.getByRole('region', { name: 'As Telegram shows it' }).getByText('Stand-up').waitFor();
    },
  },
  {
    name: 'form-markdown-wrong',
    hash: '#/messages',
    world: busyWorld(),
    async act(page) {
      await openForm(page);
      await page.getByRole('textbox', { name: 'Message', exact: true }).fill('See you at 9.30');
      await page.getByRole('radio', { name: 'Markdown' }).check({ force: true });
      await page.getByText('is a mark of Markdown').first().waitFor();
    },
  },
  ...MESSAGE_SCREENS,
  { name: 'form-once', hash: '#/messages', world: busyWorld(), act: (page) => kind(page, 'Once') },
  { name: 'form-every', hash: '#/messages', world: busyWorld(), act: (page) => kind(page, 'Every') },
  { name: 'form-cron', hash: '#/messages', world: busyWorld(), act: (page) => kind(page, 'Cron') },
  {
    name: 'form-month',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      await openForm(page);
      await page.getByLabel('On', { exact: true }).selectOption('daysOfMonth');
      await page.getByRole('checkbox', { name: '31', exact: true }).check({ force: true });
      await page.getByText('More options').click();
      await page.getByLabel('Name (optional)').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'form-limits',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      await openForm(page);
      await page.getByText('More options').click();
      await page.getByLabel('First day').fill('2026-12-24');
      await page.getByLabel('Last day').fill('2026-12-01');
      await page.getByLabel('Not on these days').fill('2026-12-25');
      await page.getByRole('button', { name: 'Add day' }).click();
      await page.getByText('Quiet hours, in which').click();
      await page.getByRole('textbox', { name: 'Message', exact: true }).fill('Limits');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.locator('#bounds-error').waitFor();
    },
  },
  {
    name: 'form-asks',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      await openForm(page);
      await page.getByText('More options').click();
      await page.getByLabel('Ask until it is done').check();
      await page.getByLabel('At most so many times').fill('0');
      await page.getByRole('textbox', { name: 'Message', exact: true }).fill('Take your pills');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByLabel('At most so many times').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'form-dst',
    hash: '#/messages',
    world: busyWorld({}, Date.parse('2027-03-26T10:00:00Z')),
    act: async (page) => {
      await openForm(page);
      await page.getByLabel('On', { exact: true }).selectOption('everyDay');
      await page.getByLabel('Time', { exact: true }).fill('02:30');
      await page.getByText('does not exist').waitFor();
    },
  },
  {
    name: 'form-errors',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      await kind(page, 'Cron');
      await page.getByLabel('Cron line').fill('61 9 * *');
      await page.getByLabel('Time zone').fill('Europe/Nowhere');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('The message is empty').waitFor();
    },
  },
  {
    name: 'form-edit-zone',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      const row = page.getByRole('listitem').filter({ hasText: 'Osaka' });
      await row.getByRole('button', { name: 'Edit', exact: true }).click();
      await page.getByRole('list', { name: 'Next runs' }).waitFor();
    },
  },
  {
    name: 'form-discard',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      await openForm(page);
      await page.getByRole('textbox', { name: 'Message', exact: true }).fill('Half a thought');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Discard' }).waitFor();
    },
  },
  {
    name: 'history',
    world: busyWorld(),
    hash: '#/history',
    act: (page) => page.getByRole('list', { name: 'Deliveries' }).waitFor(),
  },
  {
    name: 'history-month',
    world: { ...busyWorld(), deliveries: monthOfDeliveries() },
    hash: '#/history',
    act: (page) => page.getByText('The last 30 days').waitFor(),
  },
  {
    name: 'history-story',
    world: busyWorld(),
    hash: '#/history',
    act: async (page) => {
      await page.getByText('Day by day').click();
      const row = page
        .getByRole('list', { name: 'Deliveries' })
        .getByRole('listitem')
        .filter({ hasText: '3 min 10 s late' });
      await row.getByRole('button', { name: 'What happened' }).click();
      await row.getByText('It fell due.').waitFor();
    },
  },
  {
    name: 'history-asking',
    world: { ...busyWorld(), deliveries: askingDeliveries() },
    hash: '#/history',
    act: async (page) => {
      const rows = page.getByRole('list', { name: 'Deliveries' }).getByRole('listitem');
      await rows.filter({ hasText: 'repeat 2' }).getByRole('button', { name: 'What happened' }).click();
      await page.getByRole('button', { name: 'Edit in the chat' }).click();
      await page.getByRole('button', { name: 'Save in the chat' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'history-delete',
    world: { ...busyWorld(), deliveries: askingDeliveries() },
    hash: '#/history',
    act: async (page) => {
      const rows = page.getByRole('list', { name: 'Deliveries' }).getByRole('listitem');
      await rows.filter({ hasText: 'edited in the chat' }).getByRole('button', { name: 'What happened' }).click();
      await page.getByRole('button', { name: 'Delete from the chat' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'history-empty',
    world: emptyWorld(),
    hash: '#/history',
    act: (page) => page.getByRole('heading', { name: 'Nothing was sent yet' }).waitFor(),
  },
  {
    name: 'history-none',
    world: busyWorld(),
    hash: '#/history?state=failed&job=k7pd',
    act: (page) => page.getByRole('heading', { name: 'Nothing like that' }).waitFor(),
  },
  {
    name: 'practice',
    world: practiceWorld(),
    hash: '#/practice',
    act: (page) => page.getByRole('log', { name: 'Practice chat' }).getByText('/list').waitFor(),
  },
  {
    name: 'practice-empty',
    world: { ...practiceWorld({ jobs: [] }), practice: [], deliveries: [] },
    hash: '#/practice',
    act: (page) => page.getByText('Say something to your bot').waitFor(),
  },
  {
    name: 'settings',
    world: busyWorld(),
    hash: '#/settings',
    act: (page) => page.getByRole('heading', { name: 'Settings' }).waitFor(),
  },
  {
    name: 'settings-changes',
    world: busyWorld(),
    hash: '#/messages',
    act: async (page) => {
      await list(page);
      await page.getByRole('button', { name: 'Pause all' }).click();
      await page.getByRole('button', { name: 'Resume', exact: true }).first().click();
      await page.getByRole('button', { name: 'Undo', exact: true }).click();
      await page.goto(page.url().replace('#/messages', '#/settings'));
      await page.getByRole('button', { name: 'Undo the last' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'settings-practice',
    world: practiceWorld({ tokenStorage: 'file' }),
    hash: '#/settings',
    act: (page) => page.getByRole('heading', { name: 'Settings' }).waitFor(),
  },
  {
    name: 'palette',
    hash: '#/messages',
    world: busyWorld({ undo: 'Paused “Rent”' }),
    act: async (page) => {
      await list(page);
      await page.keyboard.press('Control+k');
      await page.getByRole('listbox').waitFor();
    },
  },
  {
    name: 'palette-message',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      await list(page);
      await page.keyboard.press('Control+k');
      await page.keyboard.type('brd tom');
      await page.getByRole('option', { name: /^Tomorrow/ }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('option', { name: /^Duplicate/ }).waitFor();
    },
  },
  {
    name: 'messages-selected',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      await list(page);
      await page.getByRole('checkbox', { name: 'Select “Stand-up”' }).click();
      await page.getByRole('checkbox', { name: 'Select “Rent”' }).click();
      await page.getByText('2 selected').waitFor();
    },
  },
  {
    name: 'messages-none-found',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      await list(page);
      await page.getByRole('searchbox').fill('xylophone');
      await page.getByRole('heading', { name: /xylophone/ }).waitFor();
    },
  },
  {
    name: 'help',
    hash: '#/messages',
    world: busyWorld(),
    act: async (page) => {
      await list(page);
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'banner-offline',
    hash: '#/messages',
    world: busyWorld({
      connection: { state: 'reconnecting', since: SINCE, reason: 'The network cannot be reached' },
      notices: [
        {
          id: 'a',
          text: 'jobs.json was damaged and set aside as jobs.corrupt-1764.json. The last good copy was loaded.',
        },
      ],
    }),
    act: list,
  },
  {
    name: 'banner-conflict',
    hash: '#/messages',
    world: busyWorld({
      connection: {
        state: 'conflict',
        since: SINCE,
        reason: 'Another program is asking Telegram for this bot’s messages.',
      },
    }),
    act: list,
  },
  {
    name: 'banner-unauthorised',
    hash: '#/messages',
    world: busyWorld({
      connection: { state: 'unauthorised', since: SINCE, reason: 'The token was revoked.' },
    }),
    act: list,
  },
  { name: 'down', hash: '#/messages', world: busyWorld(), act: list, thenDown: true },
  {
    name: 'shut-out',
    world: { now: NOW, state: stateOf() },
    shutOut: true,
    act: (page) => page.getByRole('heading', { name: 'Open the address that Carillon printed' }).waitFor(),
  },
];
