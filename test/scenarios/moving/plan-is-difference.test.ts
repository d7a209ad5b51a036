import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSituations } from '../../../functions/change-campaign/read-situations.ts';
import { type ForeseenMove, foreseeMove } from '../../../workflows/domain/foresee-move.ts';
import { type Scenario, startScenario } from '../scenario.ts';

const REPS = `reps:
  - { email: pieter@voorbeeld.example, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 50, mail: digest }
`;
const NAMES = ['anna', 'bram', 'cor', 'dana', 'eva'];

/** What one contact said, on which of the working days after the launch; by phone only, without a mail address. */
const person = fc.record({
  answer: fc.constantFrom('accepted', 'tentative', 'declined date', 'declined subject', undefined),
  day: fc.integer({ min: 1, max: 20 }),
  isPhoneOnly: fc.boolean(),
});
const story = fc.record({
  people: fc.array(person, { minLength: NAMES.length, maxLength: NAMES.length }),
  /** Days after the launch, and the hour of that day. */
  moveDay: fc.integer({ min: 1, max: 44 }),
  hour: fc.integer({ min: 7, max: 20 }),
  /** Days between the move and the new date. */
  ahead: fc.integer({ min: 2, max: 70 }),
  askDeclined: fc.boolean(),
});
type Story = typeof story extends fc.Arbitrary<infer Told> ? Told : never;

const DAY_MS = 86_400_000;

async function begin({ people, moveDay }: Story): Promise<Scenario> {
  const contacts = people.map(({ isPhoneOnly }, index) => ({
    name: NAMES[index] ?? '',
    ...(isPhoneOnly && { email: '', emailPermission: 'none' }),
  }));
  const scenario = await startScenario({ contacts, reps: REPS });
  people.forEach(({ answer, day }, index) => {
    const name = NAMES[index] ?? '';
    // Whatever is said after the move is no matter of the plan.
    if (answer === undefined || day >= moveDay) return;
    const [signal = 'declined', reason] = answer.split(' ');
    const data = reason === undefined ? {} : { data: { reason } };
    const said = signal === 'accepted' || signal === 'tentative' ? signal : 'declined';
    scenario.atInstant(scenario.local('2027-02-01 11:00') + day * DAY_MS, () => scenario.signal(name, said, data));
  });
  reachNobody(scenario);
  return scenario;
}

/** An hour after he got it the rep reports that nobody answered, if he still has the task then. */
function reachNobody({ world, report, idOf }: Scenario): void {
  world.listen(({ type, at, data, enrollment }) => {
    if (type !== 'CallTaskSent') return;
    world.clock.at(at + 3_600_000, () => {
      const name = NAMES.find((one) => idOf(one) === enrollment);
      const isOpen = world.store.items.touches.get(String(data.touch))?.open;
      return name !== undefined && isOpen ? report(name, 'not-reached') : undefined;
    });
  });
}

/** Mails to a contact and calls about him in (after, until], to the minute. */
function happened(scenario: Scenario, name: string, { after, until }: { after: number; until: number }): string[] {
  return scenario
    .events(name, 'MailSent', 'CallTaskSent')
    .filter(({ at, data }) => at > after && at <= until && (data.to === 'contact' || data.script !== undefined))
    .map(
      ({ at, type, data }) => `${minute(at)} ${type === 'MailSent' ? 'mail' : 'call'} ${data.template ?? data.script}`,
    );
}

const minute = (at: number): string => new Date(at).toISOString().slice(0, 16);
const lineOf = ({ at, kind, template }: ForeseenMove['added'][number]): string => `${minute(at)} ${kind} ${template}`;
const without = (some: readonly string[], others: readonly string[]): string[] =>
  some.filter((one) => !others.includes(one));

it('M43 F15 the plan of a move is the difference between the timelines with and without it', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      const [unmoved, moved] = [await begin(told), await begin(told)];
      const moveAt = moved.local('2027-02-01 00:00') + told.moveDay * DAY_MS + told.hour * 3_600_000 + 17 * 60_000;
      const start = moved.setup.calendars.campaign.localDate(moveAt + told.ahead * DAY_MS);
      let lines: readonly ForeseenMove[] = [];
      moved.atInstant(moveAt, async () => {
        const live = moved.world.live();
        const situations = await readSituations(moved.world.ports, live, () => true);
        await moved.act({ type: 'reschedule', start: `${start}T14:00`, askDeclined: told.askDeclined });
        lines = situations.map((situation) => foreseeMove(situation, moved.world.live().state));
      });
      const [before, after] = [moved.world.live().state.eventStart, moved.local(`${start} 14:00`)];
      await unmoved.runUntilInstant(Math.max(before, after));
      await moved.runUntilInstant(Math.max(before, after));
      for (const name of NAMES) {
        const was = happened(unmoved, name, { after: moveAt, until: before - 1 });
        const is = happened(moved, name, { after: moveAt, until: Math.max(before, after) - 1 });
        // Moved forward, the event is over before the old date: what comes after it is no matter of the plan.
        const line = lines.find(({ enrollment }) => enrollment === moved.idOf(name));
        expect(line?.added.map(lineOf) ?? [], `${name} gets`).toEqual(without(is, was));
        expect(line?.dropped.map(lineOf) ?? [], `${name} does not get`).toEqual(without(was, is));
      }
      expect([...unmoved.faults, ...moved.faults]).toEqual([]);
    }),
    { numRuns: 20, seed: 20270318 },
  );
}, 120_000);
