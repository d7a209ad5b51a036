import type { CampaignAct } from '../../functions/change-campaign/act-schema.ts';
import type { Work, World } from '../../infra/local/world.ts';
import { checkSeats, emptySeats, keepsSeats } from '../../workflows/domain/seats.ts';
import type { Probe } from './small-campaign.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MIRJAM = 'mirjam@probe.example';
const PIETER = 'pieter@probe.example';
const LOTTE = 'lotte@probe.example';

/** What is done to a campaign while a journey runs, beside what its people do. */
export interface Acts {
  /** How the campaign differs for the sake of them. */
  readonly probe: Probe;
  readonly planned: readonly { readonly afterDays: number; readonly name: string; readonly work: Work }[];
  /** Ends that these acts may bring about, besides those of the people themselves. */
  readonly outcomes: readonly string[];
  /** Somebody comes who was not invited. */
  readonly walkIn: boolean;
}

type Random = () => number;
/** Whom and what an act may be about. */
interface Drawing {
  readonly contacts: readonly string[];
  /** Those that run when it is done. */
  readonly campaigns: () => readonly string[];
}

export const NO_ACTS: Acts = { probe: {}, planned: [], outcomes: [], walkIn: false };

type Planned = Acts['planned'][number];
type Drawn = { readonly acts: readonly Planned[]; readonly outcomes?: readonly string[] };

/** Dates the event is moved to: later, earlier, past Easter, and two of which it may be too late. */
const DATES = ['2027-03-25T14:00', '2027-03-11T14:00', '2027-04-08T09:30', '2027-02-20T10:00', '2027-01-10T14:00'];
const FROM = ['2027-02-05', '2027-02-15', '2027-03-10', '2027-03-17', '2027-03-24', '2027-04-07'];

const onCampaign =
  (act: CampaignAct): Work =>
  (doors) =>
    doors.actOnCampaign({ campaign: 'probe', act, by: MIRJAM });

const KINDS: readonly ((random: Random, around: Drawing) => Drawn)[] = [
  (random) => ({ acts: moves(random, 1 + Math.floor(random() * 2)) }),
  (random) => ({ acts: [...moves(random, 1), ...pause(random)] }),
  (random) => ({ acts: pause(random) }),
  (random, around) => ({
    acts: [PIETER, ...(random() < 0.3 ? [LOTTE] : [])].flatMap((rep) => away(random, around, rep)),
  }),
  (random, around) => ({ acts: gives(random, around) }),
  (random) => {
    const afterwards = random() < 0.5 ? 'stop' : 'presentation';
    const act = onCampaign({ type: 'cancel-event', afterwards });
    const outcomes = afterwards === 'stop' ? ['void event cancelled'] : [];
    return { acts: [{ afterDays: random() * 45, name: `cancel ${afterwards}`, work: act }], outcomes };
  },
  (random) => ({
    acts: [{ afterDays: random() * 70, name: 'stop', work: onCampaign({ type: 'stop' }) }],
    outcomes: ['void campaign stopped'],
  }),
  (random, { contacts }) => {
    const contact = pick(random, contacts);
    const work: Work = (doors) => doors.eraseContact(contact);
    return { acts: [{ afterDays: random() * 70, name: `erase ${contact}`, work }], outcomes: ['void erased'] };
  },
];

/** In a quarter of the journeys: one or two kinds of acts, sometimes in a room that is small. The seed gives the same again. */
export function drawActs(random: Random, around: Drawing): Acts {
  if (random() < 0.75) return NO_ACTS;
  const drawn = Array.from({ length: 1 + Math.floor(random() * 2) }, () => pick(random, KINDS)(random, around));
  return {
    probe: random() < 0.4 ? { event: `capacity: ${1 + Math.floor(random() * 2)}, overbooking: 1` } : {},
    planned: drawn.flatMap(({ acts }) => acts),
    outcomes: drawn.flatMap(({ outcomes = [] }) => outcomes),
    walkIn: random() < 0.2,
  };
}

function moves(random: Random, count: number): Planned[] {
  return Array.from({ length: count }, () => {
    const start = pick(random, DATES);
    const work = onCampaign({ type: 'reschedule', start, askDeclined: random() < 0.5 });
    return { afterDays: random() * 45, name: `move to ${start}`, work };
  });
}

/** Never for so long that a joint decision is given up. */
function pause(random: Random): Planned[] {
  const afterDays = random() * 80;
  const resumed = afterDays + 0.01 + random() * 12;
  return [
    { afterDays, name: 'pause', work: onCampaign({ type: 'pause', reason: 'the hall is not sure' }) },
    { afterDays: resumed, name: 'resume', work: onCampaign({ type: 'resume', perHour: 1 + Math.floor(random() * 3) }) },
  ];
}

/** Told before it begins, or in the middle of it. */
function away(random: Random, { campaigns }: Drawing, rep: string): Planned[] {
  const from = pick(random, FROM);
  const until = new Date(Date.parse(from) + Math.floor(1 + random() * 9) * DAY).toISOString().slice(0, 10);
  const work: Work = (doors) => doors.announceAbsence({ campaigns: campaigns(), rep, from, until, by: rep });
  const begins = (Date.parse(from) - Date.parse('2027-02-01')) / DAY;
  return [{ afterDays: Math.max(0.1, begins - 3 + random() * 5), name: `${rep} away ${from} to ${until}`, work }];
}

function gives(random: Random, { campaigns }: Drawing): Planned[] {
  const tasks = () => ({ campaigns: campaigns(), rep: PIETER });
  const works: readonly Work[] = [
    (doors) => doors.giveTasks({ ...tasks(), to: LOTTE }),
    (doors) => doors.putOffTasks(tasks()),
    (doors) => doors.leaveTasks(tasks()),
  ];
  return Array.from({ length: 3 }, () => ({ afterDays: random() * 80, name: 'tasks', work: pick(random, works) }));
}

function pick<T>(random: Random, from: readonly T[]): T {
  const chosen = from[Math.floor(random() * from.length)];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
}

/** Does them at their times; some come twice. Between them the seats are counted. */
export function playActs(world: World, { planned }: Acts, random: Random, say: (fault: string) => void): void {
  const startAt = world.clock.now();
  for (const { afterDays, work } of planned) {
    const at = startAt + afterDays * DAY;
    world.clock.at(at, () => world.run(work));
    if (random() < 0.15) world.clock.at(at + random() * HOUR, () => world.run(work));
    world.clock.at(at + random() * DAY, () => {
      for (const fault of checkRoom(world)) say(fault);
    });
  }
}

/** At any time before the event the seats and what the enrollments hold of them agree. */
function checkRoom(world: World): readonly string[] {
  const live = world.live();
  if (!keepsSeats(live, world.clock.now())) return [];
  const { seats, enrollments } = world.store.items;
  const mine = [...enrollments.values()].filter(({ campaign }) => campaign === live.state.id);
  return checkSeats(live, seats.get(live.state.id) ?? emptySeats(live.state.id), mine);
}
