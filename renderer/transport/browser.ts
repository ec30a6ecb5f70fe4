import type { UploadPiece } from '../../main/contract/files.ts';
import type {
  ApiError,
  CarillonApi,
  ChannelInput,
  ChannelName,
  ChannelOutput,
  Push,
  Reply,
} from '../../main/contract/ipc.ts';
import { msg } from '../../main/i18n/msg.ts';
import { withKey } from './key.ts';

const RETRY_MS = 2_000;

/** The parts of the browser that the transport stands on, so that it can be tried without one. */
export interface BrowserParts {
  fetch: typeof fetch;
  EventSource: typeof EventSource;
  /** `''` in a page that Carillon serves: addresses are then relative to it. */
  origin: string;
  /** The session's secret; '' where it is not known (yet). */
  key: string;
}

/** Carillon's API over loopback HTTP: a POST a call, and server-sent events for what it pushes. */
export function createBrowserApi(parts: BrowserParts): CarillonApi {
  return {
    call: (channel, input) => post(parts, channel, input),
    subscribe: (listener, connection) => follow(parts, listener, connection),
  };
}

async function post<N extends ChannelName>(
  parts: BrowserParts,
  channel: N,
  input: ChannelInput<N>,
): Promise<Reply<ChannelOutput<N>>> {
  let response: Response;
  try {
    response = await (isPiece(channel, input)
      ? parts.fetch(
          `${parts.origin}/api/${channel}?upload=${input.upload}`,
          withBody('octet-stream', input.bytes, parts.key),
        )
      : parts.fetch(`${parts.origin}/api/${channel}`, withBody('json', JSON.stringify(input ?? null), parts.key)));
  } catch {
    return { ok: false, error: { code: 'unavailable', ...msg('notice.carillonNotRunningStart') } };
  }
  const reply = await readReply<ChannelOutput<N>>(response);
  return reply ?? { ok: false, error: errorOfStatus(response.status) };
}

/** A piece of a file goes as it is: as JSON it would be several times as long. */
function isPiece(channel: ChannelName, _input: unknown): _input is UploadPiece {
  return channel === 'files.piece';
}

function withBody(type: 'json' | 'octet-stream', body: string | Uint8Array, key: string): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': `application/${type}`, ...(key && { 'x-carillon-key': key }) },
    body: body as BodyInit,
  };
}

/** The reply in the body; null when the body is something else, such as the page of a proxy in between. */
async function readReply<T>(response: Response): Promise<Reply<T> | null> {
  try {
    const body: unknown = await response.json();
    if (typeof body !== 'object' || body === null || !('ok' in body)) return null;
    // The two ends are built from one contract and shipped together; checking each answer again would buy nothing.
    if (body.ok === true) return { value: undefined, ...body } as Reply<T>;
    return 'error' in body ? (body as Reply<T>) : null;
  } catch {
    return null;
  }
}

function errorOfStatus(status: number): ApiError {
  if (status === 401) return { code: 'unauthorised', ...msg('notice.openAddressCarillonPrinted') };
  return { code: 'internal', ...msg('notice.carillonGaveAnswerMakes', { status: String(status) }) };
}

function follow(parts: BrowserParts, listener: (push: Push) => void, connection?: (up: boolean) => void): () => void {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let ended = false;

  const open = () => {
    const opened = new parts.EventSource(withKey(`${parts.origin}/api/events`, parts.key));
    source = opened;
    opened.onopen = () => connection?.(true);
    opened.onmessage = (event: MessageEvent<string>) => listener(JSON.parse(event.data) as Push);
    opened.onerror = () => {
      connection?.(false);
      // The browser tries again by itself after a break, but gives up for good after an answer such as 401 or 503.
      if (opened.readyState === opened.CLOSED && !ended) retry = setTimeout(open, RETRY_MS);
    };
  };
  open();

  return () => {
    ended = true;
    clearTimeout(retry);
    source?.close();
  };
}
