import { describe, expect, it } from 'vitest';
import { type Scenario, startScenario } from '../scenario.ts';
import { mailsOf } from './mails.ts';

const reps = (language = '', hours = '09:00-17:00'): string => `reps:
  - { email: pieter@voorbeeld.example, name: Pieter Bakker, hours: { mon-fri: ${hours} }, mail: each${language} }
`;

const BAKKER = { organisation: 'Bakker BV', organisationId: '12345678' };
const COLLEAGUES = [
  { name: 'anna', ...BAKKER },
  { name: 'mette', role: 'inkoop', ...BAKKER },
  { name: 'bob', ...BAKKER },
  { name: 'eva' },
];

/** The lines of the call task a rep got at a time, without its links. */
function taskOf(scenario: Scenario, time: string, name = 'Anna'): readonly string[] {
  const at = scenario.local(time);
  const mail = mailsOf(scenario).find(
    ({ template, line, eml }) =>
      template === 'reps/call-task' && Date.parse(line.at) === at && eml.subject.includes(`${name} Jansen`),
  );
  if (!mail) throw new Error(`no call task at ${time}`);
  return mail.eml.text.split('\n').map((line) => line.replaceAll(/ <[^>]*>/g, ''));
}

const starting = (lines: readonly string[], words: string): string | undefined =>
  lines.find((line) => line.startsWith(words));

describe('the call task mail', () => {
  it('rule 13: names who else of the organisation is in the campaign, and how each stands', async () => {
    const scenario = await startScenario({ contacts: COLLEAGUES, reps: reps() });
    scenario.at('2027-02-02 10:00', () => scenario.signal('mette', 'accepted'));
    scenario.at('2027-02-02 11:00', () => scenario.signal('bob', 'tentative'));
    await scenario.runUntil('2027-02-09 00:00');
    const task = taskOf(scenario, '2027-02-08 09:00');
    const colleagues = starting(task, 'Bij hen ook:') ?? '';
    expect(colleagues.replace('Bij hen ook: ', '').split(' · ').sort()).toEqual([
      'Bob Jansen: weet het nog niet',
      'Mette Jansen (inkoop): komt',
    ]);
    expect(starting(taskOf(scenario, '2027-02-08 09:00', 'Eva'), 'Bij hen ook:')).toBeUndefined();
  });

  it('rule 13: knows of a colleague what was true when the task went, and nothing later', async () => {
    const scenario = await startScenario({ contacts: COLLEAGUES, reps: reps() });
    scenario.at('2027-02-02 10:00', () => scenario.signal('mette', 'tentative'));
    scenario.at('2027-02-02 11:00', () => scenario.signal('bob', 'declined', { data: { reason: 'date' } }));
    scenario.at('2027-02-08 12:00', () => scenario.report('anna', 'not-reached'));
    scenario.at('2027-02-09 10:00', () => scenario.signal('mette', 'accepted'));
    await scenario.runUntil('2027-02-12 00:00');
    const said = (time: string): readonly string[] =>
      (starting(taskOf(scenario, time), 'Bij hen ook:') ?? '').replace('Bij hen ook: ', '').split(' · ').sort();
    expect(said('2027-02-08 09:00')).toEqual(['Bob Jansen: komt niet', 'Mette Jansen (inkoop): weet het nog niet']);
    const second = scenario.events('anna', 'CallTaskSent')[1];
    const again = mailsOf(scenario).find(({ line }) => line.touch === second?.data.touch);
    expect(again?.eml.text).toContain('Mette Jansen (inkoop): komt');
  });

  it('M23: asks what nobody has learnt yet, first what the plan’s criteria leave open', async () => {
    const contacts = [{ name: 'anna', emailPermission: 'none' }];
    const plan = 'qualified: { must: ["solution fits", "timing known"], points: { attended: 20 }, from: 20 }\n';
    const open = await startScenario({ contacts, reps: reps(), plan });
    await open.runUntil('2027-02-03 00:00');
    expect(starting(taskOf(open, '2027-02-02 09:00'), 'Vraag:')).toBe(
      'Vraag: Past wat wij bieden? Welk vraagstuk speelt nu? Wie beslist mee?',
    );
    const told = await startScenario({ contacts: [{ name: 'anna' }], reps: reps() });
    const when = told.local('2027-02-09 11:00');
    told.at('2027-02-08 10:00', () => told.report('anna', 'call-back', { when, issue: 'douane Kenia' }));
    await told.runUntil('2027-02-10 00:00');
    expect(starting(taskOf(told, '2027-02-08 09:00'), 'Vraag:')).toBe(
      'Vraag: Welk vraagstuk speelt nu? Wie beslist mee?',
    );
    expect(starting(taskOf(told, '2027-02-09 10:50'), 'Vraag:')).toBe('Vraag: Wie beslist mee?');
  });

  it.each([
    ['nl', 'Graag vóór di 9 feb, 17:00.', 'bel tussen 09:00 en 17:30', 'Mette Jansen (inkoop): komt'],
    ['da', 'Gerne inden tirs. 9. feb. kl. 17.00.', 'ring mellem 09.00 og 17.30', 'Mette Jansen (inkoop): kommer'],
    ['de', 'Bitte bis Di., 9. Feb., 17:00 Uhr.', 'zwischen 09:00 und 17:30', 'Mette Jansen (inkoop): kommt'],
    ['en', 'Please before Tue 9 Feb, 17:00.', 'call between 09:00 and 17:30', 'Mette Jansen (inkoop): is coming'],
  ])('says in %s until when, at which hours, and who of them comes', async (language, due, hours, colleague) => {
    const scenario = await startScenario({ contacts: COLLEAGUES, reps: reps(`, language: ${language}`) });
    scenario.at('2027-02-02 10:00', () => scenario.signal('mette', 'accepted'));
    scenario.at('2027-02-02 11:00', () => scenario.signal('bob', 'tentative'));
    await scenario.runUntil('2027-02-09 00:00');
    const text = taskOf(scenario, '2027-02-08 09:00').join('\n');
    for (const words of [due, hours, colleague]) expect(text).toContain(words);
  });

  it('names the campaign, the sources and days of a consent as the rep reads them, and speaks to the contact in hers', async () => {
    const dane = {
      ...{ name: 'mette', organisation: 'Holm ApS', organisationId: '87654321', legalForm: 'ApS', country: 'DK' },
      ...{ language: 'da', emailPermissionAt: '2026-11-12', emailPermissionSource: 'beurs' },
    };
    const scenario = await startScenario({
      contacts: [dane],
      reps: reps(),
      change: (text) =>
        text.replace('name: Zakendoen in Afrika', 'name: { nl: Zakendoen in Afrika, da: Forretning i Afrika }'),
    });
    await scenario.runUntil('2027-02-09 00:00');
    const text = taskOf(scenario, '2027-02-08 09:00', 'Mette').join('\n');
    expect(text).toContain('Verstuurd door Baton voor Voorbeeld Logistics BV · Zakendoen in Afrika');
    expect(text).toContain('Taal: Deens');
    expect(text).toContain('Mail mag (toestemming, beurs, 12 nov 2026)');
    expect(text).toContain('en invitation til Forretning i Afrika, torsdag den 18. marts 2027 kl. 14.00');
  });

  it('wants a report before the hour at which the manager would hear of it, and never after its own last moment', async () => {
    const friday = await startScenario({
      contacts: [{ name: 'anna' }],
      reps: reps('', '09:00-12:30'),
      launchAt: '2027-01-29 09:00',
    });
    await friday.runUntil('2027-02-06 00:00');
    expect(taskOf(friday, '2027-02-05 09:00').join('\n')).toContain('Graag vóór ma 8 feb, 12:30.');
    const late = await startScenario({ contacts: [{ name: 'anna' }], reps: reps(), launchAt: '2027-03-08 09:00' });
    await late.runUntil('2027-03-16 00:00');
    expect(taskOf(late, '2027-03-15 09:00').join('\n')).toContain('Graag vóór ma 15 mrt, 14:00.');
  });

  it('rule 16: a call that went to the deputy is made in the name of who left it, and says for whom', async () => {
    const two = `reps:
  - { email: pieter@voorbeeld.example, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, mail: each, deputy: lotte@voorbeeld.example }
  - { email: lotte@voorbeeld.example, name: Lotte Smit, hours: { mon-fri: 09:00-17:00 }, mail: each }
`;
    const scenario = await startScenario({ contacts: [{ name: 'anna' }], reps: two });
    await scenario.runUntil('2027-02-13 00:00');
    const handed = scenario.events('anna', 'CallTaskSent').find(({ data }) => data.rep === 'lotte@voorbeeld.example');
    const mail = mailsOf(scenario).find(({ line }) => line.touch === handed?.data.touch);
    expect(mail?.eml.text).toContain('Je belt namens Pieter Bakker.');
    expect(mail?.eml.text).toContain('u spreekt met Lotte Smit van Voorbeeld Logistics BV, namens Pieter Bakker');
  });
});
