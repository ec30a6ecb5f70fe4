import { expect, test } from 'vitest';
import { initialsOf } from '../../../renderer/components/avatar.tsx';
import { acceleratorOf, type KeyPress } from '../../../renderer/logic/accelerator.ts';

const press = (part: Partial<KeyPress>): KeyPress => ({
  key: '',
  code: '',
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...part,
});

test.each<[Partial<KeyPress>, string | null]>([
  [{ key: 'm', code: 'KeyM', ctrlKey: true, altKey: true }, 'Control+Alt+M'],
  [{ key: 'M', code: 'KeyM', shiftKey: true, metaKey: true }, 'Shift+Super+M'],
  // What macOS types with Alt held.
  [{ key: 'µ', code: 'KeyM', altKey: true }, 'Alt+M'],
  [{ key: 'ArrowUp', code: 'ArrowUp', ctrlKey: true }, 'Control+Up'],
  [{ key: '+', code: 'BracketRight', ctrlKey: true }, 'Control+Plus'],
  [{ key: ' ', code: 'Space', altKey: true }, 'Alt+Space'],
  [{ key: 'F9', code: 'F9' }, 'F9'],
  [{ key: 'm', code: 'KeyM' }, null],
  [{ key: 'M', code: 'KeyM', shiftKey: true }, null],
  [{ key: 'Control', code: 'ControlLeft', ctrlKey: true }, null],
])('%j is %s', (given, wanted) => {
  expect(acceleratorOf(press(given))).toBe(wanted);
});

test.each([
  ['Bakery crew', 'BC'],
  ['Anna', 'A'],
  ['Berger’s bells', 'BB'],
  ['  élan vital 3 ', 'ÉV'],
  ['🔔 bells', 'B'],
  ['🔔', '🔔'],
  ['', '?'],
])('the initials of “%s” are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
