/** Picks the form of a word that goes with a count, by the rules of a language. */
export function pluralIn(language: string): (count: number, one: string, other: string) => string {
  const rules = new Intl.PluralRules(language);
  return (count, one, other) => `${count} ${rules.select(count) === 'one' ? one : other}`;
}

/** A length in the largest unit of which it is a whole number. */
export function spanIn(units: { minute: string; hour: string; day: string }): (ms: number) => string {
  return (ms) => {
    const minutes = Math.round(ms / 60_000);
    if (minutes % 1_440 === 0) return `${minutes / 1_440} ${units.day}`;
    return minutes % 60 === 0 ? `${minutes / 60} ${units.hour}` : `${minutes} ${units.minute}`;
  };
}
