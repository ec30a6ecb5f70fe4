/** Each command as the menu and /help show it: what it does, how it goes, one that works. */
export const commandsInEnglish = {
  new: {
    description: 'In your own words: /new every weekday at 9 text',
    form: '/new WHEN TEXT',
    example: '/new every weekday at 9 Stand-up',
  },
  every: {
    description: 'Again and again: /every 10m text',
    form: '/every TIME TEXT',
    example: '/every 10m Drink some water',
  },
  at: {
    description: 'Once, later: /at 2026-12-24 18:00 text',
    form: '/at DATE TIME TEXT',
    example: '/at 2026-12-24 18:00 Merry Christmas',
  },
  daily: {
    description: 'Every day: /daily 09:00 text',
    form: '/daily TIME TEXT',
    example: '/daily 09:00 Good morning',
  },
  weekly: {
    description: 'On days of the week: /weekly mon,fri 10:00 text',
    form: '/weekly DAYS TIME TEXT',
    example: '/weekly mon,fri 10:00 Team meeting',
  },
  cron: {
    description: 'By a cron line: /cron "0 9 * * 1-5" text',
    form: '/cron "MINUTE HOUR DAY MONTH WEEKDAY" TEXT',
    example: '/cron "0 9 * * 1-5" Stand-up',
  },
  once: { description: 'Now, one time: /once text', form: '/once TEXT', example: '/once Lunch is ready' },
  list: { description: 'What is scheduled', form: '/list', example: '/list' },
  next: { description: 'What comes next', form: '/next or /next ID', example: '/next k7pd' },
  history: { description: 'What was sent', form: '/history or /history ID', example: '/history k7pd' },
  run: { description: 'Send a message now: /run and its id', form: '/run ID', example: '/run k7pd' },
  edit: {
    description: 'Change a message: /edit, its id, a new time or text',
    form: '/edit ID, /edit ID WHEN, /edit ID WHEN TEXT or /edit ID text TEXT',
    example: '/edit k7pd every weekday at 10',
  },
  stop: { description: 'Stop a message: /stop or /stop and its id', form: '/stop or /stop ID', example: '/stop k7pd' },
  undo: { description: 'Take the last change back', form: '/undo', example: '/undo' },
  pause: {
    description: 'Pause everything, or one message by its id',
    form: '/pause, /pause TIME, /pause ID or /pause ID TIME',
    example: '/pause k7pd 2d',
  },
  resume: { description: 'Go on after a pause', form: '/resume or /resume ID', example: '/resume k7pd' },
  skip: {
    description: 'Leave the next run of a message out: /skip and its id',
    form: '/skip ID',
    example: '/skip k7pd',
  },
  snooze: {
    description: 'Put the next run of a message off: /snooze, its id, how long',
    form: '/snooze ID TIME',
    example: '/snooze k7pd 30m',
  },
  missed: { description: 'What fell due while you were away', form: '/missed', example: '/missed' },
  tz: { description: 'The time zone of new messages', form: '/tz or /tz ZONE', example: '/tz Europe/Berlin' },
  chats: { description: 'Where I can send to', form: '/chats', example: '/chats' },
  status: { description: 'How things stand', form: '/status', example: '/status' },
  cancel: { description: 'Leave what I am asking', form: '/cancel', example: '/cancel' },
  help: { description: 'What the bot understands', form: '/help', example: '/help' },
  start: { description: 'Say hello', form: '/start', example: '/start' },
};

export type CommandName = keyof typeof commandsInEnglish;
