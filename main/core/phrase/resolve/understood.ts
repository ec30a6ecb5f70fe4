import type { Timing } from '../../../contract/schedule.ts';
import type { Found } from '../parse/found.ts';
import type { Clock } from '../parse/plain-date.ts';
import type { Reader } from '../parse/reader.ts';

/** What a phrase says, and where. */
export interface PartsRead {
  found: Found;
  /** Behind what names the days: where a time of day may be put in. 0 when nothing does. */
  dayEnd: number;
  /** Behind the last part. */
  end: number;
}

/** A phrase that has been read, before it is put together: with what it was read on, for questions that quote and change it. */
export interface Understood {
  reader: Reader;
  read: PartsRead;
  clock: Clock;
}

/** A timing whose zone is still open: it is the phrase's, or the user's. */
export type OpenTiming = Omit<Timing, 'timeZone'> & { timeZone?: string };
