import type { Job } from '../contract/job.ts';
import type { Message } from '../contract/message.ts';
import { exceptionOf } from './job-changes.ts';
import { fillMessage, visibleText } from './message/read-message.ts';
import type { Occasion } from './message/variables.ts';
import type { Clock, Ledger } from './ports.ts';
import { occurrenceOfKey } from './reminder.ts';
import { zoneByClock } from './schedule/timing.ts';

/** What a delivery keeps of its job, so that it stays true when the job is edited or gone. */
export function snapshotOf(job: Job, occasion: Occasion) {
  const message = filled(job.message, occasion);
  return {
    jobId: job.id,
    jobName: job.name,
    chatId: job.chatId,
    threadId: job.threadId,
    ...contentOf(message),
  };
}

/** The job as the occurrence has it of which this key is: it may say something of its own. */
export function jobAt(job: Job, key: string): Job {
  const message = job.exceptions && exceptionOf(job, occurrenceOfKey(key))?.message;
  return message ? { ...job, message } : job;
}

/** What a delivery keeps of a message: the whole of it only where that is more than its text. */
export function contentOf(message: Message): { text: string; message: Message | undefined } {
  const isMore = Object.values(message).filter((part) => part !== undefined).length > 1;
  return { text: visibleText(message), message: isMore ? message : undefined };
}

/** When a run of the job is due, and which one it is once all that the ledger knows are counted, with `more` besides. */
export function occasionOf(
  job: Pick<Job, 'id' | 'timeZone'>,
  dueAt: number,
  more: number,
  { clock, ledger }: { clock: Clock; ledger: Pick<Ledger, 'runCount'> },
): Occasion {
  return {
    dueAt,
    zone: () => zoneByClock(job, clock),
    run: () => Math.max(1, ledger.runCount(job.id) + more),
  };
}

/** What was saved was checked; should it be wrong all the same (a file changed by hand), it goes out as it is written. */
function filled(message: Message, occasion: Occasion): Message {
  try {
    return fillMessage(message, occasion);
  } catch {
    return fillMessage({ ...message, variables: undefined }, occasion);
  }
}
