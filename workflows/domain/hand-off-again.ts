import type { Draft } from './draft.ts';
import type { Enrollment } from './enrollment.ts';
import { handOffAnswerBy, listedBy, waitsForRep } from './hand-off-list.ts';
import type { LiveCampaign } from './live-campaign.ts';

/**
 * Handed over when the joint list was due already, or where there is none: a lead who qualified, or whom a joint decision
 * had let go and who came back. No list of the event speaks of him, so Monday's round does.
 */
export function isHandedAlone(live: LiveCampaign, enrollment: Enrollment): boolean {
  const { handed } = enrollment.facts;
  if (!handed || !waitsForRep(enrollment)) return false;
  const joint = handOffAnswerBy(live, listedBy(live, enrollment));
  return joint === undefined || handed.recordedAt >= joint;
}

const DAY_MS = 86_400_000;
/** As far as holidays move a list day: none of them puts an answer off by a week. */
const SHIFT_MS = 3 * DAY_MS;

/** When a line that Monday's mail first named then counts as taken over: one time to answer, one after the reminder. */
function takenOverFrom(live: LiveCampaign, rep: string, listedAt: number): number {
  const { amount, unit } = live.setup.campaign.decisions.answerWithin;
  return live.setup.calendars.rep(rep).add(listedAt, { amount: 2 * amount, unit }, 1);
}

/** What a Monday makes of such a line: named in the rep's mail, counted as taken over, or answered meanwhile. */
export type LoneLine = 'listed' | 'default' | 'none';

/** Keeps when the line was named first. Made again by a worker that comes second it changes nothing. */
export function loneLineOf(draft: Draft, at: number): LoneLine {
  const { live, next } = draft;
  const { handed } = next.facts;
  if (!handed || !isHandedAlone(live, next)) return 'none';
  const listedAt = handed.data?.listedAt;
  if (typeof listedAt !== 'number') {
    // Recorded as it was: naming it is no new hand-off.
    next.facts = { ...next.facts, handed: { ...handed, data: { ...handed.data, listedAt: at } } };
    return 'listed';
  }
  return takenOverFrom(live, listedBy(live, next), listedAt) <= at + SHIFT_MS ? 'default' : 'listed';
}

/** By when a rep answers the lines of his list: of those that wait alone the first that falls due, else as agreed for all. */
export function listAnswerBy(live: LiveCampaign, rep: string, lines: readonly Enrollment[]): number | undefined {
  const alone = lines.filter((line) => isHandedAlone(live, line));
  if (alone.length === 0 || alone.length < lines.filter(waitsForRep).length) return handOffAnswerBy(live, rep);
  const times = alone.map(({ facts: { handed } }) =>
    takenOverFrom(live, rep, Number(handed?.data?.listedAt ?? handed?.recordedAt)),
  );
  return Math.min(...times);
}
