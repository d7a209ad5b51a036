import { describe, expect, it } from 'vitest';
import { type Scenario, startScenario } from '../scenario.ts';
import { digestOf, mailsOf } from './mails.ts';

const PIETER = 'pieter@voorbeeld.example';
const LOTTE = 'lotte@voorbeeld.example';

function reps(pieter: string, lotte = ''): string {
  return `reps:
  - { email: ${PIETER}, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, mail: digest${pieter} }
  - { email: ${LOTTE}, name: Lotte Smit, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 8, mail: digest, deputy: ${PIETER}${lotte} }
`;
}

const names = (...all: string[]) => all.map((name) => ({ name }));

/** Monday: anna, bob and carla are his; Tuesday: dirk, who has opted out of mail meanwhile. */
async function secondMorning(language = 'nl'): Promise<Scenario> {
  const contacts = [
    { name: 'anna', buyingRole: 'decides' },
    { name: 'bob', buyingRole: 'decides' },
    { name: 'carla', buyingRole: 'decides' },
    { name: 'dirk', buyingRole: 'uses' },
    { name: 'eva', rep: LOTTE },
  ];
  const away = ', absences: [ { from: 2027-02-09, to: 2027-02-12 } ]';
  const scenario = await startScenario({ contacts, reps: reps(`, callsPerDay: 3, language: ${language}`, away) });
  const { at, signal, report, local } = scenario;
  at('2027-02-04 10:00', () => signal('dirk', 'unsubscribed'));
  at('2027-02-08 10:30', () => signal('anna', 'accepted'));
  at('2027-02-08 11:00', () => report('bob', 'call-back', { when: local('2027-02-09 15:00') }));
  await scenario.runUntil('2027-02-09 12:00');
  expect(scenario.faults).toEqual([]);
  return scenario;
}

describe('rep-day: the digest', () => {
  it('rep-day: what is promised, today’s calls, what is left, who answered, the week: each in its place', async () => {
    expect(digestOf(await secondMorning(), PIETER, '2027-02-09 09:00')).toMatchInlineSnapshot(`
      [
        "Beste Pieter,",
        "Beloofd voor vandaag",
        "- 15.00 uur Bob Jansen, Bob Bedrijf BV · +31 10 000 1001 · terugbellen, zoals beloofd",
        "Bellen (2 van 3)",
        "Graag gemeld vóór wo 10 feb, 17:00.",
        "- Dirk Jansen, Dirk Bedrijf BV",
        "+31 10 000 1003 · uitnodiging 1/3",
        "ma 1 feb, 09:00: uitnodiging",
        "Let op: do 4 feb, 10:00 · Mail mag niet: heeft zich afgemeld; stuur niets ongevraagd",
        "Komt · Komt niet · Niet bereikt · Terugbellen",
        "- Eva Jansen, Eva Bedrijf BV · namens Lotte Smit",
        "+31 10 000 1004 · uitnodiging 1/3",
        "ma 1 feb, 09:00: uitnodiging",
        "Komt · Komt niet · Niet bereikt · Terugbellen",
        "Nog van eerder",
        "Niet gemeld is te laat: na een werkdag hoort je manager het, na twee neemt je vervanger het over.",
        "- Carla Jansen, Carla Bedrijf BV · 1 werkdag oud",
        "+31 10 000 1002 · uitnodiging 1/3",
        "ma 1 feb, 09:00: uitnodiging",
        "Komt · Komt niet · Niet bereikt · Terugbellen",
        "Geantwoord of niet meer nodig",
        "- Anna Jansen, Anna Bedrijf BV · Komt · bellen hoeft niet meer",
        "Deze week",
        "- Nog te bellen: 3 contactpersonen; deze week is er plaats voor 12 gesprekken",
        "- Lotte Smit is weg: di 9 – vr 12 feb; Pieter Bakker neemt waar",
        "Er is contact geweest",
        "Ik ben er niet",
        "Te veel vandaag",
        "Mijn cijfers",
      ]
    `);
  });

  it.each(['da', 'de', 'en'])('rep-day: the same in %s, and no word of Dutch in it', async (language) => {
    const digest = digestOf(await secondMorning(language), PIETER, '2027-02-09 09:00');
    expect(digest.join('\n')).not.toMatch(/Beloofd|Bellen|werkdag|Nog |Geantwoord|week is er|Let op|neemt/);
    expect(digest).toMatchSnapshot();
  });

  it('rep-day: after the event whom he has to tell of, and the list that waits for his answer', async () => {
    const scenario = await startScenario({ contacts: names('anna', 'bob', 'carla'), reps: reps('') });
    const { at, signal } = scenario;
    for (const name of ['anna', 'bob', 'carla']) at('2027-02-03 10:00', () => signal(name, 'accepted'));
    at('2027-03-18 14:00', async () => {
      for (const name of ['anna', 'bob']) await signal(name, 'attended', { by: 'system' });
    });
    at('2027-03-18 18:00', () => signal('anna', 'spoken', { by: 'rep', data: { interest: 4 } }));
    at('2027-03-19 10:00', () => scenario.closeAttendance());
    await scenario.runUntil('2027-03-22 12:00');
    expect(digestOf(scenario, PIETER, '2027-03-15 09:00').slice(-5)).toMatchInlineSnapshot(`
      [
        "- do 18 mrt, 14:00: Zakendoen in Afrika",
        "Er is contact geweest",
        "Ik ben er niet",
        "Te veel vandaag",
        "Mijn cijfers",
      ]
    `);
    expect(digestOf(scenario, PIETER, '2027-03-22 09:00')).toMatchInlineSnapshot(`
      [
        "Beste Pieter,",
        "Bellen (2 van 8)",
        "Graag gemeld vóór di 23 mrt, 17:00.",
        "- Anna Jansen, Anna Bedrijf BV",
        "+31 10 000 1000 · vervolg 1/3",
        "vr 19 mrt, 14:00: dank en presentatie",
        "Afspraak · Gesproken, nog niets concreets · Niet bereikt · Terugbellen",
        "- Bob Jansen, Bob Bedrijf BV",
        "+31 10 000 1001 · vervolg 1/3",
        "vr 19 mrt, 14:00: dank en presentatie",
        "Afspraak · Gesproken, nog niets concreets · Niet bereikt · Terugbellen",
        "Nog te melden",
        "- Bob Jansen, Bob Bedrijf BV · was er: gesproken? Graag melden",
        "Lijsten die op je wachten",
        "- Overdracht: 3 contactpersonen · graag vóór ma 22 mrt, 12:00",
        "Deze week",
        "- Nog te bellen: 2 contactpersonen; deze week is er plaats voor 40 gesprekken",
        "Er is contact geweest",
        "Ik ben er niet",
        "Te veel vandaag",
        "Mijn cijfers",
      ]
    `);
  });

  it('rep-day: at most 12 tasks in full, the rest as lines', async () => {
    const contacts = names(...Array.from({ length: 20 }, (_, index) => `c${index}`));
    const scenario = await startScenario({ contacts, reps: reps(', callsPerDay: 15') });
    await scenario.runUntil('2027-02-09 12:00');
    const tasks = digestOf(scenario, PIETER, '2027-02-08 09:00').filter((line) => line.includes('Jansen'));
    expect(tasks).toHaveLength(15);
    expect(
      digestOf(scenario, PIETER, '2027-02-08 09:00')
        .join('\n')
        .match(/uitnodiging 1\/3/g),
    ).toHaveLength(12);
    const [monday] = mailsOf(scenario).filter(
      ({ template, line }) => template === 'reps/digest' && line.at > '2027-02-08',
    );
    expect(monday?.eml.text.match(/outcome=not-reached/g)).toHaveLength(12);
    const tuesday = digestOf(scenario, PIETER, '2027-02-09 09:00').filter((line) => line.includes('Jansen'));
    // Five new ones and fifteen of yesterday: seven of those in full.
    expect(tuesday).toHaveLength(20);
    expect(
      digestOf(scenario, PIETER, '2027-02-09 09:00')
        .join('\n')
        .match(/werkdag oud/g),
    ).toHaveLength(15);
  });

  it('rep-day: with nothing to call but a promise a digest goes all the same', async () => {
    const scenario = await startScenario({ contacts: names('bob'), reps: reps('') });
    const when = scenario.local('2027-02-11 15:00');
    scenario.at('2027-02-08 11:00', () => scenario.report('bob', 'call-back', { when }));
    await scenario.runUntil('2027-02-13 00:00');
    expect(scenario.lists('digest').filter((line) => line.endsWith('pieter'))).toEqual([
      'Mon 1 Feb 09:00 MailSent digest → pieter',
      'Mon 8 Feb 09:00 MailSent digest → pieter',
      'Thu 11 Feb 09:00 MailSent digest → pieter',
      // Nobody has reported it yet.
      'Fri 12 Feb 09:00 MailSent digest → pieter',
    ]);
    expect(digestOf(scenario, PIETER, '2027-02-11 09:00')).toContain('Beloofd voor vandaag');
    expect(digestOf(scenario, PIETER, '2027-02-12 09:00')).not.toContain('Beloofd voor vandaag');
  });
});
