import cronstrue from 'cronstrue';
import 'cronstrue/locales/de.js';
import type { Words } from '../../words/index.ts';

/** A cron line in words: "At 09:00, Monday through Friday"; the line itself where it has none. */
export function describeCron(expression: string, { language, schedule }: Words): string {
  try {
    return cronstrue.toString(expression, {
      locale: language,
      use24HourTimeFormat: true,
      throwExceptionOnParseError: true,
    });
  } catch {
    return schedule.cron(expression);
  }
}
