import { groupLines, isSignal, type StoryLine } from './story-line.ts';
import { withoutUndone } from './without-undone.ts';
import type { StoryKind } from './words/story-words.ts';

/** One contact's way through the campaign, and why it is told. */
export interface PickedStory {
  readonly kind: StoryKind;
  readonly enrollment: string;
  /** Every line of the enrollment, in order. */
  readonly lines: readonly StoryLine[];
}

interface Rule {
  readonly kind: StoryKind;
  /** Whether the story is of this kind, judged by all of it. */
  readonly holds: (story: readonly StoryLine[]) => boolean;
  /** The line by which "first" is judged. */
  readonly moment: (line: StoryLine) => boolean;
}

const RULES: readonly Rule[] = [
  {
    kind: 'yes',
    holds: (story) => came(story) && story.some(isYes),
    moment: isYes,
  },
  {
    kind: 'came',
    holds: (story) => came(story) && !story.some((line) => isSignal(line, 'appointment')),
    moment: isAttendance,
  },
  {
    kind: 'no-show',
    holds: (story) => !came(story) && lastAnswer(story) === 'accepted',
    moment: (line) => isSignal(line, 'attendance-closed'),
  },
  {
    kind: 'declined',
    holds: (story) => !came(story) && lastAnswer(story) === 'declined',
    moment: (line) => isSignal(line, 'declined'),
  },
  {
    kind: 'opted-out',
    holds: (story) => story.some(isOptOut),
    moment: isOptOut,
  },
  {
    kind: 'maybe',
    holds: (story) => story.some((line) => isSignal(line, 'tentative')),
    moment: (line) => isSignal(line, 'tentative'),
  },
  {
    kind: 'silent',
    holds: (story) =>
      lastAnswer(story) === undefined && !came(story) && story.some(isDecision) && !story.some(isReached),
    moment: isDecision,
  },
];

/**
 * The seven stories of a timeline, picked by rule: of each kind the contact to whom it happened first (by `seq`) and who
 * is not in an earlier story already. A kind that did not happen is left out.
 */
export function pickStories(lines: readonly StoryLine[]): readonly PickedStory[] {
  const whole = groupLines(lines, 'enrollment');
  const stories = groupLines(withoutUndone(lines), 'enrollment');
  const taken = new Set<string>();
  return RULES.flatMap(({ kind, holds, moment }) => {
    let first: { enrollment: string; seq: number } | undefined;
    for (const [enrollment, story] of stories) {
      if (taken.has(enrollment) || isGuest(story) || !holds(story)) continue;
      const seq = story.find(moment)?.seq;
      if (seq !== undefined && (first === undefined || seq < first.seq)) first = { enrollment, seq };
    }
    if (!first) return [];
    taken.add(first.enrollment);
    return [{ kind, enrollment: first.enrollment, lines: whole.get(first.enrollment) ?? [] }];
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

function isDecision(line: StoryLine): boolean {
  return line.type === 'DecisionAsked';
}

/** Anything he said himself, to us or to who called him. */
function isReached(line: StoryLine): boolean {
  const by = line.type === 'SignalReceived' ? line.by : undefined;
  return by === 'contact' || (by === 'rep' && !isSignal(line, 'not-reached', 'wrong-number', 'taken-over', 'rejected'));
}

function came(story: readonly StoryLine[]): boolean {
  return story.some(isAttendance);
}

/** The answer that counts: the last one. */
function lastAnswer(story: readonly StoryLine[]): unknown {
  return story.findLast((line) => isSignal(line, 'accepted', 'tentative', 'declined'))?.signal;
}
