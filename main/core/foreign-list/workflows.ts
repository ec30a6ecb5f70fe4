import { parseDocument } from 'yaml';
import type { RowNote } from '../../contract/foreign-list.ts';
import type { TextFormat } from '../../contract/message.ts';
import type { TimeOfDay } from '../../contract/schedule.ts';
import type { ForeignRow, ForeignTime } from './foreign-row.ts';

type Values = Record<string, unknown>;

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
const numberOf = (value: unknown, otherwise: number): number =>
  Number.isInteger(Number(value ?? Number.NaN)) ? Number(value) : otherwise;
const two = (value: number) => String(value).padStart(2, '0');

/** What another program fills in when it sends: `{{ … }}`, `{% … %}`. */
function placeholders(text: string): RowNote[] {
  return [...text.matchAll(/\{\{.*?\}\}|\{%.*?%\}/gs)].map(([written]) => ({
    kind: 'placeholder',
    written: written.slice(0, 80),
  }));
}

/** Where a piece of text stands in the file, from 1. */
function lineOf(file: string, piece: string): number {
  const at = piece === '' ? -1 : file.indexOf(piece);
  return at < 0 ? 1 : file.slice(0, at).split('\n').length;
}

// n8n

/** One workflow of n8n, or several. */
export function n8nWorkflows(content: unknown): Values[] {
  return listOf(content).filter(
    (each): each is Values => isValues(each) && Array.isArray(each.nodes) && isValues(each.connections),
  );
}

/** Each pair of a schedule trigger and a Telegram node that it leads to. */
export function readN8n(workflows: readonly Values[], file: string): ForeignRow[] {
  return workflows.flatMap((workflow) => {
    const nodes = listOf(workflow.nodes).filter(isValues);
    const zone = isValues(workflow.settings) ? textOf(workflow.settings.timezone) : '';
    return nodes.filter(isTrigger).flatMap((trigger) => {
      const sends = reachedFrom(textOf(trigger.name), nodes, workflow.connections as Values).filter(isTelegram);
      return sends.flatMap((node) =>
        timesOfTrigger(trigger).map(
          (time): ForeignRow => ({
            ...ofTelegramNode(node, file),
            name: textOf(workflow.name).slice(0, 80),
            time,
            ...(zone && { zone }),
          }),
        ),
      );
    });
  });
}

const isTrigger = ({ type }: Values) => type === 'n8n-nodes-base.scheduleTrigger' || type === 'n8n-nodes-base.cron';
const isTelegram = ({ type, parameters }: Values) =>
  type === 'n8n-nodes-base.telegram' &&
  ['', 'sendMessage'].includes(isValues(parameters) ? textOf(parameters.operation) : '');

function reachedFrom(start: string, nodes: readonly Values[], connections: Values): Values[] {
  const seen = new Set<string>();
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const from = connections[name];
    const next = isValues(from) ? listOf(from.main).flat(2) : [];
    open.push(...next.filter(isValues).map(({ node }) => textOf(node)));
  }
  return nodes.filter(({ name }) => seen.has(textOf(name)));
}

function ofTelegramNode({ parameters }: Values, file: string): Omit<ForeignRow, 'time'> {
  const { text: written, chatId, additionalFields } = isValues(parameters) ? parameters : {};
  const text = textOf(written).replace(/^=/, '');
  const more = isValues(additionalFields) ? additionalFields : {};
  const mode = textOf(more.parse_mode);
  const format: TextFormat | undefined = mode === 'HTML' ? 'html' : mode === 'MarkdownV2' ? 'markdown' : undefined;
  return {
    line: lineOf(file, JSON.stringify(textOf(written)).slice(1, -1)),
    text,
    ...(format && { format }),
    chat: textOf(chatId).replace(/^=/, ''),
    ...(more.disable_notification === true && { silent: true }),
    notes: placeholders(text),
  };
}

function timesOfTrigger({ type, parameters }: Values): ForeignTime[] {
  const given = isValues(parameters) ? parameters : {};
  const isOld = type === 'n8n-nodes-base.cron';
  const rules = listOf(
    isOld ? (given.triggerTimes as Values | undefined)?.item : (given.rule as Values | undefined)?.interval,
  );
  return (rules.length === 0 ? [{}] : rules).filter(isValues).map(isOld ? ofCronNode : ofScheduleRule);
}

/** A rule of the schedule trigger, with its defaults (n8n, ScheduleTrigger.node.ts). */
function ofScheduleRule(rule: Values): ForeignTime {
  const every = (name: string, otherwise: number) => numberOf(rule[name], otherwise);
  const at = `${two(every('triggerAtHour', 0))}:${two(every('triggerAtMinute', 0))}`;
  switch (textOf(rule.field) || 'days') {
    case 'cronExpression':
      return { kind: 'cron', expression: textOf(rule.expression).trim() };
    case 'seconds':
      return { kind: 'phrase', phrase: `every ${every('secondsInterval', 30)} seconds` };
    case 'minutes':
      return { kind: 'phrase', phrase: `every ${every('minutesInterval', 5)} minutes` };
    case 'hours': {
      const hours = every('hoursInterval', 1);
      return { kind: 'cron', expression: `${every('triggerAtMinute', 0)} ${hours === 1 ? '*' : `*/${hours}`} * * *` };
    }
    case 'days': {
      const days = every('daysInterval', 1);
      return { kind: 'phrase', phrase: days === 1 ? `every day at ${at}` : `every ${days} days at ${at}` };
    }
    case 'weeks': {
      const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
      const days = listOf(rule.triggerAtDay ?? [0]).map((day) => names[numberOf(day, 0)] ?? 'sunday');
      const weeks = every('weeksInterval', 1);
      return { kind: 'phrase', phrase: `every ${weeks === 1 ? '' : `${weeks} weeks on `}${days.join(', ')} at ${at}` };
    }
    case 'months': {
      const months = every('monthsInterval', 1);
      const day = every('triggerAtDayOfMonth', 1);
      return {
        kind: 'phrase',
        phrase: `every ${months === 1 ? 'month' : `${months} months`} on the ${ordinal(day)} at ${at}`,
      };
    }
    default:
      return { kind: 'unread', written: JSON.stringify(rule).slice(0, 80) };
  }
}

/** The cron node that the schedule trigger replaced. */
function ofCronNode(item: Values): ForeignTime {
  const [hour, minute] = [numberOf(item.hour, 14), numberOf(item.minute, 0)];
  switch (textOf(item.mode) || 'everyDay') {
    case 'everyMinute':
      return { kind: 'cron', expression: '* * * * *' };
    case 'everyHour':
      return { kind: 'cron', expression: `${minute} * * * *` };
    case 'everyX':
      return { kind: 'phrase', phrase: `every ${numberOf(item.value, 2)} ${textOf(item.unit) || 'hours'}` };
    case 'everyWeek':
      return { kind: 'cron', expression: `${minute} ${hour} * * ${numberOf(item.weekday, 1)}` };
    case 'everyMonth':
      return { kind: 'cron', expression: `${minute} ${hour} ${numberOf(item.dayOfMonth, 1)} * *` };
    case 'custom':
      return { kind: 'cron', expression: textOf(item.cronExpression).trim() };
    default:
      return { kind: 'cron', expression: `${minute} ${hour} * * *` };
  }
}

function ordinal(day: number): string {
  return `${day}${day % 10 === 1 && day !== 11 ? 'st' : day % 10 === 2 && day !== 12 ? 'nd' : day % 10 === 3 && day !== 13 ? 'rd' : 'th'}`;
}

// Home Assistant

/** The automations of a YAML file of Home Assistant; null when it is none. */
export function homeAssistantAutomations(file: string): Values[] | null {
  if (
    !/^\s*(?:-\s*)?(?:"?)(?:alias|id|triggers?|automation)\b.*:/m.test(file) ||
    !/\b(?:platform|trigger|triggers)\s*:/.test(file)
  )
    return null;
  const document = parseDocument(file, { logLevel: 'silent', strict: false });
  if (document.errors.length > 0) return null;
  const content: unknown = document.toJS({ maxAliasCount: 50 });
  const all = isValues(content) && 'automation' in content ? listOf(content.automation) : listOf(content);
  const automations = all.filter((each): each is Values => isValues(each) && ('trigger' in each || 'triggers' in each));
  return automations.length > 0 ? automations : null;
}

export function readHomeAssistant(automations: readonly Values[], file: string): ForeignRow[] {
  return automations.flatMap((automation) => {
    const weekdays = weekdaysOf(listOf(automation.conditions ?? automation.condition));
    const times = listOf(automation.triggers ?? automation.trigger).flatMap((trigger) =>
      timesOf(trigger, weekdays.days),
    );
    const actions = listOf(automation.actions ?? automation.action).filter(isValues);
    return actions.flatMap((action) => {
      const message = ofAction(action, file);
      if (!message) return [];
      const name = textOf(automation.alias).slice(0, 80);
      return times.map(
        (time): ForeignRow => ({ ...message, name, time, notes: [...message.notes, ...weekdays.notes] }),
      );
    });
  });
}

function ofAction(action: Values, file: string): Omit<ForeignRow, 'time'> | null {
  const service = textOf(action.action) || textOf(action.service);
  const isTelegramBot = service === 'telegram_bot.send_message';
  if (!isTelegramBot && !service.startsWith('notify.')) return null;
  const data = { ...(isValues(action.data) ? action.data : {}), ...(isValues(action.target) ? action.target : {}) };
  const [title, message] = [textOf(data.title), textOf(data.message)];
  const text = title === '' ? message : `${title}\n${message}`;
  const mode = textOf(data.parse_mode).toLowerCase();
  const chat = isTelegramBot ? textOf(listOf(data.target ?? data.chat_id)[0]) : '';
  return {
    line: lineOf(file, message.split('\n')[0] ?? ''),
    text,
    ...(mode === 'html' && { format: 'html' as const }),
    chat,
    ...(data.disable_notification === true && { silent: true }),
    notes: placeholders(text),
  };
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The weekdays that a condition allows; other conditions are left out, and said. */
function weekdaysOf(conditions: readonly unknown[]): { days: number[]; notes: RowNote[] } {
  let days: number[] = [];
  const notes: RowNote[] = [];
  for (const condition of conditions) {
    const { weekday, ...rest } = isValues(condition) ? condition : { weekday: undefined, condition };
    if (weekday !== undefined)
      days = listOf(weekday)
        .map((day) => WEEKDAYS.indexOf(textOf(day)) + 1)
        .filter((day) => day > 0);
    const others = Object.keys(rest).filter((key) => !['condition', 'alias', 'enabled'].includes(key));
    if (weekday === undefined || others.length > 0)
      notes.push({ kind: 'conditionLeftOut', written: JSON.stringify(condition).slice(0, 80) });
  }
  return { days, notes };
}

function timesOf(trigger: unknown, weekdays: number[]): ForeignTime[] {
  const given = isValues(trigger) ? trigger : {};
  const kind = textOf(given.trigger) || textOf(given.platform);
  const own = listOf(given.weekday)
    .map((day) => WEEKDAYS.indexOf(textOf(day)) + 1)
    .filter((day) => day > 0);
  const days = own.length > 0 ? own : weekdays;
  if (kind === 'time') return listOf(given.at).map((at) => atTimeOfDay(textOf(at), days));
  if (kind === 'time_pattern') return [ofPattern(given, days)];
  return [{ kind: 'unread', written: JSON.stringify(trigger ?? null).slice(0, 80) }];
}

function atTimeOfDay(at: string, weekdays: number[]): ForeignTime {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(at) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return { kind: 'unread', written: at };
  const times: (typeof TimeOfDay)['_output'][] = [`${two(Number(hour))}:${minute}`];
  const rule =
    weekdays.length > 0 && weekdays.length < 7
      ? ({ on: 'weekdays', weekdays } as const)
      : ({ on: 'everyDay' } as const);
  return { kind: 'timing', timing: { schedule: { kind: 'calendar', days: rule, times } } };
}

/** `minutes: "/5"`, `hours: 8`: what stands before the first that is given is any, what stands behind it 0. */
function ofPattern({ hours, minutes, seconds }: Values, weekdays: number[]): ForeignTime {
  const field = (value: unknown, otherwise: string) =>
    value === undefined ? otherwise : textOf(value).replace(/^\/(?=\d)/, '*/');
  const hour = field(hours, '*');
  const minute = field(minutes, hours === undefined ? '*' : '0');
  const second = field(seconds, '0');
  const days = weekdays.length > 0 ? weekdays.map((day) => day % 7).join(',') : '*';
  return { kind: 'cron', expression: `${second} ${minute} ${hour} * * ${days}` };
}
