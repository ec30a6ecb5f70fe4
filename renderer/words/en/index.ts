import type { Language } from '../../../main/contract/preferences.ts';
import { ahead } from './ahead.ts';
import { backups } from './backups.ts';
import { chats } from './chats.ts';
import { form } from './form.ts';
import { history } from './history.ts';
import { importList } from './import-list.ts';
import { list } from './list.ts';
import { pauses } from './pauses.ts';
import { practice } from './practice.ts';
import { settings } from './settings.ts';
import { setup } from './setup.ts';
import { shared } from './shared.ts';
import { shell } from './shell.ts';
import { upcoming } from './upcoming.ts';

/** What the window says, in English. Each language has the same entries; the compiler sees to it. */
export const en = {
  language: 'en' as Language,
  /** Of dates and numbers, an IETF tag. */
  locale: 'en-GB',
  shared,
  shell,
  setup,
  upcoming,
  list,
  form,
  ahead,
  history,
  chats,
  pauses,
  practice,
  settings,
  backups,
  importList,
};

export type Words = typeof en;
