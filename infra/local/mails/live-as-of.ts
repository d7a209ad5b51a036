import * as z from 'zod';
import type { CampaignState } from '../../../workflows/domain/campaign-state.ts';
import type { CampaignSetup, LiveCampaign } from '../../../workflows/domain/live-campaign.ts';
import { toLive } from '../../../workflows/domain/with-absences.ts';
import type { StoryLine } from '../../../workflows/story/story-line.ts';

const instant = z.string().transform((text) => Date.parse(text));
const dates = z.object({ start: instant, end: instant });
const moveSchema = z.object({
  ...{ seq: z.number(), at: instant, by: z.string(), from: dates, to: dates },
  ...{ askDeclined: z.boolean(), venue: z.string().optional() },
});
type Move = z.output<typeof moveSchema>;

/** A campaign as it was when a line was told: a mail from before the event was moved says the old date. */
export function liveAsOf(live: LiveCampaign, setup: CampaignSetup, lines: readonly StoryLine[]) {
  // A cancellation is told by the same name, without a new date.
  const isMove = (line: StoryLine) => line.type === 'CampaignRescheduled' && 'to' in line;
  const moves = lines.filter(isMove).map((line) => moveSchema.parse(line));
  const { cancelled } = live.state;
  if (moves.length === 0 && !cancelled) return () => live;
  const known = new Map<string, LiveCampaign>();
  return ({ seq, at }: StoryLine): LiveCampaign => {
    const done = moves.filter((move) => move.seq <= seq);
    const isCancelled = cancelled !== undefined && cancelled.at <= Date.parse(at);
    const key = `${done.length} ${isCancelled}`;
    const then = known.get(key) ?? toLive(setup, stateThen(live.state, moves, done.length, isCancelled));
    known.set(key, then);
    return then;
  };
}

/** What the first `count` moves made of it. */
function stateThen(state: CampaignState, moves: readonly Move[], count: number, isCancelled: boolean): CampaignState {
  const { venue: _venue, moved: _moved, cancelled, ...rest } = state;
  const last = moves[count - 1];
  const { start: eventStart, end: eventEnd } = last?.to ??
    moves[0]?.from ?? { start: state.eventStart, end: state.eventEnd };
  const venue = moves.slice(0, count).findLast((move) => move.venue !== undefined)?.venue;
  return {
    ...rest,
    ...{ eventStart, eventEnd, eventRevision: state.eventRevision - moves.length + count },
    ...(venue !== undefined && { venue }),
    ...(last && { moved: { at: last.at, by: last.by, from: last.from, askDeclined: last.askDeclined } }),
    ...(isCancelled && cancelled && { cancelled }),
  };
}
