import { byWarmth } from '../../../workflows/domain/call-order.ts';
import type { Touch } from '../../../workflows/domain/touch.ts';
import type { Known } from '../../../workflows/story/journal.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { OUTCOMES, occasionOf, renderOutcomeLinks } from '../../../workflows/texts/call-outcomes.ts';
import { occasionWords } from '../../../workflows/texts/call-task-words.ts';
import type { ListLine } from '../../../workflows/texts/mail-values.ts';
import { hasOpenCall } from './away-lists.ts';
import { campaignsOf } from './digest-scope.ts';
import { lineOf } from './list-line.ts';
import { listReader, readerOf } from './list-reader.ts';
import type { MailContext } from './mail-context.ts';
import { colleagueLines } from './task-colleagues.ts';
import { taskHistory } from './task-history.ts';
import { dueAt, halfWords } from './task-times.ts';
import { openMatters, warningsOf } from './task-warnings.ts';

/** A call a digest lists, in the campaign it is of. */
export interface ListedTask {
  readonly context: MailContext;
  readonly known: Known;
  readonly task: Touch;
}

/** Calls of today, in the order in which they were drawn: the warmest first. */
export function callsOfToday(digest: MailContext, line: StoryLine): readonly ListedTask[] {
  const drawn = digest.drawn.get(fieldOf(line, 'touch')) ?? [];
  return drawn.toSorted(byWarmth).flatMap((task) => {
    const context = digest.others?.get(task.campaign) ?? digest;
    const known = context.journal.of(task.enrollment ?? '');
    return known ? [{ context, known, task }] : [];
  });
}

/** Calls of earlier days that nobody has reported, the oldest first. */
export function leftFromBefore(digest: MailContext, line: StoryLine): readonly ListedTask[] {
  const today = fieldOf(line, 'touch');
  const rep = fieldOf(line, 'receiver');
  const left = campaignsOf(digest).flatMap((context) =>
    [...context.journal.all()].filter(hasOpenCall).flatMap((known) => {
      const sent = lastCall(known);
      const task = context.touches.get(fieldOf(sent ?? line, 'touch'));
      const isHis = fieldOf(sent ?? line, 'rep') === rep && task !== undefined && task.digest !== today;
      return sent && isHis ? [{ context, known, task, at: Date.parse(sent.at) }] : [];
    }),
  );
  return left.sort((one, other) => one.at - other.at || byWarmth(one.task, other.task));
}

/** When he got the task; one of today's goes with the digest itself. */
function sentAt(known: Known): number | undefined {
  const sent = hasOpenCall(known) ? lastCall(known) : undefined;
  return sent && Date.parse(sent.at);
}

function lastCall({ lines }: Known): StoryLine | undefined {
  return lines.findLast(({ type }) => type === 'CallTaskSent');
}

/** For how many working days of his an unreported call has been with him. */
export function ageOf({ context, known }: ListedTask, line: StoryLine): number {
  const calendar = context.live.setup.calendars.rep(fieldOf(line, 'receiver'));
  const sentAt = Date.parse(lastCall(known)?.at ?? line.at);
  return calendar.dateSpanBusinessDays(calendar.localDate(sentAt), calendar.localDate(Date.parse(line.at)));
}

/** So many colleagues are named on a line; the rest are a number. */
const MOST_COLLEAGUES = 2;

/** In full: which call and try it is, what happened last, who else is there, what to mind, until when, and four outcomes. */
export function taskInFull({ context, known, task }: ListedTask, line: StoryLine): ListLine[] {
  const { attempt, attempts, template } = task;
  const reader = readerOf(context, line);
  const { language } = reader;
  const occasion = occasionOf(template);
  const last = taskHistory(known.lines, reader).at(-1);
  const at = Date.parse(line.at);
  const contact = context.contactOf(known.enrollment);
  const halves = contact ? halfWords(context.live, { touch: task, contact, at }, language) : [];
  const colleagues = colleagueLines(context, { known, at, language, most: MOST_COLLEAGUES, short: true });
  const warnings = [...warningsOf(known.lines, reader), ...openMatters(context, known, reader), ...halves];
  const standsInFor = context.live.setup.reps.get(task.for ?? '')?.name ?? task.for;
  return lineOf(context, known, listReader(context, line), {
    attempt,
    attempts,
    reason: occasionWords(language, { occasion, script: template }),
    at: dueAt(context.live, { touch: task, rep: fieldOf(line, 'receiver'), at: sentAt(known) ?? at }),
    ...(last !== undefined && { last }),
    ...(colleagues.length > 0 && { colleagues }),
    ...(warnings.length > 0 && { warnings }),
    ...(standsInFor !== undefined && { for: standsInFor }),
    outcomes: renderOutcomeLinks(OUTCOMES[occasion].main, language, (outcome) =>
      context.link('c', task.id, { outcome }),
    ),
  });
}

/** As a line: who, where, his number, and the link to the rest. */
export function taskAsLine({ context, known }: ListedTask, line: StoryLine): ListLine[] {
  return lineOf(context, known, listReader(context, line), {});
}
