import { MAX_AT_ONCE } from '../../contract/ipc.ts';
import type { JobDraft } from '../../contract/job.ts';
import { UserError } from '../../core/errors.ts';
import { sayNameOf } from '../../core/job-identity.ts';
import { linesOf } from '../../core/phrase/lines.ts';
import { describeTiming } from '../../core/schedule/describe.ts';
import { previewTiming } from '../../core/schedule/preview.ts';
import type { Question } from '../open-questions.ts';
import { type Button, type Reply, titleOf, undoButton } from '../replies.ts';
import type { CommandDeps } from './command.ts';
import { lastChangeId } from './manage.ts';
import { Unclear } from './which.ts';

const MAX_SHOWN = 20;

/**
 * Each line as a message of its own, where every one of them reads as a whole one that is still to come; empty where one does not.
 * @param read reads one line @throws UserError or Unclear where it is none
 */
export function readSeveral(typed: string, read: (line: string) => JobDraft, { clock }: CommandDeps): JobDraft[] {
  const lines = linesOf(typed);
  if (lines.length < 2 || lines.length > MAX_AT_ONCE) return [];
  try {
    const drafts = lines.map(read);
    const isToCome = (draft: JobDraft) => previewTiming(draft, clock.timeZone(), clock.now(), { count: 1 }).ok;
    return drafts.every(isToCome) ? drafts : [];
  } catch (problem) {
    if (problem instanceof UserError || problem instanceof Unclear) return [];
    throw problem;
  }
}

/** Reads them back, with a button for all of them and one for what else it could be. */
export function showSeveral({ several, token }: Question, cancel: Button, deps: CommandDeps): Reply {
  const { guide, core } = deps.words();
  const lines = several.slice(0, MAX_SHOWN).map((draft, n) => {
    const to = guide.to(titleOf(deps.chats(), draft.chatId));
    return `${n + 1}. ${sayNameOf(draft, core)}\n    ${to}\n    ${describeTiming(draft, core)} (${draft.timeZone})`;
  });
  const more = several.length - lines.length;
  const confirm: Button = { text: guide.confirm, action: { do: 'confirm', token } };
  const asOne: Button = { text: guide.asOne, action: { do: 'asOne', token } };
  const text = [guide.severalLines(several.length), ...lines, ...(more > 0 ? [guide.moreLines(more)] : [])];
  return { text: `${text.join('\n')}\n\n${guide.shallISeveral}`, buttons: [[confirm, asOne], [cancel]] };
}

/** As one change, and so one undo. @throws UserError */
export function createSeveral({ several }: Question, deps: CommandDeps): Reply {
  const { created, core, timeWithZone } = deps.words();
  const jobs = deps.jobs.createMany([...several], 'chat');
  const change = lastChangeId(deps);
  const lines = jobs.slice(0, MAX_SHOWN).map((job) => {
    const next = job.nextAt === null ? describeTiming(job, core) : created.next(timeWithZone(job.nextAt, job.zone));
    return `${job.id}  ${sayNameOf(job, core)}\n      ${next}`;
  });
  const paused = deps.pausedAll() && jobs.every(({ nextAt }) => nextAt === null) ? [created.pausedAll] : [];
  return {
    text: [created.several(jobs.length), ...lines, ...paused].join('\n'),
    ...(change !== undefined && { buttons: [[undoButton(deps.words(), change)]] }),
  };
}
