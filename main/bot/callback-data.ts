import { z } from 'zod';
import { JobId } from '../contract/job.ts';

/** Begins the data of every button. Buttons of older messages stay in chats: what they say must not be taken for something else. */
const VERSION = '1';

const Count = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const ChatNumber = z
  .string()
  .regex(/^-?[1-9]\d{0,15}$/)
  .transform(Number);
/** A delivery's key: `jobId@dueAt`, with `!n` for a run that was asked for and `+n` for a repeat. */
const DeliveryKey = z.string().regex(/^[2-9a-hjkmnp-z]{4}@\d{1,16}(!\d{1,6})?(\+\d{1,6})?$/);
/** Names an open question of the bot. */
const Token = z.string().regex(/^\d{1,9}$/);

const ofJob = { id: JobId };
/** From a page of the list, which is shown again afterwards. */
const ofRow = { id: JobId, page: Count };
const ofQuestion = { token: Token };

/** What each button does and carries. The order of the fields is their order in the data. */
const layouts = [
  z.strictObject({ do: z.literal('stop'), ...ofJob }),
  z.strictObject({ do: z.literal('undo'), change: Count }),
  /** Sends a missed message after all. */
  z.strictObject({ do: z.literal('send'), key: DeliveryKey }),
  /** The owner's word on a message that failed or may not have arrived. */
  z.strictObject({ do: z.literal('resend'), key: DeliveryKey }),
  /** The same whatever the bounds of its message say now. */
  z.strictObject({ do: z.literal('sendAnyway'), key: DeliveryKey }),
  z.strictObject({ do: z.literal('arrived'), key: DeliveryKey }),
  /** The same from the list of what was missed, and back to that list; back to what went wrong with one. */
  z.strictObject({ do: z.literal('missedAnyway'), key: DeliveryKey }),
  z.strictObject({ do: z.literal('missedBack') }),
  z.strictObject({ do: z.literal('troubleBack'), key: DeliveryKey }),
  /** The user has seen what was missed. */
  z.strictObject({ do: z.literal('seen') }),

  z.strictObject({ do: z.literal('list'), page: Count }),
  z.strictObject({ do: z.literal('listPause'), ...ofRow }),
  z.strictObject({ do: z.literal('listResume'), ...ofRow }),
  z.strictObject({ do: z.literal('listRun'), ...ofRow }),
  z.strictObject({ do: z.literal('listStop'), ...ofRow }),
  z.strictObject({ do: z.literal('edit'), ...ofJob }),
  /** Deliveries that are older than this one: of all messages, or of its own alone. */
  z.strictObject({ do: z.literal('older'), key: DeliveryKey }),
  z.strictObject({ do: z.literal('olderOf'), key: DeliveryKey }),

  z.strictObject({ do: z.literal('confirm'), ...ofQuestion }),
  z.strictObject({ do: z.literal('cancel'), ...ofQuestion }),
  /** Shows from whom it is, or not after all. */
  z.strictObject({ do: z.literal('forward'), ...ofQuestion }),
  z.strictObject({ do: z.literal('change'), ...ofQuestion }),
  /** The nth of the things that a command could mean. */
  z.strictObject({ do: z.literal('way'), ...ofQuestion, nth: Count }),
  /** Which part of what was read back is to change. */
  z.strictObject({ do: z.literal('part'), ...ofQuestion, part: z.enum(['text', 'when', 'where']) }),
  /** The nth of the times that were offered. */
  z.strictObject({ do: z.literal('when'), ...ofQuestion, nth: Count }),
  z.strictObject({ do: z.literal('where'), ...ofQuestion, chat: ChatNumber }),
  /** Which side counts of a part that was changed in two places. */
  z.strictObject({ do: z.literal('side'), ...ofQuestion, side: z.enum(['mine', 'theirs']) }),
  /** Several lines as one message after all. */
  z.strictObject({ do: z.literal('asOne'), ...ofQuestion }),

  z.strictObject({ do: z.literal('useChat'), chat: ChatNumber }),
  z.strictObject({ do: z.literal('leaveChat'), chat: ChatNumber }),
  /** Resumes what was paused because that chat refused it. */
  z.strictObject({ do: z.literal('resumeChat'), chat: ChatNumber }),
  z.strictObject({ do: z.literal('computersZone') }),
  /** Another installation sends the messages from now on. */
  z.strictObject({ do: z.literal('sendFrom'), installation: z.string().regex(/^[0-9a-z]{4,40}$/) }),

  /** Under a message that asks to be done. `later` offers the times of `snooze`, `asks` goes back. */
  z.strictObject({ do: z.literal('done'), key: DeliveryKey }),
  z.strictObject({ do: z.literal('later'), key: DeliveryKey }),
  z.strictObject({ do: z.literal('snooze'), key: DeliveryKey, to: z.enum(['minutes', 'hour', 'tomorrow']) }),
  z.strictObject({ do: z.literal('skipNext'), key: DeliveryKey }),
  z.strictObject({ do: z.literal('asks'), key: DeliveryKey }),
] as const;

const Action = z.discriminatedUnion('do', layouts);
export type ButtonAction = z.infer<typeof Action>;

const fieldsOf = new Map(
  layouts.map(({ shape }) => [shape.do.value as string, Object.keys(shape).filter((field) => field !== 'do')]),
);

/** What a button carries: the version, what to do, to what. Telegram takes at most 64 bytes. */
export function encodeCallbackData(action: ButtonAction): string {
  const values: Record<string, unknown> = action;
  return [VERSION, action.do, ...(fieldsOf.get(action.do) ?? []).map((field) => values[field])].join(':');
}

/** Null for a button of another version, and for what no button of ours ever carried. */
export function decodeCallbackData(data: string): ButtonAction | null {
  const [version, what = '', ...values] = data.split(':');
  const fields = fieldsOf.get(what);
  if (version !== VERSION || fields?.length !== values.length) return null;
  const read = Action.safeParse({ do: what, ...Object.fromEntries(fields.map((field, at) => [field, values[at]])) });
  return read.success ? read.data : null;
}
