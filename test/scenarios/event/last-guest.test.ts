import { expect, it } from 'vitest';
import { startScenario } from '../scenario.ts';

it('rule 14: with nobody left to follow the campaign waits for its event: whoever walks in is followed up', async () => {
  const scenario = await startScenario({ contacts: [{ name: 'anna' }] });
  const ended = () => scenario.world.events.filter(({ type }) => type === 'CampaignEnded').length;
  scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'objected'));
  await scenario.runUntil('2027-03-18 14:00');
  expect(ended()).toBe(0);
  await scenario.runUntil('2027-03-30 12:00');
  expect(ended()).toBe(1);
});
