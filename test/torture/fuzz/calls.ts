import fc from 'fast-check';
import { type ChannelName, channelNames, channels, type Reply } from '../../../main/contract/ipc.ts';
import { english } from '../../support/english.ts';
import { arbitraryOf, WORDS } from './arbitrary-of.ts';
import { mutate, mutations } from './mutate.ts';

/** Whatever takes calls. */
export interface CallTarget {
  /** `status` is null where there is none. */
  call(channel: string, payload: unknown): Promise<{ status: number | null; reply: Reply<unknown> }>;
  /** What must be the same after a refusal. */
  snapshot(): Promise<string>;
  /** Ids of jobs that there are, so that some of the calls are about them. */
  ids: readonly string[];
}

/** They do what they are asked, and end what the rest is tried on; with a payload that is none of theirs they are tried, too. */
const ENDING: readonly string[] = ['setup.leave', 'setup.usePractice'];
const STATUS = {
  invalid: 400,
  unauthorised: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  changedElsewhere: 409,
  outsideBounds: 409,
  unavailable: 503,
};

export interface FuzzOptions {
  /** How many payloads in all, over every channel alike. */
  times: number;
  seed: number;
  /** What only passes where values travel as they are: to IPC, and not to JSON. */
  exotic: boolean;
  onCall?: (done: number) => void;
  /** The time is up: the rest is left out. */
  isOver?: () => boolean;
}

export interface FuzzCounts {
  accepted: number;
  refused: number;
}

/**
 * Calls every channel with payloads that are right, nearly right and nothing of the kind. What its schema does not take is
 * refused as invalid, whatever is refused changes nothing, and nothing is ever an error inside.
 * @throws what fast-check found, made as small as it could
 */
export async function fuzzCalls(
  target: CallTarget,
  { times, seed, exotic, onCall, isOver }: FuzzOptions,
): Promise<FuzzCounts> {
  const counts = { accepted: 0, refused: 0 };
  let done = 0;
  for (const channel of [...channelNames, 'no.such', '__proto__', 'constructor']) {
    const tryOne = async (given: unknown) => {
      if (isOver?.()) return;
      const payload = exotic ? given : asJson(given);
      onCall?.(++done);
      const isRight = isTaken(channel, payload);
      if (isRight && ENDING.includes(channel)) return;
      const before = await target.snapshot();
      const { status, reply } = await target.call(channel, payload);
      if (reply.ok) {
        counts.accepted++;
        if (!isRight) throw new Error(`${channel} took what its schema does not.`);
        return;
      }
      counts.refused++;
      const { code } = reply.error;
      const message = english(reply.error);
      if (code === 'internal') throw new Error(`${channel} failed inside: ${message}`);
      if (!isRight && code !== 'invalid' && code !== 'notFound') throw new Error(`${channel} was refused as ${code}.`);
      if (status !== null && status !== STATUS[code]) throw new Error(`${channel}: ${code} came as ${status}.`);
      if (message.trim().length < 5) throw new Error(`${channel} was refused without a word.`);
      if ((await target.snapshot()) === before) return;
      // Telegram may have refused a chat just then, whose messages are paused: what the call does, it does again.
      const again = await target.snapshot();
      await target.call(channel, payload);
      if ((await target.snapshot()) !== again) throw new Error(`${channel} was refused and changed something.`);
    };
    const numRuns = Math.max(1, Math.round(times / (channelNames.length + 3)));
    await fc.assert(fc.asyncProperty(payloadFor(channel, target.ids, exotic), tryOne), { numRuns, seed });
  }
  return counts;
}

function asJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function isTaken(channel: string, payload: unknown): boolean {
  const known = channelNames.find((name) => name === channel);
  return known !== undefined && channels[known].input.safeParse(payload ?? undefined).success;
}

function payloadFor(channel: string, ids: readonly string[], exotic: boolean): fc.Arbitrary<unknown> {
  const right = channelNames.includes(channel as ChannelName)
    ? arbitraryOf(channels[channel as ChannelName].input)
    : fc.constant({});
  const about = fc.tuple(right, fc.constantFrom(...ids)).map(([value, id]) => aboutJob(value, id));
  const wrong = fc.tuple(about, mutations).map(([value, all]) => mutate(value, all));
  const any = fc.oneof(fc.jsonValue(), fc.constantFrom(...WORDS, null, undefined, 0, []));
  const strange = exotic ? [{ weight: 2, arbitrary: fc.oneof(fc.anything(), fc.constantFrom(...strangers())) }] : [];
  return fc.oneof(
    { weight: 5, arbitrary: about },
    { weight: 5, arbitrary: wrong },
    { weight: 1, arbitrary: any },
    ...strange,
  );
}

function aboutJob(value: unknown, id: string): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? { ...value, id } : value;
}

/** What no JSON can hold, and IPC can. */
function strangers(): unknown[] {
  const circle: Record<string, unknown> = {};
  circle.id = circle;
  return [circle, 10n, Symbol('id'), () => 'id', new Map([['id', 'k7pd']]), new Date(Number.NaN), Object.create(null)];
}

/** Bodies that are no JSON, or not what JSON is for. @param post answers the status */
export async function fuzzBodies(
  post: (body: Uint8Array) => Promise<number>,
  times: number,
  seed: number,
): Promise<void> {
  const deep = fc.nat(200_000).map((depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`);
  const cut = fc.tuple(fc.json(), fc.nat(80)).map(([json, length]) => json.slice(0, length));
  const written = fc.oneof(deep, cut, fc.string({ unit: 'binary' })).map((body) => new TextEncoder().encode(body));
  const body = fc.oneof(written, fc.uint8Array({ maxLength: 2_000 }));
  const isRefused = async (bytes: Uint8Array) => {
    const status = await post(bytes);
    if (status !== 400 && !(status === 200 && bytes.length <= 4)) throw new Error(`It was answered with ${status}.`);
  };
  await fc.assert(fc.asyncProperty(body, isRefused), { numRuns: times, seed });
}
