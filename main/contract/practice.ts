import { z } from 'zod';

/** A message as the practice chat shows it. */
export const PracticeMessage = z.strictObject({
  id: z.number().int(),
  from: z.enum(['user', 'bot']),
  /** Epoch ms. */
  at: z.number(),
  text: z.string(),
  /** Rows of inline buttons; `data` is what a tap sends. */
  buttons: z.array(
    z.array(z.strictObject({ text: z.string(), data: z.string().optional(), url: z.string().optional() })),
  ),
  /** The name of its file, when the message carries one. */
  attachment: z.string().optional(),
  /** Of what can be shown or played: where the window finds it, below the path of previews. */
  picture: z.string().optional(),
  edited: z.boolean(),
});
export type PracticeMessage = z.infer<typeof PracticeMessage>;

/** What changes in the practice chat. `toast` is the little notice that an answered button tap shows. */
export const PracticeEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('message'), message: PracticeMessage }),
  z.strictObject({ type: z.literal('deleted'), id: z.number().int() }),
  z.strictObject({ type: z.literal('toast'), text: z.string() }),
]);
export type PracticeEvent = z.infer<typeof PracticeEvent>;
