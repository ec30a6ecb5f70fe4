import type { Delivery } from '../../contract/delivery.ts';
import { verbatim } from '../../contract/translatable.ts';
import { UserError } from '../../core/errors.ts';
import { sayNameOf } from '../../core/job-identity.ts';
import { describeTiming } from '../../core/schedule/describe.ts';
import { clockTime, previewTiming } from '../../core/schedule/preview.ts';
import { nameOfDelivery, type Reply, titleOf } from '../replies.ts';
import type { Words } from '../words/index.ts';
import type { ChatContext, Command, CommandDeps } from './command.ts';
import { sayPausedAll } from './manage.ts';
import { findJob, nameIn, visibleJobs, waitingRuns } from './which.ts';

const MAX_AHEAD = 10;
const RUNS_OF_ONE = 5;
const HISTORY_A_PAGE = 10;

/** What only looks: nothing changes. */
export const lookCommands: readonly Command[] = [
  {
    name: 'next',
    run: (args, context, deps) => (args === '' ? sayAhead(context, deps) : sayAheadOf(args, context, deps)),
  },
  {
    name: 'history',
    run(args, context, deps) {
      const job = args === '' ? undefined : findJob(args, context, deps);
      return sayHistory(job?.id, undefined, context, deps);
    },
  },
  {
    name: 'chats',
    run(_args, context, { chats, jobs, words }) {
      if (!context.isPrivate) return { text: words().help.privateOnly };
      const all = jobs.list().filter(({ phase }) => phase !== 'finished');
      const { title, line, kinds, person, footer } = words().chats;
      const lines = chats().map((chat) => {
        const isAnother = chat.type === 'private' && chat.id !== context.chatId;
        const count = all.filter(({ chatId }) => chatId === chat.id).length;
        return line(chat.title, isAnother ? person : kinds[chat.type], count);
      });
      return { text: [title, ...lines, '', footer].join('\n') };
    },
  },
  { name: 'status', run: (_args, context, deps) => sayStatus(context, deps) },
];

/** The page of the history that follows a delivery. @param ofOne only the same message's. @throws UserError */
export function tapOlder(key: string, ofOne: boolean, context: ChatContext, deps: CommandDeps): Reply {
  const last = deps.ledger.get(key);
  if (!last) throw new UserError('notFound', verbatim(deps.words().history.none));
  return sayHistory(ofOne ? last.jobId : undefined, last, context, deps);
}

function sayAhead(context: ChatContext, deps: CommandDeps): Reply {
  const { jobs, words } = deps;
  const { ahead, core, timeWithZone } = words();
  const paused = sayPausedAll(deps);
  const waiting = waitingRuns(context, deps).map(
    (delivery) => `${nameOfDelivery(delivery, core)}, ${delivery.jobId}: ${core.say(delivery.reason)}`,
  );
  const coming = visibleJobs(context, jobs.list()).flatMap((job) =>
    job.nextAt === null ? [] : [{ ...job, at: job.nextAt }],
  );
  if (paused !== null && coming.length + waiting.length === 0) return { text: paused };
  if (coming.length + waiting.length === 0) return { text: ahead.none };
  const lines = coming
    .slice(0, MAX_AHEAD)
    .map((job) => `${timeWithZone(job.at, job.zone)}  ${sayNameOf(job, core)}, ${job.id}`);
  const more = coming.length - lines.length;
  return {
    text: [
      ...(paused === null ? [] : [paused]),
      ahead.title,
      ...waiting,
      ...lines,
      ...(more > 0 ? [ahead.rest(more)] : []),
    ].join('\n'),
  };
}

function sayAheadOf(id: string, context: ChatContext, deps: CommandDeps): Reply {
  const { ahead, core, list, timeWithZone } = deps.words();
  const job = findJob(id, context, deps);
  const waiting = waitingRuns(context, deps).filter(({ jobId }) => jobId === job.id);
  const waits = waiting.map(({ reason }) => `• ${core.say(reason)}`);
  if (job.phase !== 'active') {
    const { title, text } = {
      title: nameIn(context, job, deps.words()),
      text: job.phase === 'finished' ? list.finished : list.paused,
    };
    return { text: waits.length > 0 ? [title, ...waits].join('\n') : text };
  }
  const { clock } = deps;
  // What was put off or called off is the next time's own affair: the schedule says those after it.
  const first = job.nextAt ?? clock.now();
  const preview = previewTiming(job, clock.timeZone(), first, { count: RUNS_OF_ONE - 1 });
  const later = preview.ok ? preview.runs.map(({ at }) => at).filter((at) => at > first) : [];
  const limit = job.maxRuns === undefined ? later : [];
  const times = [first, ...limit].map((at) => `• ${timeWithZone(at, job.zone)}`);
  return {
    text: [ahead.titleOf(nameIn(context, job, deps.words()), describeTiming(job, core)), ...waits, ...times].join('\n'),
  };
}

function sayHistory(
  jobId: string | undefined,
  after: Delivery | undefined,
  context: ChatContext,
  deps: CommandDeps,
): Reply {
  const words = deps.words();
  const { core, history, time } = words;
  const rows = deps.ledger.history({
    jobId,
    chatId: context.isPrivate ? undefined : context.chatId,
    before: after?.dueAt,
    beforeKey: after?.key,
    limit: HISTORY_A_PAGE + 1,
  });
  if (rows.length === 0) return { text: history.none };
  const shown = rows.slice(0, HISTORY_A_PAGE);
  const zone = deps.clock.timeZone();
  const lines = shown.map((delivery) => {
    const where = context.isPrivate ? ` → ${titleOf(deps.chats(), delivery.chatId)}` : '';
    const why = delivery.reason ? `\n      ${core.say(delivery.reason)}` : '';
    const what = [history.states[delivery.state], ...sayAcknowledgement(words, delivery, zone)].join(', ');
    return `${time(delivery.dueAt, zone)}  ${nameOfDelivery(delivery, core)}${where}: ${what}${why}`;
  });
  const last = shown.at(-1);
  const hasOlder = rows.length > shown.length && last !== undefined;
  const action = hasOlder && ({ do: jobId === undefined ? 'older' : 'olderOf', key: last.key } as const);
  return {
    text: [history.title, ...lines].join('\n'),
    ...(action && { buttons: [[{ text: history.older, action }]] }),
  };
}

/** Which repeat it is of a message that asks, and whether it is done. */
function sayAcknowledgement({ reminder }: Words, { acknowledgement }: Delivery, zone: string): string[] {
  if (!acknowledgement) return [];
  const isDone = acknowledgement.end === 'done' && acknowledgement.endedAt !== undefined;
  return [
    ...(acknowledgement.repeat > 0 ? [reminder.repeat(acknowledgement.repeat)] : []),
    ...(isDone ? [reminder.endedDone(clockTime(acknowledgement.endedAt ?? 0, zone), acknowledgement.by)] : []),
  ];
}

function sayStatus(context: ChatContext, deps: CommandDeps): Reply {
  const { core, status, timeWithZone } = deps.words();
  const { connection, ledger, missed, version } = deps;
  const jobs = visibleJobs(context, deps.jobs.list());
  const of = (phase: string) => jobs.filter((job) => job.phase === phase).length;
  const next = jobs.find(({ nextAt }) => nextAt !== null);
  const at = connection();
  const unsure = context.isPrivate ? ledger.count('unsure') : 0;
  const late = context.isPrivate ? missed.list().length : 0;
  const lines = [
    status.connection[at.state],
    'reason' in at && context.isPrivate && core.say(at.reason),
    status.counts(of('active'), of('paused')),
    next && next.nextAt !== null && status.next(sayNameOf(next, core), timeWithZone(next.nextAt, next.zone)),
    sayPausedAll(deps),
    unsure > 0 && status.unsure(unsure),
    late > 0 && status.missed(late),
    status.version(version),
  ];
  return { text: lines.filter((line) => typeof line === 'string').join('\n') };
}
