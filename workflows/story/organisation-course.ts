import { levelOf } from './funnel.ts';
import { fieldOf, groupLines, isSignal, type StoryLine } from './story-line.ts';
import { withoutUndone } from './without-undone.ts';

/** How far an organisation came, and when it reached each level: 0 lead, 1 approached, 2 visited, 3 quoted, 4 customer. */
export interface OrganisationCourse {
  readonly level: number;
  /** Epoch milliseconds, by level; a level that was jumped over was reached with the next. */
  readonly reachedAt: readonly (number | undefined)[];
  /** Every enrollment ended without a yes. */
  readonly over: boolean;
  readonly answer?: 'yes' | 'no';
  /** As the rep said with the quote. */
  readonly chance?: number;
  readonly margin?: number;
  /** The step it waits in. */
  readonly next?: string;
}

/** The course of each organisation of a timeline, by its id. */
export function organisationCourses(lines: readonly StoryLine[]): ReadonlyMap<string, OrganisationCourse> {
  return new Map([...groupLines(withoutUndone(lines), 'organisation')].map(([id, story]) => [id, courseOf(story)]));
}

function courseOf(story: readonly StoryLine[]): OrganisationCourse {
  const levels = story.map((line) => ({ level: levelOf(line), at: Date.parse(line.at) }));
  const level = Math.max(0, ...levels.map((line) => line.level));
  const reachedAt = [0, 1, 2, 3, 4].map((wanted) =>
    wanted > level ? undefined : levels.find((line) => line.level >= wanted)?.at,
  );
  const enrollments = [...groupLines(story, 'enrollment').values()];
  const open = enrollments.filter((lines) => !lines.some(({ type }) => type === 'EnrollmentEnded'));
  const answer = answerOf(story, level);
  const next = open[0]?.findLast(({ type }) => type === 'StepEntered');
  return {
    ...{ level, reachedAt, over: level < 4 && open.length === 0 },
    ...(answer && { answer }),
    ...quoteOf(story),
    ...(next && { next: fieldOf(next, 'step') }),
  };
}

function answerOf(story: readonly StoryLine[], level: number): 'yes' | 'no' | undefined {
  if (level === 4) return 'yes';
  return story.some((line) => line.type === 'EnrollmentEnded' && line.outcome === 'no') ? 'no' : undefined;
}

function quoteOf(story: readonly StoryLine[]): { chance?: number; margin?: number } {
  const data = story.findLast((line) => isSignal(line, 'quoted'))?.data;
  if (typeof data !== 'object' || data === null) return {};
  return {
    ...('chance' in data && typeof data.chance === 'number' && { chance: data.chance }),
    ...('margin' in data && typeof data.margin === 'number' && { margin: data.margin }),
  };
}

/** Days between two levels: the middle one, and the one four of five stay below. */
export interface LevelTime {
  readonly from: number;
  readonly organisations: number;
  readonly median: number;
  readonly p80: number;
}

/** How long each step of the funnel took those who made it. `between` counts the days of two instants. */
export function timePerLevel(
  courses: ReadonlyMap<string, OrganisationCourse>,
  between: (from: number, to: number) => number,
): readonly LevelTime[] {
  return [0, 1, 2, 3].map((from) => {
    const days = [...courses.values()]
      .flatMap(({ reachedAt }) => {
        const [start, end] = [reachedAt[from], reachedAt[from + 1]];
        return start === undefined || end === undefined ? [] : [between(start, end)];
      })
      .sort((one, other) => one - other);
    return { from, organisations: days.length, median: rank(days, 0.5), p80: rank(days, 0.8) };
  });
}

function rank(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
