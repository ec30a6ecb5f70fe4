import type { Api, Context } from 'grammy';
import type { Delivery } from '../contract/delivery.ts';
import { hasText, kindOf, lengthLimit, type Message } from '../contract/message.ts';
import { verbatim } from '../contract/translatable.ts';
import { MINUTE_MS } from '../contract/units.ts';
import { UserError } from '../core/errors.ts';
import { escapeFor } from '../core/message/variables.ts';
import { snoozeUntil } from '../core/reminder.ts';
import { clockTime } from '../core/schedule/preview.ts';
import type { Answers } from './answers.ts';
import type { UpdateHandlerDeps } from './deps.ts';
import { acknowledgementRow, keyboardOf, type ReminderAction, snoozeRow } from './reminder-buttons.ts';
import { editMessage, type Standing } from './send-message.ts';

/**
 * What a press on a button under a message that asks does.
 * @param by who presses it, by name; left out: the owner
 * @throws UserError for a short notice over the chat
 */
export async function tapReminder(
  action: ReminderAction,
  ctx: Context,
  deps: UpdateHandlerDeps,
  answers: Answers,
  by?: string,
): Promise<void> {
  const { reminders, clock, words } = deps;
  const { key } = action;
  const { reminder, time } = words();
  const delivery = deps.ledger.get(key);
  if (!delivery) throw new UserError('notFound', verbatim(reminder.gone));
  // Who presses its button has it before them.
  if (delivery.state === 'unsure') deps.resolveDelivery(key, 'arrived');
  const job = deps.jobs.find(delivery.jobId);
  const zone = job?.zone ?? clock.timeZone();
  const recurs = job !== undefined && job.schedule.kind !== 'once';
  const showRow = (row: ReturnType<typeof acknowledgementRow>) =>
    answers.change((signal) => ctx.editMessageReplyMarkup(keyboardOf(messageOf(delivery), row), signal));
  switch (action.do) {
    case 'done': {
      const asked = reminders.done(key, by);
      const { endedAt = clock.now(), by: who } = asked.at(-1)?.acknowledgement ?? {};
      const note = reminder.doneAt(clockTime(endedAt, zone), who);
      await answers.toast(ctx, note);
      return showDone(ctx.api, asked, note, answers, { key, ...standingOf(ctx) });
    }
    case 'later':
      await answers.endTap(ctx);
      return void (await showRow(snoozeRow(words(), key)));
    case 'asks':
      await answers.endTap(ctx);
      return void (await showRow(acknowledgementRow(words(), { key, recurs })));
    case 'snooze': {
      const until = snoozeUntil(action.to, key, clock.now(), zone);
      reminders.snooze(key, until, by);
      // Quiet hours and days off may make it later.
      const at = reminders.nextOf(delivery.jobId) ?? until;
      const again = time(at - (at % MINUTE_MS), zone);
      await answers.toast(ctx, reminder.snoozed(again));
      const noted = withNote(messageOf(delivery), `⏰ ${reminder.snoozedUntil(again, by)}`);
      const row = acknowledgementRow(words(), { key, recurs });
      if (!noted) return void (await showRow(row));
      const keyboard = keyboardOf(messageOf(delivery), row);
      return void (await answers.change((signal) => editMessage(ctx.api, standingOf(ctx), noted, keyboard, signal)));
    }
    case 'skipNext': {
      // A second press of an impatient finger must not skip a second run.
      if (job?.exceptions?.some(({ at, skipped }) => skipped && at > delivery.dueAt))
        throw new UserError('conflict', verbatim(reminder.skippedAlready));
      const skipped = job?.nextAt;
      const after = deps.jobs.skipNext(delivery.jobId, 'chat').nextAt;
      await answers.endTap(ctx, reminder.skipped(time(skipped ?? 0, zone), after === null ? null : time(after, zone)));
      return void (await showRow(acknowledgementRow(words(), { key, recurs: false })));
    }
  }
}

/** Whether somebody who is not the owner may do that: the message says so, and it is pressed where it was sent. */
export function isForAnyone(
  { do: act, key }: ReminderAction,
  chatId: number | undefined,
  deps: UpdateHandlerDeps,
): boolean {
  const delivery = deps.ledger.get(key);
  const job = delivery && deps.jobs.find(delivery.jobId);
  return act !== 'skipNext' && job?.reminder?.anyone === true && delivery?.chatId === chatId;
}

/**
 * Takes the buttons from under all messages that asked, and says in one of them when it was done.
 * @param pressed the one, as it stands there; left out: the last
 */
export async function showDone(
  api: Api,
  asked: readonly Delivery[],
  note: string,
  answers: Answers,
  pressed?: Standing & { key: string },
): Promise<void> {
  const standing = asked.flatMap((delivery) => {
    const { chatId, messageId } = delivery.key === pressed?.key ? pressed : delivery;
    return messageId === undefined ? [] : [{ delivery, chatId, messageId }];
  });
  const told = standing.find(({ delivery }) => delivery.key === pressed?.key) ?? standing.at(-1);
  for (const each of standing) {
    const message = messageOf(each.delivery);
    const keyboard = keyboardOf(message);
    const noted = each === told ? withNote(message, `✓ ${note}`) : null;
    await answers.change((signal) =>
      noted
        ? editMessage(api, each, noted, keyboard, signal)
        : api.editMessageReplyMarkup(each.chatId, each.messageId, keyboard, signal),
    );
  }
}

/** What the message said, as it was sent. */
export function messageOf({ text, message = { text } }: Delivery): Message {
  return message;
}

/** Null where there is no place for a note. */
function withNote(message: Message, note: string): Message | null {
  const kind = kindOf(message);
  const written = escapeFor(note, message.format ?? 'plain');
  const text = message.text === '' ? written : `${message.text}\n\n${written}`;
  return kind === 'poll' || !hasText(kind) || text.length > lengthLimit(kind) ? null : { ...message, text };
}

function standingOf(ctx: Context): Standing {
  return { chatId: ctx.chat?.id ?? 0, messageId: ctx.callbackQuery?.message?.message_id ?? 0 };
}
