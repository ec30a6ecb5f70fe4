const rules = new Map<string, Intl.PluralRules>();

/** The forms that a language has for numbers; `other` stands for those that are left out. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** The form that the language takes for this number; `#` in it becomes the number as the language writes it. */
export function plural(locale: string, count: number, forms: Forms): string {
  let rule = rules.get(locale);
  if (!rule) {
    rule = new Intl.PluralRules(locale);
    rules.set(locale, rule);
  }
  return (forms[rule.select(count)] ?? forms.other).replaceAll('#', count.toLocaleString(locale));
}
