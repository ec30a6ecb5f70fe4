import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { de, en } from '../../../main/i18n/index.ts';
import { type ContextClick, contextMenu, type Editable, macMenu } from '../../../main/shell/menus.ts';

const copied = vi.hoisted(() => [] as string[]);
vi.mock('electron', () => ({ clipboard: { writeText: async (text: string) => copied.push(text) } }));

const NOTHING: ContextClick = {
  isEditable: false,
  selectionText: '',
  linkURL: '',
  misspelledWord: '',
  dictionarySuggestions: [],
  editFlags: {
    canUndo: false,
    canRedo: false,
    canCut: false,
    canCopy: false,
    canPaste: false,
    canDelete: false,
    canSelectAll: true,
    canEditRichly: false,
  },
};
const FIELD = { ...NOTHING, isEditable: true, editFlags: { ...NOTHING.editFlags, canPaste: true } };

describe('the menu of a right click', () => {
  test('an empty field can be pasted into: that is how the token comes in', () => {
    const { open, done } = world();
    const items = open(FIELD);
    expect(items.filter(({ enabled }) => enabled).map(({ label }) => label)).toEqual(['Paste', 'Select all']);
    click(items, 'Paste');
    expect(done).toEqual(['paste']);
  });

  test('words of the page can be copied; where there is nothing, there is no menu', () => {
    const { open } = world();
    const editFlags = { ...NOTHING.editFlags, canCopy: true };
    expect(labels(open({ ...NOTHING, selectionText: 'a word', editFlags }))).toEqual(['Copy']);
    expect(open({ ...NOTHING, selectionText: '  ' })).toEqual([]);
  });

  test('a link outwards can be copied; the window’s own screens are no links to anybody', () => {
    const { open } = world();
    const items = open({ ...NOTHING, linkURL: 'https://t.me/BotFather' });
    click(items, 'Copy link');
    expect(copied).toEqual(['https://t.me/BotFather']);
    expect(open({ ...NOTHING, linkURL: 'app://carillon/index.html#/history' })).toEqual([]);
  });

  test('a word that is misspelled gets its suggestions first', () => {
    const { open, done } = world();
    const items = open({ ...FIELD, misspelledWord: 'mesage', dictionarySuggestions: ['message', 'massage'] });
    expect(labels(items).slice(0, 4)).toEqual(['message', 'massage', 'Add to dictionary', '—']);
    click(items, 'message');
    click(items, 'Add to dictionary');
    expect(done).toEqual(['spell message', 'learn mesage']);
  });

  test('speaks the language of the window', () => {
    expect(labels(world(de).open(FIELD))).toEqual(['Ausschneiden', 'Kopieren', 'Einfügen', '—', 'Alles auswählen']);
  });
});

test('the menu bar of macOS zooms, and has no tools for developers', () => {
  const steps: string[] = [];
  const view = macMenu(en, (step) => steps.push(step)).find(({ label }) => label === 'View');
  const items = view?.submenu as MenuItemConstructorOptions[];
  for (const label of ['Zoom In', 'Zoom Out', 'Actual Size']) click(items, label);
  expect(steps).toEqual(['in', 'out', 'reset']);
  expect(JSON.stringify(macMenu(en, () => {}))).not.toMatch(/devtools|viewMenu|reload/i);
});

function world(words = en) {
  const done: string[] = [];
  const contents: Editable = {
    cut: () => done.push('cut'),
    copy: () => done.push('copy'),
    paste: () => done.push('paste'),
    selectAll: () => done.push('selectAll'),
    replaceMisspelling: (word) => done.push(`spell ${word}`),
    session: { addWordToSpellCheckerDictionary: (word) => done.push(`learn ${word}`) > 0 },
  };
  copied.length = 0;
  return { open: (at: ContextClick) => contextMenu(at, contents, words), done };
}

function labels(items: MenuItemConstructorOptions[]): string[] {
  return items.map(({ type, label }) => (type === 'separator' ? '—' : (label ?? '')));
}

function click(items: MenuItemConstructorOptions[], label: string): void {
  const run = items.find((item) => item.label === label)?.click as (() => void) | undefined;
  run?.();
}
