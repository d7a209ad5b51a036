import type { Plan } from '../language/plan-schema.ts';
import { textIn } from '../language/value-schemas.ts';

/** What colleagues call a source, in the language of who reads: the plan's name for it; the id where it has none. */
export function sourceWords(sources: Plan['sources'], source: string, language: string): string {
  const name = sources[source]?.name;
  if (name === undefined) return source === 'walk-in' ? (WALK_IN[language] ?? 'walk-in') : source;
  return textIn(name, language) ?? Object.values(name)[0] ?? source;
}

const WALK_IN: Readonly<Record<string, string>> = {
  nl: 'kwam onaangekondigd naar de bijeenkomst',
  da: 'kom uanmeldt til arrangementet',
  de: 'kam unangemeldet zur Veranstaltung',
  en: 'came to the event without an invitation',
};
