import { describe, expect, it } from 'vitest';
import { createFaultGate, parseFault, withDeath } from '../../functions/adapters/aws/faults.ts';
import { createMemoryStore } from '../../functions/adapters/memory/memory-store.ts';
import type { Ports } from '../../workflows/ports.ts';

const died = new Error('died');
const die = (): never => {
  throw died;
};

function portsOn(store: Ports['store']): Ports {
  const none = undefined as unknown;
  return {
    store,
    schedules: none,
    queues: none,
    executions: none,
    mailer: none,
    clock: none,
    campaigns: none,
  } as Ports;
}

describe('a fault that a test asks for', () => {
  it.each([undefined, ''])('is none where nothing is asked for: %j', (text) => {
    expect(parseFault(text)).toBeUndefined();
  });

  it.each(['throw', 'throw:0', 'throw:x', 'die', 'explode:1'])('is refused where it says %s', (text) => {
    expect(() => parseFault(text)).toThrow('write throw:N or die-until:EPOCH_MS');
  });

  it('fails the first invocations of an instance, then no more', () => {
    const gate = createFaultGate(parseFault('throw:2'));
    expect(gate).toThrow('asked to fail');
    expect(gate).toThrow('asked to fail');
    expect(gate).not.toThrow();
  });

  it('kills a worker after what it wrote, while its time lasts', async () => {
    const store = createMemoryStore(() => undefined);
    const dying = withDeath(portsOn(store), { kind: 'die', until: Number.POSITIVE_INFINITY }, die);
    await expect(dying.store.commit({ claim: { key: 'a', result: 'moved' } })).rejects.toBe(died);
    expect(await store.claim('a')).toBeDefined();
    const over = withDeath(portsOn(store), { kind: 'die', until: 1 }, die);
    expect(await over.store.commit({ claim: { key: 'b', result: 'moved' } })).toEqual({ ok: true });
  });

  it('leaves a refused write alone: nothing was written', async () => {
    const store = createMemoryStore(() => undefined);
    const dying = withDeath(portsOn(store), { kind: 'die', until: Number.POSITIVE_INFINITY }, die);
    await store.commit({ claim: { key: 'a', result: 'moved' } });
    expect(await dying.store.commit({ claim: { key: 'a', result: 'moved' } })).toEqual({
      ok: false,
      reason: 'duplicate',
    });
  });
});
