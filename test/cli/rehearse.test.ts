import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StoryLine } from '../../workflows/story/story-line.ts';
import { baton, copyOfExample, EXAMPLE, emptyFolder, type Ran } from './run.ts';

const CAMPAIGN = join(EXAMPLE, 'campaign.yaml');
const parse = (text: string): StoryLine[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('baton rehearse', () => {
  const out = emptyFolder();
  let told: Ran;
  let timeline: StoryLine[];
  const files = () => readdirSync(out).sort();
  const read = (name: string) => readFileSync(join(out, name), 'utf8');

  beforeAll(async () => {
    told = await baton('rehearse', CAMPAIGN, '--seed', '7', '--out', out);
    timeline = parse(read('timeline.ndjson'));
  }, 60_000);

  it('tells the dates, the weeks, seven stories and the funnel', () => {
    expect(told.code).toBe(0);
    const headings = told.out.split('\n').filter((line) => line !== '' && !line.startsWith(' '));
    expect(headings.map((heading) => heading.replace(/:.*/, '')).slice(0, 10)).toEqual([
      'The dates',
      'Week by week',
      'The first who came and said yes',
      'The first who came without an appointment',
      'The first no-show',
      'The first who declined',
      'The first who opted out',
      'The first who did not know yet',
      'The first who never answered',
      'The funnel',
    ]);
    expect(told.out).toContain('  Mon 1 Feb 09:00    launch: the first invitations\n');
    expect(told.out).toContain(`All of it lies in ${out}:`);
  });

  it('prints the timeline and the summary as the files have them', async () => {
    const json = await baton('rehearse', CAMPAIGN, '--seed', '7', '--json');
    expect(json.out).toBe(read('timeline.ndjson'));
    expect(timeline.at(-1)).toMatchObject({ type: 'Summary', enrollments: 150 });
  });

  it('writes one mail for each that was sent, and a calendar file for each that carries one', () => {
    const sent = timeline.filter(
      ({ type, in: how }) => type === 'MailSent' || (type === 'CallTaskSent' && how === 'single'),
    );
    expect(files().filter((name) => name.endsWith('.eml'))).toHaveLength(sent.length);
    // Besides the event, a call that came in a mail of its own stands in its rep's calendar.
    const entered = timeline.filter(({ calendar, in: how }) => calendar !== undefined || how === 'single');
    expect(files().filter((name) => name.endsWith('.ics'))).toHaveLength(entered.length);
  });

  it('writes mails that a mail program can read, with what was known at the time', async () => {
    const name = files().find((file) => file.includes('-thank-you-appointment-anna@'));
    const mail = await PostalMime.parse(readFileSync(join(out, name ?? '')));
    expect(mail.from).toMatchObject({ name: 'Pieter Bakker', address: 'pieter@voorbeeld.example' });
    expect(mail.to).toMatchObject([{ name: 'Anna Jansen', address: 'anna@voorbeeld.example' }]);
    expect(mail.date).toBe('2027-03-19T13:00:00.000Z');
    expect(mail.text).toContain('woensdag 24 maart 2027 om 10.00 uur');
    expect(mail.headers.map(({ key }) => key)).toContain('list-unsubscribe-post');
  });

  it('says who writes, and why, in the first mail only', async () => {
    const ofAnna = files().filter((file) => file.endsWith('anna@voorbeeld.example.eml'));
    const texts = await Promise.all(
      ofAnna.map(async (file) => (await PostalMime.parse(readFileSync(join(out, file)))).text ?? ''),
    );
    expect(texts.map((text) => text.includes('Waarom wij u schrijven'))).toEqual(ofAnna.map((_, index) => index === 0));
  });

  it('lists the calls of a day in its digest, with number, attempt and goal', () => {
    const hers = timeline.filter(
      ({ type, rep, in: how }) => type === 'CallTaskSent' && rep === 'lotte@voorbeeld.example' && how === 'digest',
    );
    const first = hers[0]?.at.slice(0, 'yyyy-mm-dd'.length) ?? '';
    const calls = hers.filter(({ at }) => at.startsWith(first));
    const digest = files().find((file) => file.includes(`-${first}-`) && file.includes('-digest-lotte@')) ?? '';
    const text = read(digest);
    expect(calls.length).toBeGreaterThan(1);
    expect(text).toContain(`Vandaag: ${calls.length} belopdrachten`);
  });

  it('gives the print shop a row for each letter', () => {
    const rows = read('letters.csv').match(/;https:\/\/voorbeeld\.example\/r\//g);
    expect(rows).toHaveLength(timeline.filter(({ type }) => type === 'LetterListed').length);
  });

  it('fits a terminal: what goes on stands below its sentence, not below its time', () => {
    const lines = told.out.split('\n');
    expect(lines.filter((line) => [...line].length > 80)).toEqual([]);
    const first = lines.findIndex((line) =>
      line.includes('on the list as lead, source Transport & Logistiek 2026 fair,'),
    );
    expect(lines[first + 1]).toMatch(/^ {20}\S/);
  });

  it('reports in a page and in JSON', () => {
    expect(read('report.html')).toMatch(/^<!doctype html>\n<html lang="nl">/);
    expect(JSON.parse(read('report.json')).summary).toEqual(timeline.at(-1));
  });

  it('takes the mails of an earlier rehearsal away, and nothing else', async () => {
    writeFileSync(join(out, 'mine.eml'), '');
    writeFileSync(join(out, '9999-2027-02-01-0900-invitation-x.eml'), '');
    await baton('rehearse', CAMPAIGN, '--seed', '7', '--until', '2027-02-03', '--out', out);
    expect(files()).toContain('mine.eml');
    expect(files()).not.toContain('9999-2027-02-01-0900-invitation-x.eml');
  }, 60_000);
});

describe('baton rehearse as it is asked for', () => {
  it('differs by seed, and is the same for the same one', async () => {
    const run = (seed: string) => baton('rehearse', CAMPAIGN, '--seed', seed, '--json', '--until', '2027-02-10');
    const [one, again, other] = [await run('1'), await run('1'), await run('2')];
    expect(one).toEqual(again);
    expect(one.out).not.toBe(other.out);
  });

  it('goes on to the instant asked for, in the zone of the campaign', async () => {
    const { out } = await baton('rehearse', CAMPAIGN, '--json', '--until', '2027-02-01 09:00');
    const lines = parse(out).slice(0, -1);
    expect(lines.at(-1)?.at).toBe('2027-02-01T08:00:00.000Z');
  });

  it('scales the audience', async () => {
    const { out } = await baton('rehearse', CAMPAIGN, '--json', '--until', '2027-02-02', '--contacts', '400');
    expect(parse(out).at(-1)).toMatchObject({ enrollments: 400 });
  });

  it('refuses a script with an unknown address, and says where it stands', async () => {
    const path = join(emptyFolder(), 'script.yaml');
    writeFileSync(path, '- { after: 1 day, contact: ana@voorbeeld.example, signal: accepted }\n');
    const { code, out, err } = await baton('rehearse', CAMPAIGN, '--script', path);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(
      'script.yaml:1:28 0.contact: "ana@voorbeeld.example" is no contact of the audience. Did you mean "anna@voorbeeld.example"?',
    );
  });

  it('rehearses nothing that has errors', async () => {
    const folder = copyOfExample();
    const path = join(folder, 'campaign.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('capacity: 120', 'capasity: 120'));
    const { code, out, err } = await baton('rehearse', path);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('event.capasity: unknown key');
    expect(err).toContain('Nothing was rehearsed.');
  });
});
