import type { Form, ListFields, ListLine, MailValues } from '../../../workflows/texts/mail-values.ts';
import { sampleValues } from '../../../workflows/texts/sample-values.ts';
import { type SampleWords, sampleWords } from './sample-words.ts';

interface SampleChoice {
  readonly template: string;
  readonly language: string;
  readonly form: Form;
}

/** The samples a text is checked with, without the signs that check it, and in the words of the reader. */
export function readableSamples({ template, language, form }: SampleChoice): MailValues {
  const { contact, organisation, task, list, ...sample } = sampleValues(template, language, form);
  const words = sampleWords(language);
  const { role, personalLine, issue } = words;
  const { sent, ...said } = words.task;
  return {
    ...sample,
    ...(contact && { contact: { ...contact, role, personalLine, issue } }),
    ...(organisation && { organisation: { ...organisation, name: 'Vries & Zonen BV' } }),
    ...(task && { task: { ...task, ...said, sent: sent.map((label) => ({ label })) } }),
    ...(list && { list: listIn(list, template, words) }),
  };
}

function listIn(list: ListFields, template: string, words: SampleWords): ListFields {
  const { lines, promised, calls, left, answered, report, waiting, figures } = list;
  const what = words.what[template] ?? words.line.what;
  const told = (some: readonly ListLine[] | undefined) =>
    some?.map((line) => ({ ...line, role: words.role, issue: words.issue, ...words.line, what }));
  const groups = { lines, promised, calls, left, answered, report };
  const filled = Object.entries(groups).flatMap(([name, some]) => (some ? [[name, told(some)] as const] : []));
  return {
    ...list,
    ...Object.fromEntries(filled),
    ...(waiting && { waiting: waiting.slice(0, 1).map((line) => ({ ...line, name: words.list })) }),
    ...(figures && { figures: figures.map((figure) => ({ ...figure, label: words.figure })) }),
    week: words.week,
  };
}
