import { describe, expect, it } from 'vitest';
import { type Scenario, startScenario } from '../scenario.ts';
import { mailsOf } from './mails.ts';

const PIETER = 'pieter@voorbeeld.example';
const LOTTE = 'lotte@voorbeeld.example';

function reps(pieter = '', mail = 'each'): string {
  return `reps:
  - { email: ${PIETER}, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, mail: ${mail}, deputy: ${LOTTE}${pieter} }
  - { email: ${LOTTE}, name: Lotte Smit, hours: { mon-fri: 09:00-17:00 }, mail: each }
`;
}

/** What a calendar makes of the files a rep got: method, uid, number of the change and the start, of each. */
function entriesOf(scenario: Scenario): readonly (readonly string[])[] {
  return mailsOf(scenario).flatMap(({ template, ics }) => {
    if (ics === undefined || !template.startsWith('reps/')) return [];
    const of = (name: string): string => new RegExp(`^${name}[^:]*:(.*)$`, 'm').exec(ics)?.[1]?.trim() ?? '';
    return [
      [template, of('METHOD'), of('UID').replace(/^.*\.call/, 'call'), of('SEQUENCE'), of('STATUS'), of('DTSTART')],
    ];
  });
}

describe('rule 16: a task that became pointless', () => {
  it('rule 16: mailed singly and answered by the contact: a short mail at once, and out of the calendar', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }], reps: reps() });
    scenario.at('2027-02-08 11:30', () => scenario.signal('anna', 'accepted'));
    await scenario.runUntil('2027-02-10 00:00');
    expect(scenario.story('anna').slice(1)).toEqual([
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Mon 8 Feb 11:30 CallTaskWithdrawn call-reminder: answered',
      'Mon 8 Feb 11:30 MailSent confirmation → anna',
    ]);
    expect(scenario.lists('withdrawn')).toEqual(['Mon 8 Feb 11:30 MailSent withdrawn → pieter']);
    const mail = mailsOf(scenario).find(({ template }) => template === 'reps/withdrawn');
    expect(mail?.eml.subject).toBe('Niet meer bellen · Anna Jansen (Anna Bedrijf BV)');
    expect(mail?.eml.text).toContain('Reden: ma 8 feb, 11:30: Komt.');
    expect(entriesOf(scenario)).toEqual([
      ['reps/call-task', 'PUBLISH', 'call.1@voorbeeld.example', '0', 'CONFIRMED', '20270208T080000Z'],
      ['reps/withdrawn', 'CANCEL', 'call.1@voorbeeld.example', '1', 'CANCELLED', '20270208T080000Z'],
    ]);
  });

  it('rule 16: in a calendar that others see an entry names nobody, from the first to the one that takes it out', async () => {
    const titles = async (more: string) => {
      const scenario = await startScenario({ contacts: [{ name: 'anna' }], reps: reps(more) });
      const when = scenario.local('2027-02-10 15:00');
      scenario.at('2027-02-08 10:00', () => scenario.report('anna', 'call-back', { when }));
      scenario.at('2027-02-10 14:55', () => scenario.signal('anna', 'accepted'));
      await scenario.runUntil('2027-02-11 00:00');
      const files = mailsOf(scenario).flatMap(({ template, ics }) =>
        ics !== undefined && template.startsWith('reps/') ? [ics.replaceAll(/\r?\n[ \t]/g, '')] : [],
      );
      expect(scenario.faults).toEqual([]);
      return files.map((ics) => [/^SUMMARY:(.*)$/m.exec(ics)?.[1]?.trim(), /anna|jansen/i.test(ics)]);
    };
    const open = ['Bellen: Anna Jansen (Anna Bedrijf BV)', true];
    expect(await titles('')).toEqual([open, open, open]);
    const closed = ['Bellen: Zakendoen in Afrika', false];
    expect(await titles(', calendarPrivacy: true')).toEqual([closed, closed, closed]);
  });

  it('rule 16: answered at night he reads it at the start of his day', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }], reps: reps() });
    scenario.at('2027-02-08 22:10', () => scenario.signal('anna', 'declined', { data: { reason: 'date' } }));
    await scenario.runUntil('2027-02-10 00:00');
    expect(scenario.lists('withdrawn')).toEqual(['Tue 9 Feb 09:00 MailSent withdrawn → pieter']);
  });

  it('rule 16: a promised call stands in his calendar at its own time, and goes from there', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }], reps: reps() });
    const when = scenario.local('2027-02-10 15:00');
    scenario.at('2027-02-08 10:00', () => scenario.report('anna', 'call-back', { when }));
    scenario.at('2027-02-10 14:55', () => scenario.signal('anna', 'accepted'));
    await scenario.runUntil('2027-02-11 00:00');
    expect(
      entriesOf(scenario)
        .slice(1)
        .map(([, method, , sequence, , start]) => [method, sequence, start]),
    ).toEqual([
      ['PUBLISH', '0', '20270210T140000Z'],
      ['CANCEL', '1', '20270210T140000Z'],
    ]);
  });

  it('rule 16: what stood in a digest is told of in the next, without a mail of its own', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }], reps: reps('', 'digest') });
    scenario.at('2027-02-08 11:30', () => scenario.signal('anna', 'accepted'));
    await scenario.runUntil('2027-02-10 00:00');
    expect(scenario.lists('withdrawn')).toEqual([]);
  });

  it('rule 16: not to who reported on it himself, whatever his report closes', async () => {
    const contacts = ['anna', 'bob', 'carla'].map((name) => ({ name }));
    const scenario = await startScenario({ contacts, reps: reps() });
    scenario.at('2027-02-08 10:00', () => scenario.report('anna', 'do-not-call'));
    scenario.at('2027-02-08 10:05', () => scenario.report('bob', 'no', { reason: 'budget' }));
    scenario.at('2027-02-08 10:10', () => scenario.report('carla', 'accepted'));
    await scenario.runUntil('2027-02-10 00:00');
    expect(scenario.lists('withdrawn')).toEqual([]);
  });

  it('rule 16: given to a colleague, the first one reads that he need not call; who is away reads nothing', async () => {
    const contacts = ['anna', 'bob'].map((name) => ({ name }));
    const scenario = await startScenario({ contacts, reps: reps() });
    const whose = { campaigns: ['afrika'], rep: PIETER };
    scenario.at('2027-02-08 10:00', () =>
      scenario.run(async (doors) => {
        await doors.giveTasks({ ...whose, to: LOTTE, tasks: [scenario.openTask('anna').id] });
      }),
    );
    scenario.at('2027-02-08 11:00', () =>
      scenario.run(async (doors) => {
        await doors.announceAbsence({ ...whose, from: '2027-02-08', until: '2027-02-12', by: PIETER });
      }),
    );
    await scenario.runUntil('2027-02-10 00:00');
    expect(scenario.lists('withdrawn')).toEqual(['Mon 8 Feb 10:00 MailSent withdrawn → pieter']);
    expect(scenario.story('bob', ['CallTaskWithdrawn'])).toEqual([
      'Mon 8 Feb 11:00 CallTaskWithdrawn call-reminder: given to the deputy',
    ]);
  });

  it('rule 16: in a pause of the campaign, too: he would call all the same', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }], reps: reps() });
    scenario.at('2027-02-08 10:00', () => scenario.act({ type: 'pause', reason: 'a mistake in the text' }));
    scenario.at('2027-02-08 11:30', () => scenario.signal('anna', 'accepted'));
    await scenario.runUntil('2027-02-10 00:00');
    expect(scenario.lists('withdrawn')).toEqual(['Mon 8 Feb 11:30 MailSent withdrawn → pieter']);
  });

  it('rule 16: the answer overtakes the task on its way to him: nothing stays open with him', async () => {
    let overtake: (() => Promise<void>) | undefined;
    const scenario = await startScenario({
      contacts: [{ name: 'anna' }],
      reps: reps(),
      mailer: async (touch) => {
        if (touch.kind === 'call') await overtake?.();
        return { status: 'accepted' };
      },
    });
    overtake = () => scenario.signal('anna', 'accepted');
    await scenario.runUntil('2027-02-10 00:00');
    expect(scenario.story('anna').slice(1)).toEqual([
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Mon 8 Feb 09:00 CallTaskWithdrawn call-reminder: answered',
      'Mon 8 Feb 09:00 MailSent confirmation → anna',
    ]);
    expect(await scenario.world.ports.store.tasksOf(PIETER)).toEqual([]);
    expect(scenario.lists('withdrawn')).toEqual(['Mon 8 Feb 09:00 MailSent withdrawn → pieter']);
  });
});
