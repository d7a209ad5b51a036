import { describe, expect, it } from 'vitest';
import type { ReceiptPorts } from '../../functions/apply-receipt/apply-receipt.ts';
import { settleReview } from '../../functions/settle-review/settle-review.ts';
import type { Receipts } from '../../functions/shared/cloud-ports.ts';
import { type Scenario, type ScenarioOptions, startScenario } from '../scenarios/scenario.ts';
import { eventOf, named, openDoor } from './door.ts';

const FILES: ScenarioOptions = { contacts: [{ name: 'anna' }, { name: 'bob' }, { name: 'carla' }] };
const THEN = '2027-02-01T08:30:00Z';
const attended = (name: string, more: object = {}) =>
  eventOf('attendance.recorded', THEN, { ...named(name), status: 'attended', ...more });

async function openAt(time: string) {
  const scenario = await startScenario(FILES);
  await scenario.runUntil(time);
  return { scenario, door: openDoor(scenario.world.ports) };
}

const iso = (scenario: Scenario): string => new Date(scenario.world.clock.now()).toISOString();
const signals = (scenario: Scenario, name: string) =>
  scenario
    .events(name, 'SignalReceived')
    .map(({ data }) => data)
    .filter(({ by }) => by !== 'time');

describe('what an event does', () => {
  it('is what the same signal does by any other door, said by a system', async () => {
    const { scenario, door } = await openAt('2027-02-01 10:00');
    await door.post([
      eventOf('response.recorded', THEN, { ...named('anna'), response: 'accepted', guests: 1, id: 'r-1' }),
      eventOf('response.recorded', THEN, { ...named('bob'), response: 'declined', reason: 'date' }),
    ]);
    expect(await door.work()).toBe(0);
    await scenario.runUntil('2027-02-01 12:00');
    const occurredAt = Date.parse(THEN);
    expect(signals(scenario, 'anna')).toEqual([{ signal: 'accepted', by: 'system', occurredAt, data: { guests: 1 } }]);
    expect(signals(scenario, 'bob')).toEqual([
      { signal: 'declined', by: 'system', occurredAt, data: { reason: 'date' } },
    ]);
    expect(scenario.enrollment('anna').step).toBe('confirm');
    expect(scenario.enrollment('bob').step).toBe('before-event');
    expect(await door.receipts.find('generic', 'msg_1')).toMatchObject({ status: 'done' });
  });

  it('answers the call task it names', async () => {
    const { scenario, door } = await openAt('2027-02-10 12:00');
    const when = '2027-02-12T10:00:00+01:00';
    const task = scenario.openTask('anna').id;
    await door.post(eventOf('call.recorded', iso(scenario), { task, outcome: 'call-back', when, note: 'na de lunch' }));
    await door.work();
    expect(signals(scenario, 'anna').at(-1)).toMatchObject({
      signal: 'call-back',
      by: 'system',
      data: { when: Date.parse(when), note: 'na de lunch' },
    });
    expect(scenario.world.store.items.touches.get(task)?.open).not.toBe(true);
  });

  it('tells of a quote on an ask, and of the order with or without one', async () => {
    const { scenario, door } = await openAt('2027-03-18 20:00');
    await scenario.signal('anna', 'attended', { by: 'host' });
    await scenario.closeAttendance();
    await scenario.runUntil('2027-03-23 12:00');
    await scenario.report('anna', 'quote-requested');
    await scenario.runUntil('2027-04-08 12:00');
    const task = scenario.openTask('anna').id;
    await door.post(
      eventOf('outcome.recorded', iso(scenario), { task, outcome: 'quoted', value: 12_000, margin: -100, chance: 0.6 }),
    );
    await door.work();
    expect(scenario.enrollment('anna').facts.quote).toMatchObject({ value: 'open', data: { value: 12_000 } });
    const order = { outcome: 'yes', orderedAt: '2027-02-12', revenue: 12_000, margin: 5_000, reference: 'SO-1' };
    await door.post([
      eventOf('outcome.recorded', iso(scenario), { ...named('anna'), ...order }),
      eventOf('outcome.recorded', iso(scenario), { ...named('bob'), outcome: 'no', reason: 'too far', for: 'person' }),
      eventOf('outcome.recorded', iso(scenario), { ...named('carla'), outcome: 'objected' }),
    ]);
    await door.work();
    expect(scenario.enrollment('anna')).toMatchObject({ status: 'ended', outcome: 'yes' });
    expect(scenario.enrollment('bob')).toMatchObject({ status: 'ended', outcome: 'no', reason: 'too far' });
    expect(scenario.contact('carla').objectedAt).toBeDefined();
  });

  it('closes attendance, after what was recorded ahead of it', async () => {
    const { scenario, door } = await openAt('2027-03-18 20:00');
    const at = iso(scenario);
    await door.post([
      eventOf('attendance.recorded', at, { ...named('anna'), status: 'attended' }),
      eventOf('attendance.closed', at, {}),
    ]);
    await door.work();
    expect(scenario.world.live().state.attendance).toMatchObject({ status: 'closed', by: 'system' });
    await scenario.runUntil('2027-03-18 20:10');
    expect(scenario.enrollment('anna').step).toBe('thank-you');
    expect(scenario.enrollment('bob').step).toBe('presentation');
  });
});

describe('contact.updated', () => {
  const updated = (timestamp: string, data: object) =>
    eventOf('contact.updated', timestamp, { ...named('anna'), ...data });

  it('writes what another system knows, and says on the timeline which field, not what', async () => {
    const { scenario, door } = await openAt('2027-02-01 10:00');
    await door.post(
      updated(THEN, { lastName: 'de Wit', phone: '+31 (0)10 000 8888', crmContactId: 'c-9', firstName: 'Anna' }),
    );
    await door.work();
    expect(scenario.contact('anna')).toMatchObject({ lastName: 'de Wit', phone: '+31100008888', crmContactId: 'c-9' });
    const enriched = scenario.events('anna', 'DataEnriched').map(({ data }) => data);
    expect(enriched.map(({ field }) => field)).toEqual(['lastName', 'phone', 'crmContactId']);
    expect(JSON.stringify(enriched)).not.toContain('Wit');
  });

  it('lets the newest of each field win, in whatever order they come', async () => {
    const { scenario, door } = await openAt('2027-02-02 10:00');
    await door.post(updated('2027-02-01T10:00:00Z', { lastName: 'Nieuw' }));
    await door.post(updated('2027-02-01T09:00:00Z', { lastName: 'Oud', role: 'inkoper' }));
    await door.work();
    expect(scenario.contact('anna')).toMatchObject({ lastName: 'Nieuw', role: 'inkoper' });
  });

  it('lowers permissions by the signals that everybody’s opt-outs are, and raises none', async () => {
    const { scenario, door } = await openAt('2027-02-10 12:00');
    const before = scenario.contact('anna');
    expect(scenario.openTask('anna').kind).toBe('call');
    await door.post(
      updated(iso(scenario), { emailPermission: 'objected', phonePermission: 'objected', city: 'Delft' }),
    );
    await door.work();
    expect(signals(scenario, 'anna').slice(-2)).toMatchObject([
      { signal: 'unsubscribed', by: 'system' },
      { signal: 'do-not-call', by: 'contact' },
    ]);
    expect(scenario.contact('anna')).toMatchObject({
      city: 'Delft',
      emailClosed: 'unsubscribed',
      phoneClosed: 'do-not-call',
      emailPermission: before.emailPermission,
      phonePermission: before.phonePermission,
    });
    expect(scenario.story('anna', ['CallTaskWithdrawn'])).toHaveLength(1);
    await door.post(updated(iso(scenario), { phone: '+31 10 000 9999', objected: true }));
    await door.work();
    expect(scenario.enrollment('anna')).toMatchObject({ outcome: 'no', reason: 'objected' });
  });
});

describe('an event that fits nobody', () => {
  const stranger = eventOf('attendance.recorded', THEN, {
    contact: { email: 'walk@in.example', lastName: 'Vreemd' },
    status: 'attended',
    id: 's-1',
  });

  it('waits on the review list, once, and stands on the timeline without a name', async () => {
    const { scenario, door } = await openAt('2027-02-01 10:00');
    await door.post([stranger, attended('anna')]);
    const [message] = door.queue;
    await door.work();
    if (message) await door.applyOne(message);
    const [entry, ...others] = await door.reviews.of('afrika');
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      who: { email: 'walk@in.example', lastName: 'Vreemd' },
      what: { signal: 'attended' },
    });
    expect(JSON.stringify(entry?.what)).not.toContain('walk');
    const lines = scenario.world.events.filter(({ type }) => type === 'SignalIgnored');
    expect(lines.map(({ data }) => data)).toEqual([{ signal: 'attended', reason: 'unmatched' }]);
    expect(JSON.stringify(scenario.world.events)).not.toContain('walk');
  });

  it('is matched with a contact by a person, by the same use case and once', async () => {
    const { scenario, door } = await openAt('2027-02-01 10:00');
    await door.post(stranger);
    await door.work();
    const settle = settleReview(door.ports);
    const [entry] = await door.reviews.of('afrika');
    const id = entry?.id ?? '';
    const match = (enrollment: string) => settle({ campaign: 'afrika', id, action: { do: 'match', enrollment } });
    expect(await match('somebody')).toMatchObject({ ok: false, reason: 'no-such-contact' });
    expect(await match(scenario.idOf('bob'))).toEqual({ ok: true, result: 'applied' });
    expect(scenario.enrollment('bob').facts.attendance?.value).toBe('attended');
    expect(await match(scenario.idOf('anna'))).toMatchObject({ ok: false, reason: 'absent' });
    expect(scenario.enrollment('anna').facts.attendance).toBeUndefined();
    expect((await door.post(stranger)).body).toEqual({ accepted: 0, duplicates: 1, unmatched: [] });
    await door.work();
    expect(await door.reviews.of('afrika')).toEqual([]);
  });

  it('is discarded for good; a guest wants an organisation', async () => {
    const { door } = await openAt('2027-02-01 10:00');
    await door.post(stranger);
    const [message] = door.queue;
    await door.work();
    const settle = settleReview(door.ports);
    const [entry] = await door.reviews.of('afrika');
    const id = entry?.id ?? '';
    expect(await settle({ campaign: 'afrika', id, action: { do: 'create' } })).toMatchObject({
      ok: false,
      reason: 'no-organisation',
    });
    expect(await settle({ campaign: 'afrika', id, action: { do: 'discard' } })).toEqual({
      ok: true,
      result: 'discarded',
    });
    if (message) await door.applyOne(message);
    expect((await door.post(stranger)).body).toEqual({ accepted: 0, duplicates: 1, unmatched: [] });
    await door.work();
    expect(await door.reviews.of('afrika')).toEqual([]);
  });

  it('does not come back when a worker that died before the end does its delivery again', async () => {
    const scenario = await startScenario(FILES);
    await scenario.runUntil('2027-02-01 10:00');
    let dies = true;
    const finish: Receipts['finish'] = async (source, id) => {
      if (dies) throw new Error('the worker died');
      await door.receipts.finish(source, id);
    };
    const apply = (ports: ReceiptPorts): ReceiptPorts => ({ ...ports, receipts: { ...ports.receipts, finish } });
    const door = openDoor(scenario.world.ports, { apply });
    await door.post(stranger);
    expect(await door.work()).toBe(1);
    const [entry] = await door.reviews.of('afrika');
    await settleReview(door.ports)({ campaign: 'afrika', id: entry?.id ?? '', action: { do: 'discard' } });
    dies = false;
    expect(await door.work()).toBe(0);
    expect(await door.reviews.of('afrika')).toEqual([]);
  });

  it('is a report that belongs to its own task only', async () => {
    const { scenario, door } = await openAt('2027-02-10 12:00');
    const task = scenario.openTask('anna').id;
    await door.post(eventOf('call.recorded', THEN, { ...named('bob'), task, outcome: 'not-reached' }));
    await door.work();
    const settle = settleReview(door.ports);
    const [entry] = await door.reviews.of('afrika');
    const match = (name: string) =>
      settle({ campaign: 'afrika', id: entry?.id ?? '', action: { do: 'match', enrollment: scenario.idOf(name) } });
    expect(await match('bob')).toMatchObject({ ok: false, reason: 'task-of-another' });
    expect(await match('anna')).toEqual({ ok: true, result: 'applied' });
  });
});
