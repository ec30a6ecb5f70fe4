import type { IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { channelNames, type Push, type Reply } from '../../../main/contract/ipc.ts';
import type { AppState } from '../../../main/contract/state.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import { dispatch as realDispatch } from '../../../main/core/dispatch.ts';
import { CALL, PUSH, SUBSCRIBE } from '../../../main/shell/channels.ts';
import { registerIpc } from '../../../main/shell/ipc.ts';
import { ipcMain } from '../../support/electron/stand-in/ipc-main.ts';
import { samples } from '../../support/samples.ts';
import { testSeed } from '../../support/seed.ts';
import { memoryFolder } from '../../support/temp-folder.ts';
import { fuzzCalls } from '../../torture/fuzz/calls.ts';
import { openInProcess } from '../../torture/fuzz/targets.ts';

vi.mock('electron', () => import('../../support/electron/stand-in/electron.ts'));

const CALLS = samples(3_000);
const REFUSAL = 'Carillon takes calls from its own window alone.';

const sent: Push[] = [];
const own = contentsAt('app://carillon/index.html#/upcoming');
const listeners = new Set<(push: Push) => void>();
const dispatched: unknown[][] = [];
let dispatch = async (...call: unknown[]): Promise<Reply<unknown>> => {
  dispatched.push(call);
  return { ok: true, value: null };
};
let window: WebContents | null = own;
// Channels are registered once a process.
const link = registerIpc({
  window: () => window,
  dispatch: (channel, payload) => dispatch(channel, payload),
  current: () => ({ version: '0' }) as AppState,
  subscribe(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  log: { debug() {}, info() {}, warn() {}, error() {} },
});

describe('who is heard', () => {
  const strangers: [string, () => IpcMainInvokeEvent][] = [
    ['another page in the window', () => event(own, frameAt('https://carillon.example/'))],
    ['a frame of the window’s page', () => event(own, frameAt('app://carillon/index.html'))],
    ['a frame that is gone', () => event(own, null)],
    ['another window', () => eventOf(contentsAt('app://carillon/index.html'))],
  ];

  test.each(strangers)('%s gets through on no channel, and nothing is done', async (_who, from) => {
    dispatched.length = 0;
    for (const channel of channelNames) await expect(invoke(from(), CALL, channel, {})).rejects.toThrow(REFUSAL);
    await expect(invoke(from(), SUBSCRIBE)).rejects.toThrow(REFUSAL);
    expect(dispatched).toEqual([]);
    expect(sent).toEqual([]);
  });

  test('nobody is while there is no window', async () => {
    window = null;
    onTestFinished(() => {
      window = own;
    });
    await expect(invoke(eventOf(own), CALL, 'state.get', undefined)).rejects.toThrow(REFUSAL);
  });

  test('its own window gets a snapshot first, then what it was asked to show, then each change', async () => {
    link.navigate('history');
    await invoke(eventOf(own), SUBSCRIBE);
    for (const listener of listeners)
      listener({ topic: 'state', change: { type: 'fields', fields: { undo: verbatim('x') } } });
    expect(sent.map((push) => (push.topic === 'state' ? push.change.type : push.topic))).toEqual([
      'snapshot',
      'navigate',
      'fields',
    ]);
  });
});

test(`${CALLS.toLocaleString('en')} payloads of all kinds are done or refused in words, and a refusal changes nothing`, async () => {
  const target = await openInProcess(memoryFolder());
  dispatch = (channel, payload) => realDispatch(target.services.handlers, channel as string, payload, target.log);
  onTestFinished(() => target.close());
  const call = async (...args: unknown[]) => ({
    status: null,
    reply: (await invoke(eventOf(own), CALL, ...args)) as Reply<unknown>,
  });
  const seed = testSeed();
  const { accepted, refused } = await fuzzCalls({ ...target, call }, { times: CALLS, seed, exotic: true });
  expect(accepted).toBeGreaterThan(CALLS / 20);
  expect(refused).toBeGreaterThan(CALLS / 20);
  for (const name of [undefined, null, 1, {}, ['state.get'], { toString: 1 }, Object.create(null)]) {
    expect((await call(name, {})).reply).toMatchObject({ ok: false, error: { code: 'notFound' } });
  }
});

function invoke(from: IpcMainInvokeEvent, channel: string, ...args: unknown[]): Promise<unknown> {
  return ipcMain.invoke(from, channel, args);
}

function contentsAt(url: string): WebContents {
  const send = (channel: string, push: Push) => {
    if (channel === PUSH) sent.push(push);
  };
  return { mainFrame: frameAt(url), send, isDestroyed: () => false } as unknown as WebContents;
}

function frameAt(url: string): WebFrameMain {
  return { url } as WebFrameMain;
}

function eventOf(contents: WebContents): IpcMainInvokeEvent {
  return event(contents, contents.mainFrame);
}

function event(sender: WebContents, senderFrame: WebFrameMain | null): IpcMainInvokeEvent {
  return { sender, senderFrame } as IpcMainInvokeEvent;
}
