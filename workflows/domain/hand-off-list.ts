import { settingAt as settingOf } from '../language/settings-schema.ts';
import type { Duration } from '../language/time-values.ts';
import { settingAt } from './campaign-points.ts';
import { isAbsent } from './deputy.ts';
import type { Enrollment } from './enrollment.ts';
import type { LiveCampaign } from './live-campaign.ts';

/** Whose list an enrollment stands on: its rep's, or where it has none the sales manager's. */
export function listedBy(live: LiveCampaign, { rep }: Pick<Enrollment, 'rep'>): string {
  return rep ?? live.setup.campaign.managers.sales;
}

/** Everybody who may have a list: the reps, and the sales manager for what is nobody's. */
function listKeepers(live: LiveCampaign): readonly string[] {
  return [...new Set([...live.setup.reps.keys(), live.setup.campaign.managers.sales])];
}

/** Handed over, and neither taken over nor given back since; a joint decision is an answer too. */
export function waitsForRep({ status, facts }: Pick<Enrollment, 'status' | 'facts'>): boolean {
  const { handed, handOff, decided } = facts;
  if (status === 'ended' || !handed) return false;
  return (handOff?.recordedAt ?? 0) < handed.recordedAt && (decided?.recordedAt ?? 0) < handed.recordedAt;
}

const NOON = 12 * 60;

/**
 * By when a rep answers his list: so many business days of his own after the hand-off, at noon. Where he is away then, his
 * time begins on the day he is back. Undefined in a workflow without a joint hand-off.
 */
export function handOffAnswerBy(live: LiveCampaign, rep: string): number | undefined {
  const { calendars, campaign } = live.setup;
  const at = settingAt(live, 'handOff', 'at');
  const within = settingOf(campaign.settings, 'handOff.answerWithin');
  if (at === undefined || typeof within !== 'object' || !('unit' in within)) return undefined;
  const calendar = calendars.rep(rep);
  const by = calendar.add(answersFrom(live, rep, { at, within }), within, 1);
  const isExact = within.unit === 'hours' || within.unit === 'minutes' || within.unit === 'seconds';
  return isExact ? by : calendar.instant(calendar.localDate(by), NOON);
}

/** When a rep's time begins: at the hand-off, or where he is away by its end on the day he is back. */
function answersFrom(live: LiveCampaign, rep: string, { at, within }: { at: number; within: Duration }): number {
  const { calendars } = live.setup;
  const agreed = calendars.campaign.add(at, within, 1);
  return isAbsent(live, rep, agreed) ? calendars.rep(rep).nextOpen(agreed) : at;
}

/** When a list of a rep is looked at: he is warned, reminded, and at last it counts as taken over in spite of the reminder. */
type ListTimes = { readonly [Kind in HandOffMoment['kind']]?: number | undefined };

function listTimes(live: LiveCampaign, rep: string): ListTimes {
  const by = handOffAnswerBy(live, rep);
  if (by === undefined) return {};
  const { calendars, campaign } = live.setup;
  return {
    'hand-off-warning': warnAt(live, rep, by),
    'hand-off-reminder': by,
    'hand-off-default': calendars.rep(rep).add(by, campaign.decisions.answerWithin, 1),
  };
}

/** As much of his time is over as the plan says, inside his hours. */
function warnAt(live: LiveCampaign, rep: string, by: number): number | undefined {
  const at = settingAt(live, 'handOff', 'at');
  const within = settingOf(live.setup.campaign.settings, 'handOff.answerWithin');
  if (at === undefined || typeof within !== 'object' || !('unit' in within)) return undefined;
  const from = answersFrom(live, rep, { at, within });
  const warned = from + live.setup.plan.serviceLevels.warnAt * (by - from);
  const open = live.setup.calendars.rep(rep).nextOpen(Math.floor(warned));
  return open < by ? open : undefined;
}

/** A time at which lists of some reps are looked at; those of one day together, so that the campaign marks few. */
interface HandOffMoment {
  readonly kind: 'hand-off-warning' | 'hand-off-reminder' | 'hand-off-default';
  readonly name: string;
  readonly at: number;
}

const KINDS = ['hand-off-warning', 'hand-off-reminder', 'hand-off-default'] as const;

/** When lists that are not answered are reminded of, and when they count as taken over. */
export function handOffMoments(live: LiveCampaign): readonly HandOffMoment[] {
  const moments = new Map<string, HandOffMoment>();
  for (const rep of listKeepers(live)) {
    const times = listTimes(live, rep);
    for (const kind of KINDS) {
      const at = times[kind];
      if (at === undefined) continue;
      const name = `${kind}.${live.state.eventRevision}.${at}`;
      moments.set(name, { kind, name, at });
    }
  }
  return [...moments.values()];
}

/** Whose lists a moment is about. */
export function repsOfMoment(
  live: LiveCampaign,
  moment: { readonly kind: string; readonly at: number },
): readonly string[] {
  const kind = KINDS.find((each) => each === moment.kind) ?? 'hand-off-reminder';
  return listKeepers(live).filter((rep) => listTimes(live, rep)[kind] === moment.at);
}
