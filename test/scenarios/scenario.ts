import type { CampaignAct } from '../../functions/change-campaign/act-schema.ts';
import { instantOf } from '../../functions/shared/instant-of.ts';
import { enrollmentId } from '../../functions/shared/launch-rows.ts';
import { launchInto } from '../../infra/local/launch.ts';
import { createWorld, type Work, type World, type WorldOptions } from '../../infra/local/world.ts';
import { worldOf } from '../../infra/local/world-of.ts';
import type { Contact } from '../../workflows/domain/contact.ts';
import { checkInvariant, type Enrollment, type SignalData } from '../../workflows/domain/enrollment.ts';
import type { DomainEvent, EventType } from '../../workflows/domain/event.ts';
import { checkSeats, keepsSeats } from '../../workflows/domain/seats.ts';
import type { SignalBy } from '../../workflows/domain/signal.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import type { Mailer } from '../../workflows/ports.ts';
import type { SignalName } from '../../workflows/signals.ts';
import type { CampaignFiles } from './campaign-files.ts';
import { loadScenario } from './campaign-files.ts';
import { mailOf } from './mailer.ts';
import { NOTICED, tellEvent } from './story.ts';

export interface ScenarioOptions extends CampaignFiles, Pick<WorldOptions, 'around' | 'stream'> {
  /** Throws or refuses where the scenario wants it; default: every mail is accepted. */
  readonly mailer?: Mailer['send'];
}

interface SignalOptions {
  readonly data?: SignalData;
  readonly by?: SignalBy;
  /** Local time it happened at; default: now. */
  readonly occurredAt?: string;
  readonly touch?: string;
  readonly key?: string;
  /** Address of who reports. */
  readonly who?: string;
}

/** A campaign of a few people, launched into a virtual world: acts are planned at local times, then time goes on. */
export async function startScenario(options: ScenarioOptions): Promise<Scenario> {
  const [scenario] = await startScenarios([options]);
  return required(scenario, 'no campaign');
}

/**
 * Several campaigns in one world, over the same contacts where their audiences name the same addresses; each has its own
 * `campaign` and is launched at its `launchAt`. Faults, streams and mailer are those of the first.
 */
export async function startScenarios(campaigns: readonly ScenarioOptions[]): Promise<readonly Scenario[]> {
  const [{ around, stream, mailer } = {}] = campaigns;
  const files = await Promise.all(campaigns.map(readFiles));
  const faults: unknown[] = [];
  const sent: Touch[] = [];
  const startAt = Math.min(...files.map(({ launchAt }) => launchAt));
  const whole = createWorld({
    setups: files.map(({ setup }) => setup),
    startAt,
    mailer: mailOf(mailer, sent),
    onFault: (fault) => void faults.push(fault),
    ...(around && { around }),
    ...(stream !== undefined && { stream }),
  });
  const worker = { crash: () => new Promise<never>(() => undefined), forsake: () => undefined };
  const ports = around?.(whole.ports, whole.clock, worker) ?? whole.ports;
  for (const { setup, audience, launchAt } of files) {
    const launch = () => launchInto({ ...whole, ports }, setup, audience);
    if (launchAt === startAt) await launch();
    else whole.clock.at(launchAt, launch);
  }
  return files.map((read) => createScenario(whole, read, { faults, sent }));
}

async function readFiles(options: ScenarioOptions) {
  const loaded = await loadScenario(options);
  const { setup, audience } = loaded;
  if (!setup || !audience) throw new Error(loaded.problems.map((problem) => problem.message).join('\n'));
  /** `2027-02-06 22:10` or `…:59` in the campaign's zone. */
  const local = (time: string): number =>
    instantOf(setup, time.slice(0, 16).replace(' ', 'T')) + Number(time.slice(17)) * 1000;
  return { loaded, setup, audience, local, launchAt: local(setup.campaign.launchAt ?? '') };
}

type Files = Awaited<ReturnType<typeof readFiles>>;

interface Seen {
  readonly faults: readonly unknown[];
  readonly sent: readonly Touch[];
}

export type Scenario = ReturnType<typeof createScenario>;

function createScenario(whole: World, { loaded, setup, audience, local }: Files, { faults, sent }: Seen) {
  const world = worldOf(whole, setup.campaign.campaign);
  const people = new Map(audience.contacts.map((contact) => [(contact.firstName ?? '').toLowerCase(), contact]));
  const contactOf = (name: string): Contact => required(people.get(name), `no contact ${name}`);
  const idOf = (name: string): string => enrollmentId(setup.campaign.campaign, contactOf(name).id);
  const enrollment = (name: string): Enrollment =>
    required(world.store.items.enrollments.get(idOf(name)), `${name} is not enrolled`);
  const acts = createActs(world, { local, idOf, enrollment });
  const nameOf = new Map([...people].map(([name, contact]) => [contact.id, name]));

  const runUntilInstant = async (instant: number): Promise<void> => {
    await world.clock.runUntil(instant);
    const enrollments = [...world.store.items.enrollments.values()];
    const unsound = [...enrollments.flatMap(checkInvariant), ...unsoundSeats(world, enrollments)];
    if (unsound.length > 0) throw new Error(unsound.join('\n'));
  };

  return {
    ...acts,
    world,
    setup,
    loaded,
    faults,
    /** Every touch handed to the mailer, in order. */
    sent,
    local,
    idOf,
    enrollment,
    contact: (name: string): Contact => required(world.store.items.contacts.get(contactOf(name).id), name),
    organisationOf: (name: string) => required(world.store.items.organisations.get(contactOf(name).organisation), name),
    runUntilInstant,
    /** Time goes on to a local time; whatever stands then must be sound. */
    runUntil: (time: string): Promise<void> => runUntilInstant(local(time)),
    /** What happened to a contact, as `Mon 8 Feb 09:00 CallTaskSent call-reminder → lotte`. */
    story: (name: string, types: readonly EventType[] = NOTICED, timeZone = setup.campaign.timeZone): string[] =>
      eventsOf(world, idOf(name), types).map((event) => tellEvent(event, { timeZone, nameOf })),
    /** One event as a line of a story. */
    tell: (event: DomainEvent): string => tellEvent(event, { timeZone: setup.campaign.timeZone, nameOf }),
    /** Mails and lists outside any stay, by template. */
    lists: (...templates: string[]): string[] =>
      world.events
        .filter(
          (event) =>
            event.enrollment === undefined &&
            event.type === 'MailSent' &&
            templates.includes(String(event.data.template)),
        )
        .map((event) => tellEvent(event, { timeZone: setup.campaign.timeZone, nameOf })),
    events: (name: string, ...types: EventType[]): DomainEvent[] => eventsOf(world, idOf(name), types),
  };
}

/** Until the event starts the seats are what their enrollments say. */
function unsoundSeats({ clock, store, live }: World, enrollments: readonly Enrollment[]): readonly string[] {
  const campaign = live();
  const seats = store.items.seats.get(campaign.state.id);
  return seats && keepsSeats(campaign, clock.now()) ? checkSeats(campaign, seats, enrollments) : [];
}

function eventsOf(world: World, id: string, types: readonly EventType[]): DomainEvent[] {
  return world.events.filter((event) => event.enrollment === id && types.includes(event.type));
}

/** What a rep says of a call, with its data. */
type Outcome = SignalName | readonly [SignalName, SignalData];

interface Stage {
  local(time: string): number;
  idOf(name: string): string;
  enrollment(name: string): Enrollment;
}

function createActs(world: World, { local, idOf, enrollment }: Stage) {
  let count = 0;
  const at = (time: string, act: () => Promise<unknown> | unknown): void => {
    world.clock.at(local(time), async () => void (await act()));
  };
  const atInstant = (instant: number, act: () => Promise<unknown> | unknown): void => {
    world.clock.at(instant, async () => void (await act()));
  };
  const run = (work: Work): Promise<void> => world.run(work);
  const signal = (name: string, what: SignalName, options: SignalOptions = {}): Promise<void> => {
    const { data, by = 'contact', occurredAt, touch, key, who } = options;
    count += 1;
    const given = {
      key: key ?? `${idOf(name)}.act.${count}`,
      signal: what,
      enrollment: idOf(name),
      by,
      occurredAt: occurredAt === undefined ? world.clock.now() : local(occurredAt),
      ...(data && { data }),
      ...(touch !== undefined && { touch }),
      ...(who !== undefined && { who }),
    };
    return run((doors) => doors.receiveSignal(given));
  };
  /** The open call or ask of a contact, which a rep reports on. */
  const openTask = (name: string): Touch => {
    const touch = world.store.items.touches.get(enrollment(name).touch?.id ?? '');
    if (!touch?.open)
      throw new Error(
        `${name} has no open task at ${new Date(world.clock.now()).toISOString()}, step ${enrollment(name).step}`,
      );
    return touch;
  };
  const report = (name: string, what: SignalName, data?: SignalData): Promise<void> =>
    signal(name, what, { by: 'rep', touch: openTask(name).id, ...(data && { data }) });
  const decide = async (
    name: string,
    what: 'go-on' | 'recycle' | 'release',
    sides: readonly SignalBy[] = ['marketing', 'sales'],
  ): Promise<void> => {
    const touch = required(enrollment(name).touch?.id, `${name} waits for no decision`);
    for (const by of sides) await signal(name, what, { by, touch, data: { reason: 'agreed' } });
  };
  const habits = new Map<string, { readonly name: string; readonly outcomes: readonly Outcome[]; calls: number }>();
  world.listen((event) => {
    const habit = event.type === 'CallTaskSent' ? habits.get(`${event.enrollment} ${event.step}`) : undefined;
    const outcome = habit?.outcomes[Math.min(habit.calls, habit.outcomes.length - 1)];
    if (!habit || outcome === undefined) return;
    habit.calls += 1;
    const [what, data] = typeof outcome === 'string' ? [outcome] : outcome;
    world.clock.at(world.clock.now() + 3_600_000, () => report(habit.name, what, data));
  });
  return {
    at,
    /** As `at`, to the millisecond. */
    atInstant,
    run,
    signal,
    openTask,
    report,
    decide,
    /** The rep reports every call of a step an hour after he got it; later calls get the last outcome. The last word on a step holds. */
    reports: (name: string, step: string, ...outcomes: readonly Outcome[]): void =>
      void habits.set(`${idOf(name)} ${step}`, { name, outcomes, calls: 0 }),
    /** An act on the whole campaign, by marketing. */
    act: (what: CampaignAct): Promise<void> =>
      run((doors) =>
        doors.actOnCampaign({ campaign: world.live().state.id, by: 'mirjam@voorbeeld.example', act: what }),
      ),
    closeAttendance: (by: 'host' | 'system' = 'host'): Promise<void> =>
      run((doors) => doors.closeAttendance({ campaign: world.live().state.id, by })),
  };
}

function required<T>(value: T | undefined, message: string): T {
  if (value === undefined) throw new Error(message);
  return value;
}
