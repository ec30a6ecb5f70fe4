import type { ColumnUse, ListFormat } from '../../../main/contract/foreign-list.ts';

/** Bringing in lists of other programs. */
export const importList = {
  title: 'Import a list',
  open: 'Import a list…',
  short: 'Import',
  lead: 'From a spreadsheet (CSV), another scheduler, a crontab, a calendar (.ics), n8n or Home Assistant. Nothing is saved until you say so.',
  choose: 'Choose a file…',
  drop: 'or drop it here',
  paste: 'Or paste the cells or lines',
  read: 'Read',
  reading: 'Reading…',
  tooLarge: 'That file is too large: choose one of at most 5 MB.',
  formats: {
    table: 'a table',
    todoist: 'Todoist',
    crontab: 'a crontab',
    calendar: 'a calendar',
    cronTelebot: 'cron-telebot',
    apscheduler: 'APScheduler',
    n8n: 'n8n',
    homeAssistant: 'Home Assistant',
  } satisfies Record<ListFormat, string>,
  found: (messages: string, format: string) => `${messages} from ${format}`,
  ready: (ready: string, open: string) =>
    open === '0' ? `All ${ready} are ready.` : `${ready} ready, ${open} to mend or leave out.`,
  other: 'Choose another',
  order: 'What comes first in 3/4/2027?',
  dayFirst: 'The day',
  monthFirst: 'The month',
  columns: 'Columns',
  column: (header: string) => `What “${header}” is for`,
  columnNth: (nth: number) => `Column ${nth}`,
  uses: {
    text: 'Message',
    when: 'Date and time',
    date: 'Date',
    time: 'Time of day',
    chat: 'Chat',
    name: 'Name',
    tags: 'Tags',
    zone: 'Time zone',
    link: 'Link, under the message',
    media: 'Picture or video (left out)',
    draft: 'Draft',
    ignore: 'Leave out',
  } satisfies Record<ColumnUse, string>,
  leadLabel: 'Send each message',
  leads: (minutes: number) =>
    minutes === 0
      ? 'when the event begins'
      : minutes < 60
        ? `${minutes} minutes before`
        : minutes < 1_440
          ? `${minutes / 60} ${minutes === 60 ? 'hour' : 'hours'} before`
          : `${minutes / 1_440} ${minutes === 1_440 ? 'day' : 'days'} before`,
  sendTo: 'Send the others to',
  sendToHint: (count: string) => `${count} of them name no chat that Carillon knows.`,
  rows: 'Messages in the list',
  row: (line: number) => `Line ${line}`,
  take: (text: string) => `Schedule “${text}”`,
  next: (run: string) => `Next: ${run}`,
  double: 'Scheduled already',
  unknownChat: (written: string) => `Carillon does not know the chat ${written}.`,
  problems: {
    noText: 'It says no message. Write one:',
    noTime: 'It says no time. Write when:',
    unreadTime: (written: string) => `Carillon cannot read the time “${written}”. Write when:`,
    dayOrMonth: (written: string) => `Choose above whether the day or the month comes first in ${written}.`,
  },
  when: 'When',
  message: 'Message',
  notes: {
    draft: 'It is marked as a draft there.',
    mediaLeftOut: 'Its picture or video is not taken over. Attach it afterwards.',
    placeholder: (written: string) => `${written} is sent as it stands: the other program filled it in.`,
    conditionLeftOut: (written: string) => `Not taken over: the condition ${written}.`,
    tokenLeftOut: 'Its bot token is not kept. The message is sent by your bot.',
    program: (written: string) => `There, ${written} sends it. Check the message.`,
    nameAsText: 'The list has only its name. Check the message.',
    wholeDay: 'An event of a whole day: its message comes at 09:00.',
  },
  more: (count: string) => `Show ${count} more`,
  schedule: (messages: string) => `Schedule ${messages}`,
  scheduling: 'Scheduling…',
  done: (messages: string) => `Scheduled ${messages}.`,
  chooseChat: 'Choose where the messages go that name no chat.',
};
