import { deputyFor } from '../../../workflows/domain/deputy.ts';
import { missingAtHandOver } from '../../../workflows/domain/service-levels.ts';
import type { Known } from '../../../workflows/story/journal.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { fieldName } from '../../../workflows/texts/data-names.ts';
import { internalWords } from '../../../workflows/texts/internal-words.ts';
import type { ListFields, ListLine } from '../../../workflows/texts/mail-values.ts';
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

/** With whom it lies: the rep by name, where he is not who reads it. */
export function ownerOf(entry: Known, context: MailContext, line: StoryLine): Pick<ListLine, 'by'> {
  const owner = fieldOf(breachOf(entry, context, line) ?? line, 'owner') || entry.rep;
  const name = context.live.setup.reps.get(owner)?.name;
  return name === undefined || owner === fieldOf(line, 'receiver') ? {} : { by: name };
}

/** Who takes the calls of a rep over if his manager does nothing: of one with a deputy only, and only of calls. */
export function whoIsNext({ live, touches }: MailContext, line: StoryLine): Pick<ListFields, 'deputy'> {
  const touch = fieldOf(line, 'touch');
  const rep = touch.startsWith('breach.') ? touches.get(touch)?.rep : undefined;
  const deputy = rep === undefined ? undefined : deputyFor(live, rep, Date.parse(line.at));
  const name = deputy === undefined ? undefined : live.setup.reps.get(deputy)?.name;
  return name === undefined ? {} : { deputy: name };
}
