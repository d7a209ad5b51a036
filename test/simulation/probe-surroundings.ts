import { createMemoryOtherCampaigns } from '../../functions/adapters/memory/memory-other-campaigns.ts';
import { takeRow } from '../../functions/enroll-batch/take-row.ts';
import { instantOf } from '../../functions/shared/instant-of.ts';
import { enrollmentId, launchRows } from '../../functions/shared/launch-rows.ts';
import { launchInto } from '../../infra/local/launch.ts';
import { rehearsalAddressKeys } from '../../infra/local/rehearsal-links.ts';
import type { World } from '../../infra/local/world.ts';
import type { Contact } from '../../workflows/domain/contact.ts';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import { planEvent } from './probe-event.ts';
import type { Profile } from './probe-people.ts';
import { type Probe, probeOrganisation, probeSetup } from './small-campaign.ts';

const DAY = 86_400_000;

type Random = () => number;

/** What a journey lies in, beside faults and acts: another campaign over the same people, joint lists, what people do on the way. */
export interface Surroundings {
  readonly other?: OtherCampaign;
  /** The first campaign, as far as it differs for the sake of these. */
  readonly probe: Probe;
  /** Managers and reps answer their lists, line by line, in place of bare signals. */
  readonly lists: boolean;
  /** The audience is reviewed by the reps and signed by both managers before the launch. */
  readonly review: boolean;
  readonly whims: boolean;
}

interface OtherCampaign {
  readonly setup: CampaignSetup;
  readonly afterDays: number;
  /** Both began before either could see the other: whoever is in the first is in the second too. */
  readonly blind: boolean;
  /** Of the first one's people, so many are in its file; one more is its own. */
  readonly shared: number;
}

export const NO_SURROUNDINGS: Surroundings = { probe: {}, lists: false, review: false, whims: false };

/** More calls in one step than one contact may get in all. */
const MORE_CALLS = '{ call1: { attempts: { noShow: 5, declined: 5, silent: 5 } } }';

/** In two of five journeys, of a seed of their own. */
export function drawSurroundings(random: Random): Surroundings {
  if (random() < 0.6) return NO_SURROUNDINGS;
  const callsPerDay = random() < 0.5 ? 1 : 8;
  const other = random() < 0.5 ? drawOther(random, callsPerDay) : undefined;
  return {
    probe: { callsPerDay, ...(random() < 0.5 && { settings: MORE_CALLS }) },
    ...(other && { other }),
    lists: random() < 0.5,
    review: random() < 0.3,
    whims: random() < 0.6,
  };
}

function drawOther(random: Random, callsPerDay: number): OtherCampaign {
  const blind = random() < 0.5;
  const afterDays = blind ? random() * 3 : random() * 150;
  const eventOn = blind ? '2027-03-25' : '2027-09-16';
  const setup = probeSetup({ campaign: 'other', eventOn, callsPerDay });
  return { setup, afterDays, blind, shared: 1 + Math.floor(random() * 3) };
}

interface OtherPlay {
  readonly random: Random;
  readonly contacts: readonly Contact[];
  /** Everybody's behaviour by enrollment; those of the other campaign are added when they begin. */
  readonly profiles: Map<string, Profile>;
  readonly profileOf: (contact: string) => Profile;
}

/** Launches the other campaign at its time: some of the first one's people and one of its own. */
export function planOther(world: World, { setup, ...other }: OtherCampaign, play: OtherPlay): void {
  const { campaign } = setup.campaign;
  const invited = play.contacts.slice(0, other.shared);
  const byEnrollment = new Map(invited.map(({ id }) => [enrollmentId(campaign, id), play.profileOf(id)]));
  world.listen(({ type, enrollment = '' }) => {
    const profile = type === 'EnrollmentStarted' ? byEnrollment.get(enrollment) : undefined;
    if (profile) play.profiles.set(enrollment, profile);
  });
  world.clock.at(world.clock.now() + other.afterDays * DAY, async () => {
    const organisations = [...new Set(invited.map(({ organisation }) => organisation))].map(probeOrganisation);
    const rows = { contacts: invited, organisations, rejected: [] };
    await launchInto(world, setup, other.blind ? { ...rows, contacts: [], organisations: [] } : rows);
    if (other.blind) await enrollBlindly(world, setup, rows);
    planEvent(world, play.profiles, { random: play.random, walkIn: false, campaign });
  });
}

/** As it goes where both are launched at one moment: what the other one has is not to be seen yet. */
async function enrollBlindly(
  world: World,
  setup: CampaignSetup,
  rows: Parameters<typeof launchRows>[1],
): Promise<void> {
  const none = { ...createMemoryOtherCampaigns(world.store), openOf: async () => [] };
  const take = takeRow({ ...world.ports, otherCampaigns: none, addressKeys: rehearsalAddressKeys });
  await world.run(async () => {
    for (const row of launchRows(setup, rows, world.clock.now()))
      await take(setup.campaign.campaign, { ...row, line: 0 });
  });
}

/** When a world with a review begins: its reps are asked ten business days before the launch. */
export function beginsAt(setup: CampaignSetup, { review }: Surroundings): number {
  return instantOf(setup, review ? '2027-01-18T09:00' : (setup.campaign.launchAt ?? ''));
}

/** What belongs to what went wrong. */
export function tellSurroundings({ other, lists, review, whims, probe }: Surroundings): string[] {
  return [
    ...(other ? [`other: day ${other.afterDays}${other.blind ? ', blind' : ''}, ${other.shared} shared`] : []),
    ...Object.entries({ lists, review, whims }).flatMap(([name, is]) => (is ? [name] : [])),
    ...(probe.callsPerDay === undefined ? [] : [`${probe.callsPerDay} calls a day`]),
  ];
}
