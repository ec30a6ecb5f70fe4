import { describe, expect, test } from 'vitest';
import { FailureAlerts } from '../../../main/bot/failure-alerts.ts';
import { en } from '../../../main/bot/words/en.ts';
import type { DeliveryState } from '../../../main/contract/delivery.ts';
import { ANN, openStory } from '../../support/bot/carillon.ts';
import { ListLog } from '../../support/bot/log.ts';
import { until } from '../../support/bot/until.ts';
import { ManualClock } from '../../support/manual-clock.ts';

/** A story in which Ann sends something once, and Telegram answers as told. */
async function sending(...faults: Parameters<Awaited<ReturnType<typeof openStory>>['telegram']['faults']['next']>) {
  const story = await openStory();
  const { telegram, workspace, botMessages } = story;
  const job = workspace.jobs.create(
    {
      chatId: ANN.id,
      message: { text: 'Water the plants' },
      timeZone: 'UTC',
      schedule: { kind: 'once', at: '2099-01-01T09:00' },
    } as never,
    'window',
  );
  telegram.faults.next(...faults);
  const before = botMessages(ANN.id).length;
  workspace.jobs.run(job.id, 'chat');
  const notice = (at = 0) => until(() => botMessages(ANN.id)[before + at], 'the notice');
  const delivery = () => workspace.ledger.history({ limit: 1 })[0];
  return { ...story, job, notice, delivery };
}

describe('a message that went wrong', () => {
  test('refused for good: the owner is told why, and a tap sends it again', async () => {
    const refusal = { kind: 'status', code: 400, description: 'Bad Request: message is too strange' } as const;
    const { notice, tap, delivery, botMessages } = await sending('sendMessage', refusal);
    const told = await notice();
    expect(told.text).toMatch(/^“Water the plants”, due .*, was not sent\./);
    expect(told.buttons.flat().map(({ text }) => text)).toEqual(['Send again']);
    expect((await tap(told.id, 'Send again')).text).toBe('Sending “Water the plants” to Ann.');
    await until(() => delivery()?.state === 'sent', 'it to be sent');
    expect(botMessages(ANN.id).filter(({ text }) => text === 'Water the plants')).toHaveLength(1);
  });

  test('in doubt: the owner, who sees the chat, says that it arrived; it is not sent twice', async () => {
    const { notice, tap, delivery, telegram } = await sending('sendMessage', { kind: 'resetAfterRead' });
    // Telegram had taken it: the message stands before the notice.
    const told = await notice(1);
    expect(told.text).toMatch(/may not have arrived/);
    expect(told.buttons.flat().map(({ text }) => text)).toEqual(['It arrived', 'Send again']);
    expect((await tap(told.id, 'It arrived')).text).toBe('Good. “Water the plants” counts as sent.');
    expect(delivery()?.state).toBe('sent');
    expect(telegram.messages(ANN.id).filter(({ text }) => text === 'Water the plants')).toHaveLength(1);
  });

  test('a second tap on an old notice says so and sends nothing', async () => {
    const { notice, tap, delivery, telegram, workspace } = await sending('sendMessage', { kind: 'resetAfterRead' });
    const told = await notice(1);
    workspace.resolveDelivery(delivery()?.key as string, 'arrived', 'window');
    await tap(told.id, 'Send again');
    expect(telegram.messages(ANN.id).filter(({ text }) => text === 'Water the plants')).toHaveLength(1);
    expect(delivery()?.state).toBe('sent');
  });

  test('many at once make one notice', async () => {
    const story = await openStory();
    const { workspace, botMessages } = story;
    const draft = (chatId: number) =>
      ({
        chatId,
        message: { text: `To ${chatId}` },
        timeZone: 'UTC',
        schedule: { kind: 'once', at: '2099-01-01T09:00' },
      }) as never;
    const jobs = [900, 901, 902, 903].map((chatId) => workspace.jobs.create(draft(chatId), 'window'));
    const before = botMessages(ANN.id).length;
    for (const { id } of jobs) workspace.jobs.run(id, 'chat');
    const notice = await until(() => botMessages(ANN.id)[before], 'the notice');
    expect(notice.text).toMatch(/^4 messages were not sent/);
    expect(notice.text).toContain('“To 903”');
  });
});

describe('when the owner is told', () => {
  function world() {
    const clock = new ManualClock();
    const said: string[] = [];
    let isOnline = true;
    const trouble = new FailureAlerts({
      timers: clock,
      log: new ListLog(),
      monotonic: () => clock.monotonic(),
      chats: () => [],
      words: () => en,
      timeZone: () => 'UTC',
      isOnline: () => isOnline,
      tell: async ({ text }) => void said.push(text.split('\n')[0] as string),
    });
    const note = (jobId: string, state: DeliveryState) =>
      trouble.note({
        key: `${jobId}@1`,
        jobId,
        jobName: jobId,
        chatId: 7,
        text: 'x',
        dueAt: 1,
        state,
        attempts: 1,
        changedAt: 1,
        coalesced: 0,
      });
    return { clock, said, note, setOnline: (online: boolean) => (isOnline = online) };
  }
  const MINUTE = 60_000;

  test('a message that fails on and on is told of once an hour', async () => {
    const { clock, said, note } = world();
    for (let minute = 0; minute < 90; minute++) {
      note('k7pd', 'failed');
      await clock.advance(MINUTE);
    }
    expect(said).toHaveLength(2);
    note('m3xz', 'failed');
    await clock.advance(MINUTE);
    expect(said).toHaveLength(3);
  });

  test('what settles itself at once, or goes well, is not worth a word', async () => {
    const { clock, said, note } = world();
    note('k7pd', 'unsure');
    note('k7pd', 'sent');
    note('m3xz', 'skipped');
    await clock.advance(MINUTE);
    expect(said).toEqual([]);
  });

  test('without a connection it waits until there is one', async () => {
    const { clock, said, note, setOnline } = world();
    setOnline(false);
    note('k7pd', 'unsure');
    await clock.advance(30 * MINUTE);
    expect(said).toEqual([]);
    setOnline(true);
    await clock.advance(MINUTE);
    expect(said).toEqual([expect.stringContaining('may not have arrived')]);
  });
});
