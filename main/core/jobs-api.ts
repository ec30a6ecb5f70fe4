import type { BulkChange, BulkEffect } from '../contract/bulk-edit.ts';
import type { ManyAction } from '../contract/ipc.ts';
import type { Job, JobDraft, Pause, Surface } from '../contract/job.ts';
import type { Message } from '../contract/message.ts';
import type { JobView } from '../contract/state.ts';
import type { Translatable } from '../contract/translatable.ts';

/** A send by hand: the key of its delivery, and until when (epoch ms) it can be taken back; null: it has left. */
export interface SendBegun {
  key: string;
  until: number | null;
}

/** A message whose next run was put off, and to when, epoch ms. */
export interface Snoozed {
  job: JobView;
  at: number;
}

/** What a change of several messages does to each. Of a duplicate, `before` is what it was made from. */
export interface BulkResult {
  changed: { before: Job; after: Job }[];
  left: BulkEffect['left'];
}

/** Everything that any surface may ask of the jobs. Each call throws {@link UserError} when refused, and has then changed nothing. */
export interface JobsApi {
  create(draft: JobDraft, by: Surface): JobView;
  /** All of them as one change, or none. */
  createMany(drafts: readonly JobDraft[], by: Surface): JobView[];
  /** A job that runs now, once. */
  createOnceNow(to: { chatId: number; threadId?: number | undefined; message: Message }, by: Surface): JobView;
  /** @param base the message as it was when the edit began: refused with `changedElsewhere` when it is another by now */
  edit(id: string, draft: JobDraft, by: Surface, base?: JobDraft): JobView;
  /** Ends the job; what waits of it in the outbox is dropped. Undo brings it back with its id. */
  stop(id: string, by: Surface): JobView;
  /**
   * @param until epoch ms at which it goes on by itself; left out: when the user says so
   * @param from epoch ms at which the pause begins; left out: now
   */
  pause(id: string, by: Surface, until?: number, from?: number): JobView;
  resume(id: string, by: Surface): JobView;
  /** Calls the next run off; the series stays as it is. */
  skipNext(id: string, by: Surface): JobView;
  /** Lets a run that was left out or put off come as the series has it again. @param at epoch ms: what the series gives it */
  restoreRun(id: string, at: number, by: Surface): JobView;
  /**
   * Puts the next run off to `until` (epoch ms), or to the first instant after it that its quiet hours and days off allow; the
   * series stays as it is.
   */
  snooze(id: string, until: number, by: Surface): Snoozed;
  /**
   * Sends the job's message now, without moving its series; from the window and the tray it can be taken back for a moment.
   * Refused while it is being sent already: one gesture is one send.
   */
  run(id: string, by: Surface): SendBegun;
  /** Takes back what was sent by hand a moment ago and has not left yet. */
  takeBack(key: string): void;
  /** One change of all of them that it applies to; how many these were. Refused when it applies to none. */
  many(ids: readonly string[], action: ManyAction, by: Surface): number;
  /** One change of all of them that can be changed so, with what it did to each. Refused when that is none. */
  editMany(ids: readonly string[], change: BulkChange, by: Surface): BulkResult;
  /** What that would do; nothing is changed. */
  previewEditMany(ids: readonly string[], change: BulkChange): BulkResult;
  /** @param until epoch ms at which all goes on by itself; left out: when the user says so */
  pauseAll(by: Surface, until?: number): void;
  /**
   * Pauses what recurs, of these or of all, from then until then, as one change. What comes once within that time stays.
   * @returns how many these are
   */
  pauseBetween(by: Surface, span: Pause, ids?: readonly string[]): { paused: number; once: number };
  /** Takes that pause from those of them that have it, as one change; how many these are. Refused when it is over. */
  cancelPause(by: Surface, span: Pause, ids: readonly string[]): number;
  resumeAll(by: Surface): void;
  /**
   * Takes back the last change from any surface; answers its label, or null when there is none.
   * @param change its id, where none but that one is meant
   */
  undo(change?: number): Translatable | null;
  /** Makes the change again that was undone last; answers its label, or null when there is none or another was made since. */
  redo(): Translatable | null;
  /** By next run, soonest first; paused and finished ones last. */
  list(): JobView[];
  find(id: string): JobView | undefined;
}
