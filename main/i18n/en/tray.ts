/** What the tray and the desktop's notifications say. */
export const tray = {
  /** Of the times in the menu, an IETF tag. */
  locale: 'en-GB',
  setUp: 'Set up Carillon…',
  finishSetUp: 'Finish setting up Carillon…',
  open: 'Open Carillon',
  exit: 'Exit',
  quit: 'Quit Carillon',
  newMessage: 'New message',
  runNow: 'Run now',
  /** The chat that a message goes to. */
  to: (chat: string) => `To ${chat}`,
  pause: 'Pause',
  undoSending: (title: string, chat: string) => `Undo sending ${title} to ${chat}`,
  stop: 'Stop',
  pauseAll: 'Pause all',
  resumeAll: 'Resume all',
  forAnHour: 'For 1 hour',
  untilTomorrow: 'Until tomorrow morning',
  untilResumed: 'Until I resume',
  /** As macOS writes its commands, where that differs: the names of messages and the sentences stay as they are. */
  titles: {
    'New message': 'New Message',
    'Run now': 'Run Now',
    'Pause all': 'Pause All',
    'Resume all': 'Resume All',
    'For 1 hour': 'For 1 Hour',
    'Until tomorrow morning': 'Until Tomorrow Morning',
    'Until I resume': 'Until I Resume',
    'Set up Carillon…': 'Set Up Carillon…',
    'Finish setting up Carillon…': 'Finish Setting Up Carillon…',
  } as Readonly<Record<string, string>>,
  undo: (label: string) => `Undo: ${label}`,
  nothing: 'Nothing is scheduled',
  more: (count: number) => `${count} more…`,
  sending: (percent: number, count: number) =>
    count === 1 ? `Sending a message with files: ${percent} %` : `Sending ${count} messages with files: ${percent} %`,
  unsure: (count: number) =>
    count === 1 ? '1 message may not have arrived…' : `${count} messages may not have arrived…`,
  failed: (count: number) => (count === 1 ? '1 message failed…' : `${count} messages failed…`),
  missed: (count: number) =>
    count === 1 ? '1 message fell due while you were away…' : `${count} messages fell due while you were away…`,
  recovered: 'Messages were recovered: check them…',
  paused: (until: string | null) => `All messages are paused${until === null ? '' : ` until ${until}`}`,
  pausedTip: (until: string | null) => `Carillon: all messages are paused${until === null ? '' : ` until ${until}`}`,
  home: {
    alsoLives: (name: string | null) => `${name ?? 'Another computer'} sends these messages: send from here?…`,
    moved: (name: string | null) => `${name ?? 'Another computer'} sends these messages now…`,
    takingOver: 'This computer takes over sending',
  },
  trouble: {
    reconnecting: 'Offline: trying to reach Telegram',
    conflict: 'Another program is using this bot',
    unauthorised: 'Telegram refuses the bot token',
  },
  somethingWrong: 'Something went wrong inside Carillon. The log has the details.',

  /** The menu of a right click in the window. */
  edit: {
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    copyLink: 'Copy link',
    learnSpelling: 'Add to dictionary',
  },
  /** The menu bar of macOS. */
  view: { title: 'View', actualSize: 'Actual Size', zoomIn: 'Zoom In', zoomOut: 'Zoom Out' },

  news: {
    failed: 'A message was not sent',
    unsure: 'A message may not have arrived',
    missed: 'A message fell due while you were away',
    manyFailed: (count: number) => `${count} messages were not sent`,
    manyUnsure: (count: number) => `${count} messages may not have arrived`,
    manyMissed: (count: number) => `${count} messages fell due while you were away`,
    many: (count: number) => `${count} messages need a look`,
    seeHistory: 'See the history.',
    more: (names: string, count: number) => `${names} and ${count} more`,
    itArrived: 'It arrived',
    sendAgain: 'Send it again',
    sending: (title: string, chat: string) => `Sending ${title} to ${chat} in 5 seconds`,
    undone: (what: string) => `Undone: ${what}`,
    clickToUndo: 'Click here to undo.',
    stillRunning: 'Carillon is still running',
    goesOn: 'Your messages go on being sent. To end Carillon, choose Quit in its tray menu.',
  },
};
