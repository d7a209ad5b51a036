import type { Known, KnownDecision } from '../../../workflows/story/journal.ts';
import { reasonWords as codeWords } from '../../../workflows/story/reason-words.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { storyWords } from '../../../workflows/story/words/story-in-language.ts';
import { internalWords } from '../../../workflows/texts/internal-words.ts';
import { decisionWords, otherWords, reasonWords } from '../../../workflows/texts/list-words.ts';
import type { ListFields, ListLine } from '../../../workflows/texts/mail-values.ts';

const SIDES = ['marketing', 'sales'] as const;
type Reader = (typeof SIDES)[number] | 'tie-break';

/** Whose copy of the decision list a mail is, by the name of its touch. */
export function sideOf(line: StoryLine): Reader {
  const touch = fieldOf(line, 'touch');
  return SIDES.find((side) => touch.endsWith(`.${side}`)) ?? 'tie-break';
}

/** A line that waits for this reader: not answered by his side yet, or answered differently by both. */
export function isAsked({ decision }: Known, reader: Reader): boolean {
  if (!decision) return false;
  return reader === 'tie-break' ? differ(decision) : decision.answers[reader] === undefined;
}

function differ({ answers: { marketing, sales } }: KnownDecision): boolean {
  return marketing !== undefined && sales !== undefined && marketing.decision !== sales.decision;
}

/** What is proposed and why, what was done so far, and what the other side said of it. */
export function decisionLine(
  { decision, mails, calls, unreached }: Known,
  line: StoryLine,
  language: string,
): Partial<ListLine> {
  if (!decision) return {};
  const reader = sideOf(line);
  const { tally } = internalWords(language);
  const others = SIDES.flatMap((side) => {
    const answer = reader === 'tie-break' ? decision.answers[side] : decision.before[side];
    return side === reader || !answer ? [] : [otherWords(language, side, answer)];
  });
  const why = reasonWords(language, {
    reason: decision.reason,
    said: codeWords(decision.said, storyWords(language)),
    attempts: calls,
  });
  return {
    what: decisionWords(language, decision.proposal),
    reason: [why, tally({ mails: mails.length, calls, unreached }), ...others]
      .filter((part) => part !== '')
      .join(' · '),
  };
}

/** The furthest round of a line on the list. */
export function roundOf(listed: readonly Known[]): Pick<ListFields, 'round'> {
  const round = Math.max(1, ...listed.map(({ decision }) => decision?.round ?? 1));
  return { round };
}
