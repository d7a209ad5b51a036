import { LiquidError, type Template } from 'liquidjs';
import type { Problem } from '../language/problem.ts';
import { suggest } from '../language/suggest.ts';
import { checkTargets } from './check-targets.ts';
import { DATE_FILTERS, FIELDS, type Field, findField } from './fields.ts';
import { LAYOUT_WORDS } from './layout-words.ts';
import { FILTERS, TAGS, textEngine } from './liquid-engine.ts';
import { findTags, type TagInSource, tagAt } from './liquid-tags.ts';
import { previewMail } from './preview-mail.ts';
import { describeTemplate, isTemplateName, type TextReceiver, templateOfFile } from './template-table.ts';
import { parseTextFile } from './text-file.ts';
import { createTextStore } from './text-store.ts';
import { findWordlessLinks } from './wordless-links.ts';

/** What is said of a text, before the file's name is put to it. */
interface Finding {
  readonly at: { readonly line: number; readonly column: number };
  readonly path: string;
  readonly message: string;
  readonly severity?: Problem['severity'];
}

const READERS: Readonly<Record<TextReceiver, string>> = {
  contact: 'mails to contacts',
  script: 'scripts',
  letter: 'letters',
  rep: 'mails to reps',
  manager: 'mails to managers',
};
const MAY_BE_EMPTY_FOR_SOME = ['contact', 'rep', 'deputy'];
const CURLY_QUOTE = /[“”„‘’‚«»]/;

/**
 * Everything that is wrong with one text, each with its line and column: front matter, Liquid, unknown fields, fields
 * that this reader's texts do not have, moments without words. `file` ends in `<language>/<name>.md`.
 */
export function checkText(file: string, source: string): readonly Problem[] {
  const place = templateOfFile(file) ?? { language: 'en', template: 'nurture' };
  const { receiver, kind } = describeTemplate(place.template);
  const { text, problems } = parseTextFile(file, source, { subjectRequired: receiver !== 'script' });
  const findings: Finding[] = [];
  if (text.kind !== undefined && text.kind !== kind && isTemplateName(place.template)) {
    const message = `${place.template} is ${kind}. Leave the line out: what a mail is for decides whether it may be sent.`;
    findings.push({ at: { line: lineOf(source, 'kind'), column: 1 }, path: 'kind', message });
  }
  findings.push(...checkLiquid(text.masked, receiver), ...checkTargets(text.masked));
  findings.push(...findWordlessLinks(text.masked).map((at) => ({ at, path: at.source, message: at.message })));
  const told = [...problems, ...findings.map((finding) => toProblem(file, finding))].filter(isFirstOfItsKind);
  if (told.some((problem) => problem.severity === 'error')) return told;
  return [...told, ...tryOut(source, text.masked, place).map((finding) => toProblem(file, finding))];
}

function checkLiquid(masked: string, receiver: TextReceiver): readonly Finding[] {
  const tags = findTags(masked);
  const curly = tags.filter((tag) => CURLY_QUOTE.test(tag.source));
  if (curly.length > 0) {
    return curly.map((at) => ({ at, path: at.source, message: `a curly quote from Word. Write " or ' inside it.` }));
  }
  let parsed: Template[];
  try {
    parsed = textEngine.parse(masked);
  } catch (error) {
    if (!LiquidError.is(error)) throw error;
    return [syntaxFinding(error, tags)];
  }
  return [...checkFields(parsed, tags, receiver), ...tags.flatMap((tag) => checkOutput(tag))];
}

function syntaxFinding(error: LiquidError, tags: readonly TagInSource[]): Finding {
  const [line = 1, column = 1] = error.token.getPosition();
  const message = error.message
    .replace(/, line:\d+, col:\d+$/, '')
    .replace(/^tag "?(.+?)"? not found$/, 'no tag "$1" here');
  const tag = tagAt(tags, line, column);
  const shown = tag !== undefined && tag.line === line ? tag : undefined;
  return { at: shown ?? { line, column }, path: shown?.source ?? '', message: `${message}.${syntaxHint(message)}` };
}

function syntaxHint(message: string): string {
  if (message.startsWith('no tag')) return ` Known here: ${TAGS.join(', ')}.`;
  if (message.startsWith('undefined filter'))
    return ` Known here: ${[...DATE_FILTERS, 'form', 'plural', 'number', ...FILTERS].join(', ')}.`;
  if (message.endsWith('not closed')) return ' Close it: {{ field }}, {% if field %} … {% endif %}.';
  return ' The form is: {{ field }}, {{ field | filter }}, {% if field %} … {% endif %}.';
}

function checkFields(parsed: Template[], tags: readonly TagInSource[], receiver: TextReceiver): readonly Finding[] {
  const { globals } = textEngine.analyzeSync(parsed);
  return Object.values(globals)
    .flat()
    .flatMap((variable) => {
      const { row, col } = variable.location;
      const path = variable.segments.map(String);
      const at = tagAt(tags, row, col) ?? { line: row, column: col, source: path.join('.') };
      const message = fieldFault(path, receiver);
      return message === undefined ? [] : [{ at, path: at.source, message }];
    });
}

function fieldFault(path: readonly string[], receiver: TextReceiver): string | undefined {
  const field = findField(path);
  if (field?.in.includes(receiver)) return undefined;
  if (field)
    return `only in ${field.in.map((reader) => READERS[reader]).join(', ')}. All fields: baton explain fields.`;
  const names = FIELDS.filter((candidate) => candidate.in.includes(receiver)).map((candidate) => candidate.name);
  const near = suggest(path.join('.'), names);
  return `unknown field.${near === undefined ? '' : ` Did you mean ${near}?`} All fields: baton explain fields.`;
}

function checkOutput(tag: TagInSource): readonly Finding[] {
  const [, name = '', filter] = /^\{\{-?\s*([\w.]+)\s*(?:\|\s*(\w+))?/.exec(tag.source) ?? [];
  const field = tag.output ? findField(name.split('.')) : undefined;
  if (!field) return [];
  if (field.type === 'moment' && !DATE_FILTERS.includes(filter ?? '')) {
    const message = `a moment needs words. Write {{ ${name} | date_words }}; also: ${DATE_FILTERS.slice(1).join(', ')}.`;
    return [{ at: tag, path: tag.source, message }];
  }
  return isUnguarded(field, tag, filter) ? [emptyWarning(name, tag)] : [];
}

function isUnguarded(field: Field, tag: TagInSource, filter: string | undefined): boolean {
  if (field.always || filter === 'default' || !MAY_BE_EMPTY_FOR_SOME.includes(field.name.split('.')[0] ?? ''))
    return false;
  // A deputy is there or not, with all his fields.
  const asked = field.name.startsWith('deputy.') ? 'deputy.' : field.name;
  return !tag.conditions.some((condition) => condition.includes(asked));
}

function emptyWarning(name: string, tag: TagInSource): Finding {
  const message = `empty for some. Write {% if ${name} %} … {% endif %} around it, or {{ ${name} | default: "…" }}.`;
  return { at: tag, path: tag.source, message, severity: 'warning' };
}

/** What only shows when it is filled: a field of a list's line that does not exist, a filter given the wrong thing. */
function tryOut(
  source: string,
  masked: string,
  place: { readonly language: string; readonly template: string },
): readonly Finding[] {
  if (!Object.hasOwn(LAYOUT_WORDS, place.language)) return [];
  const texts = createTextStore({
    campaign: new Map([[`${place.language}/${place.template}.md`, source]]),
    builtIn: new Map(),
  });
  try {
    previewMail({ ...place, form: 'formal', texts });
    return [];
  } catch (error) {
    if (!LiquidError.is(error)) throw error;
    const reason = error.message.replace(/, line:\d+, col:\d+[\s\S]*$/, '');
    const variable = /undefined variable: ([\w.]+)/.exec(reason)?.[1] ?? error.token.getText();
    const tag = findTags(masked).find((candidate) => candidate.source.includes(variable));
    const at = tag ?? { line: 1, column: 1 };
    return [{ at, path: tag?.source ?? '', message: `${reason}. All fields: baton explain fields.` }];
  }
}

function lineOf(source: string, key: string): number {
  return source.split('\n').findIndex((line) => line.trimStart().startsWith(`${key}:`)) + 1;
}

function isFirstOfItsKind(problem: Problem, index: number, all: readonly Problem[]): boolean {
  const same = (other: Problem) =>
    other.line === problem.line && other.column === problem.column && other.message === problem.message;
  return all.findIndex(same) === index;
}

function toProblem(file: string, { at, path, message, severity = 'error' }: Finding): Problem {
  return { file, line: at.line, column: at.column, path, message, severity };
}
