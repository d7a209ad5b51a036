import { html } from 'hono/html';
import type { LineAnswer } from '../answer-list/list-answer.ts';
import type { ListRow, ShownList } from '../open-list/open-list.ts';
import { type FormKit, renderCheckbox, renderInput, renderSelect } from './forms.ts';
import type { Html } from './layout.ts';
import type { ReaderVisit } from './reader.ts';
import { audienceWords } from './words/audience-in-language.ts';
import type { AudienceWords } from './words/audience-words.ts';

/** A rep's list before the launch, as a page of his. */
export interface AudienceLoaded {
  readonly reader: ReaderVisit;
  readonly list: ShownList;
}

export const LONGEST_LINE = 300;
const LONGEST_REASON = 500;

/** One contact of the audience: what may be said of him, with nothing chosen beforehand. */
export function renderAudienceRow(kit: FormKit, row: ListRow, { reader, list }: AudienceLoaded): Html {
  const words = audienceWords(reader.words.language);
  const { line, name, organisation, role, approach, own, personalLine, needsTick } = row;
  const facts = [role, approach && words.approach[approach]].filter((part) => part !== undefined);
  const keep = needsTick ? [] : [{ value: 'keep', label: words.keep }];
  const answers = [{ value: '', label: '–' }, ...keep, { value: 'strike', label: words.strike }];
  const colleagues = colleaguesOf(reader, list.of);
  const give = colleagues.length === 0 ? [] : [{ value: 'give', label: words.give }];
  return html`<h2>${name}, ${organisation}</h2>
<p>${facts.join(' · ')} ${saidOf(own, words)}</p>
${needsTick ? html`<p>${words.waits}</p>${renderCheckbox(kit, `tick.${line}`, words.tick)}` : ''}
${renderSelect(kit, `answer.${line}`, words.as, [...answers, ...give])}
${renderInput(kit, { name: `reason.${line}`, label: words.reason, most: LONGEST_REASON })}
${give.length === 0 ? '' : renderSelect(kit, `to.${line}`, words.to, [{ value: '', label: '–' }, ...colleagues])}
${renderInput(kit, { name: `own.${line}`, label: words.personalLine, value: personalLine ?? '', most: LONGEST_LINE })}`;
}

function saidOf(own: ListRow['own'], words: AudienceWords): string {
  if (own === undefined) return '';
  return own.answer === 'strike' ? words.saidStrike(own.reason ?? '') : words.saidKeep;
}

function colleaguesOf({ live }: ReaderVisit, of: string) {
  return [...live.setup.reps.values()]
    .filter(({ email }) => email !== of)
    .map(({ email, name }) => ({ value: email, label: name }));
}

export type ReadLines =
  | { readonly ok: true; readonly lines: readonly LineAnswer[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** What the form says of each line; one that says nothing new is left out. */
export function readAudienceLines({ reader, list }: AudienceLoaded, form: URLSearchParams): ReadLines {
  const words = audienceWords(reader.words.language);
  const reps = new Set(reader.live.setup.reps.keys());
  const problems: string[] = [];
  const lines = list.rows.flatMap((row) => {
    const said = readLine(row, form);
    if (!said) return [];
    problems.push(...problemsOf(said, row, { words, reps }));
    return [said];
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, lines };
}

function readLine(row: ListRow, form: URLSearchParams): LineAnswer | undefined {
  const { line, own } = row;
  const field = (name: string): string => form.get(`${name}.${line}`)?.trim() ?? '';
  const written = form.has(`own.${line}`) ? field('own') : (row.personalLine ?? '');
  const isNew = written !== (row.personalLine ?? '');
  const isTicked = field('tick') === 'yes';
  // To write him a line is not yet to say that he may be invited.
  const chosen = field('answer') || (isTicked ? 'keep' : isNew && own?.answer !== 'strike' ? 'write' : '');
  const personalLine = isNew ? { personalLine: written } : {};
  switch (chosen) {
    case 'strike':
      return { line, answer: 'strike', reason: field('reason').slice(0, LONGEST_REASON) };
    case 'give':
      return { line, answer: 'give', to: field('to'), ...personalLine };
    case 'keep':
    case 'write':
      return { line, answer: chosen, ...personalLine };
    default:
      return undefined;
  }
}

interface Known {
  readonly words: AudienceWords;
  readonly reps: ReadonlySet<string>;
}

function problemsOf(
  { answer, reason, to = '', personalLine = '' }: LineAnswer,
  { name }: ListRow,
  { words, reps }: Known,
): readonly string[] {
  return [
    ...(answer === 'strike' && reason === '' ? [words.needsReason(name)] : []),
    ...(answer === 'give' && !reps.has(to) ? [words.needsColleague(name)] : []),
    ...(personalLine.length > LONGEST_LINE ? [words.tooLong(name, personalLine.length)] : []),
  ];
}
