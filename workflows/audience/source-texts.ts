import type { Contact } from '../domain/contact.ts';
import type { Plan } from '../language/plan-schema.ts';
import type { Problem } from '../language/problem.ts';
import { textIn } from '../language/value-schemas.ts';

export interface SourceTextsRequest {
  readonly contacts: readonly Contact[];
  /** Contact id → line of its row. */
  readonly rows: ReadonlyMap<string, number>;
  readonly plan: {
    readonly file: string;
    readonly value: Plan;
    readonly locate: (path: readonly string[]) => { readonly line: number; readonly column: number };
  };
}

/**
 * Sources of the plan without a text in the language of somebody who came from there: the first mail must say where
 * the address comes from (GDPR art. 14), and nothing is sent in another language by itself.
 */
export function sourceTextProblems({ contacts, rows, plan }: SourceTextsRequest): Problem[] {
  const missing = new Map<string, { source: string; language: string; lines: number[] }>();
  for (const { id, source, language } of contacts) {
    const entry = source === undefined ? undefined : plan.value.sources[source];
    if (!entry || source === undefined || textIn(entry.text, language) !== undefined) continue;
    const key = `${source} ${language}`;
    const known = missing.get(key) ?? { source, language, lines: [] };
    known.lines.push(rows.get(id) ?? 0);
    missing.set(key, known);
  }
  const names = new Intl.DisplayNames('en', { type: 'language' });
  return [...missing.values()].map(({ source, language, lines }) => {
    const path = ['sources', source, 'text'];
    const who = lines.length === 1 ? 'contact has' : 'contacts have';
    const where = `${lines.length === 1 ? 'row' : 'rows'} ${lines.slice(0, 3).join(', ')}${lines.length > 3 ? ' …' : ''}`;
    const message = `is missing in ${names.of(language) ?? language}: ${lines.length} ${who} this source and language ${language} (${where}). Write ${path.join('.')}.${language}: the first mail must say where the address comes from.`;
    return { file: plan.file, ...plan.locate(path), path: path.join('.'), message, severity: 'error' };
  });
}
