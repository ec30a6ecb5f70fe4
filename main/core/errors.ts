import type { ApiError } from '../contract/ipc.ts';

/** A refusal that is the user's to read: it says what is wrong and what to do. Nothing has changed when it is thrown. */
export class UserError extends Error {
  readonly code: ApiError['code'];

  constructor(code: ApiError['code'], message: string) {
    super(message);
    this.name = 'UserError';
    this.code = code;
  }
}
