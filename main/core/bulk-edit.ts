import type { BulkChange, BulkRefusal } from '../contract/bulk-edit.ts';
import { draftOf, type Job, type JobDraft } from '../contract/job.ts';
import type { Schedule } from '../contract/schedule.ts';
import { MINUTE_MS } from '../contract/units.ts';

const DAY_MINUTES = 1_440;

/** A message as the change makes it; or why it stays as it is. */
export function bulkEdited(job: Job, change: BulkChange): JobDraft | BulkRefusal {
  const draft = draftOf(job);
  switch (change.kind) {
    case 'chat': {
      // A topic is one of the former chat.
      const { threadId: _, ...rest } = draft;
      return draft.chatId === change.chatId ? 'same' : { ...rest, chatId: change.chatId };
    }
    case 'addTag': {
      const tags = draft.tags ?? [];
      return tags.includes(change.tag) ? 'same' : { ...draft, tags: [...tags, change.tag].slice(-10) };
    }
    case 'removeTag': {
      const tags = draft.tags ?? [];
      return tags.includes(change.tag) ? { ...draft, tags: tags.filter((tag) => tag !== change.tag) } : 'same';
    }
    case 'shift':
      return withSchedule(draft, shifted(draft.schedule, change.minutes));
    case 'time':
      return withSchedule(draft, atTime(draft.schedule, change.time));
    case 'zone':
      if (draft.schedule.kind === 'interval') return 'noZone';
      return draft.timeZone === change.timeZone ? 'same' : { ...draft, timeZone: change.timeZone };
    case 'duplicate':
      return draft;
  }
}

function withSchedule(draft: JobDraft, schedule: Schedule | BulkRefusal): JobDraft | BulkRefusal {
  return typeof schedule === 'string' ? schedule : { ...draft, schedule };
}

/** On the wall clock; an interval keeps its length and is counted from another instant. */
function shifted(schedule: Schedule, minutes: number): Schedule | BulkRefusal {
  switch (schedule.kind) {
    case 'once': {
      const at = new Date(Date.parse(`${schedule.at}Z`) + minutes * MINUTE_MS).toISOString();
      return { ...schedule, at: at.slice(0, schedule.at.length) };
    }
    case 'interval': {
      const by = (minutes * MINUTE_MS) % schedule.everyMs;
      if (by === 0) return 'same';
      const anchor = schedule.anchor + by;
      return anchor < 0 ? { ...schedule, anchor: anchor + schedule.everyMs } : { ...schedule, anchor };
    }
    case 'calendar': {
      const moved = schedule.times.map((time) => minutesOf(time) + minutes);
      const staysInDay = moved.every((each) => each >= 0 && each < DAY_MINUTES);
      // Every day is the same one whichever day it began on; of a weekday or a date another one would come.
      if (!staysInDay && (schedule.days.on !== 'everyDay' || schedule.every)) return 'otherDay';
      return { ...schedule, times: [...new Set(moved.map(timeOf))].sort() };
    }
    case 'cron': {
      const plain = plainTimeOf(schedule.expression);
      if (!plain) return 'noTimeOfDay';
      const moved = plain.minutes + minutes;
      if ((moved < 0 || moved >= DAY_MINUTES) && !plain.isDaily) return 'otherDay';
      return { ...schedule, expression: plain.at(timeOf(moved)) };
    }
  }
}

function atTime(schedule: Schedule, time: string): Schedule | BulkRefusal {
  switch (schedule.kind) {
    case 'once': {
      const at = `${schedule.at.slice(0, 10)}T${time}`;
      return at === schedule.at ? 'same' : { ...schedule, at };
    }
    case 'interval':
      return 'noTimeOfDay';
    case 'calendar':
      return schedule.times.length === 1 && schedule.times[0] === time ? 'same' : { ...schedule, times: [time] };
    case 'cron': {
      const plain = plainTimeOf(schedule.expression);
      if (!plain) return 'noTimeOfDay';
      return timeOf(plain.minutes) === time ? 'same' : { ...schedule, expression: plain.at(time) };
    }
  }
}

/** A cron line with one minute and one hour; null for any other. */
function plainTimeOf(expression: string) {
  const fields = expression.trim().split(/\s+/);
  const from = fields.length - 5;
  const [minute = '', hour = '', ...days] = fields.slice(from);
  if (from < 0 || !/^\d{1,2}$/.test(minute) || !/^\d{1,2}$/.test(hour)) return null;
  return {
    minutes: Number(hour) * 60 + Number(minute),
    isDaily: days.every((field) => field === '*'),
    at: (time: string) => {
      const [hours, minutes] = time.split(':').map(Number);
      return [...fields.slice(0, from), minutes, hours, ...days].join(' ');
    },
  };
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function timeOf(minutes: number): string {
  const inDay = ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
}
