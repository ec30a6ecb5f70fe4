import type { JsonObject, Params } from '../../../main/practice/params.ts';

/** One request, as it came in. */
export interface RequestRecord {
  /** As the client spelled it. */
  method: string;
  /** Epoch ms. */
  at: number;
  /** Empty until the body was read, when it never was, and when it is huge. A file stands as its name, type and size. */
  params: JsonObject;
  /** The HTTP status of the answer; null while there is none, and for good when the connection ended without one. */
  status: number | null;
  /** False once it was answered or the connection ended. */
  open: boolean;
}

const MAX_RECORDS = 10_000;
/** No request that Telegram would take has longer parameters, as JSON. */
const MAX_PARAMS_LENGTH = 100_000;

/** The latest requests, oldest first. */
export class RequestLog {
  readonly records: RequestRecord[] = [];

  add(method: string, at: number): RequestRecord {
    const record: RequestRecord = { method, at, params: {}, status: null, open: true };
    this.records.push(record);
    if (this.records.length > MAX_RECORDS) this.records.shift();
    return record;
  }

  describe(record: RequestRecord, params: Params): void {
    const values = params.toJSON();
    if (JSON.stringify(values).length <= MAX_PARAMS_LENGTH) record.params = values;
  }
}
