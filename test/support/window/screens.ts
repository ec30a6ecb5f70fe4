import type { Page } from 'playwright';
import { DEFAULT_PREFERENCES } from '../../../main/contract/preferences.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import { missedDeliveries } from './deliveries.ts';
import { FORM_SCREENS } from './form-screens.ts';
import { HISTORY_SCREENS } from './history-screens.ts';
import { IMPORT_SCREENS } from './import-screens.ts';
import { awkwardJobs, heldJobs, NOW } from './jobs.ts';
import { MESSAGE_SCREENS } from './message-screens.ts';
import type { Screen } from './screen.ts';
import { SETUP_SCREENS } from './setup-screens.ts';
import { busyWorld, emptyWorld, PAIRED, PAIRING, practiceWorld, stateOf } from './worlds.ts';

const list = (page: Page) => page.getByRole('list', { name: 'Scheduled messages' }).waitFor();
const picture = (page: Page) => page.locator('.week-mark').first().waitFor();
const quietWorld = () => busyWorld({ preferences: { ...DEFAULT_PREFERENCES, quiet: { from: '22:00', to: '07:00' } } });
const SINCE = NOW - 12 * 60_000;

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
      await page.locator('.week-change').first().waitFor();
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
    name: 'quick-add-lines',
    world: busyWorld(),
    act: async (page) => {
      const lines = ['every monday at 9 to Bakery crew: Order flour', 'every friday at 17:00: Clean the oven'];
      await page.getByLabel('Quick add').fill(lines.join('\n'));
      await page.getByRole('button', { name: 'Schedule 2 messages' }).waitFor();
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
  {
    name: 'settings-pairing',
    hash: '#/settings',
    world: busyWorld({ setup: { ...PAIRED, pairing: PAIRING } }),
    act: (page) => page.getByRole('img', { name: /QR/ }).waitFor(),
  },
  {
    name: 'settings-licences',
    hash: '#/settings',
    world: busyWorld(),
    act: async (page) => {
      await page.getByText('Made with the work of others').click();
      await page.getByRole('list', { name: 'Packages and their licences' }).scrollIntoViewIfNeeded();
    },
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
      preferences: { ...DEFAULT_PREFERENCES, quiet: { from: '22:00', to: '07:00' }, wakeComputer: true },
      desktop: { shortcut: 'none', startAtLogin: 'off', wake: 'on' },
    }),
    hash: '#/settings',
    act: (page) => page.getByText(/Wake the computer|für eine Nachricht wecken/).scrollIntoViewIfNeeded(),
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
    name: 'messages-more-changed',
    hash: '#/messages',
    world: busyWorld({ jobs: heldJobs() }),
    act: async (page) => {
      const row = page.getByRole('listitem').filter({ hasText: 'Stand-up' });
      await row.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('heading', { name: 'Take back' }).waitFor();
    },
  },
  {
    name: 'messages-away',
    hash: '#/messages',
    world: busyWorld({ missed: missedDeliveries(), pausedAllUntil: null }),
    act: (page) => page.getByRole('heading', { name: 'While you were away' }).waitFor(),
  },
  ...FORM_SCREENS,
  ...MESSAGE_SCREENS,
  ...HISTORY_SCREENS,
  ...SETUP_SCREENS,
  ...IMPORT_SCREENS,
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
    name: 'chats',
    hash: '#/chats',
    world: busyWorld(),
    act: (page) => page.getByRole('list', { name: 'Chats' }).waitFor(),
  },
  {
    name: 'chats-practice',
    hash: '#/chats',
    world: practiceWorld(),
    act: (page) => page.getByRole('list', { name: 'Chats' }).waitFor(),
  },
  {
    name: 'settings',
    world: busyWorld(),
    hash: '#/settings',
    act: (page) => page.getByRole('heading', { name: 'Settings' }).waitFor(),
  },
  {
    name: 'settings-network',
    hash: '#/settings',
    world: busyWorld({ proxy: 'http://ann:…@proxy.example:3128' }),
    act: async (page) => {
      await page.getByRole('button', { name: 'Check the connection' }).click();
      await page.getByRole('list', { name: 'What was found' }).scrollIntoViewIfNeeded();
    },
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
    world: busyWorld({ undo: verbatim('Paused “Rent”') }),
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
      connection: { state: 'reconnecting', since: SINCE, reason: verbatim('The network cannot be reached') },
      notices: [
        {
          id: 'a',
          text: verbatim(
            'jobs.json was damaged and set aside as jobs.corrupt-1764.json. The last good copy was loaded.',
          ),
        },
      ],
    }),
    act: list,
  },
  {
    name: 'banner-home',
    hash: '#/messages',
    world: busyWorld({ home: { state: 'elsewhere', name: 'laptop', seenAt: SINCE, hasMoved: false } }),
    act: list,
  },
  {
    name: 'banner-conflict',
    hash: '#/messages',
    world: busyWorld({
      connection: {
        state: 'conflict',
        since: SINCE,
        reason: verbatim('Another program is asking Telegram for this bot’s messages.'),
      },
    }),
    act: list,
  },
  {
    name: 'banner-unauthorised',
    hash: '#/messages',
    world: busyWorld({
      connection: { state: 'unauthorised', since: SINCE, reason: verbatim('The token was revoked.') },
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
