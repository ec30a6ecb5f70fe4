import { z } from 'zod';
import './issue-in-words.ts';

/** A place on the map; with a title and an address it is a venue. */
export const Place = z
  .strictObject({
    latitude: z
      .number('Write the latitude as a number.')
      .min(-90, 'A latitude is from -90 to 90.')
      .max(90, 'A latitude is from -90 to 90.'),
    longitude: z
      .number('Write the longitude as a number.')
      .min(-180, 'A longitude is from -180 to 180.')
      .max(180, 'A longitude is from -180 to 180.'),
    title: z.string().trim().min(1, 'Give the place a name.').max(256, 'The name of a place is too long.').optional(),
    address: z
      .string()
      .trim()
      .min(1, 'Give the place an address.')
      .max(256, 'The address of a place is too long.')
      .optional(),
  })
  .refine(({ title, address }) => (title === undefined) === (address === undefined), {
    error: 'Give the place both a name and an address, or neither.',
  });
export type Place = z.infer<typeof Place>;

export const Contact = z.strictObject({
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d\s().-]{3,32}$/, 'Write a phone number, such as +49 30 123456.'),
  firstName: z.string().trim().min(1, 'Give the contact a first name.').max(64, 'The name of a contact is too long.'),
  lastName: z.string().trim().min(1).max(64, 'The name of a contact is too long.').optional(),
});
export type Contact = z.infer<typeof Contact>;

/** An emoji that rolls to a chance value: https://core.telegram.org/bots/api#senddice. */
export const Dice = z.enum(['🎲', '🎯', '🏀', '⚽', '🎳', '🎰']);
export type Dice = z.infer<typeof Dice>;

/** What makes a poll a quiz. */
export const Quiz = z.strictObject({
  /** Which answers are right, counted from 0, rising. */
  correct: z
    .array(z.number().int().min(0))
    .min(1, 'Choose the right answer of the quiz.')
    .overwrite((correct) => [...new Set(correct)].sort((a, b) => a - b)),
  /** Shown to whoever chose a wrong answer. */
  explanation: z
    .string()
    .trim()
    .max(200, 'The explanation of a quiz has at most 200 characters.')
    .refine((text) => text.split('\n').length <= 3, 'The explanation of a quiz has at most 3 lines.')
    .optional(),
});
export type Quiz = z.infer<typeof Quiz>;

/** Messages that stand in a chat already, to be sent from there: nothing is uploaded, and whatever Telegram can copy goes. */
export const Copy = z.strictObject({
  /** The chat in which they stand. */
  chatId: z
    .number()
    .int()
    .refine((id) => id !== 0 && Number.isSafeInteger(id), 'That is no chat id.'),
  /** Rising; several are an album. */
  messageIds: z
    .array(z.number().int().positive())
    .min(1)
    .max(100, 'At most 100 messages are copied at once.')
    .overwrite((ids) => [...new Set(ids)].sort((a, b) => a - b)),
  /** What one reads of them in a list. */
  about: z.string().trim().min(1).max(200),
  /** Whoever gets it sees from whom it is. */
  forward: z.literal(true).optional(),
});
export type Copy = z.infer<typeof Copy>;
