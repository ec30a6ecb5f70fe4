import assert from 'node:assert/strict';
import { type Check, follow, throws, wrong } from './check.ts';

const NEEDS = /^Invalid template for MenuItem: must have at least one of label, role or type$/;

export const menus: Check[] = [
  ...follow('lib/browser/api/menu.ts, Menu.buildFromTemplate', [
    [
      'a template is a list',
      ({ Menu }) =>
        throws(
          () => Menu.buildFromTemplate(wrong('x')),
          /^Invalid template for Menu: Menu template must be an array$/,
          TypeError,
        ),
    ],
    [
      'an object is none',
      ({ Menu }) =>
        throws(
          () => Menu.buildFromTemplate(wrong({ label: 'x' })),
          /^Invalid template for Menu: Menu template must be an array$/,
          TypeError,
        ),
    ],
    ['an item says what it is', ({ Menu }) => throws(() => Menu.buildFromTemplate([{}]), NEEDS, TypeError)],
    ['null is no item', ({ Menu }) => throws(() => Menu.buildFromTemplate([wrong(null)]), NEEDS, TypeError)],
    [
      'nor is a type without a label, but for a separator',
      ({ Menu }) => throws(() => Menu.buildFromTemplate([{ type: 'normal' }]), NEEDS, TypeError),
    ],
    [
      'the items of a submenu are held to the same',
      ({ Menu }) => throws(() => Menu.buildFromTemplate([{ label: 'x', submenu: [{}] }]), NEEDS, TypeError),
    ],
    ['no items make an empty menu', ({ Menu }) => assert.deepEqual(Menu.buildFromTemplate([]).items, [])],
    [
      'the items are in the order of the template',
      ({ Menu }) =>
        assert.deepEqual(
          Menu.buildFromTemplate([{ label: 'b' }, { label: 'a' }]).items.map(({ label }) => label),
          ['b', 'a'],
        ),
    ],
    [
      'what is made of a template is a menu of menu items',
      ({ Menu, MenuItem }) => {
        const menu = Menu.buildFromTemplate([{ label: 'x' }]);
        assert.ok(menu instanceof Menu);
        assert.ok(menu.items[0] instanceof MenuItem);
      },
    ],
    [
      'an item that was made already is taken as it is',
      ({ Menu, MenuItem }) => {
        const item = new MenuItem({ label: 'x' });
        assert.equal(Menu.buildFromTemplate([item]).items[0], item);
      },
    ],
  ]),
  ...follow('lib/browser/api/menu.ts, removeExtraSeparators', [
    [
      'separators beside each other become one',
      ({ Menu }) =>
        assert.deepEqual(
          Menu.buildFromTemplate([
            { label: 'a' },
            { type: 'separator' },
            { type: 'separator' },
            { label: 'b' },
          ]).items.map(({ type }) => type),
          ['normal', 'separator', 'normal'],
        ),
    ],
    [
      'those at the edges vanish',
      ({ Menu }) =>
        assert.deepEqual(
          Menu.buildFromTemplate([{ type: 'separator' }, { label: 'a' }, { type: 'separator' }]).items.map(
            ({ type }) => type,
          ),
          ['normal'],
        ),
    ],
    [
      'and a menu of one separator is empty',
      ({ Menu }) => assert.deepEqual(Menu.buildFromTemplate([{ type: 'separator' }]).items, []),
    ],
  ]),
  ...follow('lib/browser/api/menu-item.ts', [
    [
      'a type that nobody knows throws',
      ({ MenuItem }) =>
        throws(() => new MenuItem({ label: 'x', type: wrong('nonsense') }), /^Unknown menu item type: nonsense$/),
    ],
    [
      'a submenu has to be there',
      ({ MenuItem }) => throws(() => new MenuItem({ label: 'x', type: 'submenu' }), /^Invalid submenu$/),
    ],
    ['the type is normal by itself', ({ MenuItem }) => assert.equal(new MenuItem({ label: 'x' }).type, 'normal')],
    [
      'and a submenu where there is one',
      ({ MenuItem }) => assert.equal(new MenuItem({ label: 'x', submenu: [] }).type, 'submenu'),
    ],
    [
      'a submenu of a template is a menu',
      ({ Menu, MenuItem }) => {
        const { submenu } = new MenuItem({ label: 'x', submenu: [{ label: 'y' }] });
        assert.ok(submenu instanceof Menu);
        assert.equal(submenu.items[0]?.label, 'y');
      },
    ],
    [
      'one that was made already is kept',
      ({ Menu, MenuItem }) => {
        const submenu = Menu.buildFromTemplate([{ label: 'y' }]);
        assert.equal(new MenuItem({ label: 'x', submenu }).submenu, submenu);
      },
    ],
    ['an item is enabled by itself', ({ MenuItem }) => assert.equal(new MenuItem({ label: 'x' }).enabled, true)],
    ['and visible', ({ MenuItem }) => assert.equal(new MenuItem({ label: 'x' }).visible, true)],
    ['and not checked', ({ MenuItem }) => assert.equal(new MenuItem({ label: 'x' }).checked, false)],
    [
      'what is disabled or hidden stays so',
      ({ MenuItem }) => {
        const { enabled, visible } = new MenuItem({ label: 'x', enabled: false, visible: false });
        assert.deepEqual([enabled, visible], [false, false]);
      },
    ],
    [
      'its keys are registered by itself',
      ({ MenuItem }) => assert.equal(new MenuItem({ label: 'x' }).registerAccelerator, true),
    ],
    [
      'unless the page deals with them',
      ({ MenuItem }) =>
        assert.equal(
          new MenuItem({ label: 'x', accelerator: 'Ctrl+C', registerAccelerator: false }).registerAccelerator,
          false,
        ),
    ],
    [
      'a role is written in small letters',
      ({ MenuItem }) => assert.equal(new MenuItem({ role: 'editMenu' }).role, 'editmenu'),
    ],
    ['it brings a label', ({ MenuItem }) => assert.notEqual(new MenuItem({ role: 'togglefullscreen' }).label, '')],
    [
      'unless there is another',
      ({ MenuItem }) => assert.equal(new MenuItem({ role: 'togglefullscreen', label: 'x' }).label, 'x'),
    ],
    [
      'and a submenu, where it is a menu',
      ({ Menu, MenuItem }) => assert.ok(new MenuItem({ role: 'editMenu' }).submenu instanceof Menu),
    ],
    [
      'the type cannot be changed later',
      ({ MenuItem }) => {
        const item = new MenuItem({ label: 'x' });
        throws(() => Object.assign(item, { type: 'checkbox' }), /read only/, TypeError);
      },
    ],
    [
      'the label and whether it is enabled can',
      ({ MenuItem }) => {
        const item = Object.assign(new MenuItem({ label: 'x' }), { label: 'y', enabled: false });
        assert.deepEqual([item.label, item.enabled], ['y', false]);
      },
    ],
    [
      'each item has a number of its own',
      ({ MenuItem }) => assert.notEqual(new MenuItem({ label: 'x' }).commandId, new MenuItem({ label: 'x' }).commandId),
    ],
    [
      'a click is told which item it was',
      ({ MenuItem }) => {
        const clicked: unknown[] = [];
        const item = new MenuItem({ label: 'x', click: (which) => void clicked.push(which) });
        item.click();
        assert.deepEqual(clicked, [item]);
      },
    ],
    ['a click on an item without one does nothing', ({ MenuItem }) => new MenuItem({ label: 'x' }).click()],
    [
      'a click on a check box turns it before it is told',
      ({ MenuItem }) => {
        const seen: boolean[] = [];
        const item = new MenuItem({ label: 'x', type: 'checkbox', click: ({ checked }) => void seen.push(checked) });
        item.click();
        item.click();
        assert.deepEqual(seen, [true, false]);
      },
    ],
  ]),
  ...follow('lib/browser/api/menu.ts, Menu.setApplicationMenu and popup', [
    [
      'the menu of the app is a menu',
      ({ Menu }) => throws(() => Menu.setApplicationMenu(wrong({ items: [] })), /^Invalid menu$/, TypeError),
    ],
    [
      'or none',
      ({ Menu }) => {
        Menu.setApplicationMenu(null);
        assert.equal(Menu.getApplicationMenu(), null);
      },
    ],
    [
      'what was set is what is there',
      ({ Menu }) => {
        const menu = Menu.buildFromTemplate([{ label: 'x', submenu: [{ label: 'y' }] }]);
        Menu.setApplicationMenu(menu);
        assert.equal(Menu.getApplicationMenu(), menu);
        Menu.setApplicationMenu(null);
      },
    ],
    [
      'how it opens is an object',
      ({ Menu }) =>
        throws(() => Menu.buildFromTemplate([]).popup(wrong(null)), /^Options must be an object$/, TypeError),
    ],
    [
      'no menu opens without a window',
      ({ Menu }) => throws(() => Menu.buildFromTemplate([]).popup(), /^Cannot open Menu without a BaseWindow present$/),
    ],
  ]),
];
