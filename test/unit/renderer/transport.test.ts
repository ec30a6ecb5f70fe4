import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Push } from '../../../main/contract/ipc.ts';
import { createBrowserApi } from '../../../renderer/transport/browser.ts';

/** What a browser gives: its event source, driven by the test. */
class EventSourceDouble {
  static opened: EventSourceDouble[] = [];
  readonly CLOSED = 2;
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  readonly url: string;

  constructor(url: string) {
    this.url = url;
    EventSourceDouble.opened.push(this);
  }

  close(): void {
    this.readyState = this.CLOSED;
  }
}

function apiWith(answer: () => Promise<Response>) {
  const requests: { url: string; init: RequestInit | undefined }[] = [];
  const api = createBrowserApi({
    fetch: async (url, init) => {
      requests.push({ url: String(url), init });
      return answer();
    },
    EventSource: EventSourceDouble as unknown as typeof EventSource,
    origin: '',
    key: 'k',
  });
  return { api, requests };
}

const json =
  (body: unknown, status = 200) =>
  async () =>
    new Response(JSON.stringify(body), { status });

describe('a call', () => {
  test('is a POST to its name, with its payload as JSON', async () => {
    const { api, requests } = apiWith(json({ ok: true, value: null }));
    await api.call('jobs.stop', { id: 'k7pd' });
    await api.call('undo', undefined);
    expect(requests.map(({ url, init }) => [url, init?.method, init?.body])).toEqual([
      ['/api/jobs.stop', 'POST', '{"id":"k7pd"}'],
      ['/api/undo', 'POST', 'null'],
    ]);
  });

  test('answers with the value, or with the refusal in the server’s words', async () => {
    expect(await apiWith(json({ ok: true, value: 'Stopped' })).api.call('undo', undefined)).toEqual({
      ok: true,
      value: 'Stopped',
    });
    const refusal = { ok: false, error: { code: 'conflict', key: 'error.pausedAlready' } };
    expect(await apiWith(json(refusal, 409)).api.call('jobs.pause', { id: 'k7pd' })).toEqual(refusal);
  });

  test('that nobody answers says that Carillon is not running', async () => {
    const { api } = apiWith(async () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await api.call('state.get', undefined)).toEqual({
      ok: false,
      error: { code: 'unavailable', key: 'notice.carillonNotRunningStart' },
    });
  });

  test.for([
    [401, 'unauthorised'],
    [502, 'internal'],
  ] as const)('whose answer is no reply of Carillon’s (HTTP %i) is a refusal all the same', async ([status, code]) => {
    const { api } = apiWith(async () => new Response('<h1>Proxy</h1>', { status }));
    expect(await api.call('state.get', undefined)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('the stream of pushes', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    EventSourceDouble.opened = [];
  });
  afterEach(() => void vi.useRealTimers());

  function follow() {
    const pushes: Push[] = [];
    const ups: boolean[] = [];
    const end = apiWith(json({})).api.subscribe(
      (push) => pushes.push(push),
      (up) => ups.push(up),
    );
    return { pushes, ups, end };
  }

  test('hands on what comes, in order, and says whether it can be relied on', () => {
    const { pushes, ups } = follow();
    const [source] = EventSourceDouble.opened;
    source?.onopen?.();
    const sent: Push[] = [
      { topic: 'navigate', to: 'new' },
      { topic: 'state', change: { type: 'fields', fields: { pausedAll: true } } },
    ];
    for (const push of sent) source?.onmessage?.({ data: JSON.stringify(push) });
    source?.onerror?.();
    expect(pushes).toEqual(sent);
    expect(ups).toEqual([true, false]);
  });

  test('leaves a passing break to the browser, and opens anew what the browser gave up', () => {
    follow();
    const [source] = EventSourceDouble.opened;
    source?.onerror?.();
    vi.advanceTimersByTime(10_000);
    expect(EventSourceDouble.opened).toHaveLength(1);
    source?.close();
    source?.onerror?.();
    vi.advanceTimersByTime(2_000);
    expect(EventSourceDouble.opened).toHaveLength(2);
  });

  test('ends when it is ended, and does not open again', () => {
    const { end } = follow();
    const [source] = EventSourceDouble.opened;
    source?.close();
    source?.onerror?.();
    end();
    vi.advanceTimersByTime(10_000);
    expect(EventSourceDouble.opened).toHaveLength(1);
    expect(source?.readyState).toBe(2);
  });
});
