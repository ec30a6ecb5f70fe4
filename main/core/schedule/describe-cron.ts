import cronstrue from 'cronstrue';

/** A cron line in words: "At 09:00, Monday through Friday"; the line itself where it has none. */
export function describeCron(expression: string): string {
  try {
    return cronstrue.toString(expression, { use24HourTimeFormat: true, throwExceptionOnParseError: true });
  } catch {
    return `Cron ${expression}`;
  }
}
