import { NOW } from './jobs.ts';
import type { Screen } from './screen.ts';
import { newcomerWorld, PAIRED, PAIRING, pairingWorld } from './worlds.ts';

/** The first run: the bot, its owner, a first message. */
export const SETUP_SCREENS: readonly Screen[] = [
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
    name: 'first-message',
    world: pairingWorld(),
    act: async (page, fake) => {
      await page.getByRole('img', { name: /QR/ }).waitFor();
      fake.setFields({ setup: PAIRED });
      await page.getByRole('button', { name: 'Send it' }).waitFor();
    },
  },
  {
    name: 'first-message-arrived',
    world: pairingWorld(),
    act: async (page, fake) => {
      await page.getByRole('img', { name: /QR/ }).waitFor();
      fake.setFields({ setup: PAIRED });
      await page.getByRole('button', { name: 'Send it' }).click();
      await page.getByRole('heading', { name: 'It arrived' }).waitFor();
    },
  },
];
