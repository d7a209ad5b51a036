import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readXlsx } from '../plan/read-xlsx.ts';
import { baton, emptyFolder } from './run.ts';

const home = process.cwd();
beforeEach(() => process.chdir(emptyFolder()));
afterEach(() => process.chdir(home));

const TARGET = `targets:
  reps: { pieter@voorbeeld.example: { customers: 10, marginInPeriod: 20000, marginPerCustomer12Months: 5000, by: 2027-12-31 } }
  marketing: { qualifiedLeads: 400, wonAtLeast: 10 }
period: { from: 2027-01-01, to: 2027-12-31 }
profiles: [ { segment: forwarders, fits: { country: [NL] }, points: 40 } ]
qualified: { must: [ "solution fits" ], points: { attended: 20 }, from: 40 }
serviceLevels: { marketing: { handOver: { qualifiedPerMonth: 34 } } }
`;
const HEADINGS =
  'email;firstName;lastName;organisation;country;legalForm;phone;segment;source;rep;emailPermission;phonePermission;chance;margin';

/** A campaign of its own with these rows, among others or alone. */
async function campaign(id: string, rows: readonly string[]): Promise<string> {
  mkdirSync('campaigns', { recursive: true });
  if (id === 'azie')
    writeFileSync('campaigns/plan.yaml', `plan: "2027"\nsources: { fair: { name: Beurs, text: beurs } }\n${TARGET}`);
  await baton('new', 'seminar', id, '--start', '2027-09-16');
  writeFileSync(join('campaigns', id, 'invitees.csv'), `${HEADINGS}\n${rows.join('\n')}\n`);
  return join('campaigns', id, 'campaign.yaml');
}

const row = (name: string, more = ';') =>
  `${name}@${name}.example;${name};Jansen;${name} BV;NL;BV;+31 10 000 1234;forwarders;fair;pieter@voorbeeld.example;consent;business;${more}`;

describe('baton plan', () => {
  it('M10 M14 computes each rep’s target back, and says what this audience brings of it', async () => {
    const path = await campaign('azie', [row('anna'), row('bob', '50 %;8000'), row('carl')]);
    const { code, out } = await baton('plan', path);
    expect(code).toBe(0);
    expect(out).toMatch(/Pieter Bakker +10 +2027-12-31 +20 +100 +400 +1,000 +25,050 +20,000\n/);
    // Two leads at 1 % of 5,000 each, and one of whom more is known: 50 % of 8,000.
    expect(out).toMatch(/Pieter Bakker +3 +1,000, 0\.3 % +0\.5 +4,100\n/);
  });

  it('M27 says how many qualified leads are owed, and how many are one by what is known', async () => {
    const path = await campaign('azie', [row('anna')]);
    const { out } = await baton('plan', path);
    const told = out.replaceAll(/\s+/g, ' ');
    expect(told).toContain('Marketing owes 400 qualified leads, 34 a month, of which sales wins at least 10.');
    expect(told).toContain('0 of 1 leads here meet the criteria; of 1 something is missing or not known yet.');
  });

  it('counts calls a rep and week against his time, with the campaigns beside this one', async () => {
    const rows = ['anna', 'bob', 'carl', 'dora'].map((name) => row(name).replace('consent', 'none'));
    const path = await campaign('azie', rows);
    const alone = /Pieter Bakker +2027-08-02 +5 +42\.5 +40 +(\d+) +(\d+)/.exec((await baton('plan', path)).out);
    expect(alone?.slice(1)).toEqual(['4', '0']);
    await campaign(
      'amerika',
      ['emil', 'frits'].map((name) => row(name).replace('consent', 'none')),
    );
    const both = /Pieter Bakker +2027-08-02 +5 +42\.5 +40 +(\d+) +(\d+)/.exec((await baton('plan', path)).out);
    expect(both?.slice(1)).toEqual(['4', '2']);
    writeFileSync('campaigns/amerika/campaign.yaml', 'campaign: amerika\nplan: ../plan.yaml\n');
    expect((await baton('plan', path)).code).toBe(0);
  });

  it('M11 M16 puts what really happened beside it: levels, time per level, the profile against yes and no', async () => {
    const path = await campaign('azie', [row('anna'), row('bob')]);
    mkdirSync(join(dirname(path), 'content/files'), { recursive: true });
    for (const file of ['slides.pdf', 'paper.pdf']) writeFileSync(join(dirname(path), 'content/files', file), '%PDF');
    const text = readFileSync(path, 'utf8').replace('presentation: later', 'presentation: slides.pdf');
    writeFileSync(path, text.replace('whitepaper: later', 'whitepaper: paper.pdf'));
    writeFileSync(
      join(dirname(path), 'script.yaml'),
      `- { on: conversation-call, contact: anna@anna.example, after: 1 hour, report: appointment, when: 2027-09-22 10:00 }
- { at: 2027-08-06 10:00, contact: anna@anna.example, signal: accepted }
- { at: 2027-09-16 14:00, contact: anna@anna.example, signal: attended }
- { on: appointment, contact: anna@anna.example, after: 1 hour, report: quote-requested }
- { on: quote, contact: anna@anna.example, after: 1 hour, times: 1, report: quoted, value: 9000, margin: 4000, currency: EUR, chance: 40 % }
`,
    );
    const { out: timeline } = await baton('rehearse', path, '--json', '--until', '2027-10-20');
    writeFileSync('timeline.ndjson', timeline);
    const { out } = await baton('plan', path, '--timeline', 'timeline.ndjson', '--xlsx', 'plan.xlsx');
    expect(out).toContain('Time per level, in business days');
    expect(out).toMatch(/visited to quoted +1 +\d+ +\d+/);
    expect(out).toMatch(/takeOver +sales +2 +\d+ +\d+ +\d of 2\n/);
    const prospects = readXlsx(readFileSync('plan.xlsx')).cells(2);
    expect(prospects[0]).toContain('weighted margin');
    const anna = prospects.find(([name]) => name === 'anna BV');
    expect(anna?.slice(-5)).toEqual(['quoted', '0.4', '4000', '1600', 'quote']);
  });

  it('F49 writes a spreadsheet without formulas, phones as text, and changes no character', async () => {
    const attacks = ['=1+1', '+31 10', '-2', '@SUM(A1)', '=HYPERLINK("https://x.example";"y")', '|cmd'];
    const phones = ['+31 10 000 1234', '0031100001235', '010 000 1236', '(010) 000-1237', '+31 (0)10 000 1238'];
    const rows = attacks.map((name, index) =>
      row(`x${index}`)
        .replace(`;x${index} BV;`, `;"${name.replaceAll('"', '""')}";`)
        .replace('+31 10 000 1234', phones[index] ?? ''),
    );
    const path = await campaign('azie', rows);
    expect((await baton('plan', path, '--xlsx', 'plan.xlsx')).code).toBe(0);
    const { files, cells } = readXlsx(readFileSync('plan.xlsx'));
    expect([...files.values()].join('')).not.toMatch(/<f[ >]/);
    expect(
      cells(2)
        .slice(1)
        .map(([name]) => name),
    ).toEqual(attacks);
    expect(
      cells(2)
        .slice(1)
        .map((cell) => cell.find((value) => /^\+31\d/.test(value))),
    ).toEqual([...['+31100001234', '+31100001235', '+31100001236', '+31100001237', '+31100001238'], undefined]);
    expect(cells(1)[1]?.slice(0, 8)).toEqual([
      'Pieter Bakker',
      'pieter@voorbeeld.example',
      '2027-12-31',
      '10',
      '20',
      '100',
      '400',
      '1000',
    ]);
  });

  it('tells what is wrong with a campaign, and with a timeline that is none', async () => {
    const path = await campaign('azie', [row('anna')]);
    expect(await baton('plan', path, '--timeline', 'nowhere.ndjson')).toMatchObject({ code: 2, out: '' });
    writeFileSync('broken.ndjson', '{"type":"StepEntered"}\nhello\n');
    const { code, err } = await baton('plan', path, '--timeline', 'broken.ndjson');
    expect({ code, err }).toEqual({
      code: 2,
      err: 'baton: broken.ndjson:2: no line of a timeline. Each is a JSON object with a type, see docs/timeline.md\n',
    });
    writeFileSync(path, readFileSync(path, 'utf8').replace('workflow: seminar', 'workflow: seminer'));
    expect(await baton('plan', path)).toMatchObject({ code: 1, out: '' });
  });
});
