import { describe, expect, it } from 'vitest';
import type { Invitee } from '../campaign-files.ts';
import { type Scenario, type ScenarioOptions, startScenarios } from '../scenario.ts';

const STEPS = ['call-reminder', 'conversation-call', 'call-1', 'call-2', 'nurture-call'];
const AZIE = {
  campaign: 'azie',
  launchAt: '2027-06-07 09:00',
  eventStart: '2027-07-15 14:00',
  eventEnd: '2027-07-15 17:30',
};
const NURTURE = 'content: { nurture: [ one, two, three, four ] }';

/** Afrika in February, Azie in June; who is called is never reached. */
async function both(first: readonly Invitee[], second: readonly Invitee[], more: Partial<ScenarioOptions> = {}) {
  const scenarios = await startScenarios([
    { contacts: first, more: NURTURE },
    { contacts: second, ...AZIE, ...more },
  ]);
  const [afrika, azie] = scenarios;
  if (!afrika || !azie) throw new Error('two campaigns');
  for (const { name } of first) for (const step of STEPS) afrika.reports(name, step, 'not-reached');
  for (const { name } of second) for (const step of STEPS) azie.reports(name, step, 'not-reached');
  afrika.world.listen(({ type, enrollment, at }) => {
    const person = first.find(({ name }) => enrollment === afrika.idOf(name));
    if (type === 'DecisionAsked' && person)
      afrika.world.clock.at(at + 3_600_000, () => afrika.decide(person.name, 'go-on'));
  });
  afrika.at('2027-03-19 10:00', () => afrika.closeAttendance());
  azie.at('2027-07-16 10:00', () => azie.closeAttendance());
  return { afrika, azie };
}

function rejected(scenario: Scenario): string[] {
  return scenario.world.events.flatMap(({ type, data }) => (type === 'RowRejected' ? [String(data.reason)] : []));
}

describe('rule 18', () => {
  it('rule 18: an objection and a definite no win over the next campaign’s list', async () => {
    const people = [{ name: 'anna' }, { name: 'bob' }, { name: 'cora' }];
    const { afrika, azie } = await both(people, [...people, { name: 'dora' }]);
    afrika.at('2027-02-02 10:00', () => afrika.signal('anna', 'objected'));
    afrika.at('2027-02-03 10:00', () => afrika.signal('bob', 'no', { by: 'rep', data: { reason: 'no need' } }));
    afrika.at('2027-02-04 10:00', () =>
      afrika.signal('cora', 'no', { by: 'rep', data: { reason: 'no need', for: 'organisation' } }),
    );
    await afrika.runUntil('2027-06-08 12:00');
    expect(rejected(azie)).toEqual([
      'objected to everything',
      'he said no: not again before 2028-02-03',
      'he said no: not again before 2028-02-04',
    ]);
    expect(azie.world.events.filter(({ type }) => type === 'EnrollmentStarted')).toHaveLength(1);
    expect(azie.story('dora')[0]).toBe('Mon 7 Jun 09:00 MailSent invitation → dora');
    expect(afrika.faults).toEqual([]);
  });

  it('rule 19: who was erased as a prospect and is listed again counts as what the list says, and his organisation is marketing’s', async () => {
    const { afrika, azie } = await both([{ name: 'anna' }], [{ name: 'anna' }]);
    const { id, organisation } = afrika.contact('anna');
    const counted = () => afrika.world.store.items.organisations.get(organisation);
    await afrika.runUntil('2027-03-22 10:00');
    expect(counted()).toMatchObject({ withSales: 1, leads: 0, owner: 'pieter@voorbeeld.example' });
    await afrika.run((doors) => doors.eraseContact(id));
    await afrika.runUntil('2027-06-08 12:00');
    expect(azie.contact('anna').stage).toBe('lead');
    expect(counted()).toMatchObject({ withSales: 0, leads: 1, owner: 'marketing' });
    const changed = azie.world.events.filter(({ type, campaign }) => type === 'OwnerChanged' && campaign === 'azie');
    expect(changed.map(({ data }) => data)).toEqual([{ from: 'pieter@voorbeeld.example', to: 'marketing' }]);
    await azie.runUntil('2027-07-20 12:00');
    expect(counted()).toMatchObject({ withSales: 1, leads: 0, owner: 'pieter@voorbeeld.example' });
    expect(afrika.faults).toEqual([]);
  });

  it('rule 18: a colleague of who said no for the organisation is not selected, twelve months on he is', async () => {
    const org = { organisation: 'Maas BV', organisationId: '00010231' };
    const cora = { name: 'cora', ...org };
    const nils = { name: 'nils', ...org, email: 'nils@cora-bedrijf.example' };
    const { afrika, azie } = await both([cora], [nils]);
    afrika.at('2027-02-04 10:00', () =>
      afrika.signal('cora', 'no', { by: 'rep', data: { reason: 'no need', for: 'organisation' } }),
    );
    await afrika.runUntil('2027-06-08 12:00');
    expect(rejected(azie)).toEqual(['his organisation said no: not again before 2028-02-04']);
    const later = await both([cora], [nils], {
      launchAt: '2028-02-07 09:00',
      eventStart: '2028-03-16 14:00',
      eventEnd: '2028-03-16 17:30',
    });
    later.afrika.at('2027-02-04 10:00', () =>
      later.afrika.signal('cora', 'no', { by: 'rep', data: { reason: 'no need', for: 'organisation' } }),
    );
    await later.afrika.runUntil('2028-02-08 12:00');
    expect(rejected(later.azie)).toEqual([]);
    expect(later.azie.story('nils')[0]).toBe('Mon 7 Feb 09:00 MailSent invitation → nils');
  });

  it('rule 18: who is followed up stays with his campaign; who is in nurture joins, and that pauses until the end', async () => {
    const { afrika, azie } = await both([{ name: 'dirk' }, { name: 'eva' }], [{ name: 'dirk' }, { name: 'eva' }]);
    afrika.at('2027-02-02 10:00', () => afrika.signal('eva', 'accepted'));
    afrika.at('2027-03-18 13:40', () => afrika.signal('eva', 'attended', { by: 'system' }));
    afrika.at('2027-03-18 18:00', () =>
      afrika.signal('eva', 'appointment', { by: 'rep', data: { when: afrika.local('2027-06-24 10:00') } }),
    );
    await afrika.runUntil('2027-06-11 12:00');
    expect(afrika.enrollment('dirk').step).toBe('nurture');
    expect(rejected(azie)).toEqual(['is in the running campaign afrika']);
    expect(azie.story('dirk')[0]).toBe('Thu 10 Jun 10:00 MailSent invitation → dirk');
    expect(afrika.contact('dirk').joined).toEqual([azie.idOf('dirk')]);
    const sofar = afrika.story('dirk', ['MailSent', 'CallTaskSent']);
    expect(sofar.at(-1)).toBe('Thu 3 Jun 10:00 MailSent nurture-one → dirk');
    azie.world.listen(({ type, enrollment, at }) => {
      if (type !== 'DecisionAsked' || enrollment !== azie.idOf('dirk')) return;
      azie.world.clock.at(at + 3_600_000, () => azie.decide('dirk', 'release'));
    });
    await afrika.runUntil('2027-08-15 12:00');
    // Nothing of the first campaign while the second has him.
    expect(azie.enrollment('dirk').status).toBe('open');
    expect(afrika.story('dirk', ['MailSent', 'CallTaskSent'])).toEqual(sofar);
    await afrika.runUntil('2027-09-30 12:00');
    expect(azie.enrollment('dirk')).toMatchObject({ status: 'ended', outcome: 'released' });
    expect(afrika.contact('dirk').joined).toBeUndefined();
    const ended = azie.events('dirk', 'EnrollmentEnded').at(-1)?.at ?? 0;
    const next = afrika.events('dirk', 'MailSent', 'CallTaskSent')[sofar.length];
    expect(next?.at).toBeGreaterThan(ended);
    expect(next?.type).toBe('MailSent');
  });

  it('rule 18: where a quote is open only who was ticked by its owner is invited', async () => {
    const org = { organisation: 'Maas BV', organisationId: '00010231' };
    const { afrika, azie } = await both(
      [{ name: 'cora', ...org }],
      [{ name: 'nils', ...org, email: 'nils@cora-bedrijf.example' }],
    );
    afrika.at('2027-02-04 10:00', () => afrika.signal('cora', 'quote-requested', { by: 'rep' }));
    await afrika.runUntil('2027-06-08 12:00');
    expect(rejected(azie)).toEqual([
      expect.stringMatching(/^a quote is open at his organisation: .* has not ticked him$/),
    ]);
  });

  it('rule 18: limits count over all campaigns: a capped touch moves, and is not dropped', async () => {
    const { afrika, azie } = await both([{ name: 'dirk' }], [{ name: 'dirk' }], {
      launchAt: '2027-06-07 09:00',
      more: NURTURE,
    });
    // The item of nurture of 3 June is this week's marketing mail.
    await afrika.runUntil('2027-06-20 12:00');
    const nurtured = afrika.story('dirk', ['MailSent']).at(-1);
    expect(nurtured).toBe('Thu 3 Jun 10:00 MailSent nurture-one → dirk');
    expect(azie.story('dirk', ['MailSent', 'MailSkipped'])[0]).toBe('Thu 10 Jun 10:00 MailSent invitation → dirk');
  });
});

describe('M36', () => {
  it('M36 a customer is a guest: invited, confirmed and thanked, never chased, and handed to nobody', async () => {
    const { afrika } = await both(
      [
        { name: 'gast', stage: 'customer' },
        { name: 'stil', stage: 'customer' },
      ],
      [{ name: 'nora' }],
    );
    afrika.at('2027-02-03 10:00', () => afrika.signal('gast', 'accepted'));
    afrika.at('2027-03-18 13:40', () => afrika.signal('gast', 'attended', { by: 'system' }));
    await afrika.runUntil('2027-09-01 00:00');
    expect(afrika.story('gast', ['MailSent', 'CallTaskSent', 'HandedOff'])).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → gast',
      'Wed 3 Feb 10:00 MailSent confirmation → gast',
      'Wed 17 Mar 10:00 MailSent practical → gast',
      'Fri 19 Mar 14:00 MailSent thank-you → gast',
    ]);
    expect(afrika.story('stil', ['MailSent', 'CallTaskSent', 'HandedOff'])).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → stil',
    ]);
    expect(afrika.contact('gast').stage).toBe('customer');
  });

  it('M36 a campaign that refuses customers says so of each row', async () => {
    const [afrika] = await startScenarios([
      {
        contacts: [{ name: 'gast', stage: 'customer' }, { name: 'nora' }],
        change: (text) => text.replace('audience: invitees.csv', 'audience: { file: invitees.csv, customers: refuse }'),
      },
    ]);
    if (!afrika) throw new Error('a campaign');
    await afrika.runUntil('2027-02-02 00:00');
    expect(rejected(afrika)).toEqual(['is a customer already']);
  });
});
