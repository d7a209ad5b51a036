import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadCampaign } from '../../../infra/local/load-campaign.ts';
import { rehearse, rehearseTogether } from '../../../infra/local/rehearse.ts';
import { loadScenario } from '../campaign-files.ts';
import { startScenarios } from '../scenario.ts';

const SHARED = { name: 'anna' };

it('two campaigns share a world: one contact, two enrollments, each its own event', async () => {
  const [afrika, azie] = await startScenarios([
    { contacts: [SHARED, { name: 'bob' }] },
    { campaign: 'azie', contacts: [SHARED, { name: 'cora' }], launchAt: '2027-05-03 09:00', ...EVENT },
  ]);
  if (!afrika || !azie) throw new Error('two scenarios');
  await afrika.runUntil('2027-05-03 08:59');
  expect(() => azie.enrollment('cora')).toThrow('cora is not enrolled');
  await afrika.runUntil('2027-05-03 12:00');

  expect(afrika.idOf('anna')).not.toBe(azie.idOf('anna'));
  expect(afrika.contact('anna')).toBe(azie.contact('anna'));
  expect(azie.world.live().state.eventStart).toBe(azie.local('2027-06-17 14:00'));
  expect(azie.story('cora')[0]).toBe('Mon 3 May 09:00 MailSent invitation → cora');
  expect(afrika.world.events.map(({ campaign }) => campaign)).not.toContain('azie');
  expect(afrika.faults).toEqual([]);
});

const EVENT = { eventStart: '2027-06-17 14:00', eventEnd: '2027-06-17 17:30' };

it('rehearsed together with one that shares nothing, a campaign is the same as alone', async () => {
  const loaded = await loadCampaign(join(import.meta.dirname, '../../../campaigns/zakendoen-in-afrika/campaign.yaml'));
  const { audience } = loaded;
  if (!audience) throw new Error('no audience');
  const example = { ...loaded, audience: { ...audience, contacts: audience.contacts.slice(0, 12) } };
  const other = await loadScenario({
    campaign: 'azie',
    contacts: [
      { ...SHARED, rep: KEES },
      { name: 'bob', rep: KEES },
    ],
    reps: OTHER_REPS,
  });
  const alone = await rehearse({ loaded: example, script: [], seed: 7 });
  const until = alone.world.clock.now();
  const [first, second] = await rehearseTogether(
    [
      { loaded: example, script: [], seed: 7 },
      { loaded: other, script: [], seed: 7 },
    ],
    { until },
  );
  expect(first?.summary).toEqual(alone.summary);
  expect(first?.lines.map(({ at, type, step }) => [at, type, step])).toEqual(
    alone.lines.map(({ at, type, step }) => [at, type, step]),
  );
  expect(second?.summary.enrollments).toBe(2);
});

const KEES = 'kees@voorbeeld.example';
const OTHER_REPS = `reps: [{ email: ${KEES}, name: Kees Vos, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 8 }]`;
