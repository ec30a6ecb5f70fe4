/**
 * What Electron's IPC does to values: a structured clone, which throws on functions and the like. Here they then travel
 * as JSON, so what a clone keeps and JSON does not (dates, maps, NaN) is refused rather than changed.
 */
export function toWire(values: readonly unknown[]): string {
  return JSON.stringify(structuredClone(values), (_key, value: unknown) => {
    if (value === undefined) return { $undefined: true };
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`The stand-in cannot carry ${value}.`);
    const isPlain = typeof value !== 'object' || value === null || Array.isArray(value) || isRecord(value);
    if (!isPlain || typeof value === 'bigint') throw new Error('The stand-in carries plain values only.');
    return value;
  });
}

export function fromWire(text: string): unknown[] {
  return revive(JSON.parse(text)) as unknown[];
}

/** Not JSON.parse's reviver: that one drops what it is given as undefined. */
function revive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value !== 'object' || value === null) return value;
  if ('$undefined' in value) return undefined;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, revive(held)]));
}

function isRecord(value: object): boolean {
  return Object.prototype.toString.call(value) === '[object Object]';
}
