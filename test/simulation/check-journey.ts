import type { World } from '../../infra/local/world.ts';
import { waysOn } from '../../workflows/compile/compile-machine.ts';
import { checkInvariant, type Enrollment } from '../../workflows/domain/enrollment.ts';
import type { DomainEvent } from '../../workflows/domain/event.ts';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import { isReplyTask } from '../../workflows/domain/reply.ts';
import type { Profile } from './probe-people.ts';

export interface JourneyCheck {
  readonly world: World;
  /** How often the mailer accepted each touch. */
  readonly accepted: ReadonlyMap<string, number>;
  /** When the transaction that claimed a touch was written. */
  readonly claimed: ReadonlyMap<string, number>;
  readonly setup: CampaignSetup;
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly quiet: boolean;
  /** Enrollments that came to the sweep although nothing had gone wrong. */
  readonly swept: readonly string[];
  readonly faultsThrown: readonly unknown[];
  /** Ends that acts on the whole campaign may have brought about. */
  readonly also: readonly string[];
}

const MAX_STAYS = 120;

/** Everything that must hold of a journey at rest, whatever faults it went through. */
export function checkJourney(check: JourneyCheck): { violations: string[]; outcomes: Record<string, string> } {
  const { world, profiles } = check;
  const outcomes: Record<string, string> = {};
  const violations = [...checkTouches(check), ...checkEvents(world.events), ...checkHeld(check)];
  for (const [id, profile] of profiles) {
    const enrollment = world.store.items.enrollments.get(id);
    if (!enrollment) {
      violations.push(`${profile.name}: lost`);
      continue;
    }
    violations.push(...checkInvariant(enrollment));
    const outcome =
      enrollment.status === 'open'
        ? `open in ${enrollment.step} ${enrollment.hold?.reason ?? ''}`
        : `${enrollment.outcome} ${enrollment.reason}`;
    outcomes[profile.name] = outcome;
    const isAllowed = outcome === profile.outcome || check.also.includes(outcome);
    if (!isAllowed && !(outcome === WON && someColleague(world, enrollment, 'yes')))
      violations.push(`${profile.name}: ended as "${outcome}", not as "${profile.outcome}"`);
    if (check.quiet && enrollment.run > 1) violations.push(`${profile.name}: needed run ${enrollment.run}`);
    if (enrollment.stay > MAX_STAYS) violations.push(`${profile.name}: spins, ${enrollment.stay} stays`);
    violations.push(...checkMoves(check, id));
  }
  for (const id of check.swept) violations.push(`${id}: came to the sweep`);
  // Attendance that came late may look incomplete to the clock: that hold is right, and the host ends it.
  for (const { type, data, enrollment = '' } of world.events) {
    const waits = data.reason === 'colleague' && someColleague(world, world.store.items.enrollments.get(enrollment));
    if (type === 'Held' && data.reason !== 'attendance-open' && !waits) violations.push(`held: ${String(data.reason)}`);
  }
  for (const fault of check.faultsThrown) {
    if (!(fault instanceof Error) || !EXPECTED.includes(fault.name)) violations.push(`threw ${String(fault)}`);
  }
  return { violations, outcomes };
}

/** How a journey ends whose colleague ordered first. */
const WON = 'void a colleague ordered';

function someColleague({ store }: World, of: Enrollment | undefined, outcome?: string): boolean {
  return [...store.items.enrollments.values()].some(
    (other) =>
      other.organisation === of?.organisation &&
      other.id !== of.id &&
      (outcome === undefined || other.outcome === outcome),
  );
}

/** While a colleague has an appointment or a quote nothing of marketing is claimed and no call is drawn. */
function checkHeld({ world, claimed }: JourneyCheck): string[] {
  const held = new Map<string, number>();
  const violations: string[] = [];
  for (const { type, data, at, enrollment = '' } of world.events) {
    if (type === 'Held' && data.reason === 'colleague') held.set(enrollment, at);
    if (type === 'Released') held.delete(enrollment);
    const since = held.get(enrollment);
    if (since === undefined) continue;
    const isMarketing = type === 'MailSent' && data.to === 'contact' && data.kind === 'marketing';
    const isLate = (claimed.get(String(data.touch)) ?? since) > since;
    if (isMarketing && isLate) violations.push(`mailed while a colleague is talked with: ${String(data.touch)}`);
    if (type === 'CallTaskSent' && data.in === 'digest')
      violations.push(`called while a colleague is talked with: ${String(data.touch)}`);
  }
  return violations;
}

const EXPECTED = ['Throttled', 'Unavailable', 'Conflict'];

/** No touch twice, none lost, none against an opt-out or after its stay was over. */
function checkTouches({ world, accepted, claimed }: JourneyCheck): string[] {
  const violations: string[] = [];
  for (const [id, count] of accepted) if (count > 1) violations.push(`${id}: sent ${count} times`);
  for (const touch of world.store.items.touches.values()) {
    const went = accepted.get(touch.id) ?? 0;
    if (touch.status === 'planned' || touch.status === 'sending') violations.push(`${touch.id}: left ${touch.status}`);
    if (touch.enrollment === undefined) continue;
    if ((touch.status === 'skipped' || touch.status === 'planned') && went > 0)
      violations.push(`${touch.id}: ${touch.status} but sent`);
    const digest = touch.kind === 'call' && touch.digest !== undefined;
    const doubted = world.events.some((event) => event.type === 'TouchUncertain' && event.data.touch === touch.id);
    const mailed = touch.kind === 'mail' || touch.kind === 'ask';
    if (mailed && touch.status === 'sent' && went === 0 && !doubted && !digest)
      violations.push(`${touch.id}: sent but never handed over`);
    const claimedAt = claimed.get(touch.id);
    if (claimedAt !== undefined && !isReplyTask(touch)) violations.push(...checkClaim(world, touch.id, claimedAt));
  }
  return violations;
}

/** A claim never comes after the answer of its stay, nor a marketing mail after the opt-out. */
function checkClaim(world: World, id: string, claimedAt: number): string[] {
  const touch = world.store.items.touches.get(id);
  const violations: string[] = [];
  for (const event of world.events) {
    if (event.enrollment !== touch?.enrollment || event.at >= claimedAt) continue;
    const next = event.type === 'StepEntered' && event.stay !== undefined && event.stay > (touch?.stay ?? 0);
    // What he asked for is owed to him wherever he is meanwhile.
    if (!touch?.requested && (next || event.type === 'EnrollmentEnded'))
      violations.push(`${id}: claimed after its stay was over`);
    const closed = event.type === 'PermissionChanged' && event.data.channel === 'email';
    if (closed && touch?.kind === 'mail' && touch.mailKind === 'marketing')
      violations.push(`${id}: claimed after the opt-out`);
  }
  return violations;
}

/** Call tasks reach a rep once; each enrollment ends once, and its events stand in order. */
function checkEvents(events: readonly DomainEvent[]): string[] {
  const violations: string[] = [];
  const once = new Set<string>();
  const last = new Map<string, number>();
  for (const event of events) {
    const of = event.enrollment ?? event.key;
    if (event.at < (last.get(of) ?? 0)) violations.push(`${event.key}: before the event it follows`);
    last.set(of, event.at);
    const touch = event.data.touch;
    const keys = [`key ${event.key}`];
    if (event.type === 'CallTaskSent' || event.type === 'MailSent') keys.push(`${event.type} ${String(touch)}`);
    if (event.type === 'EnrollmentEnded') keys.push(`ended ${event.enrollment}`);
    if (event.type === 'SignalReceived' && event.data.by !== 'time') {
      keys.push(`${event.enrollment} ${event.data.by} ${event.data.signal} ${event.data.occurredAt}`);
    }
    for (const key of keys) {
      if (once.has(key)) violations.push(`twice: ${key}`);
      once.add(key);
    }
  }
  return violations;
}

/** Stays are numbered without gaps, and each follows the one before by a way the machine has. */
function checkMoves({ world, setup }: JourneyCheck, id: string): string[] {
  const violations: string[] = [];
  let from: string | undefined;
  let stay = 0;
  let corrected = false;
  for (const event of world.events) {
    if (event.enrollment !== id) continue;
    if (event.type === 'AnswerCorrected') corrected = true;
    if (event.type !== 'StepEntered' || event.stay === undefined) continue;
    stay += 1;
    if (event.stay !== stay) violations.push(`${id}: stay ${event.stay} entered as number ${stay}`);
    if (from !== undefined && !corrected && !reaches(setup, from, event.step ?? ''))
      violations.push(`${id}: illegal move ${from} → ${event.step}`);
    corrected = false;
    from = event.step;
  }
  return violations;
}

function reaches({ workflow }: CampaignSetup, from: string, to: string): boolean {
  const open = [from];
  const seen = new Set<string>();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const step = workflow.steps[name];
    if (!step || seen.has(name)) continue;
    seen.add(name);
    const targets =
      step.do === 'branch'
        ? step.when.map(({ go }) => go)
        : step.do === 'end' || name !== from
          ? []
          : waysOn(step).map((way) => way.to);
    if (targets.includes(to)) return true;
    for (const target of targets) if (workflow.steps[target]?.do === 'branch') open.push(target);
  }
  return false;
}
