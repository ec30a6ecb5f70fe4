import { type JobDraft, type JobDraftInput, JobDraft as JobDraftSchema } from '../contract/job.ts';
import { DAY_MS } from '../contract/units.ts';
import { UserError } from './errors.ts';
import { checkMessage } from './message/read-message.ts';
import type { Clock, JobStore } from './ports.ts';
import { mostRuns } from './schedule/most-runs.ts';
import { zoneByClock } from './schedule/timing.ts';

const TEN_YEARS_MS = 3_653 * DAY_MS;

/** A draft with its message as it will be kept. @throws UserError when Telegram would refuse the message */
export function readDraft({ clock, store }: { clock: Clock; store: JobStore }, input: JobDraftInput): JobDraft {
  const draft = JobDraftSchema.parse(input);
  const occasion = {
    dueAt: clock.now(),
    zone: () => zoneByClock(draft, clock),
    run: () => 1,
    lastRun: () => draft.maxRuns ?? mostRuns(draft.schedule, TEN_YEARS_MS),
  };
  const { poll } = draft.message;
  const isChannel = store.read().chats.some(({ id, type }) => id === draft.chatId && type === 'channel');
  if (isChannel && poll?.anonymous === false) throw new UserError('invalid', 'input.channelEverybodyVotesAnonymously');
  return { ...draft, message: checkMessage(draft.message, occasion) };
}
