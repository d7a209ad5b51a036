import type { Known } from '../../../workflows/story/journal.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { withoutUndone } from '../../../workflows/story/without-undone.ts';
import { fullName } from '../../../workflows/texts/salutation.ts';
import { type Standing, taskWords } from '../../../workflows/texts/task-words.ts';
import type { MailContext } from './mail-context.ts';

/** So many are named; an organisation may have more. */
export const MOST_COLLEAGUES = 8;

interface Asked {
  readonly known: Known;
  readonly at: number;
  readonly language: string;
  readonly most?: number;
  /** Without their roles, where a line is short. */
  readonly short?: boolean;
}

/** Who else of the organisation is in the campaign and how each stands: `Mette Holm (inkoop) komt`. */
export function colleagueLines(
  context: MailContext,
  { known, at, language, most = MOST_COLLEAGUES, short = false }: Asked,
): readonly string[] {
  const words = taskWords(language);
  const colleagues = context.colleaguesOf?.(known.enrollment) ?? [];
  const lines = colleagues.slice(0, most).flatMap((enrollment) => {
    const contact = context.contactOf(enrollment);
    const colleague = context.journal.of(enrollment);
    const name = contact === undefined ? '' : fullName(contact);
    if (contact === undefined || colleague === undefined || name === '') return [];
    const role = contact.role === undefined || short ? '' : ` (${contact.role})`;
    return [`${name}${role}: ${words.standing[standingOf(colleague, at < context.instants.startAt)]}`];
  });
  const more = colleagues.length - most;
  return more > 0 ? [...lines, words.more(more)] : lines;
}

/** What was said last that counts; before the event a yes means that he comes, afterwards that he was to come. */
export function standingOf(known: Known, isAhead: boolean): Standing {
  const lines = withoutUndone(known.lines);
  const end = lines.findLast(({ type }) => type === 'EnrollmentEnded');
  if (end) return ENDS[fieldOf(end, 'outcome')] ?? 'closed';
  const said = lines.findLast((line) => saidBy(line) in STANDINGS);
  const standing = said === undefined ? 'silent' : (STANDINGS[saidBy(said)] ?? 'silent');
  if (standing !== 'comes') return standing;
  if (!isAhead) return 'signed-up';
  return known.waitingPlace === undefined ? 'comes' : 'waiting';
}

const ENDS: Readonly<Record<string, Standing>> = { yes: 'customer', no: 'no' };

const STANDINGS: Readonly<Record<string, Standing>> = {
  accepted: 'comes',
  tentative: 'tentative',
  declined: 'declined',
  attended: 'came',
  'left-early': 'came',
  'no-show': 'not-there',
  spoken: 'spoken',
  'call-back': 'spoken',
  'not-visited': 'spoken',
  visited: 'spoken',
  appointment: 'appointment',
  moved: 'appointment',
  'quote-requested': 'quote',
  quoted: 'quote',
  'still-open': 'quote',
};

/** The signal a line tells of; of an answer that was put right the one that counts. */
function saidBy(line: StoryLine): string {
  if (line.type === 'AnswerCorrected') return fieldOf(line, 'to');
  return line.type === 'SignalReceived' ? fieldOf(line, 'signal') : '';
}
