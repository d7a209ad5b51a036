import type { WalkIn } from '../../../functions/add-walk-in/add-walk-in.ts';
import type { ListAnswer } from '../../../functions/answer-list/list-answer.ts';
import { type ConversationNote, signalsOf } from '../../../functions/note-conversation/note-conversation.ts';
import { createSetup } from '../../../functions/shared/create-setup.ts';
import { enrollmentId } from '../../../functions/shared/launch-rows.ts';
import { createPeople, type People } from '../../../infra/local/people/create-people.ts';
import { builtInWorkflow } from '../../../infra/local/read-folder.ts';
import { createVirtualClock, type VirtualClock } from '../../../infra/local/virtual-clock.ts';
import type { Doors } from '../../../infra/local/world.ts';
import type { Contact } from '../../../workflows/domain/contact.ts';
import type { DomainEvent, EventType } from '../../../workflows/domain/event.ts';
import type { CampaignSetup, LiveCampaign } from '../../../workflows/domain/live-campaign.ts';
import type { Signal, SignalBy } from '../../../workflows/domain/signal.ts';
import { planSchema } from '../../../workflows/language/plan-schema.ts';
import { readCampaign } from '../../../workflows/language/read-campaign.ts';
import { repsSchema } from '../../../workflows/language/reps-schema.ts';
import { scriptSchema } from '../../../workflows/language/script-schema.ts';
import { workflowSchema } from '../../../workflows/language/workflow-schema.ts';
import { readYaml } from '../../../workflows/language/yaml-source.ts';
import type { SignalName } from '../../../workflows/signals.ts';
import { contactWith } from '../../permission/contact-fixture.ts';

const CAMPAIGN = 'test';

const HEAD = `
campaign: ${CAMPAIGN}
name: Test
workflow: seminar
country: NL
launchAt: 2027-02-01 09:00
event: { start: 2027-03-18 14:00, end: 2027-03-18 17:30, venue: Havenweg 1 }
sender: { organisation: V, address: Havenweg 1, domain: v.example, privacy: "https://v.example" }
managers: { marketing: mirjam@v.example, sales: sander@v.example }
audience: invitees.csv
reps: reps.yaml
files: { presentation: afrika.pdf, whitepaper: whitepaper.pdf }
`;

const REPS = `
reps:
  - { email: pieter@v.example, name: Pieter, hours: { mon-fri: 09:00-17:00 } }
  - { email: lotte@v.example, name: Lotte, hours: { mon-fri: 09:00-17:00 } }
`;

/** Rates at which nobody does anything by himself. */
export const STILL = `respond: 0 %, reach: 0 %, show: 0 %, conversation: 0 %, optOut: 0 %, bounce: 0 %, reply: 0 %, outOfOffice: 0 %,
  handOff: { reject: 0 % }, decide: { agree: 100 % }, host: { closeAttendance: never }, reps: { undone: 100 % }`;

function setupWith(rehearsal: string): CampaignSetup {
  const shelf = {
    names: ['seminar'],
    find: (name: string) => readYaml(name, builtInWorkflow(name) ?? '', workflowSchema).value,
  };
  const { value, workflow, problems } = readCampaign('campaign.yaml', `${HEAD}rehearsal: { ${rehearsal} }\n`, shelf);
  const reps = readYaml('reps.yaml', REPS, repsSchema).value?.reps;
  if (!value || !workflow || !reps) throw new Error(JSON.stringify(problems));
  return createSetup({ campaign: value, workflow, reps, plan: planSchema.parse({ plan: 'none' }) });
}

/** A stage on which people act while a test plays the engine: it tells them what happens and hears what they say. */
export interface Stage {
  readonly clock: VirtualClock;
  readonly people: People;
  /** In the order said. */
  readonly said: readonly Signal[];
  readonly walkIns: readonly WalkIn[];
  readonly closings: readonly { readonly by: string; readonly at: number }[];
  tell(type: EventType, who: string | undefined, more?: Partial<DomainEvent>): void;
  /** Goes on to a local time of the campaign. */
  until(local: string): Promise<void>;
}

export interface StageOptions {
  readonly script?: string;
  readonly rehearsal?: string;
  readonly seed?: number;
  /** Addresses before the `@v.example`. */
  readonly contacts?: readonly string[];
}

/** A stage on the morning of the launch, everybody enrolled. */
export function createStage({
  script = '[]',
  rehearsal = STILL,
  seed = 7,
  contacts: names = ['anna', 'bob'],
}: StageOptions): Stage {
  const setup = setupWith(rehearsal);
  const instant = (local: string) => setup.calendars.campaign.instant(local.slice(0, 10), minuteOf(local.slice(11)));
  const clock = createVirtualClock(instant('2027-02-01 09:00'));
  const said: Signal[] = [];
  const walkIns: WalkIn[] = [];
  const closings: { by: string; at: number }[] = [];
  const listeners: ((event: DomainEvent) => void)[] = [];
  const enrollments = new Map<string, { readonly touch: { readonly id: string } }>();
  const doors = {
    receiveSignal: async (signal: Signal) => void said.push(signal),
    // Line by line it ends at the door of all signals: here that is all there is.
    answerList: async ({ list, of, lines }: ListAnswer) => {
      for (const { line, answer, reason } of lines)
        said.push({
          key: `${of}.${said.length}`,
          signal: answer as SignalName,
          enrollment: line,
          by: list === 'decision' ? (of as SignalBy) : 'rep',
          occurredAt: clock.now(),
          ...(list === 'decision' && { touch: enrollments.get(line)?.touch.id ?? '' }),
          ...(reason !== undefined && { data: { reason } }),
        });
    },
    noteConversation: async (note: ConversationNote) => void said.push(...signalsOf(note, clock.now())),
    addWalkIn: async (walkIn: WalkIn) => void walkIns.push(walkIn),
    closeAttendance: async ({ by }: { by: string }) => void closings.push({ by, at: clock.now() }),
  } as unknown as Doors;
  const state = {
    launchedAt: clock.now(),
    eventStart: instant('2027-03-18 14:00'),
    eventEnd: instant('2027-03-18 17:30'),
  };
  const world = {
    clock,
    run: async (work: (doors: Doors) => Promise<unknown>) => void (await work(doors)),
    listen: (listener: (event: DomainEvent) => void) => void listeners.push(listener),
    live: () => ({ setup, state }) as LiveCampaign,
    store: { items: { enrollments } },
  } as unknown as Parameters<typeof createPeople>[0]['world'];
  const contacts = new Map<string, Contact>(
    names.map((name) => [name, contactWith({ id: name, email: `${name}@v.example`, rep: 'pieter@v.example' })]),
  );
  const reading = readYaml('script.yaml', script, scriptSchema);
  if (!reading.value) throw new Error(JSON.stringify(reading.problems));
  const people = createPeople({ world, setup, contacts, script: reading.value, seed });
  const tell: Stage['tell'] = (type, who, more = {}) => {
    const enrollment = who === undefined ? undefined : enrollmentId(CAMPAIGN, who);
    const event: DomainEvent = {
      key: `${type}.${who}`,
      at: clock.now(),
      type,
      campaign: CAMPAIGN,
      ...(who !== undefined && enrollment !== undefined && { contact: who, enrollment }),
      data: {},
      ...more,
    };
    if (enrollment !== undefined && type === 'DecisionAsked')
      enrollments.set(enrollment, { touch: { id: `${enrollment}.9.decision.1` } });
    for (const listener of listeners) listener(event);
  };
  tell('CampaignLaunched', undefined);
  for (const name of names) tell('EnrollmentStarted', name);
  return { clock, people, said, closings, walkIns, tell, until: (local) => clock.runUntil(instant(local)) };
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The data of a mail to a contact. */
export function mail(name: string, stay = 1): Partial<DomainEvent> {
  return {
    data: { touch: `${enrollmentId(CAMPAIGN, name)}.${stay}.mail.1`, to: 'contact', receiver: name, kind: 'marketing' },
  };
}

/** The data of a call task. */
export function call(name: string, attempt = 1, rep = 'pieter@v.example'): Partial<DomainEvent> {
  return { data: { touch: `${enrollmentId(CAMPAIGN, name)}.2.call.${attempt}`, rep, attempt } };
}

/** What was said, in short: signal, who by, about whom, when in UTC. */
export function shortOf(stage: Stage): readonly string[] {
  return stage.said.map(({ signal, by, enrollment, occurredAt }) => {
    const who = ['anna', 'bob', 'carla'].find((name) => enrollmentId(CAMPAIGN, name) === enrollment) ?? enrollment;
    return `${new Date(occurredAt).toISOString().slice(0, 16)} ${who} ${signal} by ${by}`;
  });
}
