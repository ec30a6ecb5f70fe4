import { ZodError } from 'zod';
import { type ApiError, type ChannelName, channels, type Handlers, type Reply } from '../contract/ipc.ts';
import { firstIssue } from '../contract/issues.ts';
import type { Translatable } from '../contract/translatable.ts';
import { msg } from '../i18n/msg.ts';
import { UserError } from './errors.ts';
import type { Log } from './ports.ts';

/**
 * One call from a window, over either transport: the payload is parsed here, once, and whatever goes wrong becomes a
 * {@link Reply} in words. Never rejects.
 * @param newestChange the id of the newest change of the messages that is not undone
 */
export async function dispatch(
  handlers: Handlers,
  channel: string,
  payload: unknown,
  log: Log,
  newestChange: () => number | undefined = () => undefined,
): Promise<Reply<unknown>> {
  if (!isChannel(channel)) return refusal('notFound', msg('notice.noCallNamed', { channel: channel.slice(0, 60) }));
  try {
    const input = channels[channel].input.parse(payload ?? undefined);
    // The table maps each name to its own payload; TypeScript cannot follow that through a variable name.
    const handle = handlers[channel] as (payload: unknown, note: (text: Translatable) => void) => unknown;
    let note: Translatable | undefined;
    const before = newestChange();
    const value = await handle(input, (text) => {
      note = text;
    });
    const change = newestChange();
    const own = { ...(change !== undefined && change > (before ?? 0) && { change }), ...(note && { note }) };
    return { ok: true, value, ...own };
  } catch (error) {
    if (error instanceof UserError) return refusal(error.code, error.text, error.field);
    if (error instanceof ZodError) return refusal('invalid', firstIssue(error));
    log.error(`${channel} failed`, error);
    return refusal('internal', msg('error.somethingWentWrongInside'));
  }
}

function isChannel(name: string): name is ChannelName {
  return Object.hasOwn(channels, name);
}

function refusal(code: ApiError['code'], text: Translatable, field?: string): Reply<never> {
  return { ok: false, error: { code, ...text, ...(field !== undefined && { field }) } };
}
