/**
 * How the content of a file becomes that of the next version: the first step leads from version 1 to 2. Each is pure, adds
 * what is new and renames what is old; the number itself is counted up by {@link migrate}.
 */
export type MigrationSteps = readonly ((content: Record<string, unknown>) => Record<string, unknown>)[];

/** Pure: the content in the present version, whose number is one more than there are steps; what has no version is left as it is. */
export function migrate(content: unknown, steps: MigrationSteps): unknown {
  if (!isVersioned(content)) return content;
  return steps
    .slice(content.version - 1)
    .reduce<Versioned>((before, step) => ({ ...step(before), version: before.version + 1 }), content);
}

export function isOfLaterVersion(content: unknown, steps: MigrationSteps): boolean {
  return isVersioned(content) && content.version > steps.length + 1;
}

type Versioned = Record<string, unknown> & { version: number };

function isVersioned(content: unknown): content is Versioned {
  const version = typeof content === 'object' && content !== null && 'version' in content ? content.version : undefined;
  return Number.isSafeInteger(version) && Number(version) >= 1;
}
