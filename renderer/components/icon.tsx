const PATHS = {
  upcoming: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15z M10 21h4 M12 3v2',
  messages: 'M4 5h16v11H9l-5 4z M8 9h8 M8 12h5',
  ahead: 'M5 6h14v14H5z M5 10.5h14 M9 4v4 M15 4v4 M10 13.5l3 2-3 2z',
  history: 'M12 7v5l3.5 2 M4.5 12a7.5 7.5 0 1 0 2.3-5.4 M4 4v4h4',
  chats:
    'M9 11a3.5 3.5 0 1 0 0-7a3.5 3.5 0 1 0 0 7 M3 20a6 6 0 0 1 12 0 M15.5 4.6a3.5 3.5 0 0 1 0 5.8 M17.5 14.6A6 6 0 0 1 21 20',
  practice: 'M4 6h11v8H8l-4 3z M18 10h2v10l-4-3h-6',
  settings: 'M5 7h8 M17 7h2 M5 17h2 M11 17h8 M13 7a2 2 0 1 0 4 0a2 2 0 1 0-4 0 M7 17a2 2 0 1 0 4 0a2 2 0 1 0-4 0',
  plus: 'M12 5v14 M5 12h14',
  play: 'M8 5.5v13l10-6.5z',
  send: 'M4 12l16-7-5 15-3.5-6z M11.5 14L20 5',
  pause: 'M9 6v12 M15 6v12',
  resume: 'M6 6v12 M10 6.5v11l8-5.5z',
  edit: 'M5 19l1-4L16 5l3 3L9 18z M13.5 7.5l3 3',
  stop: 'M7 7h10v10H7z',
  close: 'M6.5 6.5l11 11 M17.5 6.5l-11 11',
  undo: 'M9 7L5 11l4 4 M5 11h9a5 5 0 0 1 0 10h-3',
  alert: 'M12 4l9 16H3z M12 10v4.5 M12 17.3v.2',
  check: 'M5 12.5l4.5 4.5L19 7',
  unfold: 'M6 9l6 6 6-6',
  fold: 'M6 15l6-6 6 6',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13 M15.5 15.5L20 20',
  copy: 'M9 9h11v11H9z M15 5H4v11',
  more: 'M6 12h.01 M12 12h.01 M18 12h.01',
  skip: 'M6 6.5v11l8-5.5z M18 6v12',
  clock: 'M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16 M12 8v4.2l3 1.8',
  down: 'M12 5v14 M6 13l6 6 6-6',
  file: 'M7 4h7l4 4v12H7z M14 4v4h4',
  external: 'M13 5h6v6 M19 5l-9 9 M10 6H5v13h13v-5',
} as const;
export type IconName = keyof typeof PATHS;

/** A drawing beside a label; never the only thing that says what a control does. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

const BELL = 'M0 0c-3.6 0-5.2 2.6-5.5 6.2C-5.8 9.6-6.8 11.4-8.6 13H8.6C6.8 11.4 5.8 9.6 5.5 6.2 5.2 2.6 3.6 0 0 0z';

/** Three bells on a beam: the mark of Carillon. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <path class="logo-beam" d="M4 8h40" />
      <path class="logo-hang" d="M11 8v7 M24 8v5 M37 8v7" />
      <path class="logo-bell-side" d={BELL} transform="translate(11 15) scale(.72)" />
      <path class="logo-bell-side" d={BELL} transform="translate(37 15) scale(.72)" />
      <path class="logo-bell" d={BELL} transform="translate(24 13) scale(1.36)" />
      <path class="logo-clapper" d="M21 33.5a3 3 0 0 0 6 0z" />
    </svg>
  );
}
