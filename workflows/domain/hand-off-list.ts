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

/** When a rep is warned that his list waits: as much of his time is over as the plan says, inside his hours. */
function handOffWarnAt(live: LiveCampaign, rep: string): number | undefined {
  const by = handOffAnswerBy(live, rep);
  const at = settingAt(live, 'handOff', 'at');
  const within = settingOf(live.setup.campaign.settings, 'handOff.answerWithin');
  if (by === undefined || at === undefined || typeof within !== 'object' || !('unit' in within)) return undefined;
  const from = answersFrom(live, rep, { at, within });
  const warned = from + live.setup.plan.serviceLevels.warnAt * (by - from);
  const open = live.setup.calendars.rep(rep).nextOpen(Math.floor(warned));
  return open < by ? open : undefined;
}

/** When a list that was not answered in spite of the reminder counts as taken over. */
function handOffDefaultAt(live: LiveCampaign, rep: string): number | undefined {
  const by = handOffAnswerBy(live, rep);
  return by === undefined
    ? undefined
    : live.setup.calendars.rep(rep).add(by, live.setup.campaign.decisions.answerWithin, 1);
}

/** A time at which lists of some reps are looked at; those of one day together, so that the campaign marks few. */
interface HandOffMoment {
  readonly kind: 'hand-off-warning' | 'hand-off-reminder' | 'hand-off-default';
  readonly name: string;
  readonly at: number;
}

/** When lists that are not answered are reminded of, and when they count as taken over. */
export function handOffMoments(live: LiveCampaign): readonly HandOffMoment[] {
  const moments = new Map<string, HandOffMoment>();
  for (const rep of listKeepers(live)) {
    for (const [kind, timeOf] of [WARNING, REMINDER, DEFAULT]) {
      const at = timeOf(live, rep);
      if (at === undefined) continue;
      const name = `${kind}.${live.state.eventRevision}.${at}`;
      moments.set(name, { kind, name, at });
    }
  }
  return [...moments.values()];
}

const WARNING = ['hand-off-warning', handOffWarnAt] as const;
const REMINDER = ['hand-off-reminder', handOffAnswerBy] as const;
const DEFAULT = ['hand-off-default', handOffDefaultAt] as const;

/** Whose lists a moment is about. */
export function repsOfMoment(
  live: LiveCampaign,
  { kind, at }: { readonly kind: string; readonly at: number },
): readonly string[] {
  const timeOf = [WARNING, REMINDER, DEFAULT].find(([name]) => name === kind)?.[1] ?? handOffAnswerBy;
  return listKeepers(live).filter((rep) => timeOf(live, rep) === at);
}
