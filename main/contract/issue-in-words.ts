import { config, type core } from 'zod';
import { truncate } from './truncate.ts';

const LONGEST_NAME = 60;

/**
 * Says in a plain sentence, with the limit, why a schema refuses a value for which it has no sentence of its own. Zod's wording is
 * for developers, and reaches no user. English, as all that the core says; `main/i18n` has the German.
 */
function issueInWords(issue: core.$ZodRawIssue): string {
  const where = nameOf(issue.path ?? []);
  if (issue.code === 'unrecognized_keys')
    return `“${nameOf([...(issue.path ?? []), ...issue.keys])}” is not known here.`;
  if (where === '') return 'That is not valid.';
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? `“${where}” is missing.` : ofAnotherType(where, issue.expected);
    case 'too_big':
      return tooBig(where, issue.origin, String(issue.maximum));
    case 'too_small':
      return tooSmall(where, issue.origin, issue);
    case 'invalid_value':
      return `“${where}” must be one of these: ${issue.values.map(String).join(', ')}.`;
    default:
      return `“${where}” is not valid.`;
  }
}

function ofAnotherType(where: string, expected: string): string {
  switch (expected) {
    case 'string':
      return `“${where}” must be text.`;
    case 'number':
      return `“${where}” must be a number.`;
    case 'int':
      return `“${where}” must be a whole number.`;
    case 'boolean':
      return `“${where}” must be true or false.`;
    case 'array':
      return `“${where}” must be a list.`;
    default:
      return `“${where}” is not valid.`;
  }
}

function tooBig(where: string, origin: string, most: string): string {
  if (origin === 'string') return `“${where}” may have at most ${most} characters.`;
  return origin === 'array' ? `“${where}” may have at most ${most} entries.` : `“${where}” may be at most ${most}.`;
}

function tooSmall(where: string, origin: string, { minimum, inclusive }: Partial<core.$ZodIssueTooSmall>): string {
  if (minimum === 1 && (origin === 'string' || origin === 'array')) return `“${where}” is empty.`;
  if (origin === 'string') return `“${where}” needs at least ${minimum} characters.`;
  if (origin === 'array') return `“${where}” needs at least ${minimum} entries.`;
  return inclusive === false ? `“${where}” must be more than ${minimum}.` : `“${where}” must be at least ${minimum}.`;
}

function nameOf(path: readonly PropertyKey[]): string {
  return truncate(
    path
      .map(String)
      .join('.')
      .replace(/[“”\s]+/g, ' '),
    LONGEST_NAME,
  );
}

config({ localeError: issueInWords });
