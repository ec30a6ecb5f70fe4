import type { ApiError } from '../contract/ipc.ts';
import type { Translatable } from '../contract/translatable.ts';
import { en } from '../i18n/en/index.ts';
import { type MessageKey, msg, type ParamsFor } from '../i18n/msg.ts';

/** A refusal that is the user's to read: it says what is wrong and what to do. Nothing has changed when it is thrown. */
export class UserError<K extends MessageKey = MessageKey> extends Error {
  readonly code: ApiError['code'];
  readonly text: Translatable;
  /** The part of what was entered that is wrong, where the refusal is about one. */
  readonly field: string | undefined;

  constructor(code: ApiError['code'], text: Translatable, field?: string);
  constructor(code: ApiError['code'], key: K, ...params: ParamsFor<K>);
  constructor(code: ApiError['code'], said: K | Translatable, ...rest: readonly unknown[]) {
    const isKey = typeof said === 'string';
    const text = isKey ? msg(said, ...(rest as ParamsFor<K>)) : said;
    // For the log, which is English.
    super(en.say(text));
    this.name = 'UserError';
    this.code = code;
    this.text = text;
    this.field = isKey ? undefined : (rest[0] as string | undefined);
  }
}
