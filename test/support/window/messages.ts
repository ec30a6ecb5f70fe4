import type { Locator, Page } from 'playwright';
import type { Screen } from './screen.ts';
import { busyWorld } from './worlds.ts';

/** The list of messages, with all kinds of them. */
export const messagesScreen: Screen = {
  name: 'messages',
  world: busyWorld(),
  hash: '#/messages',
  act: (page) => rowsOf(page).first().waitFor(),
};

const rowsOf = (page: Page): Locator => page.getByRole('list', { name: 'Scheduled messages' }).getByRole('listitem');

export const rowOf = (page: Page, text: string): Locator => rowsOf(page).filter({ hasText: text });

export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

/** Of the form. */
export const messageBox = (page: Page): Locator => page.getByRole('textbox', { name: 'Message', exact: true });
