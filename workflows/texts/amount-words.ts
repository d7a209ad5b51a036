/** The forms of a sentence by what CLDR calls a number: in our four languages `one` and `other`; others have up to six. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

const rules = new Map<string, Intl.PluralRules>();
const numbers = new Map<string, Intl.NumberFormat>();

/** The form that a number takes in a language, `#` being the number itself: `één gesprek`, `# gesprekken`. */
export function pluralWords(language: string, count: number, forms: PluralForms): string {
  const rule = rules.get(language) ?? new Intl.PluralRules(language);
  rules.set(language, rule);
  return (forms[rule.select(count)] ?? forms.other).replaceAll('#', numberWords(language, count));
}

/** `12.345`, in English `12,345`. */
export function numberWords(language: string, number: number): string {
  const format = numbers.get(language) ?? new Intl.NumberFormat(language);
  numbers.set(language, format);
  return format.format(number);
}

/** `€ 12.000`, `12.000 €`, `€12,000`: cents only where there are any, and no line break inside. */
export function moneyWords(language: string, amount: number, currency: string): string {
  const key = `${language} ${currency}`;
  const format =
    numbers.get(key) ??
    new Intl.NumberFormat(language, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' });
  numbers.set(key, format);
  return format.format(amount);
}

/** What a language is called in another, or in itself: `Duits`, `tysk`; a code that is none stays as it is. */
export function languageWords(language: string, spoken: string): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(spoken) ?? spoken;
}
