const formats = new Map<string, Intl.ListFormat>();

/** "A, B and C", or "A, B or C" (`disjunction`), as the language joins them. */
export function listOf(
  locale: string,
  parts: readonly string[],
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  const key = `${locale} ${type}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.ListFormat(locale, { type });
    formats.set(key, format);
  }
  return format.format(parts);
}
