import { expect, it } from 'vitest';
import { createMemoryObjects } from '../../../functions/adapters/memory/memory-objects.ts';
import { createMemoryOtherCampaigns } from '../../../functions/adapters/memory/memory-other-campaigns.ts';
import { eraseContact } from '../../../functions/erase-contact/erase-contact.ts';
import { rehearsalAddressKeys } from '../../../infra/local/rehearsal-links.ts';
import { startScenario } from '../scenario.ts';

/** Whatever says who he is: his names, address, numbers, street, and what was noted of him. */
const HIS = /Dirk|Jansen-Vos|1000999|Kadeweg|sprak over zijn moeder|wil eerst Hilde spreken|Mombasa/i;

/** A story in which everything that may be noted of somebody is noted, wherever it is kept. */
async function toldAtLength() {
  const scenario = await startScenario({
    contacts: [
      {
        name: 'dirk',
        email: 'dirk.jv@hetwater.example',
        organisation: 'Het Water BV',
        lastName: 'Jansen-Vos',
        phone: '+31 10 1000999',
        street: 'Kadeweg 3',
        note: 'sprak over zijn moeder',
        personalLine: 'we spraken elkaar over Mombasa',
      },
      { name: 'anna' },
    ],
  });
  const { at, signal } = scenario;
  at('2027-02-02 10:00', () => signal('dirk', 'replied', { data: { text: 'Dirk hier: wil eerst Hilde spreken' } }));
  at('2027-02-03 10:00', () => signal('dirk', 'accepted', { data: { guests: 1 } }));
  at('2027-03-18 13:40', () => signal('dirk', 'attended', { by: 'system' }));
  at('2027-03-18 17:50', () =>
    signal('dirk', 'appointment', {
      by: 'rep',
      data: { when: scenario.local('2027-03-24 10:00'), issue: 'Mombasa', note: 'wil eerst Hilde spreken' },
    }),
  );
  at('2027-03-19 10:00', () => scenario.closeAttendance());
  await scenario.runUntil('2027-03-22 12:00');
  return scenario;
}

it('rule 19: erasing ends with a proof: no stored item says who he was, figures stay, and the count says what went', async () => {
  const scenario = await toldAtLength();
  const { world } = scenario;
  const { items } = world.store;
  const { id, organisation } = scenario.contact('dirk');
  const org = items.organisations.get(organisation);
  if (!org) throw new Error('no organisation');
  // He stands on the list of a campaign that is under review, and at the door of it somebody left his number.
  const row = { line: 2, contact: scenario.contact('dirk'), organisation: org };
  const line = { schema: 1, campaign: 'azie', contact: id, version: 1, row, personalLine: 'over Mombasa' } as const;
  const struck = { by: 'pieter@voorbeeld.example', at: 1, reason: 'Dirk wil eerst Hilde spreken' };
  await world.ports.store.commit({ lines: [{ ...line, struck }] });
  const what = { type: 'attendance.recorded', occurredAt: 1, campaign: 'azie', key: 'seen-1', signal: 'attended' };
  const who = { firstName: 'Dirk', phone: '+31101000999' };
  await world.reviews.add({ schema: 1, campaign: 'azie', id: 'seen-1', at: 1, what, who });
  const objects = createMemoryObjects();
  const key = 'outbox/azie/launch/1/rows-0001.jsonl';
  await objects.put(key, `${JSON.stringify(row)}\n${JSON.stringify({ contact: { id: 'another' } })}`);

  const erase = eraseContact({
    ...world.ports,
    objects,
    otherCampaigns: createMemoryOtherCampaigns(world.store),
    addressKeys: rehearsalAddressKeys,
    history: { eventsOfEnrollment: async (named) => world.events.filter(({ enrollment }) => enrollment === named) },
    reviews: world.reviews,
    pointers: { launched: async () => ['afrika', 'azie'] },
  });
  const everything = async (): Promise<string> => {
    const stored = Object.values(items).map((kept) => [...kept.values()]);
    const files = await Promise.all((await objects.list('')).map((name) => objects.get(name)));
    return JSON.stringify([
      stored,
      world.events,
      files,
      await world.reviews.of('afrika'),
      await world.reviews.of('azie'),
    ]);
  };
  expect(await everything()).toMatch(HIS);
  const before = world.events.length;
  const erased = await erase(id);
  expect(erased).toMatchObject({ contact: id, campaigns: ['afrika'], rows: 2, entries: 1, left: [] });
  expect(erased.events).toBe(2);
  // What stays of the organisation is nobody's own.
  const rest = await everything();
  expect(
    HIS.exec(rest)?.[0],
    rest.slice(Math.max(0, (HIS.exec(rest)?.index ?? 0) - 200), (HIS.exec(rest)?.index ?? 0) + 80),
  ).toBeUndefined();
  expect(world.events.length).toBeGreaterThanOrEqual(before);
  expect(items.lines.get(`azie ${id}`)).toMatchObject({ gone: true, version: 2 });
  expect(await objects.get(key)).toContain('another');
  expect(scenario.contact('anna').lastName).toBe('Jansen');
  const again = await erase(id);
  expect(again).toMatchObject({ events: 0, rows: 0, entries: 0, left: [] });
  expect(scenario.faults).toEqual([]);
});
