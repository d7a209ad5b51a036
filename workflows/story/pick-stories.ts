import { groupLines, isSignal, type StoryLine } from './story-line.ts';
import { withoutUndone } from './without-undone.ts';

/** One contact's way through the campaign, and why it is told. */
export interface PickedStory {
  readonly title: string;
  readonly enrollment: string;
  /** Every line of the enrollment, in order. */
  readonly lines: readonly StoryLine[];
}

interface Rule {
  readonly title: string;
  /** Whether the story is of this kind, judged by all of it. */
  readonly holds: (story: readonly StoryLine[]) => boolean;
  /** The line by which "first" is judged. */
  readonly moment: (line: StoryLine) => boolean;
}

const RULES: readonly Rule[] = [
  {
    title: 'The first who came and said yes',
    holds: (story) => came(story) && story.some(isYes),
    moment: isYes,
  },
  {
    title: 'The first who came without an appointment',
    holds: (story) => came(story) && !story.some((line) => isSignal(line, 'appointment')),
    moment: isAttendance,
  },
  {
    title: 'The first no-show',
    holds: (story) => !came(story) && lastAnswer(story) === 'accepted',
    moment: (line) => isSignal(line, 'attendance-closed'),
  },
  {
    title: 'The first who declined',
    holds: (story) => !came(story) && lastAnswer(story) === 'declined',
    moment: (line) => isSignal(line, 'declined'),
  },
  {
    title: 'The first who opted out',
    holds: (story) => story.some(isOptOut),
    moment: isOptOut,
  },
];

/**
 * The five stories of a timeline, picked by rule: of each kind the contact to whom it happened first (by `seq`) and who
 * is not in an earlier story already. A kind that did not happen is left out.
 */
export function pickStories(lines: readonly StoryLine[]): readonly PickedStory[] {
  const whole = groupLines(lines, 'enrollment');
  const stories = groupLines(withoutUndone(lines), 'enrollment');
  const taken = new Set<string>();
  return RULES.flatMap(({ title, holds, moment }) => {
    let first: { enrollment: string; seq: number } | undefined;
    for (const [enrollment, story] of stories) {
      if (taken.has(enrollment) || isGuest(story) || !holds(story)) continue;
      const seq = story.find(moment)?.seq;
      if (seq !== undefined && (first === undefined || seq < first.seq)) first = { enrollment, seq };
    }
    if (!first) return [];
    taken.add(first.enrollment);
    return [{ title, enrollment: first.enrollment, lines: whole.get(first.enrollment) ?? [] }];
  });
}

/** A customer is a guest: invited and thanked, never followed up. */
function isGuest(story: readonly StoryLine[]): boolean {
  return story.some((line) => line.type === 'EnrollmentStarted' && line.stage === 'customer');
}

function isAttendance(line: StoryLine): boolean {
  return isSignal(line, 'attended', 'left-early');
}

function isYes(line: StoryLine): boolean {
  return line.type === 'EnrollmentEnded' && line.outcome === 'yes';
}

function isOptOut(line: StoryLine): boolean {
  return isSignal(line, 'unsubscribed', 'objected', 'complained', 'do-not-call');
}

function came(story: readonly StoryLine[]): boolean {
  return story.some(isAttendance);
}

/** The answer that counts: the last one. */
function lastAnswer(story: readonly StoryLine[]): unknown {
  return story.findLast((line) => isSignal(line, 'accepted', 'tentative', 'declined'))?.signal;
}
