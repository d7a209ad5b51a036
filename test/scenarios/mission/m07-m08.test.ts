import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '../../../workflows/domain/event.ts';
import type { Invitee } from '../campaign-files.ts';
import { type Scenario, startScenario } from '../scenario.ts';

const NURTURE = 'content: { nurture: [ een, twee, drie ] }';

/** Nobody is ever reached by phone. */
async function silentCampaign(contacts: readonly Invitee[]): Promise<Scenario> {
  const scenario = await startScenario({ contacts, more: NURTURE });
  for (const { name } of contacts) {
    for (const step of ['call-reminder', 'conversation-call', 'call-1', 'call-2', 'nurture-call']) {
      scenario.reports(name, step, 'not-reached');
    }
  }
  scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
  return scenario;
}

const JOINT = ['DecisionAsked', 'DecisionMade', 'StageChanged', 'OwnerChanged', 'EnrollmentEnded'] as const;

function sinceList(scenario: Scenario, name: string): string[] {
  const lines = scenario.story(name, JOINT);
  return lines.slice(lines.findIndex((line) => line.includes('DecisionAsked')));
}

describe('M7', () => {
  it('M7 neither side can give a prospect back alone; when both agree he is a lead of marketing again', async () => {
    const scenario = await silentCampaign([{ name: 'dirk' }]);
    scenario.at('2027-04-20 10:00', () => scenario.decide('dirk', 'recycle', ['sales']));
    await scenario.runUntil('2027-04-21 11:59');
    expect(scenario.contact('dirk').stage).toBe('prospect');
    expect(scenario.organisationOf('dirk').owner).toBe('pieter@voorbeeld.example');
    scenario.at('2027-04-21 12:00', () => scenario.decide('dirk', 'recycle', ['marketing']));
    await scenario.runUntil('2027-04-30 00:00');
    expect(sinceList(scenario, 'dirk')).toEqual([
      'Mon 19 Apr 09:00 DecisionAsked recycle',
      'Wed 21 Apr 12:00 DecisionMade recycle',
      'Wed 21 Apr 12:00 StageChanged prospect → lead',
      'Wed 21 Apr 12:00 OwnerChanged pieter → marketing',
    ]);
    expect(scenario.events('dirk', 'DecisionMade')[0]?.data.by).toEqual(['marketing', 'sales']);
  });

  it('M7 both managers get the list on Monday at nine, and again with what they differ on', async () => {
    const scenario = await silentCampaign([{ name: 'dirk' }]);
    scenario.at('2027-04-20 10:00', () => scenario.decide('dirk', 'recycle', ['marketing']));
    scenario.at('2027-04-20 11:00', () => scenario.decide('dirk', 'go-on', ['sales']));
    scenario.at('2027-04-27 10:00', () => scenario.decide('dirk', 'recycle', ['marketing']));
    scenario.at('2027-04-27 11:00', () => scenario.decide('dirk', 'recycle', ['sales']));
    await scenario.runUntil('2027-04-30 00:00');
    expect(scenario.lists('decision')).toEqual([
      'Mon 19 Apr 09:00 MailSent decision → mirjam',
      'Mon 19 Apr 09:00 MailSent decision → sander',
      'Mon 26 Apr 09:00 MailSent decision → mirjam',
      'Mon 26 Apr 09:00 MailSent decision → sander',
    ]);
    expect(sinceList(scenario, 'dirk')).toEqual([
      'Mon 19 Apr 09:00 DecisionAsked recycle',
      'Mon 26 Apr 09:00 DecisionAsked recycle',
      'Tue 27 Apr 11:00 DecisionMade recycle',
      'Tue 27 Apr 11:00 StageChanged prospect → lead',
      'Tue 27 Apr 11:00 OwnerChanged pieter → marketing',
    ]);
  });

  it('M7 an agreement takes the last word of each side, not two different rounds', async () => {
    const scenario = await silentCampaign([{ name: 'dirk' }]);
    scenario.at('2027-04-20 10:00', () => scenario.decide('dirk', 'recycle', ['marketing']));
    scenario.at('2027-04-20 11:00', () => scenario.decide('dirk', 'go-on', ['marketing']));
    scenario.at('2027-04-20 12:00', () => scenario.decide('dirk', 'recycle', ['sales']));
    await scenario.runUntil('2027-04-21 00:00');
    expect(sinceList(scenario, 'dirk')).toEqual(['Mon 19 Apr 09:00 DecisionAsked recycle']);
  });

  it('M7 silence of the managers is reminded once and then means go on, never recycle', async () => {
    const scenario = await silentCampaign([{ name: 'dirk' }]);
    await scenario.runUntil('2027-05-04 00:00');
    expect(scenario.lists('decision')).toEqual([
      'Mon 19 Apr 09:00 MailSent decision → mirjam',
      'Mon 19 Apr 09:00 MailSent decision → sander',
      'Mon 26 Apr 09:00 MailSent decision → mirjam',
      'Mon 26 Apr 09:00 MailSent decision → sander',
    ]);
    expect(sinceList(scenario, 'dirk')).toEqual([
      'Mon 19 Apr 09:00 DecisionAsked recycle',
      'Mon 3 May 09:00 DecisionMade go-on',
    ]);
    expect(scenario.contact('dirk').stage).toBe('prospect');
  });

  it('M7 a list day that is a holiday moves to the next business day, the one after it is Monday again', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'sara' }] });
    scenario.at('2027-02-02 10:00', () => scenario.signal('sara', 'declined', { data: { reason: 'subject' } }));
    scenario.at('2027-03-23 10:00', () => scenario.closeAttendance());
    await scenario.runUntil('2027-04-06 00:00');
    expect(scenario.story('sara', ['DecisionAsked'])).toEqual(['Tue 30 Mar 09:00 DecisionAsked recycle']);
    expect(scenario.lists('decision').map((line) => line.slice(0, 16))).toEqual([
      'Tue 30 Mar 09:00',
      'Tue 30 Mar 09:00',
      'Mon 5 Apr 09:00 ',
      'Mon 5 Apr 09:00 ',
    ]);
  });

  it('M7 a rep’s rejection is a proposal: stage and owner stay until both managers said so', async () => {
    const scenario = await silentCampaign([{ name: 'dirk' }]);
    scenario.at('2027-03-18 15:00', () =>
      scenario.signal('dirk', 'rejected', { by: 'rep', data: { reason: 'te klein' } }),
    );
    scenario.at('2027-03-22 15:00', async () => {
      const touch = scenario.enrollment('dirk').touch?.id ?? '';
      await scenario.signal('dirk', 'recycle', { by: 'rep', touch });
    });
    scenario.at('2027-03-23 10:00', () => scenario.decide('dirk', 'recycle'));
    await scenario.runUntil('2027-03-24 00:00');
    expect(sinceList(scenario, 'dirk')).toEqual([
      'Mon 22 Mar 09:00 DecisionAsked recycle',
      'Tue 23 Mar 10:00 DecisionMade recycle',
      'Tue 23 Mar 10:00 StageChanged prospect → lead',
      'Tue 23 Mar 10:00 OwnerChanged pieter → marketing',
    ]);
  });
});

/** Both managers agree to what is proposed, an hour after the list. */
function agreeToProposals(scenario: Scenario, names: readonly string[]): void {
  scenario.world.listen((event) => {
    const name = names.find((candidate) => scenario.idOf(candidate) === event.enrollment);
    if (event.type !== 'DecisionAsked' || name === undefined) return;
    const proposal = event.data.proposal as 'go-on' | 'recycle' | 'release';
    scenario.world.clock.at(event.at + 3_600_000, () => scenario.decide(name, proposal));
  });
}

function causeOf(scenario: Scenario, event: DomainEvent | undefined): DomainEvent | undefined {
  return scenario.world.events.find((candidate) => candidate.key === event?.cause);
}

describe('M8', () => {
  it('M8 three years on nothing is open, and everything ended by a yes, a no, a joint release or void', async () => {
    const names = ['anna', 'nora', 'dirk', 'wim', 'olga', 'eva', 'paul'];
    const scenario = await silentCampaign(names.map((name) => ({ name })));
    agreeToProposals(scenario, names);
    for (const name of ['anna', 'nora', 'paul'])
      scenario.at('2027-02-03 10:00', () => scenario.signal(name, 'accepted'));
    scenario.at('2027-03-18 13:41', () => scenario.signal('anna', 'attended', { by: 'system' }));
    scenario.reports('anna', 'conversation-call', ['quote-requested', {}]);
    scenario.at('2027-04-20 10:00', () =>
      scenario.signal('anna', 'yes', { by: 'rep', data: { revenue: 12_000, margin: 5_000 } }),
    );
    scenario.reports('nora', 'call-1', 'not-reached', ['no', { reason: 'budget' }]);
    scenario.reports('wim', 'call-reminder', ['wrong-person', { reason: 'left' }]);
    scenario.at('2027-02-03 10:00', () => scenario.signal('olga', 'objected'));
    scenario.at('2027-02-03 10:00', () => scenario.signal('eva', 'unsubscribed'));
    await scenario.runUntil('2030-02-01 00:00');
    const endOf = (name: string): DomainEvent | undefined => scenario.events(name, 'EnrollmentEnded')[0];
    expect(names.map((name) => [name, endOf(name)?.data.outcome, endOf(name)?.data.reason])).toEqual([
      ['anna', 'yes', 'ordered'],
      ['nora', 'no', 'budget'],
      ['dirk', 'released', 'agreed'],
      ['wim', 'void', 'left the organisation'],
      ['olga', 'no', 'objected'],
      ['eva', 'released', 'agreed'],
      ['paul', 'released', 'agreed'],
    ]);
    expect(causeOf(scenario, endOf('anna'))?.data.signal).toBe('yes');
    expect(causeOf(scenario, endOf('nora'))?.data.signal).toBe('no');
    expect(causeOf(scenario, endOf('olga'))?.data.signal).toBe('objected');
    for (const name of ['dirk', 'eva', 'paul']) {
      expect(causeOf(scenario, endOf(name))).toMatchObject({
        type: 'DecisionMade',
        data: { decision: 'release', by: ['marketing', 'sales'] },
      });
    }
    expect(scenario.faults).toEqual([]);
  });

  it('M8 as long as both find him worth it, or say nothing at all, a contact goes on; no time-out ends him', async () => {
    const scenario = await silentCampaign([{ name: 'dirk' }, { name: 'nora' }]);
    scenario.at('2027-02-03 10:00', () => scenario.signal('nora', 'accepted'));
    await scenario.runUntil('2030-02-01 00:00');
    for (const name of ['dirk', 'nora']) {
      expect(scenario.enrollment(name).status).toBe('open');
      expect(scenario.contact(name).stage).toBe('prospect');
      expect(scenario.events(name, 'EnrollmentEnded')).toEqual([]);
    }
  });
});
