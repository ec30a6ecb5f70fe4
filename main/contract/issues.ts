import { config, type core } from 'zod';
import type { Translatable } from './translatable.ts';
import { truncate } from './truncate.ts';

const LONGEST_NAME = 60;

/** A schema's own word for what is wrong with a value is a key of the catalogues, and this is the key where it has none. */
function keyOf(issue: core.$ZodRawIssue): string {
  if (issue.code === 'unrecognized_keys') return 'error.fieldUnknown';
  if (nameOf(issue.path ?? []) === '') return 'error.notValid';
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'error.fieldMissing' : keyOfType(issue.expected);
    case 'too_big':
      return keyOfTooBig(issue.origin);
    case 'too_small':
      return keyOfTooSmall(issue.origin, issue);
    case 'invalid_value':
      return 'error.fieldMustBeOneOf';
    default:
      return 'error.fieldNotValid';
  }
}

function keyOfType(expected: string): string {
  const keys: Readonly<Record<string, string>> = {
    string: 'error.fieldMustBeText',
    number: 'error.fieldMustBeNumber',
    int: 'error.fieldMustBeWhole',
    boolean: 'error.fieldMustBeBoolean',
    array: 'error.fieldMustBeList',
  };
  return keys[expected] ?? 'error.fieldNotValid';
}

function keyOfTooBig(origin: string): string {
  if (origin === 'string') return 'error.fieldTooLong';
  return origin === 'array' ? 'error.fieldTooManyEntries' : 'error.fieldTooLarge';
}

function keyOfTooSmall(origin: string, { minimum, inclusive }: Partial<core.$ZodIssueTooSmall>): string {
  if (minimum === 1 && (origin === 'string' || origin === 'array')) return 'error.fieldEmpty';
  if (origin === 'string') return 'error.fieldTooShort';
  if (origin === 'array') return 'error.fieldTooFewEntries';
  return inclusive === false ? 'error.fieldMustBeMore' : 'error.fieldTooSmall';
}

/** What a schema found wrong, with the name of the field and its limit, to be said in the language of whoever reads it. */
export function textOfIssue(issue: core.$ZodIssue): Translatable {
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys] : issue.path;
  return {
    key: issue.message,
    params: {
      field: nameOf(path),
      ...(issue.code === 'too_big' && { max: Number(issue.maximum) }),
      ...(issue.code === 'too_small' && { min: Number(issue.minimum) }),
      ...(issue.code === 'invalid_value' && { options: issue.values.map(String).join(', ') }),
      ...(issue.code === 'custom' && issue.params),
    },
  };
}

/** The first thing that a schema found wrong. */
export function firstIssue({ issues }: { issues: readonly core.$ZodIssue[] }): Translatable {
  return issues[0] ? textOfIssue(issues[0]) : { key: 'error.notValid' };
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

config({ localeError: keyOf });
