import { describe, expect, test, vi } from 'vitest';
import { ANN, first, openPractice } from './harness.ts';

const MESSAGE = { chat_id: ANN.id, text: 'hi' };

describe('faults hit the request that they were planned for', () => {
  test('an error status answers without processing, as often as it was asked for', async () => {
    const { server, refusal, result } = await openPractice();
    server.faults.next('sendMessage', { kind: 'status', code: 502 }, 2);
    expect(await refusal('SendMessage', MESSAGE)).toEqual({ ok: false, error_code: 502, description: 'Bad Gateway' });
    await result('getMe');
    expect(await refusal('sendMessage', MESSAGE)).toMatchObject({ error_code: 502 });
    expect(server.messages()).toEqual([]);
    await result('sendMessage', MESSAGE);
    expect(server.messages()).toHaveLength(1);
  });

  test('a flood wait says how long', async () => {
    const { server, refusal } = await openPractice();
    server.faults.next('*', { kind: 'status', code: 429, retryAfter: 7 });
    expect(await refusal('sendMessage', MESSAGE)).toEqual({
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 7',
      parameters: { retry_after: 7 },
    });
  });

  test('a description of one’s own', async () => {
    const { server, refusal } = await openPractice();
    server.faults.next('getMe', { kind: 'status', code: 500, description: 'Internal Server Error: restart' });
    expect(await refusal('getMe')).toMatchObject({ description: 'Internal Server Error: restart' });
  });

  test('a reset before the request is read: no message, no answer', async () => {
    const { server, call, result } = await openPractice();
    server.faults.next('sendMessage', { kind: 'resetBeforeRead' });
    await expect(call('sendMessage', MESSAGE)).rejects.toThrow('fetch failed');
    expect(server.messages()).toEqual([]);
    expect(server.requests.at(-1)).toMatchObject({ method: 'sendMessage', status: null });
    await result('sendMessage', MESSAGE);
  });

  test('a reset after the request is read: the message is there, the answer is not', async () => {
    const { server, call } = await openPractice();
    server.faults.next('sendMessage', { kind: 'resetAfterRead' });
    await expect(call('sendMessage', MESSAGE)).rejects.toThrow('fetch failed');
    expect(server.messages()).toHaveLength(1);
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({ params: MESSAGE, status: null });
  });

  test('a hanging request gets no answer until the server stops', async () => {
    const { server, call } = await openPractice();
    server.faults.next('sendMessage', { kind: 'hang' });
    const hanging = call('sendMessage', MESSAGE);
    hanging.catch(() => undefined);
    await vi.waitFor(() => expect(server.requests).toHaveLength(1));
    expect(await first({ hanging, getMe: call('getMe') })).toBe('getMe');
    expect(server.requests[0]).toMatchObject({ status: null, open: true });
    await server.stop();
    await expect(hanging).rejects.toThrow('fetch failed');
    expect(server.messages()).toEqual([]);
  });

  test('a delay holds back the answer, not the processing', async () => {
    const { server, call, result } = await openPractice();
    server.faults.next('sendMessage', { kind: 'delay', ms: 100 });
    const started = performance.now();
    const delayed = result('sendMessage', MESSAGE);
    await vi.waitFor(() => expect(server.messages()).toHaveLength(1));
    expect(await first({ delayed, getMe: call('getMe') })).toBe('getMe');
    await delayed;
    expect(performance.now() - started).toBeGreaterThan(95);
  });

  test('a long delay does not hold up stopping', async () => {
    const { server, call } = await openPractice();
    server.faults.next('sendMessage', { kind: 'delay', ms: 600_000 });
    const delayed = call('sendMessage', MESSAGE);
    delayed.catch(() => undefined);
    await vi.waitFor(() => expect(server.messages()).toHaveLength(1));
    await server.stop();
    await expect(delayed).rejects.toThrow('fetch failed');
  });

  test('planned faults come in their order, and those for the method before those for all', async () => {
    const { server, refusal, result } = await openPractice();
    server.faults.next('*', { kind: 'status', code: 500 });
    server.faults.next('getMe', { kind: 'status', code: 502 });
    server.faults.next('getMe', { kind: 'status', code: 503 });
    const codes = [await refusal('getMe'), await refusal('getMe'), await refusal('getMe')];
    expect(codes.map(({ error_code }) => error_code)).toEqual([502, 503, 500]);
    server.faults.next('getMe', { kind: 'status', code: 500 }, 9);
    server.faults.clear();
    await result('getMe');
  });
});

describe('no network', () => {
  test('breaks held polls and refuses every connection until it is back', async () => {
    const { server, call, result, received } = await openPractice();
    const poll = call('getUpdates', { timeout: 50 });
    poll.catch(() => undefined);
    await received('getUpdates');
    server.faults.offline = true;
    await expect(poll).rejects.toThrow('fetch failed');
    await expect(call('sendMessage', MESSAGE)).rejects.toThrow('fetch failed');
    expect(server.messages()).toEqual([]);
    server.faults.offline = false;
    await result('sendMessage', MESSAGE);
  });
});
