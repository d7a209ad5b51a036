import { expect, it } from 'vitest';
import { startScenario } from '../scenario.ts';

it('M8 after an evening event the page with his guests reaches the rep next morning, not at night', async () => {
  const scenario = await startScenario({
    contacts: [{ name: 'anna' }],
    eventStart: '2027-03-18 19:00',
    eventEnd: '2027-03-18 22:30',
  });
  await scenario.runUntil('2027-03-20 00:00');
  const lists = scenario.world.events.filter(
    ({ type, data }) => type === 'MailSent' && ['conversations', 'attendance-open'].includes(String(data.template)),
  );
  const [conversations] = lists.filter(({ data }) => data.template === 'conversations');
  expect(conversations?.at).toBe(scenario.local('2027-03-19 07:00'));
  expect(lists.length).toBeGreaterThan(1);
  for (const { at } of lists) expect(at).toBeGreaterThanOrEqual(scenario.local('2027-03-19 07:00'));
});
