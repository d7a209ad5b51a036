import { countContacts, countOrganisations } from '../../../workflows/story/funnel.ts';
import type { Known } from '../../../workflows/story/journal.ts';
import { countLevels } from '../../../workflows/story/service-level-counts.ts';
import type { StoryLine } from '../../../workflows/story/story-line.ts';
import { numberWords } from '../../../workflows/texts/amount-words.ts';
import { digestWords } from '../../../workflows/texts/digest-words.ts';
import { internalWords } from '../../../workflows/texts/internal-words.ts';
import type { FigureLine, ListFields, ListLine } from '../../../workflows/texts/mail-values.ts';
import { type WeeklyFigure, weeklyWords } from '../../../workflows/texts/weekly-words.ts';
import { isAsked, sideOf } from './decision-fields.ts';
import type { MailContext } from './mail-context.ts';

/** So many lines stand out; the rest are a number. */
const MOST = 3;

interface Told {
  readonly language: string;
  /** What was owed and not done in the week. */
  readonly late: readonly ListLine[];
  /** Where this reader answers his decisions. */
  readonly decisions: string;
}

/** The week on one page: what was agreed beside what happened, what stands out, and which decisions wait for the reader. */
export function weeklyFields(context: MailContext, line: StoryLine, { language, late, decisions }: Told): ListFields {
  const { more } = weeklyWords(language);
  const rest = late.length - MOST;
  const waiting = [...context.journal.all()].filter((known) => isAsked(known, sideOf(line))).length;
  const name = digestWords(language).lists.decision(waiting);
  const restated = countRestated(context, Date.parse(line.at));
  return {
    figures: [...funnelFigures(context, line, language), ...levelFigures(context, language)],
    lines: late.slice(0, MOST),
    ...(restated > 0 && { restated }),
    ...(rest > 0 && { more: more(numberWords(language, rest)) }),
    ...(waiting > 0 && { waiting: [{ name, url: decisions }] }),
  };
}

const WEEK_MS = 7 * 86_400_000;

/** Reports the mail before counted, and that were taken back or put right since. */
function countRestated({ journal }: MailContext, at: number): number {
  const before = at - WEEK_MS;
  const undone = [...journal.all()].flatMap((known) => known.undone);
  return undone.filter((report) => report.toldAt <= before && report.at > before).length;
}

function linesOf({ journal }: MailContext): readonly StoryLine[] {
  return [...journal.all()].flatMap(({ lines }: Known) => lines);
}

function funnelFigures(context: MailContext, line: StoryLine, language: string): readonly FigureLine[] {
  const { setup, state } = context.live;
  const lines = linesOf(context);
  const words = weeklyWords(language);
  const said = (count: number): string => numberWords(language, count);
  const people = countContacts(lines, state.eventStart);
  const organisations = countOrganisations(lines);
  const { event } = setup.campaign;
  const wanted = wantedCustomers(context);
  const inPlan = wanted === undefined ? undefined : words.inPlan(said(wanted));
  const figure = (name: WeeklyFigure, count: number, all: number, target?: string): FigureLine => ({
    label: words.figures[name],
    value: all === 0 ? said(count) : words.of(said(count), said(all)),
    ...(target !== undefined && { target }),
  });
  const seats = event?.capacity === undefined ? undefined : words.seats(said(event.capacity));
  const isOver = event !== undefined && Date.parse(line.at) >= state.eventStart;
  const guests = event ? [figure('accepted', people.accepted, people.invited, seats)] : [];
  return [
    figure('invited', people.invited, people.selected),
    figure('responded', people.responded, people.invited),
    ...guests,
    ...(isOver ? [figure('attended', people.attended, people.accepted)] : []),
    figure('approached', organisations.approached, organisations.leads),
    figure('visited', organisations.visited, organisations.approached),
    figure('quoted', organisations.quoted, organisations.visited),
    figure('customers', organisations.customers, organisations.quoted, inPlan),
  ];
}

/** What the plan wants of this campaign's reps together. */
function wantedCustomers({ live: { setup } }: MailContext): number | undefined {
  const { targets } = setup.plan;
  const wanted = [...setup.reps.keys()].reduce((sum, rep) => sum + (targets?.reps[rep]?.customers ?? 0), 0);
  return wanted === 0 ? undefined : wanted;
}

/** What both sides owe each other: how often it was not done. */
function levelFigures(context: MailContext, language: string): readonly FigureLine[] {
  const { levels } = internalWords(language);
  const { of } = weeklyWords(language);
  return countLevels(linesOf(context)).flatMap(({ level, due, breached }) =>
    due === 0 && breached === 0
      ? []
      : [
          {
            label: capitalised(levels[level] ?? level, language),
            value: of(numberWords(language, breached), numberWords(language, due)),
            target: '0',
          },
        ],
  );
}

function capitalised(words: string, language: string): string {
  return words.slice(0, 1).toLocaleUpperCase(language) + words.slice(1);
}
