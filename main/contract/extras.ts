import { z } from 'zod';
import './issues.ts';

/** A place on the map; with a title and an address it is a venue. */
export const Place = z
  .strictObject({
    latitude: z
      .number('input.writeLatitudeAsNumber')
      .min(-90, 'input.latitudeFrom9090')
      .max(90, 'input.latitudeFrom9090'),
    longitude: z
      .number('input.writeLongitudeAsNumber')
      .min(-180, 'input.longitudeFrom180180')
      .max(180, 'input.longitudeFrom180180'),
    title: z.string().trim().min(1, 'input.givePlaceName').max(256, 'input.namePlaceTooLong').optional(),
    address: z.string().trim().min(1, 'input.givePlaceAddress').max(256, 'input.addressPlaceTooLong').optional(),
  })
  .refine(({ title, address }) => (title === undefined) === (address === undefined), {
    error: 'input.givePlaceBothName',
  });
export type Place = z.infer<typeof Place>;

export const Contact = z.strictObject({
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d\s().-]{3,32}$/, 'input.writePhoneNumberSuch'),
  firstName: z.string().trim().min(1, 'input.giveContactFirstName').max(64, 'input.nameContactTooLong'),
  lastName: z.string().trim().min(1).max(64, 'input.nameContactTooLong').optional(),
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
    .min(1, 'input.chooseRightAnswerQuiz')
    .overwrite((correct) => [...new Set(correct)].sort((a, b) => a - b)),
  /** Shown to whoever chose a wrong answer. */
  explanation: z
    .string()
    .trim()
    .max(200, 'input.explanationQuizMost200')
    .refine((text) => text.split('\n').length <= 3, 'input.explanationQuizMost3')
    .optional(),
});
export type Quiz = z.infer<typeof Quiz>;

/** Messages that stand in a chat already, to be sent from there: nothing is uploaded, and whatever Telegram can copy goes. */
export const Copy = z.strictObject({
  /** The chat in which they stand. */
  chatId: z
    .number()
    .int()
    .refine((id) => id !== 0 && Number.isSafeInteger(id), 'input.noChatId'),
  /** Rising; several are an album. */
  messageIds: z
    .array(z.number().int().positive())
    .min(1)
    .max(100, 'input.most100MessagesCopied')
    .overwrite((ids) => [...new Set(ids)].sort((a, b) => a - b)),
  /** What one reads of them in a list. */
  about: z.string().trim().min(1).max(200),
  /** Whoever gets it sees from whom it is. */
  forward: z.literal(true).optional(),
});
export type Copy = z.infer<typeof Copy>;
