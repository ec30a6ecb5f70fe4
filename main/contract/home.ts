import { z } from 'zod';

/**
 * Which computer sends the messages of this bot: one at a time. A copy of the list, a restored backup and a second computer with
 * the same bot wait until the user says that they send from now on.
 */
export const Home = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('here') }),
  /** `name` and `seenAt` (epoch ms) are the other computer's, null when nobody knows. `hasMoved`: this one sent until then. */
  z.strictObject({
    state: z.literal('elsewhere'),
    name: z.string().nullable(),
    seenAt: z.number().nullable(),
    hasMoved: z.boolean(),
  }),
  /** This computer takes over, and sends once the other one certainly does not. @param until epoch ms */
  z.strictObject({ state: z.literal('takingOver'), until: z.number() }),
]);
export type Home = z.infer<typeof Home>;

/** What a data folder knows of its own place; its file is `home.json`. */
export const HomeMemory = z.strictObject({
  version: z.literal(1),
  /** Names this installation for good; a copy takes a name of its own. */
  installation: z.string(),
  /** Changes with each start: two copies of one disk know each other apart by it. Null: it never stood at Telegram. */
  run: z.string().nullable(),
  /** The one that is being written there; a crash leaves it unknown which of the two stands. */
  nextRun: z.string().nullable(),
  isHome: z.boolean(),
  /** The user said that this computer sends, and the other one may still be at it. */
  isTakingOver: z.boolean(),
  /** Epoch ms: what was due up to then was another computer's to send. 0: no other one ever did. */
  sendsAfter: z.number(),
  /** Epoch ms at which this computer took over. */
  arrivedAt: z.number(),
  /** How far the clock of the computer before was ahead of Telegram's, ms. */
  formerAheadMs: z.number(),
  /** Where it lay and on which machine when it was written: `''` where a machine has no name of its own. */
  folder: z.string(),
  machine: z.string(),
});
export type HomeMemory = z.infer<typeof HomeMemory>;
