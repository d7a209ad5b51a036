import { groupLines, isSignal, type StoryLine } from './story-line.ts';
import { withoutUndone } from './without-undone.ts';

/** The quotes that wait for an answer, an organisation each: its last quote counts. Sums in the quotes' own currency. */
export interface OpenQuotes {
  readonly organisations: number;
  readonly value: number;
  readonly margin: number;
  /** Σ margin × chance: the chance the rep gave, else the plan's at this level. */
  readonly weighted: number;
}

/** Sums the open quotes of a timeline; `planChance` is what the plan says of an organisation that has a quote. */
export function openQuotes(lines: readonly StoryLine[], planChance: number): OpenQuotes {
  const sums = { organisations: 0, value: 0, margin: 0, weighted: 0 };
  for (const story of groupLines(withoutUndone(lines), 'organisation').values()) {
    const quote = story.findLast((line) => isSignal(line, 'quoted'));
    if (!quote || isAnswered(story, quote)) continue;
    const margin = amountOf(quote, 'margin') ?? 0;
    sums.organisations += 1;
    sums.value += amountOf(quote, 'value') ?? 0;
    sums.margin += margin;
    sums.weighted += margin * (amountOf(quote, 'chance') ?? planChance);
  }
  return { ...sums, weighted: Math.round(sums.weighted) };
}

/** Its enrollment ended, or led on to something else than the question how the quote stands. */
function isAnswered(story: readonly StoryLine[], quote: StoryLine): boolean {
  return story.some(
    (line) =>
      line.enrollment === quote.enrollment &&
      Number(line.seq) > Number(quote.seq) &&
      (line.type === 'EnrollmentEnded' || (line.type === 'StepEntered' && line.step !== quote.step)),
  );
}

function amountOf({ data }: StoryLine, name: string): number | undefined {
  const value =
    typeof data === 'object' && data !== null ? Object.entries(data).find(([key]) => key === name)?.[1] : undefined;
  return typeof value === 'number' ? value : undefined;
}
