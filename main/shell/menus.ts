import { type ContextMenuParams, clipboard, Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';
import type { Words } from '../i18n/index.ts';
import { isExternalLink } from './window-origin.ts';
import type { ZoomStep } from './window-state.ts';

/**
 * On macOS copy, paste and quit are the application menu's; elsewhere the window needs no menu bar, and without this call
 * Electron would put its own there.
 */
export function setApplicationMenu(platform: NodeJS.Platform, words: Words, zoom: (step: ZoomStep) => void): void {
  Menu.setApplicationMenu(platform === 'darwin' ? Menu.buildFromTemplate(macMenu(words, zoom)) : null);
}

/** Electron's view menu has developer tools in it, and zooms without telling anybody. */
export function macMenu({ tray: { view } }: Words, zoom: (step: ZoomStep) => void): MenuItemConstructorOptions[] {
  return [
    { role: 'appMenu' },
    { role: 'editMenu' },
    {
      label: view.title,
      submenu: [
        { label: view.actualSize, accelerator: 'Command+0', click: () => zoom('reset') },
        { label: view.zoomIn, accelerator: 'Command+Plus', click: () => zoom('in') },
        { label: view.zoomOut, accelerator: 'Command+-', click: () => zoom('out') },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
  ];
}

export type ContextClick = Pick<
  ContextMenuParams,
  'editFlags' | 'isEditable' | 'selectionText' | 'linkURL' | 'misspelledWord' | 'dictionarySuggestions'
>;

/** What the menu may do. */
export type Editable = Pick<WebContents, 'cut' | 'copy' | 'paste' | 'selectAll' | 'replaceMisspelling'> & {
  session: Pick<WebContents['session'], 'addWordToSpellCheckerDictionary'>;
};

/** The menu of a right click: Electron shows none by itself. Empty where there is nothing to do. */
export function contextMenu(click: ContextClick, contents: Editable, words: Words): MenuItemConstructorOptions[] {
  const { edit } = words.tray;
  const parts = [spelling(click, contents, edit), link(click, edit), editing(click, contents, edit)];
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, at): MenuItemConstructorOptions[] => (at === 0 ? part : [{ type: 'separator' }, ...part]));
}

type EditWords = Words['tray']['edit'];

function spelling(
  { misspelledWord, dictionarySuggestions }: ContextClick,
  contents: Editable,
  words: EditWords,
): MenuItemConstructorOptions[] {
  if (!misspelledWord) return [];
  const suggestions = dictionarySuggestions.map((word) => ({
    label: word,
    click: () => contents.replaceMisspelling(word),
  }));
  const learn = () => void contents.session.addWordToSpellCheckerDictionary(misspelledWord);
  return [...suggestions, { label: words.learnSpelling, click: learn }];
}

/** The window's own links are its screens: their addresses are of no use to anyone. */
function link({ linkURL }: ContextClick, words: EditWords): MenuItemConstructorOptions[] {
  if (!isExternalLink(linkURL)) return [];
  return [{ label: words.copyLink, click: () => void clipboard.writeText(linkURL) }];
}

function editing(
  { isEditable, selectionText, editFlags }: ContextClick,
  contents: Editable,
  words: EditWords,
): MenuItemConstructorOptions[] {
  const item = (label: string, key: string, enabled: boolean, run: () => void): MenuItemConstructorOptions => ({
    label,
    enabled,
    // Shown beside the word; what the keys do is the page's own.
    accelerator: `CommandOrControl+${key}`,
    registerAccelerator: false,
    click: run,
  });
  const copy = item(words.copy, 'C', editFlags.canCopy, () => contents.copy());
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy];
  return [
    item(words.cut, 'X', editFlags.canCut, () => contents.cut()),
    copy,
    item(words.paste, 'V', editFlags.canPaste, () => contents.paste()),
    { type: 'separator' },
    item(words.selectAll, 'A', editFlags.canSelectAll, () => contents.selectAll()),
  ];
}
