import { describe, expect, test } from 'vitest';
import { ANN, openPractice } from './harness.ts';

const tooMany = (seconds: number) => ({
  ok: false,
  error_code: 429,
  description: `Too Many Requests: retry after ${seconds}`,
  parameters: { retry_after: seconds },
});

describe('Telegram’s limits, where they are kept', () => {
  test('one message a second in a private chat; what is refused is not there and does not count', async () => {
    const { server, result, refusal, clock } = await openPractice({ enforceLimits: true });
    const message = { chat_id: ANN.id, text: 'hi' };
    await result('sendMessage', message);
    clock.ms += 999;
    expect(await refusal('sendMessage', message)).toEqual(tooMany(1));
    clock.ms += 1;
    await result('sendMessage', message);
    expect(server.messages()).toHaveLength(2);
  });

  test('an edit counts like a message', async () => {
    const { result, refusal } = await openPractice({ enforceLimits: true });
    await result('sendMessage', { chat_id: ANN.id, text: 'hi' });
    expect(await refusal('editMessageText', { chat_id: ANN.id, message_id: 1, text: 'ho' })).toEqual(tooMany(1));
  });

  test('twenty messages a minute in a group', async () => {
    const { server, result, refusal, clock } = await openPractice({ enforceLimits: true });
    server.addChat({ id: -5, type: 'group', title: 'Family' });
    const message = { chat_id: -5, text: 'hi' };
    for (let sent = 0; sent < 20; sent++) await result('sendMessage', message);
    clock.ms += 17_500;
    expect(await refusal('sendMessage', message)).toEqual(tooMany(43));
    clock.ms += 42_500;
    await result('sendMessage', message);
  });

  test('thirty messages a second over all chats', async () => {
    const { server, result, refusal, clock } = await openPractice({ enforceLimits: true });
    for (let id = -31; id < 0; id++) server.addChat({ id, type: 'group', title: `Group ${id}` });
    for (let chat_id = -30; chat_id < 0; chat_id++) await result('sendMessage', { chat_id, text: 'hi' });
    expect(await refusal('sendMessage', { chat_id: -31, text: 'hi' })).toEqual(tooMany(1));
    clock.ms += 1_000;
    await result('sendMessage', { chat_id: -31, text: 'hi' });
  });

  test('are not kept by default', async () => {
    const { server, result } = await openPractice();
    for (let sent = 0; sent < 40; sent++) await result('sendMessage', { chat_id: ANN.id, text: 'hi' });
    expect(server.messages()).toHaveLength(40);
  });
});
