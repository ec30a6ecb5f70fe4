/** What Telegram adds to some refusals, for the client to act on. */
export interface FailureParameters {
  /** Seconds. */
  retry_after?: number;
  migrate_to_chat_id?: number;
}

/** A refusal as the Bot API words it. `code` is both the `error_code` and the HTTP status. */
export class ApiFailure extends Error {
  readonly code: number;
  readonly parameters: FailureParameters | undefined;

  constructor(code: number, description: string, parameters?: FailureParameters) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

export function badRequest(what: string, parameters?: FailureParameters): ApiFailure {
  return new ApiFailure(400, `Bad Request: ${what}`, parameters);
}

/** @param seconds how long the client has to wait, whole seconds */
export function tooManyRequests(seconds: number): ApiFailure {
  return new ApiFailure(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
}
