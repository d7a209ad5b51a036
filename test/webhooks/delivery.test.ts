import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReceiptPorts } from '../../functions/apply-receipt/apply-receipt.ts';
import { contactIds } from '../../functions/shared/contact-id.ts';
import { loadScenario } from '../scenarios/campaign-files.ts';
import { type Scenario, type ScenarioOptions, startScenario } from '../scenarios/scenario.ts';
import { type Door, eventOf, named, openDoor } from './door.ts';

const NAMES = ['anna', 'bob', 'carla', 'dirk', 'eva'];
const FILES: ScenarioOptions = { contacts: NAMES.map((name) => ({ name })) };

/** What a system tells of one evening: each at a time of its own, contradictions and a stranger among it. */
const EVENING = [
  eventOf('response.recorded', '2027-03-18T08:00:00Z', { ...named('anna'), response: 'accepted' }),
  eventOf('response.recorded', '2027-03-18T09:00:00Z', { ...named('carla'), response: 'declined', reason: 'date' }),
  eventOf('attendance.recorded', '2027-03-18T12:40:00Z', { ...named('anna'), status: 'attended', id: 'scan-1' }),
  eventOf('attendance.recorded', '2027-03-18T15:10:00Z', { ...named('anna'), status: 'left-early', id: 'scan-1' }),
  eventOf('attendance.recorded', '2027-03-18T12:41:00Z', { ...named('bob'), status: 'attended', guests: 1 }),
  eventOf('attendance.recorded', '2027-03-18T18:00:00Z', { ...named('dirk'), status: 'no-show' }),
  eventOf('attendance.recorded', '2027-03-18T18:05:00Z', { ...named('dirk'), status: 'attended' }),
  eventOf('attendance.recorded', '2027-03-18T12:50:00Z', { contact: { lastName: 'Vreemd' }, status: 'attended' }),
  eventOf('contact.updated', '2027-03-18T10:00:00Z', { ...named('eva'), lastName: 'Oud', city: 'Delft' }),
  eventOf('contact.updated', '2027-03-18T11:00:00Z', {
    ...named('eva'),
    lastName: 'Nieuw',
    emailPermission: 'objected',
  }),
];

/** What is left when all is done: who stands where by which facts, what may be sent to whom, who is to be sorted out. */
async function stateOf(scenario: Scenario, door: Door) {
  const facts = (name: string) =>
    Object.fromEntries(
      Object.entries(scenario.enrollment(name).facts).map(([fact, { value, occurredAt, data }]) => [
        fact,
        { value, occurredAt: fact === 'seat' ? 0 : occurredAt, data },
      ]),
    );
  return {
    people: NAMES.map((name) => {
      const { version: _version, ...contact } = scenario.contact(name);
      return { step: scenario.enrollment(name).step, facts: facts(name), contact };
    }),
    reviews: (await door.reviews.of('afrika')).map(({ id, who }) => ({ id, who })),
    mails: scenario.sent
      .filter(({ to }) => to === 'contact')
      .map(({ template, contact }) => `${template} ${contact}`)
      .sort(),
  };
}

/** Each event its own delivery, in this order; numbers beyond the last are repeats. */
async function evening(order: readonly number[]) {
  const scenario = await startScenario(FILES);
  await scenario.runUntil('2027-03-18 21:00');
  const door = openDoor(scenario.world.ports);
  for (const place of order) {
    const index = place % EVENING.length;
    const { status } = await door.post([EVENING[index]], { id: `evening-${index}` });
    expect(status).toBe(202);
    if (place % 3 === 0) expect(await door.work()).toBe(0);
  }
  expect(await door.work()).toBe(0);
  await scenario.closeAttendance();
  await scenario.runUntil('2027-03-23 12:00');
  return stateOf(scenario, door);
}

describe('deliveries', () => {
  it('lead to the same state in any order and however often each one comes', async () => {
    const inOrder = EVENING.map((_event, index) => index);
    const expected = await evening(inOrder);
    expect(expected.people.map(({ step }) => step)).toEqual([
      'conversation-call',
      'conversation-call',
      'presentation',
      'conversation-call',
      'presentation',
    ]);
    const repeats = fc.array(fc.nat(3 * EVENING.length), { maxLength: 10 });
    const orders = fc
      .tuple(fc.shuffledSubarray(inOrder, { minLength: EVENING.length }), repeats)
      .map(([order, more]) => [...order, ...more]);
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        expect(await evening(order)).toEqual(expected);
      }),
      { numRuns: 12, seed: 7 },
    );
  });

  it('F4 before the step that asks for it, they are there when it comes', async () => {
    const early = await startScenario(FILES);
    const door = openDoor(early.world.ports);
    await early.runUntil('2027-02-01 09:00');
    await door.post([
      eventOf('attendance.recorded', '2027-02-01T08:00:00Z', { ...named('bob'), status: 'attended' }),
      eventOf('response.recorded', '2027-02-01T08:00:00Z', { ...named('bob'), response: 'accepted' }),
    ]);
    await door.work();
    await early.runUntil('2027-03-18 21:00');
    await early.closeAttendance();
    await early.runUntil('2027-03-18 21:10');
    expect(early.enrollment('bob').step).toBe('thank-you');
    expect(early.enrollment('anna').step).toBe('presentation');
  });
});

/** Counts writes and dies at the n-th, before or after it is done. */
function dyingAt(n: number, after: boolean) {
  let writes = 0;
  const at = async <T>(write: () => Promise<T>): Promise<T> => {
    writes += 1;
    if (writes !== n) return write();
    if (after) await write();
    throw new Error('the worker died');
  };
  const apply = (ports: ReceiptPorts): ReceiptPorts => ({
    ...ports,
    store: { ...ports.store, commit: (change) => at(() => ports.store.commit(change)) },
    reviews: { ...ports.reviews, add: (entry) => at(() => ports.reviews.add(entry)) },
    receipts: { ...ports.receipts, finish: (source, id) => at(() => ports.receipts.finish(source, id)) },
  });
  return { apply, writes: () => writes };
}

describe('F48 a worker that dies in the middle of a delivery', () => {
  const closing = [...EVENING, eventOf('attendance.closed', '2027-03-18T19:00:00Z', {})];
  const run = async (n: number, after: boolean) => {
    const scenario = await startScenario(FILES);
    await scenario.runUntil('2027-03-18 21:00');
    const { apply, writes } = dyingAt(n, after);
    const door = openDoor(scenario.world.ports, { apply });
    const { body } = await door.post(closing);
    const failed = await door.work();
    await door.work();
    await scenario.runUntil('2027-03-23 12:00');
    return {
      failed,
      writes: writes(),
      answer: body,
      state: await stateOf(scenario, door),
      events: scenario.world.events,
    };
  };
  const told = (events: readonly { readonly type: string }[]) => {
    const counts = new Map<string, number>();
    for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1);
    return counts;
  };

  it('at any write, before or after it, has done exactly what was answered in the end', async () => {
    const whole = await run(0, false);
    expect(whole).toMatchObject({ failed: 0, answer: { accepted: 10, duplicates: 0, unmatched: [{ index: 7 }] } });
    expect(whole.writes).toBeGreaterThan(closing.length);
    for (let n = 1; n <= whole.writes; n += 1) {
      for (const after of [false, true]) {
        const broken = await run(n, after);
        expect(broken.failed).toBe(1);
        expect(broken.state).toEqual(whole.state);
        expect(told(broken.events)).toEqual(told(whole.events));
      }
    }
  });
});

describe('ids', () => {
  it('of contacts are those an audience file gives', async () => {
    const contacts = [
      { name: 'anna', email: 'Anna.Van@Zoë.example' },
      { name: 'bob', email: '', phone: '+31 10 000 7777' },
    ];
    const { audience } = await loadScenario({ contacts });
    const [anna, bob] = audience?.contacts ?? [];
    expect(contactIds({ email: anna?.email ?? '' })).toEqual([anna?.id]);
    expect(contactIds({ phone: bob?.phone ?? '' })).toEqual([bob?.id]);
    expect(bob?.email).toBeUndefined();
  });
});
