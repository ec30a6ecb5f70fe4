import { Cron } from 'croner';
import { UserError } from '../errors.ts';
import type { WallMs } from './wall-clock.ts';

/** Parsed cron lines, kept because parsing costs more than asking. Bounded: the least recently added goes first. */
const parsed = new Map<string, Cron>();
const MOST_PARSED = 20_000;

/**
 * The first wall-clock time strictly after `after` that the cron line names; null when none comes. Croner reads the
 * fields, in UTC digits; the zone's rules are {@link placeWall}'s alone, so that cron and calendar treat DST alike.
 * @throws UserError when the line is not a cron line
 */
export function nextCronWall(expression: string, after: WallMs): WallMs | null {
  const next = parseCron(expression).nextRun(new Date(after));
  return next ? next.getTime() : null;
}

/** @throws UserError in words, with the right form */
export function parseCron(expression: string): Cron {
  const known = parsed.get(expression);
  if (known) return known;
  const fields = expression.trim().split(/\s+/);
  if (!expression.startsWith('@') && fields.length !== 5 && fields.length !== 6) {
    throw new UserError(
      'invalid',
      `A cron line has 5 fields (minute hour day month weekday), or 6 with seconds first; this one has ${fields.length}. ` +
        'Example: 0 9 * * 1-5',
    );
  }
  try {
    const cron = new Cron(expression, { timezone: 'UTC', mode: '5-or-6-parts' });
    const oldest = parsed.size >= MOST_PARSED ? parsed.keys().next().value : undefined;
    if (oldest !== undefined) parsed.delete(oldest);
    parsed.set(expression, cron);
    return cron;
  } catch (error) {
    throw new UserError('invalid', `That cron line cannot be read: ${inWords(error)} Example: 0 9 * * 1-5`);
  }
}

function inWords(error: unknown): string {
  const text = error instanceof Error ? error.message.replace(/^Cron(Pattern)?:\s*/, '').trim() : 'it is malformed';
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
