import { describe, expect, it } from 'vitest';
import { startScenario } from '../scenario.ts';

describe('F21', () => {
  it('F21 what changes during a wait is what the branch after it sees', async () => {
    const scenario = await startScenario({ contacts: ['anna', 'bob', 'carla', 'dirk'].map((name) => ({ name })) });
    for (const name of ['anna', 'bob', 'carla', 'dirk'])
      scenario.at('2027-02-03 10:00', () => scenario.signal(name, 'accepted'));
    scenario.at('2027-03-18 16:00', () => scenario.signal('anna', 'attended', { by: 'system' }));
    scenario.at('2027-03-18 18:30', () =>
      scenario.signal('carla', 'rejected', { by: 'rep', data: { reason: 'concurrent' } }),
    );
    scenario.at('2027-03-18 19:00', () =>
      scenario.signal('dirk', 'declined', { by: 'rep', occurredAt: '2027-03-18 11:00', data: { reason: 'subject' } }),
    );
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    await scenario.runUntil('2027-03-22 12:00');
    const branches = ['anna', 'bob', 'carla', 'dirk'].map((name) =>
      scenario
        .events(name, 'StepEntered')
        .slice(-2)
        .map((event) => event.step),
    );
    expect(branches).toEqual([
      ['after-thank-you', 'conversation-call'],
      ['after-event', 'presentation'],
      ['after-event', 'decide'],
      ['after-event', 'decide'],
    ]);
  });

  it('F21 the text of a mail follows what happened while it waited to go', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }] });
    scenario.at('2027-02-03 10:00', () => scenario.signal('anna', 'accepted'));
    scenario.at('2027-03-18 16:00', () => scenario.signal('anna', 'attended', { by: 'system' }));
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    const when = scenario.local('2027-03-24 10:00');
    scenario.at('2027-03-19 13:59:59', () => scenario.signal('anna', 'appointment', { by: 'rep', data: { when } }));
    await scenario.runUntil('2027-03-26 00:00');
    expect(scenario.story('anna').slice(3)).toEqual([
      'Fri 19 Mar 14:00 MailSent thank-you-appointment → anna',
      'Thu 25 Mar 09:00 MailSent appointment → pieter',
    ]);
  });
});

const WAITS = [1, 2, 3, 1, 5, 2, 1, 4, 2, 3];

/** A mail, ten waits of business days between mails, and the decision list. */
function chain(): string {
  const step = (index: number): string =>
    `  mail-${index}: { do: email, template: nurture-item, kind: marketing, due: { after: ${WAITS[index]} business days, go: ${index + 1 < WAITS.length ? `mail-${index + 1}` : 'last'} } }`;
  return `workflow: chain
needs: [event, reps, managers]
start: mail-0
steps:
${WAITS.map((_, index) => step(index)).join('\n')}
  last: { do: decide, sides: [marketing, sales], on: { go-on: mail-0, recycle: mail-0, release: released }, due: { after: 60 business days, hold: undecided } }
  released: { do: end, outcome: released }
`;
}

describe('F22', () => {
  it('F22 ten waits one after the other, each ends on its day', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }], workflow: chain(), more: UNLIMITED });
    await scenario.runUntil('2027-03-20 00:00');
    expect(scenario.story('anna', ['MailSent']).map((line) => line.slice(0, 16).trim())).toEqual([
      'Mon 1 Feb 09:00',
      'Tue 2 Feb 09:00',
      'Thu 4 Feb 09:00',
      'Tue 9 Feb 09:00',
      'Wed 10 Feb 09:00',
      'Wed 17 Feb 09:00',
      'Fri 19 Feb 09:00',
      'Mon 22 Feb 09:00',
      'Fri 26 Feb 09:00',
      'Tue 2 Mar 09:00',
    ]);
    expect(scenario.story('anna', ['StepEntered']).at(-1)).toBe('Fri 5 Mar 00:00 StepEntered last');
  });
});

const UNLIMITED = 'limits: { marketingMailsPerWeek: 10, touchesPerTwoWeeks: 10, budget: { marketingMails: 10 } }';

const VARIANTS = `workflow: variants
needs: [event, reps, managers]
start: invite
steps:
  invite: { do: email, variants: { whitepaper: 50, thank-you: 50 }, kind: marketing, due: { after: 2 business days, go: again } }
  again: { do: decide, sides: [marketing, sales], on: { go-on: invite, recycle: invite, release: released }, due: { after: 60 business days, hold: undecided } }
  released: { do: end, outcome: released }
`;

describe('F23', () => {
  it('F23 of two variants each contact gets one, once, and the same one ever after', async () => {
    const contacts = Array.from({ length: 40 }, (_, index) => ({ name: `c${index}` }));
    const play = async () => {
      const scenario = await startScenario({ contacts, workflow: VARIANTS });
      scenario.world.listen((event) => {
        if (event.type !== 'MailSent') return;
        const touch = String(event.data.touch);
        scenario.world.clock.at(event.at, () => scenario.run((doors) => doors.sendTouch(touch)));
      });
      await scenario.runUntil('2027-02-05 00:00');
      const first = contacts.map(({ name }) => scenario.events(name, 'MailSent').map((event) => event.data.template));
      for (const { name } of contacts) scenario.at('2027-02-09 10:00', () => scenario.decide(name, 'go-on'));
      await scenario.runUntil('2027-02-12 00:00');
      const both = contacts.map(({ name }) => scenario.events(name, 'MailSent').map((event) => event.data.template));
      return { first, both };
    };
    const { first, both } = await play();
    expect(first.every((templates) => templates.length === 1)).toBe(true);
    expect(new Set(first.flat()).size).toBe(2);
    expect(both).toEqual(first.map(([template]) => [template, template]));
    expect((await play()).first).toEqual(first);
  });
});
