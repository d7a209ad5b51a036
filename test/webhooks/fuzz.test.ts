import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEvents } from '../../functions/receive-webhook/parse-events.ts';
import { startScenario } from '../scenarios/scenario.ts';
import { eventOf, named, openDoor } from './door.ts';

const NOW = '2027-02-01T08:00:00Z';
const GOOD = [
  eventOf('attendance.recorded', NOW, { ...named('anna'), status: 'attended', id: 'x' }),
  eventOf('attendance.closed', NOW, {}),
  eventOf('response.recorded', NOW, { ...named('anna'), response: 'accepted', guests: 1 }),
  eventOf('call.recorded', NOW, { task: 'x.1.call.1', outcome: 'call-back', when: NOW }),
  eventOf('outcome.recorded', NOW, { ...named('anna'), outcome: 'yes', revenue: 1, orderedAt: '2027-02-01' }),
  eventOf('contact.updated', NOW, { ...named('anna'), lastName: 'x', emailPermission: 'objected' }),
];
const NASTY = ['__proto__', 'constructor', 'toString', '\ud800', '\u0000', '', ' ', '=1+1', 'NaN', '1e999'];
const nasty = fc.oneof(fc.constantFrom<unknown>(...NASTY, null, -0, 1e308, [], {}, true), fc.anything());

/** A good body with one value or key somewhere in it replaced. */
const damaged = fc
  .tuple(fc.nat(200), nasty, fc.constantFrom(...GOOD), fc.boolean())
  .map(([at, value, good, renames]) => {
    let place = 0;
    const text = JSON.stringify(good, (key, old: unknown) => {
      place += 1;
      if (place - 1 !== at % 14 || key === '') return old;
      return renames && typeof old === 'object' && old !== null ? { ...old, [String(value)]: 1 } : value;
    });
    return text ?? 'undefined';
  });

describe('a body of any kind', () => {
  it('is answered with 202 or 422, never with a fault, and what is taken can be applied', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }] });
    const door = openDoor(scenario.world.ports);
    const bodies = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.uint8Array({ maxLength: 200 }),
      fc.json({ maxDepth: 6 }),
      damaged,
      fc.array(damaged, { maxLength: 4 }).map((list) => `[${list.join(',')}]`),
    );
    const seen = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const rawBody = typeof body === 'string' ? Buffer.from(body) : body;
        const { status } = await door.deliver(rawBody);
        seen.set(status, (seen.get(status) ?? 0) + 1);
        expect([202, 401, 422]).toContain(status);
        expect(await door.work()).toBe(0);
      }),
      { numRuns: 1_500, seed: 7 },
    );
    expect(seen.get(202)).toBeGreaterThan(50);
    expect(seen.get(422)).toBeGreaterThan(500);
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('x');
  }, 60_000);

  it('is told of where it is nested too deeply', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(parseEvents(deep, 0).events).toEqual([]);
    expect(parseEvents(`{"a":${deep}}`, 0).faults.length).toBeGreaterThan(0);
  });
});
