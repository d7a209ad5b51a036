import { describe, expect, it } from 'vitest';
import type { CampaignCheck } from '../../workflows/language/campaign-check.ts';
import { checkCampaign } from '../../workflows/language/campaign-rules.ts';
import { formatProblem } from '../../workflows/language/format-problem.ts';
import { readCampaign, type WorkflowShelf } from '../../workflows/language/read-campaign.ts';
import { repsSchema } from '../../workflows/language/reps-schema.ts';
import { readYaml } from '../../workflows/language/yaml-source.ts';
import { fixtureText, seminarSource } from './fixture.ts';

const workflow = seminarSource();
const shelf: WorkflowShelf = { names: ['seminar'], find: () => workflow };
const minimal = fixtureText('campaign-minimal.yaml');
/** Mon 25 January 2027, noon in Rotterdam. */
const NOW = Date.UTC(2027, 0, 25, 11);
const FILES = ['content/files/afrika.pdf', 'content/files/whitepaper-afrika.pdf'];

function check(text: string, extra: Partial<CampaignCheck> = {}): string[] {
  const reading = readCampaign('campaign.yaml', text, shelf);
  if (!reading.value) throw new Error(reading.problems.map(formatProblem).join('\n'));
  const campaign = { file: 'campaign.yaml', value: reading.value, locate: reading.locate };
  return checkCampaign({ campaign, workflow, now: NOW, files: FILES, ...extra }).map(formatProblem);
}

function withReps(text: string): Pick<CampaignCheck, 'reps'> {
  const reading = readYaml('reps.yaml', text, repsSchema);
  if (!reading.value) throw new Error(reading.problems.map(formatProblem).join('\n'));
  return { reps: { file: 'reps.yaml', value: reading.value.reps, locate: reading.locate } };
}

describe('the dates of a campaign', () => {
  it('are clean in the example', () => {
    expect(check(minimal)).toEqual([]);
  });

  it('that are over are told with the year that was meant', () => {
    expect(check(minimal.replaceAll('2027-03-18', '2026-03-18'))).toEqual([
      'campaign.yaml:7:10 event.start: Wed 18 March 2026 14:00 is in the past (now: Mon 25 January 2027). Did you mean 2027-03-18 14:00?',
    ]);
  });

  it('that are over are warnings where nothing is launched, and not looked at without a now', () => {
    const text = minimal.replaceAll('2027-03-18', '2026-03-18');
    const reading = readCampaign('campaign.yaml', text, shelf);
    if (!reading.value) throw new Error('the campaign reads well');
    const campaign = { file: 'campaign.yaml', value: reading.value, locate: reading.locate };
    expect(checkCampaign({ campaign, workflow, now: NOW, past: 'warning' })).toMatchObject([{ severity: 'warning' }]);
    expect(checkCampaign({ campaign, workflow })).toEqual([]);
  });

  it.each([
    [
      '2027-03-08',
      'Mon 8 March 2027 leaves 8 business days to the event. Invitation, response window (5) and three call attempts need 12. With this date 1 of 3 attempts fits. Launch by Tue 2 March, or set settings.callReminder.attempts: 1.',
    ],
    [
      '2027-03-04',
      'Thu 4 March 2027 leaves 10 business days to the event. Invitation, response window (5) and three call attempts need 12. With this date 2 of 3 attempts fit. Launch by Tue 2 March, or set settings.callReminder.attempts: 2.',
    ],
    [
      '2027-03-09',
      'Tue 9 March 2027 leaves 7 business days to the event. Invitation, response window (5) and three call attempts need 12. With this date none of 3 attempts fits. Launch by Tue 2 March, or nobody is reminded by phone.',
    ],
  ])('say what a launch on %s leaves no time for', (date, message) => {
    const text = minimal.replace('country:', `launchAt: ${date} 09:00\ncountry:`);
    expect(check(text)).toEqual([`campaign.yaml:5:11 launchAt: ${message}`]);
  });

  it('leave time on the last day that does', () => {
    expect(check(minimal.replace('country:', 'launchAt: 2027-03-02 09:00\ncountry:'))).toEqual([]);
  });

  it('count the settings of the campaign', () => {
    const text = `${minimal.replace('country:', 'launchAt: 2027-03-08 09:00\ncountry:')}settings: { callReminder: { attempts: 1 } }\n`;
    expect(check(text)).toEqual([]);
  });

  it('may not run backwards', () => {
    expect(check(minimal.replace('2027-03-18 17:30', '2027-03-18 13:30'))).toEqual([
      'campaign.yaml:8:8 event.end: 2027-03-18 13:30 is not after the start, 2027-03-18 14:00.',
    ]);
    expect(check(minimal.replace('country:', 'launchAt: 2027-03-19 09:00\ncountry:'))[0]).toContain(
      '2027-03-19 09:00 is not before the event',
    );
  });

  it('lie in a known zone, in years whose holidays are known, with some hours', () => {
    expect(check(`${minimal}timeZone: Europe/Amsterdm\n`)).toEqual([
      'campaign.yaml:16:11 timeZone: "Europe/Amsterdm" is no time zone: write e.g. Europe/Amsterdam.',
    ]);
    expect(check(`${minimal}calendar: { holidays: XX }\n`)[0]).toContain('no holidays are known for "XX"');
    expect(check(`${minimal}calendar: { days: [] }\n`)[0]).toContain('no day has hours');
    expect(check(minimal.replaceAll('2027-03-18', '2058-03-18'))[0]).toContain('The holidays of NL are known for');
  });
});

describe('the sender of a campaign', () => {
  const withEmail = (email: string) =>
    minimal.replace('domain: voorbeeld.example', `domain: voorbeeld.example, email: ${email}`);

  it('has an address at his domain or below it: no other would be proven, and each mail refused', () => {
    expect(check(withEmail('seminar@voorbeeld.example'))).toEqual([]);
    expect(check(withEmail('seminar@post.voorbeeld.example'))).toEqual([]);
    for (const email of ['seminar@elders.example', 'seminar@nietvoorbeeld.example', 'seminar@example'])
      expect(() => check(withEmail(email))).toThrow(/sender\.email: .*(is not at the sender’s domain|mail address)/);
  });
});

describe('a hand-off of those who attended', () => {
  it('waits until attendance is closed', () => {
    expect(check(`${minimal}settings: { handOff: { who: attended } }\n`)).toEqual([
      'campaign.yaml:16:29 settings.handOff.who: attended is known only when attendance is closed (Fri 19 March). Set settings.handOff.at to settings.attendance.closeAt or later, or who: all.',
    ]);
    const later = 'settings: { handOff: { who: attended, at: event.end + 1 business day 12:00 } }\n';
    expect(check(`${minimal}${later}`)).toEqual([]);
  });
});

describe('the files of a campaign', () => {
  it('exist, or what is there is listed', () => {
    const files = ['content/files/afrika-v2.pdf', 'content/files/whitepaper-afrika.pdf'];
    expect(check(minimal, { files })).toEqual([
      'campaign.yaml:15:24 files.presentation: content/files/afrika.pdf does not exist. In that folder: afrika-v2.pdf, whitepaper-afrika.pdf. Until the event you may leave it out: set presentation: later, and marketing is reminded on Wed 17 March.',
    ]);
  });

  it('may come later', () => {
    expect(
      check(minimal.replace('presentation: afrika.pdf', 'presentation: later'), { files: FILES.slice(1) }),
    ).toEqual([]);
  });

  it('are named where the workflow sends them', () => {
    expect(check(minimal.replace(', whitepaper: whitepaper-afrika.pdf', ''))).toEqual([
      'campaign.yaml:15:1 files.whitepaper: is missing: the step whitepaper sends it. Write whitepaper: <file>, or whitepaper: later.',
    ]);
  });
});

describe('the texts of a campaign', () => {
  const has = (language: string, template: string) => language !== 'da' || template !== 'invitation';

  it('exist in every language a contact has', () => {
    const languages = new Map([
      ['nl', { contacts: 100, lines: [2, 3, 4] }],
      ['da', { contacts: 12, lines: [14, 27, 31] }],
    ]);
    expect(check(minimal, { texts: { has, languages } })).toEqual([
      'content/da: invitation is missing in Danish: 12 contacts have language da (rows 14, 27, 31 …). Write content/da/invitation.md, or set language in those rows. Nothing is sent in another language by itself.',
    ]);
  });

  it('are asked for by one contact too', () => {
    const languages = new Map([['da', { contacts: 1, lines: [14] }]]);
    expect(check(minimal, { texts: { has, languages } })[0]).toContain(
      '1 contact has language da (row 14). Write content/da/invitation.md, or set language in that row.',
    );
  });

  it('include call scripts and every item of nurture', () => {
    const asked = new Set<string>();
    const languages = new Map([['nl', { contacts: 1, lines: [2] }]]);
    const note = (_: string, template: string) => asked.add(template).size > 0;
    check(`${minimal}content: { nurture: [case-nairobi] }\n`, { texts: { has: note, languages } });
    expect([...asked]).toEqual(
      expect.arrayContaining(['scripts/call-1-no-show', 'nurture-case-nairobi', 'letter-invitation']),
    );
  });
});

describe('the reps of a campaign', () => {
  it('are at least one', () => {
    expect(check(minimal, withReps('reps: []\n'))).toEqual([
      'reps.yaml:1:7 reps: nobody is in it. Write at least one: - { email: anna@voorbeeld.example, name: Anna Jansen }.',
    ]);
  });

  it('stand in it once, with deputies and managers who exist', () => {
    const reps = `reps:
  - { email: pieter@voorbeeld.example, name: Pieter Bakker, deputy: jan@voorbeld.example }
  - { email: jan@voorbeeld.example, name: Jan, deputy: jan@voorbeeld.example }
  - { email: Pieter@voorbeeld.example, name: Pieter, manager: sandra@voorbeeld.example }
`;
    expect(check(minimal, withReps(reps))).toEqual([
      'reps.yaml:2:69 reps.0.deputy: "jan@voorbeld.example" is not in reps.yaml. Did you mean "jan@voorbeeld.example"?',
      'reps.yaml:3:56 reps.1.deputy: nobody is his own deputy: name a colleague.',
      'reps.yaml:4:14 reps.2.email: pieter@voorbeeld.example is already in line 2. Keep one.',
      'reps.yaml:4:63 reps.2.manager: "sandra@voorbeeld.example" is no manager of this campaign and not in reps.yaml. Did you mean "sander@voorbeeld.example"?',
    ]);
  });

  it('who are away during the campaign have a deputy', () => {
    const away = (extra: string) =>
      withReps(
        `reps:\n  - { email: lotte@voorbeeld.example, name: Lotte Smit, absences: [ { from: 2027-03-22, to: 2027-03-26 } ]${extra} }\n  - { email: pieter@voorbeeld.example, name: Pieter }\n`,
      );
    expect(check(minimal, away(''))).toEqual([
      "reps.yaml:2:69 reps.0.absences.0: Lotte Smit is away 22–26 March without a deputy. Who takes over? Write deputy: and a colleague's mail address.",
    ]);
    expect(check(minimal, away(', deputy: pieter@voorbeeld.example'))).toEqual([]);
  });
});
