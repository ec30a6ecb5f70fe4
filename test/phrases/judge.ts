import type { QuickAddAnswer } from '../../main/contract/ipc.ts';
import type { Timing } from '../../main/contract/schedule.ts';
import { readQuickAdd } from '../../main/core/phrase/quick-add.ts';
import { readWholePhrase } from '../../main/core/phrase/read-phrase.ts';
import { nextRun, zoneOf } from '../../main/core/schedule/timing.ts';

/** A phrase, and what a person who wrote it would expect. */
export interface Case {
  source: string;
  phrase: string;
  /** IANA. */
  zone: string;
  /** ISO: when it is written. */
  from: string;
  /** Its first instants (UTC); or that it is to be asked about, or refused. */
  expected: readonly string[] | 'ask' | 'refuse';
  /** The days that are meant once the missing time was asked for. */
  then_dates?: readonly string[];
  /** Where a message stands behind the time. */
  surface?: 'quick add' | 'chat';
  message?: string;
  to?: string | null;
}

/**
 * `right`: as expected. `askedMeant`: a question, and one of its answers is what was meant. `asked`: a question without that.
 * `refused`: no question, though something was meant. `wrong`: taken for something else, without a word.
 */
export const VERDICTS = ['right', 'askedMeant', 'asked', 'refused', 'wrong'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The chats that the cases name. */
const NAMES = ['Team', 'Family', 'Book club', 'Müller Familie'];

type Read =
  | { ok: true; timing: Timing; text: string; to?: string | null }
  | { ok: false; choices: readonly { phrase: string }[] };

export function judge(it: Case): Verdict {
  const read = readCase(it.phrase, it);
  if (it.expected === 'refuse') return read.ok ? 'wrong' : 'right';
  if (it.expected === 'ask') {
    // What was asked for may have been said: then the days decide.
    if (read.ok) return it.then_dates && areDays(read, it) ? 'right' : 'wrong';
    if (!it.then_dates) return 'right';
    return read.choices.some(({ phrase }) => areDays(readCase(phrase, it), it)) ? 'right' : 'asked';
  }
  if (read.ok) return isMeant(read, it) ? 'right' : 'wrong';
  if (read.choices.some(({ phrase }) => isMeant(readCase(phrase, it), it))) return 'askedMeant';
  return read.choices.length > 0 ? 'asked' : 'refused';
}

function readCase(phrase: string, { zone, from, surface }: Case): Read {
  const now = Date.parse(from);
  if (!surface) {
    const read = readWholePhrase(phrase, { now, timeZone: zone });
    return read.ok ? { ...read, text: '' } : { ok: false, choices: read.choices ?? [] };
  }
  const chats = NAMES.map((title, n) => ({ id: -1 - n, type: 'group' as const, title }));
  const answer: QuickAddAnswer = readQuickAdd(phrase, { now, timeZone: zone, chats, own: 1, quiet: null });
  return answer.ok ? { ...answer, to: answer.to?.name ?? null } : { ok: false, choices: answer.choices };
}

function isMeant(read: Read, { expected, zone, from, message, to }: Case): boolean {
  if (!read.ok || typeof expected === 'string') return false;
  const runs = runsOf(read.timing, zone, from, expected.length);
  const isSame = expected.every((at, n) => Date.parse(at) === runs[n]);
  return isSame && isSaid(read, message, to);
}

/** By their dates, in the zone of the case. */
function areDays(read: Read, { then_dates = [], zone, from, message, to }: Case): boolean {
  if (!read.ok || !isSaid(read, message, to)) return false;
  const days = new Intl.DateTimeFormat('sv', { timeZone: zone });
  const runs = runsOf(read.timing, zone, from, 4 * then_dates.length).map((at) => days.format(at));
  const different = [...new Set(runs)];
  // Today's may be over by the time that is offered.
  const begins = [0, 1].map((skipped) => then_dates.slice(skipped));
  return begins.some((dates) => dates.length > 0 && dates.every((date, n) => date === different[n]));
}

function isSaid(read: Read & { ok: true }, message: string | undefined, to: string | null | undefined): boolean {
  const isText = message === undefined || lettersOf(read.text) === lettersOf(message);
  return isText && (to === undefined || to === null || lettersOf(read.to ?? '') === lettersOf(to));
}

function runsOf(timing: Timing, zone: string, from: string, count: number): number[] {
  const runs: number[] = [];
  const placed = { ...timing, timeZone: zoneOf(timing, zone) };
  for (let next = nextRun(placed, Date.parse(from)); next && runs.length < count; next = nextRun(placed, next.at))
    runs.push(next.at);
  return runs;
}

function lettersOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
