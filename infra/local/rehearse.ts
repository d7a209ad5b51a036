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
import { createPeople } from './people/create-people.ts';
import { describeEntry } from './people/describe-entry.ts';
import { repeatAudience } from './people/repeat-audience.ts';
import type { ScriptProblem } from './people/script-problems.ts';
import { createWebhookDoor } from './webhook-door.ts';
import { createWorld, type World } from './world.ts';

export interface RehearseOptions {
  /** Read without errors: with its setup and audience. */
  readonly loaded: LoadedCampaign;
  readonly script: readonly ScriptEntry[];
  /** Bodies of the script's webhooks, by file name. */
  readonly webhooks?: ReadonlyMap<string, string>;
  readonly seed: number;
  /** Goes on to this instant; default: until the first decision lists are answered. */
  readonly until?: number;
  /** So many contacts, by repeating the audience under new addresses. */
  readonly contacts?: number;
  /** Told the instant reached, about once a week of virtual time. */
  readonly onProgress?: (reachedAt: number) => void;
}

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
  const { loaded, script, seed } = options;
  const { setup, audience } = loaded;
  if (!setup || !audience) throw new CannotRehearse('the campaign has errors: run validate first');
  const invited = options.contacts === undefined ? audience : repeatAudience(audience, options.contacts);
  const launchAt = launchOf(setup, script);
  const world = createWorld({
    setup,
    startAt: Math.min(launchAt, firstDate(setup, script) ?? launchAt),
    mailer: ACCEPTS,
  });
  const contacts = new Map(invited.contacts.map((contact) => [contact.id, contact]));
  const webhooks = options.webhooks && { bodies: options.webhooks, door: createWebhookDoor(world) };
  const people = createPeople({ world, setup, contacts, script, seed, ...(webhooks && { webhooks }) });
  await launch(world, setup, invited, launchAt);
  await goOn(world, options);
  const unused = people.unused().flatMap((index) => {
    const entry = script[index];
    return entry ? [describeEntry(entry, index)] : [];
  });
  const lines = renderTimeline(world.events, contacts);
  return {
    world,
    setup,
    contacts,
    launchedAt: launchAt,
    lines,
    summary: summarise(world.events, unused),
    problems: people.problems,
  };
}

async function launch(world: World, setup: CampaignSetup, invited: Invited, launchAt: number): Promise<void> {
  await world.clock.runUntil(launchAt);
  await launchInto(world, setup, invited);
}

function launchOf(setup: CampaignSetup, script: readonly ScriptEntry[]): number {
  const { launchAt } = setup.campaign;
  const at = launchAt === undefined ? firstDate(setup, script) : instantOf(setup, launchAt);
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

/** A week at a time: to the instant asked for, or until the first decision lists are answered, 60 business days after the event at most. */
async function goOn(world: World, { until, onProgress }: RehearseOptions): Promise<void> {
  const { setup, state } = world.live();
  const bound = until ?? setup.calendars.campaign.add(state.eventEnd, LONGEST, 1);
  for (let at = world.clock.now(); at < bound; ) {
    at = Math.min(bound, at + WEEK_MS);
    await world.clock.runUntil(at);
    onProgress?.(at);
    if (until === undefined && at > state.eventEnd && isAnswered(world)) return;
  }
}

/** Nobody is left who has not been decided on once, but who is held or got as far as an appointment or a quote. */
function isAnswered(world: World): boolean {
  for (const { status, facts, hold } of world.store.items.enrollments.values()) {
    if (status === 'open' && !hold && !BEYOND.some((fact) => facts[fact] !== undefined)) return false;
  }
  return true;
}
