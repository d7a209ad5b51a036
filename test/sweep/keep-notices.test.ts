import { expect, it } from 'vitest';
import { createMemoryListChecks } from '../../functions/adapters/memory/memory-list-checks.ts';
import { keepTimers } from '../../functions/sweep/keep-timers.ts';
import type { Ports } from '../../workflows/ports.ts';
import { startScenario } from '../scenarios/scenario.ts';

const FIVE_MINUTES = 5 * 60_000;

/** The first message that would send a notice, or documents asked for, is lost behind the transaction that planned it. */
function losing(): (ports: Ports) => Ports {
  const lost = new Set<string>();
  return (ports) => ({
    ...ports,
    queues: {
      ...ports.queues,
      send: async (touch, delay) => {
        const isFirst = !lost.has(touch) && (touch.startsWith('customer.') || touch.includes('.mail.r'));
        lost.add(touch);
        if (!isFirst) await ports.queues.send(touch, delay);
      },
    },
  });
}

it.each([0, 1, 3])(
  'what stands in the transaction of a signal and was lost is sent once, with %i sweeps at a time',
  async (times) => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }], around: losing() });
    const { world, setup, local } = scenario;
    const ports = {
      ...world.ports,
      pointers: { launched: async () => [setup.campaign.campaign] },
      lists: createMemoryListChecks(world.store.items.touches),
    };
    for (let at = local('2027-02-08 09:00'); at < local('2027-02-10 00:00'); at += FIVE_MINUTES)
      world.clock.at(at, () => Promise.all(Array.from({ length: times }, keepTimers(ports))));
    scenario.reports('anna', 'call-reminder', ['send-documents', { file: 'presentation' }]);
    scenario.at('2027-02-09 14:00', () =>
      scenario.signal('anna', 'yes', { by: 'rep', data: { revenue: 1, margin: 1 } }),
    );
    await scenario.runUntil('2027-02-10 00:00');
    const sent = world.events.filter(({ type }) => type === 'MailSent').map(({ data }) => String(data.template));
    expect(sent.filter((template) => template === 'customer')).toHaveLength(times > 0 ? 2 : 0);
    expect(sent.filter((template) => template === 'presentation-on-request')).toHaveLength(times > 0 ? 1 : 0);
  },
);
