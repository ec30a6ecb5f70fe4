import { canonical } from '../../contract/canonical.ts';
import { draftOf, type JobDraft } from '../../contract/job.ts';
import { Timing } from '../../contract/schedule.ts';
import type { JobView } from '../../contract/state.ts';
import { describeTiming } from '../../core/schedule/describe.ts';
import type { Ordered, Part, Question } from '../open-questions.ts';
import { type Button, type Reply, titleOf, wholeOf } from '../replies.ts';
import { type CommandDeps, parse } from './command.ts';

const FIELDS = { text: 'message', when: 'timing', where: 'to' } as const satisfies Record<Part, keyof Ordered>;
const PARTS = ['text', 'when', 'where'] as const satisfies readonly Part[];

/** The parts of a job that a question can change. */
export function partsOf(base: JobDraft): Ordered & { base: JobDraft } {
  const { chatId, threadId, message } = base;
  return { base, message, timing: parse(Timing.strip(), base), to: { chatId, threadId } };
}

/**
 * The job was changed elsewhere while the question was open: what was changed in one place alone is as it is there; of what was
 * changed in both, the owner is asked.
 */
export function takeUp(question: Question, job: JobView): void {
  const now = partsOf(draftOf(job));
  const base = question.base && partsOf(question.base);
  const conflicts = PARTS.filter((part) => {
    const field = FIELDS[part];
    const [mine, theirs, former] = [question[field], now[field], base?.[field]].map(canonical);
    // Of what was not changed here, theirs counts.
    if (mine === former) Object.assign(question, { [field]: now[field] });
    return mine !== former && theirs !== former && mine !== theirs;
  });
  Object.assign(question, { base: now.base, theirs: now, conflicts, asks: conflicts.length > 0 ? 'side' : null });
}

/** The first of the parts that were changed in two places: both as they read, and a button for each. */
export function showConflict(question: Question, cancel: Button, deps: CommandDeps): Reply {
  const { guide } = deps.words();
  const [part = 'text'] = question.conflicts;
  const side = (side: 'mine' | 'theirs'): Button => ({
    text: guide[side],
    action: { do: 'side', token: question.token, side },
  });
  const sides = [
    `1. ${guide.mine}:\n${sayPart(part, question, deps)}`,
    `2. ${guide.theirs}:\n${sayPart(part, question.theirs ?? question, deps)}`,
  ];
  return {
    text: [guide.changedTwice(guide[part]), ...sides].join('\n\n'),
    buttons: [[side('mine'), side('theirs')], [cancel]],
  };
}

function sayPart(part: Part, { message, timing, to }: Ordered, { words, chats }: CommandDeps): string {
  const { core } = words();
  if (part === 'text') return message ? wholeOf({ name: '', message }, core) : '';
  if (part === 'when') return timing ? `${describeTiming(timing, core)} (${timing.timeZone})` : '';
  return to ? titleOf(chats(), to.chatId) : '';
}

/** The owner's word on the first of the conflicts; the next is asked about, or all of it is read back. */
export function takeSide(question: Question, side: 'mine' | 'theirs'): void {
  const [part, ...rest] = question.conflicts;
  if (part && side === 'theirs') Object.assign(question, { [FIELDS[part]]: question.theirs?.[FIELDS[part]] });
  Object.assign(question, { conflicts: rest, asks: rest.length > 0 ? 'side' : null });
}
