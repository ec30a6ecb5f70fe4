/** What gin, between V8 and Electron's C++, says of an argument that it cannot convert; in the very call. */
export function needConvertible(isConvertible: boolean, value: unknown, index = 0): void {
  if (isConvertible) return;
  throw new TypeError(`Error processing argument at index ${index}, conversion failure from ${String(value)}`);
}

/** Each use of an object of C++ that is gone throws; whether it is gone can still be asked. */
export function throwFromNowOn(object: object, methods: readonly string[]): void {
  for (const method of methods) {
    Object.defineProperty(object, method, {
      value: () => {
        throw new TypeError('Object has been destroyed');
      },
    });
  }
}
