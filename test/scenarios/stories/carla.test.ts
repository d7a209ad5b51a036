import { describe, expect, it } from 'vitest';
import type { SignalData } from '../../../workflows/domain/enrollment.ts';
import type { ScenarioOptions } from '../scenario.ts';
import { startScenario } from '../scenario.ts';

/** Carla declines on 2 February; somebody else comes, so that the clock may close the list. */
async function storyOfCarla(data: SignalData, options: Partial<ScenarioOptions> = {}) {
  const scenario = await startScenario({ contacts: [{ name: 'carla' }, { name: 'guest' }], ...options });
  const { at, signal } = scenario;
  at('2027-02-02 10:00', () => signal('guest', 'accepted'));
  at('2027-03-18 13:30', () => signal('guest', 'attended', { by: 'system' }));
  at('2027-02-02 11:00', () => signal('carla', 'declined', { data }));
  scenario.reports('carla', 'call-1', 'not-reached');
  return scenario;
}

describe('story (c)', () => {
  it('story (c) Carla cannot on that date and wants the presentation: nothing before it was given, then it, and two calls', async () => {
    const scenario = await storyOfCarla({ reason: 'date', presentation: true });
    await scenario.runUntil('2027-04-09 00:00');
    expect(scenario.story('carla')).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → carla',
      'Tue 23 Mar 10:00 MailSent presentation-declined → carla',
      'Fri 26 Mar 09:00 CallTaskSent call-1 → pieter',
      'Wed 31 Mar 09:00 CallTaskSent call-1 → pieter',
    ]);
  });

  it('story (c) on 10 March she comes after all: there is a seat', async () => {
    const scenario = await storyOfCarla({ reason: 'date' });
    scenario.at('2027-03-10 20:00', () => scenario.signal('carla', 'accepted'));
    await scenario.runUntil('2027-03-18 12:00');
    expect(scenario.story('carla', ['MailSent', 'SeatTaken']).slice(1)).toEqual([
      'Wed 10 Mar 20:00 SeatTaken',
      'Wed 10 Mar 20:00 MailSent confirmation → carla',
      'Wed 17 Mar 10:00 MailSent practical → carla',
    ]);
  });

  it('story (c) on 10 March she comes after all: the room is full, she waits', async () => {
    const change = (campaign: string) => campaign.replace('capacity: 70', 'capacity: 1, overbooking: 1');
    const scenario = await storyOfCarla({ reason: 'date' }, { change });
    scenario.at('2027-03-10 20:00', () => scenario.signal('carla', 'accepted'));
    await scenario.runUntil('2027-03-18 12:00');
    expect(scenario.story('carla', ['MailSent', 'SeatTaken']).slice(1)).toEqual([
      'Wed 10 Mar 20:00 MailSent waiting-list → carla',
    ]);
  });

  it('story (c) the subject is not hers: no mail, no call, a line on the decision list with her reason', async () => {
    const scenario = await storyOfCarla({ reason: 'subject' });
    await scenario.runUntil('2027-03-22 12:00');
    expect(scenario.story('carla')).toEqual(['Mon 1 Feb 09:00 MailSent invitation → carla']);
    expect(scenario.story('carla', ['DecisionAsked'])).toHaveLength(1);
    expect(scenario.enrollment('carla')).toMatchObject({ step: 'decide' });
    expect(scenario.enrollment('carla').facts.response?.data?.reason).toBe('subject');
  });

  it('story (c) a colleague fits better: nobody is mailed on her word', async () => {
    const scenario = await storyOfCarla({ reason: 'colleague' });
    await scenario.runUntil('2027-03-22 12:00');
    expect(scenario.story('carla')).toEqual(['Mon 1 Feb 09:00 MailSent invitation → carla']);
    expect(scenario.world.store.items.contacts.size).toBe(2);
  });

  it('story (c) "do not contact me any more": a definite no, every channel closed at once, nothing ever again', async () => {
    const scenario = await storyOfCarla({ reason: 'no-contact' });
    await scenario.runUntil('2027-05-01 00:00');
    expect(scenario.story('carla', ['MailSent', 'CallTaskSent', 'PermissionChanged', 'EnrollmentEnded'])).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → carla',
      'Tue 2 Feb 11:00 PermissionChanged email consent → objected: objected',
      'Tue 2 Feb 11:00 PermissionChanged phone business → objected: objected',
      'Tue 2 Feb 11:00 EnrollmentEnded no: objected',
    ]);
    expect(scenario.contact('carla')).toMatchObject({
      stage: 'refused',
      objectedAt: scenario.local('2027-02-02 11:00'),
    });
  });
});
