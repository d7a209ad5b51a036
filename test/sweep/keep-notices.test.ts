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

/** Anna, and so many sweeps every five minutes of two days. */
async function swept(times: number) {
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
  return scenario;
}

it.each([0, 1, 3])(
  'what stands in the transaction of a signal and was lost is sent once, with %i sweeps at a time',
  async (times) => {
    const scenario = await swept(times);
    scenario.at('2027-02-09 14:00', () =>
      scenario.signal('anna', 'yes', { by: 'rep', data: { revenue: 1, margin: 1 } }),
    );
    await scenario.runUntil('2027-02-10 00:00');
    const sent = scenario.world.events
      .filter(({ type }) => type === 'MailSent')
      .map(({ data }) => String(data.template));
    expect(sent.filter((template) => template === 'customer')).toHaveLength(times > 0 ? 2 : 0);
    expect(sent.filter((template) => template === 'presentation-on-request')).toHaveLength(times > 0 ? 1 : 0);
  },
);

it('documents asked for that were lost do not reach one who has said his definite no since', async () => {
  const scenario = await swept(1);
  scenario.at('2027-02-08 10:03', () => scenario.signal('anna', 'no', { by: 'rep' }));
  await scenario.runUntil('2027-02-10 00:00');
  expect(scenario.story('anna', ['MailSent', 'MailSkipped', 'EnrollmentEnded']).slice(1)).toEqual([
    'Mon 8 Feb 10:03 EnrollmentEnded no: said no',
    'Mon 8 Feb 10:15 MailSkipped call-reminder: definite no',
  ]);
});
