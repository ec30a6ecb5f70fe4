// The functions of this file run in the page. Each is sent there as its own source text, so it stands alone.

/** What a preload script is run with, in a JavaScript world of its own. */
interface IsolatedParts {
  token: string;
  binding: string;
  receiver: string;
  /** The channels of what the page does not send by itself. */
  contextMenu: string;
  key: string;
}

type Bridge = ReturnType<typeof createBridge>;

/**
 * Joins two worlds that share nothing but the page's events, whose dispatch is synchronous. Values are copied, functions
 * become calls to the other side, promises settle there: what contextBridge does.
 */
export function createBridge(token: string, own: 'main' | 'isolated') {
  const other = own === 'main' ? 'isolated' : 'main';
  const held = new Map<number, (...args: unknown[]) => unknown>();
  const settling = new Map<number, (ok: boolean, value: unknown) => void>();
  let lastId = 0;

  const encode = (value: unknown): unknown => {
    if (value === undefined) return { $: 'undefined' };
    if (typeof value === 'function') {
      held.set(++lastId, value as (...args: unknown[]) => unknown);
      return { $: 'function', id: lastId };
    }
    if (value instanceof Promise) {
      const id = ++lastId;
      value.then(
        (result: unknown) => void send({ settle: id, ok: true, value: encode(result) }),
        (error: unknown) => void send({ settle: id, ok: false, value: String((error as Error)?.message ?? error) }),
      );
      return { $: 'promise', id };
    }
    if (Array.isArray(value)) return value.map(encode);
    if (typeof value !== 'object' || value === null) return value;
    if (Object.getPrototypeOf(value) !== Object.prototype) throw new Error('Only plain objects cross the bridge.');
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, encode(part)]));
  };
  const decode = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(decode);
    if (typeof value !== 'object' || value === null) return value;
    const { $: kind, id } = value as { $?: string; id?: number };
    if (kind === 'undefined') return undefined;
    if (kind === 'function') return (...args: unknown[]) => decode(send({ call: id, args: args.map(encode) }));
    if (kind === 'promise') {
      return new Promise((resolve, reject) => {
        settling.set(id as number, (ok, result) => (ok ? resolve(decode(result)) : reject(new Error(String(result)))));
      });
    }
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, decode(part)])));
  };

  /** To the other world and back, in one go. */
  const send = (message: object): unknown => {
    let answer = '{}';
    const take = (event: Event) => {
      answer = (event as CustomEvent<string>).detail;
    };
    const name = `${token}:${++lastId}`;
    document.addEventListener(name, take, { once: true });
    const detail = JSON.stringify({ ...message, answerTo: name });
    document.dispatchEvent(new CustomEvent(`${token}:${other}`, { detail }));
    document.removeEventListener(name, take);
    const { value, error } = JSON.parse(answer) as { value?: unknown; error?: string };
    if (error !== undefined) throw new Error(error);
    return value;
  };

  const listen = (onExpose: (name: string, api: unknown) => void) => {
    document.addEventListener(`${token}:${own}`, (event) => {
      const message = JSON.parse((event as CustomEvent<string>).detail);
      const answer = (content: object) =>
        document.dispatchEvent(new CustomEvent(message.answerTo, { detail: JSON.stringify(content) }));
      try {
        if (message.expose) onExpose(message.expose, decode(message.api));
        if (message.settle) settling.get(message.settle)?.(message.ok, message.value);
        const result = message.call ? held.get(message.call)?.(...message.args.map(decode)) : undefined;
        answer({ value: encode(result) });
      } catch (error) {
        answer({ error: String((error as Error).message) });
      }
    });
  };
  return { encode, send, listen };
}

/** The page's own world: puts there what the preload script exposes. */
export function mainWorld(bridge: Bridge): void {
  const freeze = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    for (const part of Object.values(value)) freeze(part);
    return Object.freeze(value);
  };
  bridge.listen((name, api) => {
    if (Object.hasOwn(window, name))
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    Object.defineProperty(window, name, { value: freeze(api), enumerable: true });
  });
}

/** The preload script's world: `require('electron')` has what a sandboxed preload may have of it, and nothing else is there. */
export function isolatedWorld(
  bridge: Bridge,
  parts: IsolatedParts,
  preload: (require: (name: string) => unknown, module: object, exports: object) => void,
): void {
  type Listener = (event: object, ...args: unknown[]) => void;
  // As in Electron, a frame inside of the page gets no preload.
  if (window.top !== window) return;
  const scope = window as unknown as Record<string, (text: string) => void>;
  const listeners = new Map<string, Set<Listener>>();
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  bridge.listen(() => {});

  const revive = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(revive);
    if (typeof value !== 'object' || value === null) return value;
    if ('$undefined' in value) return undefined;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, revive(part)]));
  };
  const post = (message: { channel?: string; args: unknown[] }) => {
    // Throws on what Electron's own clone throws on.
    structuredClone(message.args);
    const text = JSON.stringify(message, (_key, value) => (value === undefined ? { $undefined: true } : value));
    scope[parts.binding]?.(text);
  };
  scope[parts.receiver] = (text) => {
    const message = JSON.parse(text) as { id?: number; channel?: string; args: unknown[]; error?: string };
    const args = revive(message.args) as unknown[];
    if (message.channel) for (const listener of listeners.get(message.channel) ?? []) listener({}, ...args);
    const call = waiting.get(message.id ?? 0);
    waiting.delete(message.id ?? 0);
    if (message.error === undefined) call?.resolve(args[0]);
    else call?.reject(new Error(message.error));
  };

  // What Electron's browser process sees of the page: right clicks that the page leaves alone, and each key.
  window.addEventListener('contextmenu', (event) => {
    if (event.defaultPrevented) return;
    const target = event.target as HTMLElement;
    const field = target.closest<HTMLInputElement | HTMLTextAreaElement>('textarea, input');
    const isEditable = (field !== null && !field.readOnly && !field.disabled) || target.isContentEditable;
    const inField = field ? field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0) : '';
    const selectionText = field ? inField : String(window.getSelection() ?? '');
    const canCopy = selectionText !== '' && field?.type !== 'password';
    const linkURL = target.closest('a')?.href ?? '';
    post({ channel: parts.contextMenu, args: [{ isEditable, selectionText, canCopy, linkURL }] });
  });
  window.addEventListener(
    'keydown',
    ({ key, code, shiftKey, ctrlKey, altKey, metaKey, repeat }) => {
      const keys = { shift: shiftKey, control: ctrlKey, alt: altKey, meta: metaKey, isAutoRepeat: repeat };
      post({ channel: parts.key, args: [{ type: 'keyDown', key, code, ...keys }] });
    },
    { capture: true },
  );

  const on = (channel: string, listener: Listener) => {
    listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
  };
  const off = (channel: string, listener: Listener) => {
    listeners.get(channel)?.delete(listener);
  };
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: unknown) => bridge.send({ expose: name, api: bridge.encode(api) }),
    },
    ipcRenderer: {
      on,
      off,
      removeListener: off,
      send: (channel: string, ...args: unknown[]) => post({ channel, args } as { args: unknown[] }),
      invoke: (channel: string, ...args: unknown[]) =>
        new Promise((resolve, reject) => {
          const id = ++lastId;
          post({ id, channel, args } as { args: unknown[] });
          waiting.set(id, { resolve, reject });
        }),
    },
  };
  const require = (name: string) => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`);
    return electron;
  };
  const module = { exports: {} };
  preload(require, module, module.exports);
}
