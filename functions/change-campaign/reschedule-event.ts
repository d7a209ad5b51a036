import type { CampaignState } from '../../workflows/domain/campaign-state.ts';
import { foreseeMove } from '../../workflows/domain/foresee-move.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import {
  type Collisions,
  countMove,
  findCollisions,
  type MoveNumbers,
} from '../../workflows/domain/reschedule-plan.ts';
import type { Ports } from '../../workflows/ports.ts';
import { type Refused, refused } from '../operate/request.ts';
import { instantOf } from '../shared/instant-of.ts';
import { changeCampaign } from './change-campaign.ts';
import { readSituations } from './read-situations.ts';

/** Local times of the campaign, `2027-03-25T14:00`. */
interface NewDate {
  readonly start: string;
  /** Left out, it lasts as long as before. */
  readonly end?: string | undefined;
  readonly venue?: string | undefined;
  /** Who declined for the old date is invited once to the new one. */
  readonly askDeclined?: boolean | undefined;
}

export interface ReschedulePlan extends MoveNumbers, Collisions {
  readonly status: 'move' | 'nothing-to-do';
  /** ISO instants. */
  readonly from: { readonly start: string; readonly end: string };
  readonly to: { readonly start: string; readonly end: string };
  /** The new one; absent where it stays. */
  readonly venue?: string;
  readonly askDeclined: boolean;
}

export interface RescheduleRequest {
  readonly campaign: string;
  readonly date: NewDate;
}

/** What moving the event would do, or why it cannot be moved so. Writes nothing. */
export function planReschedule(ports: Ports) {
  return async ({ campaign, date }: RescheduleRequest): Promise<ReschedulePlan | Refused> => {
    const live = await ports.campaigns.live(campaign);
    const next = movedState(live, date, { at: ports.clock.now(), by: '' });
    const problems = hindrances(live, next, ports.clock.now());
    return problems.length > 0 ? refused(...problems) : planMove(ports, live, next);
  };
}

/** Moves the event, once: the same date again = nothing to do. */
export function rescheduleEvent(ports: Ports) {
  return async ({
    campaign,
    date,
    by,
  }: RescheduleRequest & { readonly by: string }): Promise<ReschedulePlan['status'] | Refused> => {
    let no: Refused | undefined;
    const key = await changeCampaign(ports, campaign, async (live) => {
      const next = movedState(live, date, { at: ports.clock.now(), by });
      const problems = hindrances(live, next, ports.clock.now());
      no = problems.length > 0 ? refused(...problems) : undefined;
      if (no || isSame(live.state, next)) return undefined;
      const { status: _status, ...numbers } = await planMove(ports, live, next);
      const { eventStart, eventEnd, eventRevision, moved, venue } = next;
      return {
        state: { eventStart, eventEnd, eventRevision, moved, venue },
        event: { type: 'CampaignRescheduled', data: { by, ...numbers } },
      };
    });
    return no ?? (key === undefined ? 'nothing-to-do' : 'move');
  };
}

/** The campaign as it stands after the move. */
function movedState(
  live: LiveCampaign,
  date: NewDate,
  act: { readonly at: number; readonly by: string },
): CampaignState {
  const { state, setup } = live;
  const { eventStart, eventEnd } = state;
  const start = instantOf(setup, date.start);
  const end = date.end === undefined ? start + (eventEnd - eventStart) : instantOf(setup, date.end);
  return {
    ...state,
    eventStart: start,
    eventEnd: end,
    eventRevision: state.eventRevision + 1,
    moved: { ...act, from: { start: eventStart, end: eventEnd }, askDeclined: date.askDeclined ?? false },
    ...(date.venue !== undefined && { venue: date.venue }),
  };
}

function isSame(now: CampaignState, next: CampaignState): boolean {
  return now.eventStart === next.eventStart && now.eventEnd === next.eventEnd && now.venue === next.venue;
}

function hindrances({ setup, state }: LiveCampaign, next: CampaignState, now: number): readonly string[] {
  const { campaign } = setup.campaign;
  if (!setup.campaign.event) return [`${campaign} has no event that could be moved.`];
  if (state.cancelled)
    return [`${campaign}: the event was cancelled. A cancelled event is not moved: launch a new campaign.`];
  if (state.stopped) return [`${campaign} was stopped: there is nobody left to be told.`];
  if (state.eventStart <= now)
    return [`${campaign}: the event began on ${local(setup, state.eventStart)}. What has begun is not moved.`];
  const problems: string[] = [];
  if (next.eventStart <= now)
    problems.push(
      `start: ${local(setup, next.eventStart)} is in the past (now: ${local(setup, now)}). Write a time that lies ahead.`,
    );
  if (next.eventEnd <= next.eventStart)
    problems.push(`end: ${local(setup, next.eventEnd)} is not after the start, ${local(setup, next.eventStart)}.`);
  return problems;
}

/** `2027-03-25 14:00` in the campaign's zone. */
function local(setup: LiveCampaign['setup'], at: number): string {
  const { campaign: calendar } = setup.calendars;
  const minute = calendar.minuteOfDay(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${calendar.localDate(at)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

async function planMove(ports: Ports, live: LiveCampaign, next: CampaignState): Promise<ReschedulePlan> {
  const situations = await readSituations(ports, live, () => true);
  const lines = situations.map((situation) => foreseeMove(situation, next));
  const concerned = situations.filter((_, index) => lines[index]?.group !== 'declined');
  const { state } = live;
  return {
    status: isSame(state, next) ? 'nothing-to-do' : 'move',
    from: { start: iso(state.eventStart), end: iso(state.eventEnd) },
    to: { start: iso(next.eventStart), end: iso(next.eventEnd) },
    ...(next.venue !== undefined && next.venue !== state.venue && { venue: next.venue }),
    askDeclined: next.moved?.askDeclined ?? false,
    ...countMove(lines),
    ...findCollisions(concerned, live, next),
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
