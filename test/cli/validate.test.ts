import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { baton, copyOfExample } from './run.ts';

/** The example with one of its files changed. */
async function validate(file: string, change: (text: string) => string, ...args: readonly string[]) {
  const folder = copyOfExample();
  const path = join(folder, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  return { folder, ...(await baton('validate', join(folder, 'campaign.yaml'), ...args)) };
}

const same = (text: string) => text;
const lines = (out: string) => out.trimEnd().split('\n');

describe('baton validate', () => {
  it('says that the example is clean, and what comes next', async () => {
    const { code, out, err, folder } = await validate('campaign.yaml', same);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(lines(out).at(-1)).toBe(
      `Clean. 150 contacts, 5 reps, first mail Mon 1 February 2027 09:00. Next: baton rehearse ${join(folder, 'campaign.yaml')}`,
    );
  });

  it('leaves rejected rows and contacts that may not be mailed in two lists', async () => {
    const { folder } = await validate('campaign.yaml', same);
    const rejected = readFileSync(join(folder, 'out/rejected.csv'), 'utf8');
    expect(rejected).toContain('emailPermission: ""ja"" does not say which');
    expect(lines(rejected)).toHaveLength(6);
    expect(lines(readFileSync(join(folder, 'out/approach.csv'), 'utf8'))).toHaveLength(45);
  });

  it('takes a list away that has nothing in it any more', async () => {
    const { folder } = await validate('invitees.csv', same);
    const bad = /^(?!.*(?:emailPermission|E-mail)).*$/;
    const csv = readFileSync(join(folder, 'invitees.csv'), 'utf8').split('\n');
    writeFileSync(
      join(folder, 'invitees.csv'),
      csv
        .slice(0, 3)
        .filter((row) => bad.test(row) || row)
        .join('\n'),
    );
    await baton('validate', join(folder, 'campaign.yaml'));
    expect(existsSync(join(folder, 'out/rejected.csv'))).toBe(false);
  });

  it('tells problems of every file at once, and counts them', async () => {
    const folder = copyOfExample();
    const spoil = (file: string, from: string, to: string) => {
      const path = join(folder, file);
      writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
    };
    spoil('campaign.yaml', 'capacity: 120', 'capasity: 120');
    spoil('reps.yaml', 'deputy: jan@voorbeeld.example\n', 'deputy: jna@voorbeeld.example\n');
    spoil('content/nl/invitation.md', '{{ organisation.name }}', '{{ organisation.nam }}');
    spoil('invitees.csv', 'Pieter Bakker', 'Piter Bakker');
    const { code, out } = await baton('validate', join(folder, 'campaign.yaml'));
    expect(code).toBe(1);
    expect(out).toMatch(/^campaign\.yaml:\d+:3 event\.capasity: unknown key\. Did you mean "capacity"\?/m);
    expect(out).toMatch(
      /content\/nl\/invitation\.md:\d+:\d+ \{\{ organisation\.nam \}\}: unknown field\. Did you mean organisation\.name\?/,
    );
    expect(out).toMatch(/invitees\.csv:2:\d+ rep: "Piter Bakker" is not in reps\.yaml\. Did you mean/);
    expect(lines(out).at(-1)).toMatch(/^\d+ errors, \d+ warnings, 1 note\. Nothing was sent or stored\.$/);
  });

  it('writes one of a kind in the singular', async () => {
    const { code, out } = await validate('campaign.yaml', (text) => text.replace('afrika.pdf', 'afrika-v3.pdf'));
    expect(code).toBe(1);
    expect(out).toContain(
      'files.presentation: content/files/afrika-v3.pdf does not exist. In that folder: afrika.pdf, whitepaper-afrika.pdf. Until the event you may leave it out: set presentation: later, and marketing is reminded on Wed 17 March.',
    );
    expect(lines(out).at(-1)).toBe('1 error, 7 warnings, 1 note. Nothing was sent or stored.');
  });

  it('warns of dates that are over, and refuses them as of --now', async () => {
    const past = (text: string) => text.replaceAll('2027-03-18', '2026-03-18').replace('2027-02-01', '2026-02-01');
    const warned = await validate('campaign.yaml', past);
    expect(warned.code).toBe(0);
    expect(warned.out).toContain(
      'event.start: Wed 18 March 2026 14:00 is in the past (now: Mon 25 January 2027). Did you mean 2027-03-18 14:00?',
    );
    const refused = await validate('campaign.yaml', past, '--now', '2027-01-25');
    expect(refused.code).toBe(1);
    expect(lines(refused.out).at(-1)).toContain('2 errors, ');
  });

  it('reads --now in the zone of the campaign', async () => {
    const before = await validate('campaign.yaml', same, '--now', '2027-02-01 09:00');
    const after = await validate('campaign.yaml', same, '--now', '2027-02-01T08:01:00Z');
    expect([before.code, after.code]).toEqual([0, 1]);
  });

  it('gives the same problems as JSON', async () => {
    const { out, code } = await validate(
      'campaign.yaml',
      (text) => text.replace('capacity: 120', 'capasity: 120'),
      '--json',
    );
    expect(code).toBe(1);
    expect(JSON.parse(out)[0]).toMatchObject({
      file: 'campaign.yaml',
      column: 3,
      path: 'event.capasity',
      severity: 'error',
    });
  });

  it('misses the files with the contacts and the reps, and says which are there', async () => {
    const folder = copyOfExample();
    for (const file of ['invitees.csv', 'reps.yaml']) rmSync(join(folder, file));
    const { out, code } = await baton('validate', join(folder, 'campaign.yaml'));
    expect(code).toBe(1);
    const beside = 'Beside the campaign: campaign.yaml, script.yaml.';
    expect(
      out
        .split('\n')
        .slice(1, 3)
        .map((line) => line.replace(/:\d+:/, ':')),
    ).toEqual([
      `campaign.yaml:7 reps: reps.yaml does not exist. ${beside}`,
      `campaign.yaml:3 audience: invitees.csv does not exist. ${beside}`,
    ]);
  });

  it('misses a suppression list: whoever asked not to be approached stands in it', async () => {
    const folder = copyOfExample();
    rmSync(join(folder, '../suppression.csv'));
    const { out, code } = await baton('validate', join(folder, 'campaign.yaml'));
    expect(code).toBe(1);
    expect(out).toContain('audience: ../suppression.csv does not exist.');
  });

  it('says nothing of reps in the list while the reps themselves cannot be read', async () => {
    const { out } = await validate('reps.yaml', (text) => text.replace('callsPerDay: 8', 'callsPerDay: eight'));
    expect(out).toContain('1 error, 7 warnings, 1 note.');
  });

  it('says which source has no text in the language of its contacts', async () => {
    const { out, code } = await validate('../plan.yaml', (text) => text.replace(/ {6}da: vi talte.*\n/, ''));
    expect(code).toBe(1);
    expect(out).toMatch(
      /plan\.yaml:\d+:\d+ sources\.fair-tl-2026\.text: is missing in Danish: \d+ contacts have this source and language da \(rows \d+, \d+, \d+ …\)\. Write sources\.fair-tl-2026\.text\.da: the first mail must say where the address comes from\./,
    );
  });

  it('tells that the calls do not fit, until somebody accepts it', async () => {
    const few = (text: string) => text.replaceAll(/callsPerDay: \d+/g, 'callsPerDay: 1');
    const refused = await validate('reps.yaml', few);
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('reps.yaml: the calls do not fit. Pieter Bakker: ');
    expect((await validate('reps.yaml', few, '--accept-late-calls')).code).toBe(0);
  });
});
