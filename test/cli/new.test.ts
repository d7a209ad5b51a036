import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { baton, copyOfExample, emptyFolder } from './run.ts';

const home = process.cwd();
let folder = home;
beforeEach(() => {
  folder = emptyFolder();
  process.chdir(folder);
});
afterEach(() => process.chdir(home));

const read = (...path: readonly string[]) => readFileSync(join(folder, ...path), 'utf8');

describe('baton new seminar', () => {
  it('makes a folder that validates clean and can be rehearsed', async () => {
    expect((await baton('new', 'seminar', 'azie', '--start', '2027-09-16')).code).toBe(0);
    const { code, out } = await baton('validate', 'azie/campaign.yaml');
    expect(code).toBe(0);
    expect(out).toBe(
      'Clean. 1 contact, 2 reps, first mail Thu 5 August 2027 09:00. Next: baton rehearse azie/campaign.yaml\n',
    );
    expect((await baton('rehearse', 'azie/campaign.yaml')).code).toBe(0);
  });

  it('puts it among the campaigns, where there are any', async () => {
    mkdirSync('campaigns');
    await baton('new', 'seminar', 'azie');
    expect(existsSync('campaigns/azie/campaign.yaml')).toBe(true);
  });

  it('brings the four texts a marketer writes, in the language of the country', async () => {
    await baton('new', 'seminar', 'azie');
    await baton('new', 'seminar', 'asia', '--country', 'GB');
    const texts = ['invitation.md', 'presentation-no-show.md', 'scripts/call-reminder.md', 'whitepaper.md'];
    const written = (path: string) =>
      readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
    expect(written('azie/content/nl').sort()).toEqual(texts);
    expect(written('asia/content/en').sort()).toEqual(texts);
    expect(read('azie/invitees.csv')).toContain('toestemming mail');
    expect(read('asia/invitees.csv')).toContain('emailPermission');
  });

  it('makes a Danish campaign for Denmark, which validates clean and can be rehearsed', async () => {
    await baton('new', 'seminar', 'asien', '--country', 'DK');
    expect(read('asien/campaign.yaml')).not.toContain('\nlanguage:');
    expect(read('asien/content/da/invitation.md')).toContain('Kommer {{ "De|du" | form }}?');
    expect(read('asien/invitees.csv')).toContain('samtykke mail');
    const { out } = await baton('validate', 'asien');
    expect(out).toMatch(/^Clean\. 1 contact, 2 reps/);
    expect((await baton('rehearse', 'asien')).code).toBe(0);
  });

  it('makes a German campaign for Germany, which validates clean and can be rehearsed', async () => {
    await baton('new', 'seminar', 'asien', '--country', 'DE');
    expect(read('asien/campaign.yaml')).not.toContain('\nlanguage:');
    expect(read('asien/content/de/invitation.md')).toContain('{{ "Sind Sie|Bist du" | form }} dabei?');
    expect(read('asien/invitees.csv')).toContain('Einwilligung E-Mail');
    const { out } = await baton('validate', 'asien');
    expect(out).toMatch(/^Clean\. 1 contact, 2 reps/);
    expect((await baton('rehearse', 'asien')).code).toBe(0);
  });

  it('validates clean for a country whose language Baton has no texts in', async () => {
    await baton('new', 'seminar', 'asie', '--country', 'FR');
    expect(read('asie/campaign.yaml')).toContain('\nlanguage: en ');
    expect((await baton('validate', 'asie')).out).toContain('Clean. 1 contact, 2 reps');
  });

  it('touches no folder that exists, and takes no id that is none', async () => {
    mkdirSync('azie');
    const { code, err } = await baton('new', 'seminar', 'azie');
    expect({ code, err }).toEqual({
      code: 2,
      err: 'baton: azie exists already. Choose another id, or remove it first.\n',
    });
    expect(readdirSync('azie')).toEqual([]);
    expect((await baton('new', 'seminar', 'Azie 2027')).code).toBe(2);
    expect((await baton('new', 'seminar', 'asia', '--start', '2027-02-30')).code).toBe(2);
  });
});

describe('baton new webinar, baton new nurture', () => {
  it('makes a webinar with its link and a recording still owed, that validates clean and can be rehearsed', async () => {
    expect((await baton('new', 'webinar', 'douane', '--start', '2027-09-16')).code).toBe(0);
    const file = read('douane/campaign.yaml');
    expect(file).toContain('online: "https://voorbeeld.example/webinar"');
    expect(file).toContain('files: { recording: later, whitepaper: later }');
    expect(file).not.toContain('capacity');
    expect(readdirSync('douane/content/nl').sort()).toEqual([
      'invitation.md',
      'recording-no-show.md',
      'scripts',
      'whitepaper.md',
    ]);
    expect((await baton('validate', 'douane')).out).toMatch(
      /^Clean\. 1 contact, 2 reps, first mail Thu 5 August 2027 09:00/,
    );
    expect((await baton('rehearse', 'douane')).code).toBe(0);
  });

  it.each(['NL', 'DK', 'DE', 'GB'])(
    'makes a campaign of content for %s, that validates clean and can be rehearsed',
    async (country) => {
      expect((await baton('new', 'nurture', 'nieuws', '--start', '2027-03-01', '--country', country)).code).toBe(0);
      expect(read('nieuws/campaign.yaml')).not.toContain('event:');
      expect((await baton('validate', 'nieuws')).out).toMatch(
        /^Clean\. 1 contact, 2 reps, first mail Mon 1 March 2027 09:00/,
      );
      expect((await baton('rehearse', 'nieuws')).code).toBe(0);
    },
  );

  it('copies a campaign around no event, its launch moved', async () => {
    await baton('new', 'nurture', 'nieuws', '--start', '2027-01-11');
    expect((await baton('new', 'nurture', 'meer', '--from', 'nieuws', '--start', '2027-03-01')).code).toBe(0);
    expect(read('meer/campaign.yaml')).toContain('launchAt: 2027-03-01 09:00');
    const { code, err } = await baton('new', 'seminar', 'anders', '--from', 'nieuws');
    expect(code).toBe(2);
    expect(err).toContain('is a nurture, no seminar: write baton new nurture anders --from …');
  });

  it('knows the workflows it can make', async () => {
    const { code, err } = await baton('new', 'webiner', 'x');
    expect({ code, err }).toEqual({
      code: 2,
      err: 'baton: webiner is no built-in workflow. Built in: seminar, webinar, nurture.\n',
    });
  });
});

describe('baton new seminar --from', () => {
  it('copies a campaign, moves its dates by business days, and leaves the contacts behind', async () => {
    const example = copyOfExample();
    folder = dirname(example);
    const { code } = await baton('new', 'seminar', 'azie', '--from', example, '--start', '2027-09-16');
    expect(code).toBe(0);
    const file = read('azie/campaign.yaml');
    // 33 business days before the event in Dutch calendars, as in the example; comments stay.
    expect(file).toContain('campaign: azie ');
    expect(file).toContain('launchAt: 2027-08-02 09:00                  # the first invitations leave on this Monday');
    expect(file).toContain('  start: 2027-09-16 14:00 ');
    expect(file).toContain('  end: 2027-09-16 17:30\n');
    expect(read('azie/content/da/invitation.md')).toBe(read('zakendoen-in-afrika/content/da/invitation.md'));
    expect(read('azie/invitees.csv').trimEnd().split('\n')).toHaveLength(2);
    expect((await baton('validate', join(folder, 'azie'))).out).toContain('Clean. 1 contact, 5 reps');
  });

  it('copies nothing that has errors', async () => {
    const { code, err } = await baton('new', 'seminar', 'azie', '--from', 'nowhere');
    expect(code).toBe(2);
    expect(err).toContain('nowhere does not exist');
  });
});
