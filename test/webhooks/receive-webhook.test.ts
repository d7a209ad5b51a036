import { describe, expect, it } from 'vitest';
import type { WebhookPorts } from '../../functions/receive-webhook/receive-webhook.ts';
import { type ScenarioOptions, startScenario } from '../scenarios/scenario.ts';
import { type Door, eventOf, KEY, named, OLD_KEY, openDoor, STRANGERS_KEY } from './door.ts';

const FILES: ScenarioOptions = { contacts: [{ name: 'anna' }, { name: 'bob' }] };
const THEN = '2027-02-01T08:00:00Z';
const attended = (name: string, more: object = {}) =>
  eventOf('attendance.recorded', THEN, { ...named(name), status: 'attended', ...more });

async function open(receive?: (ports: WebhookPorts) => WebhookPorts) {
  const scenario = await startScenario(FILES);
  await scenario.runUntil('2027-02-03 09:00');
  return { scenario, door: openDoor(scenario.world.ports, { keys: [KEY, OLD_KEY], ...(receive && { receive }) }) };
}

const faultsOf = async (door: Door, events: unknown): Promise<readonly string[]> => {
  const { status, body } = await door.post(events);
  expect(status).toBe(422);
  return 'faults' in body ? body.faults.map(({ path, message }) => `${path}: ${message}`) : [];
};

describe('what a delivery is answered with', () => {
  it('is 202 with how much of it was taken', async () => {
    const { door } = await open();
    const answer = await door.post([
      attended('anna'),
      attended('bob'),
      attended('nobody'),
      attended('bob', { id: '7' }),
    ]);
    expect(answer).toEqual({
      status: 202,
      body: { accepted: 3, duplicates: 0, unmatched: [{ index: 2, email: 'nobody@nobody-bedrijf.example' }] },
    });
    expect(door.queue).toEqual([{ source: 'generic', id: 'msg_1' }]);
  });

  it('is 401 for whoever is not known by his key, and says no more', async () => {
    const { door } = await open();
    const answers = await Promise.all([
      door.post(attended('anna'), { key: STRANGERS_KEY }),
      door.post(attended('anna'), { ahead: -301 }),
      door.post(attended('anna'), { ahead: 301 }),
      door.post(attended('anna'), { headers: { 'webhook-signature': undefined } }),
      door.post(attended('anna'), { headers: { 'Webhook-Id': undefined } }),
      door.post(attended('anna'), { headers: { 'webhook-timestamp': undefined } }),
      door.deliver('no JSON', { key: STRANGERS_KEY }),
    ]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ status: 401, body: { error: 'signature' } })]),
    );
    expect(door.queue).toEqual([]);
    expect((await door.post(attended('anna'), { key: OLD_KEY })).status).toBe(202);
  });

  it('is 413 for more than 256 KB, before anything is read', async () => {
    const { door } = await open();
    const body = (bytes: number) => `"${'x'.repeat(bytes - 2)}"`;
    expect((await door.deliver(body(262_145), { key: STRANGERS_KEY })).status).toBe(413);
    expect((await door.deliver(body(262_144))).status).toBe(422);
  });

  it('is 413 for what one receipt cannot hold, and nothing is taken', async () => {
    const { door } = await open();
    const long = (index: number) => `${'a'.repeat(60)}@${`${'b'.repeat(55)}.`.repeat(3)}${index}.example`;
    const strangers = Array.from({ length: 500 }, (_none, index) =>
      attended('anna', { contact: { email: long(index), lastName: 'c'.repeat(100) } }),
    );
    expect(Buffer.byteLength(JSON.stringify(strangers))).toBeLessThan(262_144);
    expect(await door.post(strangers)).toEqual({ status: 413, body: { error: 'send it in two' } });
    expect(door.queue).toEqual([]);
    expect((await door.post(strangers.slice(0, 250))).status).toBe(202);
  });

  it('is 422 with the path of each fault, and nothing is taken', async () => {
    const { scenario, door } = await open();
    const before = scenario.world.events.length;
    expect(
      await faultsOf(door, [
        attended('anna'),
        eventOf('attendance.recorded', '18 March', { ...named('anna'), status: 'attended' }),
        eventOf('attendance.recorded', THEN, { ...named('anna'), status: 'came', guest: 1 }),
        eventOf('attendance.recorded', THEN, { ...named('anna'), status: 'attended', gests: 1, guests: -1, task: 'x' }),
        { type: 'attendance.deleted', timestamp: THEN, data: {} },
        attended('anna', { campaign: 'amerika' }),
        eventOf('attendance.recorded', THEN, { status: 'attended', contact: { email: 'anna', phone: '0101234567' } }),
        eventOf('attendance.recorded', THEN, { status: 'attended', contact: {} }),
        eventOf('call.recorded', THEN, { ...named('anna'), outcome: 'spoken' }),
        eventOf('outcome.recorded', THEN, { outcome: 'yes' }),
        eventOf('attendance.recorded', '2027-02-03T08:06:00Z', { ...named('anna'), status: 'attended' }),
        eventOf('attendance.closed', THEN, named('anna')),
        eventOf('contact.updated', THEN, named('anna')),
        eventOf('contact.updated', THEN, {
          ...named('anna'),
          emailPermission: 'consent',
          objected: false,
          country: 'NL',
        }),
        null,
      ]),
    ).toEqual([
      '1.timestamp: write an instant with its zone: 2027-03-18T14:05:00Z',
      '2.data.status: Invalid option: expected one of "attended"|"left-early"|"no-show"',
      '3.data.guests: Too small: expected number to be >=0',
      '3.data.gests: unknown key',
      '3.data.task: unknown key',
      expect.stringContaining('4.type: Invalid option: expected one of "attendance.recorded"|'),
      '6.data.contact.email: is no mail address',
      '6.data.contact.phone: is no phone number with its country: +31 10 123 45 67',
      '7.data.contact: say who: email, phone, crmContactId or lastName',
      '8.data.task: is missing: the id of the task it reports on',
      '9.data.contact: is missing: who is it about?',
      '10.timestamp: lies in the future',
      '11.data.contact: unknown key',
      '12.data: says nothing that changed',
      '13.data.emailPermission: a permission is only lowered here: write objected, or leave it out',
      '13.data.objected: an objection is never taken back: write true, or leave it out',
      '13.data.country: unknown key',
      '14: Invalid input: expected object, received null',
      '5.data.campaign: no such campaign',
    ]);
    expect(door.queue).toEqual([]);
    expect(await door.receipts.find('generic', 'msg_1')).toBeUndefined();
    expect(scenario.world.events.length).toBe(before);
  });

  it('names the faults of a single event without an index', async () => {
    const { door } = await open();
    expect(await faultsOf(door, attended('anna', { campaign: 'amerika' }))).toEqual([
      'data.campaign: no such campaign',
    ]);
    expect(await faultsOf(door, { ...attended('anna'), extra: 1 })).toEqual(['extra: unknown key']);
    expect(await faultsOf(door, 'text')).toEqual(['body: Invalid input: expected object, received string']);
    expect(await faultsOf(door, [])).toEqual(['body: wants 1 to 500 events, not 0']);
    expect(await faultsOf(door, new Array(501).fill(attended('anna')))).toEqual([
      'body: wants 1 to 500 events, not 501',
    ]);
    expect((await door.post(new Array(500).fill(attended('anna')))).status).toBe(202);
  });

  it('is the first one for a repeated webhook-id, whatever it carries now', async () => {
    const { scenario, door } = await open();
    const first = await door.post([attended('anna'), attended('nobody')], { id: 'msg_a' });
    const again = await door.post([attended('bob')], { id: 'msg_a' });
    expect(again).toEqual(first);
    expect(door.queue).toHaveLength(2);
    await door.work();
    expect(scenario.enrollment('bob').facts.attendance).toBeUndefined();
    const third = await door.post([attended('bob', { status: 'came' })], { id: 'msg_a' });
    expect(third).toEqual(first);
    expect(door.queue).toEqual([]);
  });

  it('is taken anew under the id of a delivery that was refused', async () => {
    const { door } = await open();
    expect((await door.post(attended('anna', { status: 'came' }), { id: 'msg_a' })).status).toBe(422);
    expect((await door.post(attended('anna'), { id: 'msg_a' })).status).toBe(202);
  });

  it('is a fault where no key is set: a stranger could not be told from anybody', async () => {
    const { scenario } = await open();
    const door = openDoor(scenario.world.ports, { keys: [] });
    await expect(door.post(attended('anna'))).rejects.toThrow('no key for webhooks');
  });
});

describe('whom an event is about', () => {
  it('is found by the address in any spelling, or by the number of who has no address', async () => {
    const scenario = await startScenario({
      contacts: [{ name: 'anna' }, { name: 'bob', email: '', phone: '+31 10 000 7777' }],
    });
    const door = openDoor(scenario.world.ports);
    const who = (contact: object) => eventOf('attendance.recorded', THEN, { status: 'attended', contact });
    const answer = await door.post([
      who({ email: ' <ANNA@Anna-Bedrijf.example>' }),
      who({ phone: '+31 (0)10 000 77 77' }),
      who({ email: 'bob@elsewhere.example', phone: '+31100007777' }),
      who({ phone: '+31 10 000 1000' }),
      who({ lastName: 'Jansen', organisation: 'Anna Bedrijf BV' }),
    ]);
    expect(answer.body).toEqual({ accepted: 3, duplicates: 0, unmatched: [{ index: 3 }, { index: 4 }] });
    await door.work();
    expect(scenario.enrollment('bob').facts.attendance?.value).toBe('attended');
  });

  it('is who the task is about, and nobody where the two disagree', async () => {
    const { scenario, door } = await open();
    await scenario.runUntil('2027-02-10 12:00');
    const task = scenario.openTask('anna').id;
    const call = (more: object) => eventOf('call.recorded', THEN, { task, outcome: 'not-reached', ...more });
    const answer = await door.post([call({}), call(named('anna')), call(named('bob')), call({ task: 'no-such-task' })]);
    expect(answer.body).toMatchObject({ accepted: 2, unmatched: [{ index: 2 }, { index: 3 }] });
  });
});

describe('an event with an id of the sender’s own', () => {
  it('is the same event however often and under whatever delivery it comes', async () => {
    const { door } = await open();
    const twice = [attended('anna', { id: '7' }), attended('anna', { id: '7' })];
    expect((await door.post(twice)).body).toEqual({ accepted: 1, duplicates: 1, unmatched: [] });
    await door.work();
    expect((await door.post(twice)).body).toEqual({ accepted: 0, duplicates: 2, unmatched: [] });
  });

  it('is another one about another contact, or with another answer', async () => {
    const { door } = await open();
    await door.post(attended('anna', { id: '7' }));
    await door.work();
    const answer = await door.post([attended('bob', { id: '7' }), attended('anna', { id: '7', status: 'no-show' })]);
    expect(answer.body).toEqual({ accepted: 2, duplicates: 0, unmatched: [] });
  });
});

describe('a fault while a delivery is taken in', () => {
  it('has taken nothing before the receipt is kept', async () => {
    let broken = true;
    const { door } = await open((ports) => ({
      ...ports,
      receipts: {
        ...ports.receipts,
        take: async (receipt) => {
          if (broken) throw new Error('table');
          return ports.receipts.take(receipt);
        },
      },
    }));
    await expect(door.post(attended('anna'), { id: 'msg_a' })).rejects.toThrow('table');
    expect(await door.receipts.find('generic', 'msg_a')).toBeUndefined();
    expect(door.queue).toEqual([]);
    broken = false;
    expect((await door.post(attended('anna'), { id: 'msg_a' })).status).toBe(202);
  });

  it('between receipt and queue is mended by the sender’s repeat', async () => {
    let broken = true;
    const { scenario, door } = await open((ports) => ({
      ...ports,
      receiptQueue: {
        enqueue: async (source, id) => {
          if (broken) throw new Error('queue');
          return ports.receiptQueue.enqueue(source, id);
        },
      },
    }));
    await expect(door.post(attended('anna'), { id: 'msg_a' })).rejects.toThrow('queue');
    await door.work();
    expect(scenario.enrollment('anna').facts.attendance).toBeUndefined();
    broken = false;
    expect(await door.post(attended('anna'), { id: 'msg_a' })).toMatchObject({ status: 202, body: { accepted: 1 } });
    await door.work();
    expect(scenario.enrollment('anna').facts.attendance?.value).toBe('attended');
  });

  it('takes one of two deliveries of an id that come at once', async () => {
    const { door } = await open();
    const both = await Promise.all([
      door.post([attended('anna')], { id: 'msg_a' }),
      door.post([attended('anna')], { id: 'msg_a' }),
    ]);
    expect(both[0]).toEqual(both[1]);
    expect((await door.receipts.find('generic', 'msg_a'))?.events).toHaveLength(1);
  });
});
