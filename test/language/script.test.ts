import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../workflows/language/format-problem.ts';
import type { ScriptEntry } from '../../workflows/language/script-entry.ts';
import { checkScript } from '../../workflows/language/script-rules.ts';
import { scriptSchema } from '../../workflows/language/script-schema.ts';
import { readYaml } from '../../workflows/language/yaml-source.ts';
import { fixtureText, seminarSource } from './fixture.ts';

function read(line: string) {
  return readYaml('script.yaml', `- { ${line} }\n`, scriptSchema);
}

function entry(line: string): ScriptEntry | undefined {
  const { value, problems } = read(line);
  expect(problems).toEqual([]);
  return value?.[0];
}

describe('the example script', () => {
  const entries = readYaml('script.yaml', fixtureText('script.yaml'), scriptSchema).value ?? [];

  it('reads every line as one when, one who and one what', () => {
    expect(entries.map(({ act }) => act.type)).toEqual([
      'review',
      'sign',
      'sign',
      'signal',
      'signal',
      'report',
      'report',
      'report',
      'signal',
      'conversation',
      'close-attendance',
      'agree',
      'agree',
      'report-nothing',
      'reschedule',
    ]);
  });

  it('keeps data, doors and attempts apart', () => {
    expect(entries[3]).toEqual({
      when: { after: { amount: 2, unit: 'days' } },
      who: { contact: 'anna@voorbeeld.example' },
      act: { type: 'signal', signal: 'accepted', data: { guests: 1 } },
    });
    expect(entries[6]).toEqual({
      when: { on: 'call-reminder', attempt: 2, after: { amount: 5, unit: 'hours' } },
      who: { contact: 'bob@eksempel.example' },
      act: { type: 'report', outcome: 'accepted', data: {}, confirmByMail: true },
    });
    expect(entries[8]?.act).toEqual({ type: 'signal', signal: 'attended', data: {}, via: 'webhook', id: 'scan-1' });
    expect(entries[13]).toMatchObject({ when: { at: '2027-04-08T00:00' }, act: { until: '2027-04-12T00:00' } });
  });
});

describe('an entry of a script', () => {
  it.each([
    ['after: 1 day, contact: "*", unsubscribe: email', { type: 'unsubscribe', channel: 'email' }],
    ['after: 1 day, contact: "*", bounce: hard', { type: 'bounce', kind: 'hard' }],
    ['after: 1 day, contact: "*", reply: Bel mij', { type: 'reply', text: 'Bel mij' }],
    ['after: 1 day, contact: "*", autoReply: { until: 2027-02-08 }', { type: 'auto-reply', until: '2027-02-08T00:00' }],
    [
      'after: 1 day, rep: l@v.example, absent: { from: 2027-03-22, until: 2027-03-26 }',
      { type: 'absent', from: '2027-03-22', until: '2027-03-26' },
    ],
    ['after: 1 day, rep: l@v.example, handOff: { accept: all }', { type: 'hand-off', accept: 'all', except: [] }],
    ['after: 1 day, manager: sales, pause: true', { type: 'pause' }],
    ['after: 1 day, manager: sales, cancelEvent: stop', { type: 'cancel-event', afterwards: 'stop' }],
    [
      'after: 1 day, manager: sales, cancelEvent: { then: presentation }',
      { type: 'cancel-event', afterwards: 'presentation' },
    ],
    [
      'after: 1 day, walkIn: { lastName: Smit, organisation: Smit BV }',
      { type: 'walk-in', lastName: 'Smit', organisation: 'Smit BV' },
    ],
    [
      'after: 1 day, host: { walkIn: { lastName: Smit, organisation: Smit BV } }',
      { type: 'walk-in', lastName: 'Smit', organisation: 'Smit BV' },
    ],
    ['after: 1 day, webhook: zoom.json', { type: 'webhook', file: 'zoom.json' }],
    ['after: 1 day, system: { webhook: { file: zoom.json } }', { type: 'webhook', file: 'zoom.json' }],
    [
      'on: quote, contact: "*", report: yes, revenue: 12000, margin: 5000',
      { type: 'report', outcome: 'yes', data: { revenue: 12000, margin: 5000 }, confirmByMail: false },
    ],
  ])('%s', (line, act) => {
    expect(entry(line)?.act).toEqual(act);
  });

  it.each([
    ['contact: a@b.example, signal: accepted', '0: when? Write at:'],
    ['at: 2027-02-01 09:00, after: 1 day, contact: a@b.example, signal: accepted', '0.at: an entry has one when'],
    ['attempt: 2, after: 1 day, contact: a@b.example, signal: accepted', '0.attempt: belongs to `on`'],
    ['after: 1 day, signal: accepted', '0: who? Write contact'],
    [
      'after: 1 day, contact: a@b.example, rep: c@b.example, signal: accepted',
      '0.rep: an entry has one who, not contact and rep',
    ],
    ['after: 1 day, contact: a@b.example', '0: what does the contact do? One of: signal, report'],
    ['after: 1 day, contact: a@b.example, sign: audience', '0.sign: a contact does not do that'],
    [
      'after: 1 day, contact: a@b.example, signal: accepted, bounce: hard',
      'an entry has one what, not signal and bounce',
    ],
    [
      'after: 1 day, contact: a@b.example, signal: acepted',
      '0.signal: "acepted" is not possible here. Did you mean "accepted"?',
    ],
    [
      'after: 1 day, contact: a@b.example, signal: accepted, interest: 3',
      '0.interest: accepted has no interest. It may have: guests, via, id',
    ],
    [
      'after: 1 day, contact: a@b.example, signal: declined, reason: rain',
      '0.reason: "rain" is no reason of declined. One of: date, subject, colleague, no-contact',
    ],
    ['after: 1 day, contact: a@b.example, report: spoken', '0.report: a report is about a touch'],
    ['after: 1 day, rep: a@b.example, reports: nothing', '0.reports: until when?'],
    [
      'after: 1 day, manager: sales, sign: audience, guests: 2',
      '0.guests: belongs to a signal or a report, not to sign',
    ],
    ['after: 1 day, manager: sales, sign: audience, except: []', '0.except: belongs to agree: all'],
  ])('%s is a problem', (line, said) => {
    expect(read(line).problems.map(formatProblem).join('\n')).toContain(said);
  });
});

describe('the names in a script', () => {
  function names(text: string): string[] {
    const { value, locate } = readYaml('script.yaml', text, scriptSchema);
    if (!value) throw new Error('the script reads well');
    const contacts = new Set(['ANNA@voorbeeld.example', 'carla@eksempel.example']);
    const reps = new Set(['pieter@voorbeeld.example']);
    const check = { file: 'script.yaml', entries: value, locate, workflow: seminarSource(), contacts, reps };
    return checkScript(check).map(formatProblem);
  }

  it('are those of the campaign', () => {
    expect(
      names(`- { on: call-1, contact: "*", report: spoken }
- { after: 1 day, rep: pieter@voorbeeld.example, review: { strike: [carla@eksempel.example] } }
- { after: 1 day, contact: Anna@voorbeeld.example, signal: accepted }
`),
    ).toEqual([]);
  });

  it('are told where the campaign does not know them', () => {
    expect(
      names(`- { on: call-3, contact: "*", report: spoken }
- { after: 1 day, rep: piter@voorbeeld.example, review: { strike: [carl@eksempel.example] } }
- { after: 1 day, contact: ana@voorbeeld.example, signal: accepted }
- { on: decide, manager: sales, agree: all, except: [ { contact: ann@voorbeeld.example, decision: release } ] }
`),
    ).toEqual([
      'script.yaml:1:9 0.on: "call-3" is no step. Did you mean "call-1"?',
      'script.yaml:2:24 1.rep: "piter@voorbeeld.example" is no rep of this campaign. Did you mean "pieter@voorbeeld.example"?',
      'script.yaml:2:68 1.review.strike.0: "carl@eksempel.example" is no contact of the audience. Did you mean "carla@eksempel.example"?',
      'script.yaml:3:28 2.contact: "ana@voorbeeld.example" is no contact of the audience. Did you mean "anna@voorbeeld.example"?',
      'script.yaml:4:66 3.except.0.contact: "ann@voorbeeld.example" is no contact of the audience. Did you mean "anna@voorbeeld.example"?',
    ]);
  });
});
