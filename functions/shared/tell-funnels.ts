import { chancesOf, LEVELS } from '../../workflows/plan/funnel-back.ts';
import { countContacts, countOrganisations } from '../../workflows/story/funnel.ts';
import { openQuotes } from '../../workflows/story/quotes.ts';
import { moneyWords } from '../../workflows/story/signal-words.ts';
import { fieldOf, groupLines, type StoryLine } from '../../workflows/story/story-line.ts';
import type { Telling } from '../../workflows/story/tell-line.ts';
import type { ReportWords } from '../../workflows/story/words/report-words.ts';
import { wordOf } from '../../workflows/story/words/story-in-language.ts';
import type { Course } from './tell-campaign.ts';

/** A level of a funnel; `share` is that of the widest level, for a bar; `plan` what the plan makes of so many leads. */
export interface FunnelLevel {
  readonly name: string;
  readonly count: number;
  readonly share: number;
  readonly ofBefore?: string;
  readonly plan?: { readonly words: string; readonly share: number };
}

/** Both funnels, with what else a manager asks of them in sentences. */
export interface Funnels {
  readonly contacts: readonly FunnelLevel[];
  readonly organisations: readonly FunnelLevel[];
  readonly funnelNotes: readonly string[];
}

/** Contacts up to the event, organisations beside what the plan makes of as many leads. */
export function tellFunnels({ live, lines }: Course, { words }: Telling, page: ReportWords): Funnels {
  const { campaign, plan } = live.setup;
  const contacts = campaign.event ? Object.entries(countContacts(lines, live.state.eventStart)) : [];
  const counts = countOrganisations(lines);
  const chances = chancesOf(plan);
  const planned = LEVELS.map((level) => (counts.leads * chances.leads) / chances[level]);
  const quotes = openQuotes(lines, plan.funnel.quoted);
  const money = (amount: number) => moneyWords(String(amount), words.clock.thousands);
  const { capacity } = campaign.event ?? {};
  return {
    contacts: levelsOf(contacts, page),
    organisations: levelsOf(
      LEVELS.map((level) => [level, counts[level]]),
      page,
      { planned, comma: words.clock.thousands === ',' ? '.' : ',' },
    ),
    funnelNotes: [
      ...(capacity === undefined ? [] : [page.funnel.capacity(seatsTaken(lines), capacity)]),
      page.funnel.planNote(counts.leads),
      ...(quotes.organisations === 0
        ? []
        : [
            page.funnel.quotes({
              count: quotes.organisations,
              value: money(quotes.value),
              weighted: money(quotes.weighted),
            }),
          ]),
    ],
  };
}

/** Guests included, by the last that was said of each seat. */
function seatsTaken(lines: readonly StoryLine[]): number {
  let taken = 0;
  for (const story of groupLines(lines, 'enrollment').values()) {
    const seat = story.findLast(({ type }) => type === 'SeatTaken' || type === 'SeatReleased');
    if (seat?.type === 'SeatTaken') taken += 1 + (Number(fieldOf(seat, 'guests')) || 0);
  }
  return taken;
}

interface Planned {
  readonly planned: readonly number[];
  readonly comma: '.' | ',';
}

/** Below 20 a rate is shown as its two numbers. */
const RATE_FROM = 20;

function levelsOf(
  levels: readonly (readonly [string, number])[],
  { levels: names, funnel }: ReportWords,
  plan?: Planned,
): readonly FunnelLevel[] {
  const widest = Math.max(1, ...levels.map(([, count]) => count), ...(plan?.planned ?? []));
  return levels.map(([level, count], index) => {
    const before = levels[index - 1]?.[1];
    const planned = plan?.planned[index];
    const rate = before === undefined || before < RATE_FROM ? '' : ` (${Math.round((100 * count) / before)}\u00a0%)`;
    return {
      name: wordOf(names, level),
      count,
      share: count / widest,
      ...(before !== undefined && { ofBefore: `${funnel.of(count, before).replaceAll(' ', '\u00a0')}${rate}` }),
      ...(planned !== undefined && { plan: { words: oneDecimal(planned, plan?.comma), share: planned / widest } }),
    };
  });
}

/** Whole numbers from ten on; below, a plan of half a customer is not one customer. */
function oneDecimal(value: number, comma = '.'): string {
  return value >= 10 || Number.isInteger(value) ? String(Math.round(value)) : value.toFixed(1).replace('.', comma);
}
