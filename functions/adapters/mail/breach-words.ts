import { missingAtHandOver } from '../../../workflows/domain/service-levels.ts';
import type { Known } from '../../../workflows/story/journal.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { fieldName } from '../../../workflows/texts/data-names.ts';
import { internalWords } from '../../../workflows/texts/internal-words.ts';
import type { MailContext } from './mail-context.ts';

const DAY_MS = 86_400_000;

/** The last thing owed and not done: of the last day, on Mondays of the week. */
export function breachOf({ lines }: Known, { touches }: MailContext, line: StoryLine): StoryLine | undefined {
  const within = touches.get(fieldOf(line, 'touch'))?.reason === 'week' ? 8 * DAY_MS : DAY_MS;
  return lines.findLast(
    ({ type, at }) => type === 'ServiceLevelBreached' && Date.parse(line.at) - Date.parse(at) < within,
  );
}

/** What was owed, in the words of who reads it, and what is missing where that is known. */
export function breachWords(
  entry: Known,
  context: MailContext,
  { line, language }: { readonly line: StoryLine; readonly language: string },
): string | undefined {
  const breach = breachOf(entry, context, line);
  if (!breach) return undefined;
  const { levels, missing: lacks } = internalWords(language);
  const level = fieldOf(breach, 'level');
  const contact = level === 'handOver' ? context.contactOf(entry.enrollment) : undefined;
  const missing = contact ? missingAtHandOver(context.live, contact) : [];
  const names = missing.map((field) => fieldName(language, field));
  return names.length === 0 ? levels[level] : `${levels[level]} (${lacks}: ${names.join(', ')})`;
}
