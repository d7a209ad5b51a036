import type { Known } from '../../../workflows/story/journal.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { buildCampaignFields } from '../../../workflows/texts/contact-values.ts';
import type { ListFields, ListLine } from '../../../workflows/texts/mail-values.ts';
import { withColleagues } from './digest-colleagues.ts';
import { contactLines, dutiesOf, waitingLists } from './digest-duties.ts';
import { newsOf } from './digest-news.ts';
import { promisedLine, promisedToday } from './digest-promised.ts';
import { campaignsOf } from './digest-scope.ts';
import { ageOf, callsOfToday, type ListedTask, leftFromBefore, taskAsLine, taskInFull } from './digest-tasks.ts';
import { thisWeek } from './digest-week.ts';
import { languageOf } from './list-reader.ts';
import { type MailContext, repOf } from './mail-context.ts';

/** So many tasks stand in full; the rest are lines. */
const IN_FULL = 12;

/**
 * A rep's mail of the day: what he promised, whom to call in order, what is left from before, what happened since his last
 * one, what he has to report, which lists wait for him, and the week.
 */
export function digestFields(from: MailContext, line: StoryLine): ListFields {
  const digest = amongColleagues(from, line);
  const promised = promisedToday(digest, line).flatMap((one) => promisedLine(one, line));
  const calls = callsOfToday(digest, line);
  const roomForCalls = Math.max(0, IN_FULL - promised.length);
  const left = leftFromBefore(digest, line);
  const roomForLeft = Math.max(0, roomForCalls - calls.length);
  const contexts = campaignsOf(digest);
  const named = campaignsNamed([...calls, ...left], languageOf(digest, line));
  const today = tasks(calls, line, roomForCalls, named);
  const byDefault = Math.max(...today.map(({ at = 0 }) => at));
  return {
    count: calls.length,
    callsPerDay: repOf(digest, fieldOf(line, 'receiver')).callsPerDay,
    ...filled('promised', promised),
    ...(calls.length > 0 && byDefault > 0 && { reportBy: byDefault }),
    calls: today.map(({ at, ...shown }) => (at === undefined || at === byDefault ? shown : { ...shown, at })),
    ...filled(
      'left',
      tasks(left, line, roomForLeft, (task) => ({ age: ageOf(task, line), ...named(task) })).map(
        ({ at: _, ...shown }) => shown,
      ),
    ),
    ...filled(
      'answered',
      contexts.flatMap((context) => contactLines(context, line, newsOf(context, line).map(asMore))),
    ),
    ...filled(
      'report',
      contexts.flatMap((context) => contactLines(context, line, dutiesOf(context, line))),
    ),
    ...filled(
      'waiting',
      contexts.flatMap((context) => waitingLists(context, line)),
    ),
    week: thisWeek(digest, line),
  };
}

/** Every campaign it tells of knows who is at the same organisation. */
function amongColleagues(digest: MailContext, line: StoryLine): MailContext {
  const own = withColleagues(digest, line);
  if (!digest.others) return own;
  return { ...own, others: new Map([...digest.others].map(([id, other]) => [id, withColleagues(other, line)])) };
}

function asMore({ known, what }: { readonly known: Known; readonly what: string }) {
  return { known, more: { what } };
}

function filled(name: string, lines: readonly ListLine[]): ListFields {
  return lines.length === 0 ? {} : { [name]: lines };
}

function tasks(
  listed: readonly ListedTask[],
  line: StoryLine,
  inFull: number,
  more: (task: ListedTask) => Partial<ListLine> = () => ({}),
): ListLine[] {
  return listed.flatMap((task, index) =>
    (index < inFull ? taskInFull(task, line) : taskAsLine(task, line)).map((shown) => ({ ...shown, ...more(task) })),
  );
}

/** Where a rep has calls of several campaigns, each says of which it is. */
function campaignsNamed(listed: readonly ListedTask[], language: string): (task: ListedTask) => Partial<ListLine> {
  const several = new Set(listed.map(({ task }) => task.campaign)).size > 1;
  if (!several) return () => ({});
  return ({ context }) => ({ campaign: buildCampaignFields(context.live.setup.campaign, language).name });
}

/** Everybody of one campaign its digest speaks of, colleagues too: the contacts to be read for it. */
export function inDigest(context: MailContext, line: StoryLine): readonly Known[] {
  const own = { ...context, others: new Map([[context.live.state.id, context]]) };
  const told = [
    ...promisedToday(own, line),
    ...callsOfToday(own, line),
    ...leftFromBefore(own, line),
    ...newsOf(own, line),
    ...dutiesOf(own, line),
  ];
  const withThem = withColleagues(context, line);
  const colleagues = told.flatMap(({ known }) => withThem.colleaguesOf?.(known.enrollment) ?? []);
  const all = [...told.map(({ known }) => known), ...colleagues.flatMap((id) => context.journal.of(id) ?? [])];
  return [...new Set(all)];
}
