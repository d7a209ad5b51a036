import { instantOf } from '../../functions/shared/instant-of.ts';
import type { Invited } from '../../functions/shared/launch-rows.ts';
import { type Summary, summarise } from '../../functions/shared/summary.ts';
import { renderTimeline, type TimelineLine } from '../../functions/shared/timeline.ts';
import type { Contact } from '../../workflows/domain/contact.ts';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import type { ScriptEntry } from '../../workflows/language/script-entry.ts';
import type { Mailer } from '../../workflows/ports.ts';
import { launchInto } from './launch.ts';
import type { LoadedCampaign } from './load-campaign.ts';
import { createPeople, type People } from './people/create-people.ts';
import { describeEntry } from './people/describe-entry.ts';
import { repeatAudience } from './people/repeat-audience.ts';
import type { ScriptProblem } from './people/script-problems.ts';
import { planReview, playReview, type ReviewedInvited, type ReviewPlan, reviewedInvited } from './rehearse-review.ts';
import { createWebhookDoor } from './webhook-door.ts';
import { createWorld, type World } from './world.ts';
import { worldOf } from './world-of.ts';

/** One campaign of a rehearsal, and what its people do. */
export interface Rehearsed {
  /** Read without errors: with its setup and audience. */
  readonly loaded: LoadedCampaign;
  readonly script: readonly ScriptEntry[];
  /** Bodies of the script's webhooks, by file name. */
  readonly webhooks?: ReadonlyMap<string, string>;
  readonly seed: number;
  /** So many contacts, by repeating the audience under new addresses. */
  readonly contacts?: number;
}

interface HowLong {
  /** Goes on to this instant; default: until the first decision lists are answered. */
  readonly until?: number;
  /** Told the instant reached, about once a week of virtual time. */
  readonly onProgress?: (reachedAt: number) => void;
}

export type RehearseOptions = Rehearsed & HowLong;

export interface Rehearsal {
  readonly world: World;
  readonly setup: CampaignSetup;
  /** By id: those of the audience, and their repetitions. */
  readonly contacts: ReadonlyMap<string, Contact>;
  readonly launchedAt: number;
  readonly lines: readonly TimelineLine[];
  readonly summary: Summary;
  /** What the script says that this campaign cannot do; the rest of it was done. */
  readonly problems: readonly ScriptProblem[];
}

/** A campaign that cannot be rehearsed as it is; the message says what to write. */
export class CannotRehearse extends Error {
  override readonly name = 'CannotRehearse';
}

/** A mailer that takes everything: bodies are rendered when somebody looks at them. */
const ACCEPTS: Mailer = { send: async () => ({ status: 'accepted' }) };

/** Rehearses a whole campaign on virtual time. The same files, script and seed give the same lines. Throws CannotRehearse. */
export async function rehearse(options: RehearseOptions): Promise<Rehearsal> {
  const [rehearsal] = await rehearseTogether([options], options);
  if (!rehearsal) throw new Error('one campaign, one rehearsal');
  return rehearsal;
}

/**
 * Rehearses campaigns together: one store, one clock, the same contacts and reps. Each is launched at its own time and
 * tells its own part, in the order given. Throws CannotRehearse.
 */
export async function rehearseTogether(
  campaigns: readonly Rehearsed[],
  howLong: HowLong = {},
): Promise<readonly Rehearsal[]> {
  const planned = campaigns.map(planRehearsal);
  const world = createWorld({
    setups: planned.map(({ setup }) => setup),
    startAt: Math.min(...planned.map(({ startAt }) => startAt)),
    mailer: ACCEPTS,
  });
  const played = planned.map((plan) => ({ ...plan, ...putPeople(world, plan, planned.length === 1) }));
  for (const { setup, invited, review } of planned) if (review) playReview(world, setup, invited, review);
  for (const plan of [...planned].sort((left, right) => left.launchAt - right.launchAt)) {
    await world.clock.runUntil(plan.launchAt);
    await launchInto(world, plan.setup, await signedOff(world, plan));
  }
  await goOn(world, planned, howLong);
  return played.map(toRehearsal);
}

interface Planned extends Rehearsed {
  readonly setup: CampaignSetup;
  readonly invited: Invited;
  readonly launchAt: number;
  readonly startAt: number;
  readonly review?: ReviewPlan;
}

function planRehearsal(rehearsed: Rehearsed): Planned {
  const { loaded, script, contacts } = rehearsed;
  const { setup, audience } = loaded;
  if (!setup || !audience) throw new CannotRehearse('the campaign has errors: run validate first');
  const invited = contacts === undefined ? audience : repeatAudience(audience, contacts);
  const launchAt = launchOf(setup, script);
  const review = planReview(loaded, script, launchAt);
  const startAt = Math.min(launchAt, review?.startAt ?? launchAt, firstDate(setup, script) ?? launchAt);
  return { ...rehearsed, setup, invited, launchAt, startAt, ...(review && { review }) };
}

const LOOK_MS = 15 * 60_000;
const LONGEST_WAIT_MS = 30 * 86_400_000;

/** The audience as it was reviewed: nothing is launched before both sides have signed it. */
async function signedOff(world: World, { setup, invited, launchAt }: Planned): Promise<ReviewedInvited> {
  for (let at = launchAt; at <= launchAt + LONGEST_WAIT_MS; at += LOOK_MS) {
    await world.clock.runUntil(at);
    const reviewed = await reviewedInvited(world, setup, invited);
    if (reviewed) return reviewed;
  }
  throw new CannotRehearse('the audience is not signed a month after launchAt: both managers have to (sign: audience)');
}

interface Played extends Planned {
  readonly world: World;
  readonly people: People;
  readonly byId: ReadonlyMap<string, Contact>;
}

/** The people of one campaign see of the world what happens in theirs; of a campaign that is alone, all of it. */
function putPeople(whole: World, { setup, invited, script, seed, webhooks: bodies }: Planned, isAlone: boolean) {
  const world = isAlone ? whole : worldOf(whole, setup.campaign.campaign);
  const byId = new Map(invited.contacts.map((contact) => [contact.id, contact]));
  // Whoever was not on the list came in at the door.
  world.listen(({ type, campaign, contact = '' }) => {
    const met = type === 'EnrollmentStarted' ? world.store.items.contacts.get(contact) : undefined;
    if (met && campaign === setup.campaign.campaign && !byId.has(met.id)) byId.set(met.id, met);
  });
  const webhooks = bodies && { bodies, door: createWebhookDoor(world) };
  const people = createPeople({ world, setup, contacts: byId, script, seed, ...(webhooks && { webhooks }) });
  return { world, people, byId };
}

function toRehearsal({ world, setup, script, people, byId, launchAt }: Played): Rehearsal {
  const unused = people.unused().flatMap((index) => {
    const entry = script[index];
    return entry ? [describeEntry(entry, index)] : [];
  });
  const { events } = world;
  return {
    world,
    setup,
    contacts: byId,
    launchedAt: launchAt,
    lines: renderTimeline(events, byId),
    summary: summarise(events, unused),
    problems: people.problems,
  };
}

function launchOf(setup: CampaignSetup, script: readonly ScriptEntry[]): number {
  const { launchAt } = setup.campaign;
  const later = script.filter(({ act }) => act.type !== 'review' && act.type !== 'sign');
  const at = launchAt === undefined ? firstDate(setup, later) : instantOf(setup, launchAt);
  if (at !== undefined) return at;
  throw new CannotRehearse(
    'when does the rehearsal start? Write launchAt in the campaign file, e.g. launchAt: 2027-02-01 09:00',
  );
}

/** The script's earliest `at`. */
function firstDate(setup: CampaignSetup, script: readonly ScriptEntry[]): number | undefined {
  const dates = script.flatMap(({ when }) => ('at' in when ? [instantOf(setup, when.at)] : []));
  return dates.length === 0 ? undefined : Math.min(...dates);
}

const WEEK_MS = 7 * 86_400_000;
/** Facts of who was decided on, or is past what the decision is about. */
const BEYOND = ['decided', 'appointment', 'quote'];
const LONGEST = { amount: 60, unit: 'business days' } as const;
/** Of a campaign around no event, counted from its launch: its lists come when its content is used up. */
const LONGEST_WITHOUT = { amount: 18, unit: 'months' } as const;

/** A week at a time: to the instant asked for, or until the first decision lists are answered, 60 business days after the event at most. */
async function goOn(world: World, planned: readonly Planned[], { until, onProgress }: HowLong): Promise<void> {
  const events = planned.map(({ setup }) => {
    const { eventEnd } = world.live(setup.campaign.campaign).state;
    const longest = setup.campaign.event ? LONGEST : LONGEST_WITHOUT;
    return { eventEnd, bound: setup.calendars.campaign.add(eventEnd, longest, 1) };
  });
  const bound = until ?? Math.max(...events.map((event) => event.bound));
  const lastEnd = Math.max(...events.map(({ eventEnd }) => eventEnd));
  for (let at = world.clock.now(); at < bound; ) {
    at = Math.min(bound, at + WEEK_MS);
    await world.clock.runUntil(at);
    onProgress?.(at);
    if (until === undefined && at > lastEnd && isAnswered(world)) return;
  }
}

/** Nobody is left who has not been decided on once, but who is held or got as far as an appointment or a quote. */
function isAnswered(world: World): boolean {
  for (const { status, facts, hold } of world.store.items.enrollments.values()) {
    if (status === 'open' && !hold && !BEYOND.some((fact) => facts[fact] !== undefined)) return false;
  }
  return true;
}
