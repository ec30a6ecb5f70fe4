import type { ForeignRow, ForeignTime } from './foreign-row.ts';

/** `print_jobs()` of APScheduler: `name (trigger: cron[hour='9'], next run at: 2026-11-26 09:00:00 CET)`. */
const APSCHEDULER =
  /^\s*(.+?) \(trigger: (cron|interval|date)\[(.*?)\](?:, (?:next run at: (.*)|pending|paused))?\)\s*$/;

export function isApschedulerList(text: string): boolean {
  return text.split(/\r?\n/).some((line) => APSCHEDULER.test(line));
}

/** The list names functions, not what they send. */
export function readApschedulerList(text: string): ForeignRow[] {
  return text.split(/\r?\n/).flatMap((line, at) => {
    const [, name, trigger, fields = '', nextRun = ''] = APSCHEDULER.exec(line) ?? [];
    if (name === undefined) return [];
    return { line: at + 1, text: name, time: timeOf(trigger, fields, nextRun), notes: [{ kind: 'nameAsText' }] };
  });
}

function timeOf(trigger: string | undefined, fields: string, nextRun: string): ForeignTime {
  const unread: ForeignTime = { kind: 'unread', written: `${trigger}[${fields}]` };
  const [, day, time] =
    /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}(?::\d{2})?)/.exec(trigger === 'date' ? fields : nextRun) ?? [];
  if (trigger === 'date') return day ? { kind: 'at', wall: `${day}T${time?.replace(/(:\d\d):00$/, '$1')}` } : unread;
  if (trigger === 'interval') {
    const [, days = '0', hours, minutes, seconds] = /^(?:(\d+) days?, )?(\d+):(\d{2}):(\d{2})/.exec(fields) ?? [];
    if (hours === undefined) return unread;
    const all = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
    return { kind: 'phrase', phrase: `every ${all} seconds` };
  }
  const expression = cronOf(fields);
  return expression === null ? unread : { kind: 'cron', expression };
}

const ORDER = ['month', 'day', 'day_of_week', 'hour', 'minute', 'second'] as const;
/** What a field is that stands behind the last one that is given, as APScheduler has it. */
const LEAST: Record<(typeof ORDER)[number], string> = {
  month: '1',
  day: '1',
  day_of_week: '*',
  hour: '0',
  minute: '0',
  second: '0',
};
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Six fields; null for what a cron line cannot say, such as a year or a week of it. */
function cronOf(fields: string): string | null {
  const given = new Map(
    [...fields.matchAll(/(\w+)='([^']*)'/g)].map(([, name = '', value = '']) => [name, value.toLowerCase()]),
  );
  if (given.has('week') || (given.has('year') && given.get('year') !== '*')) return null;
  const last = ORDER.findLastIndex((name) => given.has(name));
  const of = Object.fromEntries(
    ORDER.map((name, at) => [name, given.get(name) ?? (at < last ? '*' : LEAST[name])]),
  ) as Record<(typeof ORDER)[number], string>;
  const weekdays = of.day_of_week.replace(/\d/g, (digit) => WEEKDAYS[Number(digit)] ?? digit);
  const [, nth, weekday] = /^(1st|2nd|3rd|4th|5th|last) (\w{3})$/.exec(of.day) ?? [];
  if (nth) {
    const line = nth === 'last' ? `${numberOf(weekday)}L` : `${numberOf(weekday)}#${nth[0]}`;
    return weekdays === '*' ? `${of.second} ${of.minute} ${of.hour} * ${of.month} ${line}` : null;
  }
  const day = of.day === 'last' ? 'L' : of.day;
  // Both have to hold.
  const both = day !== '*' && weekdays !== '*' ? '+' : '';
  return `${of.second} ${of.minute} ${of.hour} ${day} ${of.month} ${both}${weekdays}`;
}

function numberOf(weekday = ''): number {
  return (WEEKDAYS.indexOf(weekday) + 1) % 7;
}

/** The list of cron-telebot: numbered names, each with its `crontab:` and, where it was asked for, its `message:`. */
export function isCronTelebotList(text: string): boolean {
  return /^\s*\d+\. .+\r?\n\s*crontab: /im.test(text);
}

export function readCronTelebotList(text: string): ForeignRow[] {
  const rows: ForeignRow[] = [];
  let isMessage = false;
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const [, name] = /^\s*\d+\. (.+)$/.exec(line) ?? [];
    const row = rows.at(-1);
    const [, key = '', value = ''] = /^\s*(crontab|next run|message|timezone|channel|chat): ?(.*)$/i.exec(line) ?? [];
    if (name !== undefined && /^\s*crontab: /i.test(text.split(/\r?\n/)[at + 1] ?? '')) {
      rows.push({ line: at + 1, text: '', name: name.trim(), time: { kind: 'none' }, notes: [] });
      isMessage = false;
    } else if (!row) continue;
    else if (key.toLowerCase() === 'crontab') row.time = { kind: 'cron', expression: value.trim() };
    else if (key.toLowerCase() === 'message') [row.text, isMessage] = [value, true];
    else if (key !== '') isMessage = false;
    else if (isMessage) row.text = `${row.text}\n${line}`.trimEnd();
  }
  return rows.map((row) => (row.text === '' ? { ...row, text: row.name ?? '', notes: [{ kind: 'nameAsText' }] } : row));
}
