import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type * as z from 'zod';
import { assignReps } from '../../workflows/audience/assign-reps.ts';
import type { Audience } from '../../workflows/audience/audience.ts';
import { readAudience } from '../../workflows/audience/read-audience.ts';
import { createCampaignSchema } from '../../workflows/language/campaign-schema.ts';
import { planSchema } from '../../workflows/language/plan-schema.ts';
import { repsSchema } from '../../workflows/language/reps-schema.ts';
import { scriptSchema } from '../../workflows/language/script-schema.ts';
import { settingsSpecSchema } from '../../workflows/language/settings-schema.ts';
import { readYaml } from '../../workflows/language/yaml-source.ts';
import { approachSummary } from '../../workflows/permission/approach.ts';
import { checkText } from '../../workflows/texts/check-text.ts';

const ROOT = new URL('../../', import.meta.url);
const EXAMPLE = new URL('campaigns/zakendoen-in-afrika/', ROOT);
const textOf = (path: string, base = EXAMPLE) => readFileSync(new URL(path, base), 'utf8');

function readClean<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> {
  const { value, problems } = readYaml(path, textOf(path), schema);
  return value ?? expect.fail(problems.map(({ line, path, message }) => `${line} ${path}: ${message}`).join('\n'));
}

const seminar = parse(textOf('workflows/built-in/seminar.yaml', ROOT));
const campaign = readClean('campaign.yaml', createCampaignSchema(settingsSpecSchema.parse(seminar.settings)));
const { reps } = readClean('reps.yaml', repsSchema);
const plan = readClean('../plan.yaml', planSchema);
const script = readClean('script.yaml', scriptSchema);

function readInvitees(): Promise<Audience> {
  return readAudience({
    file: 'invitees.csv',
    bytes: [readFileSync(new URL('invitees.csv', EXAMPLE))],
    defaults: { country: 'NL', language: 'nl', timeZone: 'Europe/Amsterdam' },
    reps,
    sources: Object.keys(plan.sources),
    hash: (text) => createHash('sha256').update(text).digest('hex'),
    zoneExists: () => true,
  });
}
const audience = await readInvitees();

function countBy<Item>(items: readonly Item[], key: (item: Item) => string | undefined): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item) ?? '-'] = (counts[key(item) ?? '-'] ?? 0) + 1;
  return counts;
}

/** Names of all texts that steps send or have read out; `{by: seat, taken: confirmation}` names each but `by`. */
function textsOfWorkflow(steps: Record<string, { template?: string | object; script?: string | object }>): string[] {
  const namesIn = (value: string | object | undefined, prefix: string): string[] => {
    if (value === undefined) return [];
    const names =
      typeof value === 'string'
        ? [value]
        : Object.entries(value).flatMap(([key, name]) => (key === 'by' ? [] : [String(name)]));
    return names.map((name) => `${prefix}${name}`);
  };
  return Object.values(steps).flatMap(({ template, script }) => [
    ...namesIn(template, ''),
    ...namesIn(script, 'scripts/'),
  ]);
}

describe('the invitees of the example', () => {
  it('are 150 contacts of 90 organisations in four countries', () => {
    expect(audience.contacts).toHaveLength(150);
    expect(audience.organisations).toHaveLength(90);
    expect(countBy(audience.contacts, ({ country }) => country)).toEqual({ NL: 81, DK: 30, DE: 24, GB: 15 });
    expect(countBy(audience.contacts, ({ stage }) => stage)).toEqual({ lead: 147, customer: 3 });
  });

  it('speak the language of their country, but for those who say otherwise', () => {
    const foreign = audience.contacts.filter(
      ({ country, language }) => language !== { NL: 'nl', DK: 'da', DE: 'de', GB: 'en' }[country ?? ''],
    );
    expect(countBy(foreign, ({ country, language }) => `${country} ${language}`)).toEqual({
      'NL en': 5,
      'DK en': 2,
      'DE nl': 1,
    });
  });

  it('are mailed, called or written to, each as the law and they themselves allow', () => {
    const { notMailed, ...approach } = approachSummary(audience.contacts);
    expect(approach).toEqual({ mail: 106, phone: 40, letter: 4, none: 0 });
    expect(notMailed.get('objected')).toBe(2);
  });

  it('lose the bad rows, each with its line and reason', () => {
    expect(audience.rejected.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '13 organisation: empty. It is required.',
      '29 no mail address, no phone number and no postal address: at least one is needed.',
      '52 emailPermission: "ja" does not say which: consent, customer, published, none or objected.',
      '108 email: "ole.bruun(at)bruunfragt.example" is no mail address.',
      '131 phonePermission: "nee" does not say which: consent, customer, business, presumed, none or objected.',
    ]);
  });

  it('have two more faults: an address that stands there twice, and a phone number Excel has spoilt', () => {
    const lost = new Set(audience.rejected.map(({ line }) => line));
    const others = audience.problems.filter(({ line = 0 }) => !lost.has(line));
    expect(others.map(({ line, path, message }) => `${line} ${path}: ${message}`)).toEqual([
      '19 mobile: Excel turned this number into 3,16123E+10. Format the column as text and export again. The row stays, without mobile.',
      '76 email: Anna@voorbeeld.example stands in row 2 already. Row 76 is left out.',
    ]);
    expect(audience.contacts.find(({ email }) => email === 'anna@voorbeeld.example')?.emailPermission.status).toBe(
      'consent',
    );
  });

  it('all get a rep who speaks their language', () => {
    const { contacts, problems } = assignReps({
      file: 'invitees.csv',
      contacts: audience.contacts,
      organisations: audience.organisations,
      reps,
      order: campaign.audience?.assign ?? [],
    });
    expect(problems).toEqual([]);
    const unheard = contacts.filter(
      ({ rep, language }) => !reps.find(({ email }) => email === rep)?.languages.includes(language),
    );
    expect(unheard).toEqual([]);
  });

  it('write only to addresses nobody can have', () => {
    for (const { email } of audience.contacts) expect(email ?? '.example').toMatch(/\.example$/);
  });
});

describe('the rehearsal of the example', () => {
  it('names only people of the audience', () => {
    const known = new Set(audience.contacts.map(({ email }) => email));
    const named = script.flatMap(({ who }) => ('contact' in who ? [who.contact] : []));
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((address) => !known.has(address))).toEqual([]);
  });

  it('has five reps, one of them away in the week of the event with a deputy', () => {
    expect(reps).toHaveLength(5);
    expect(reps.flatMap(({ email, absences }) => absences.map((absence) => ({ email, ...absence })))).toEqual([
      { email: 'jan@voorbeeld.example', from: '2027-03-15', to: '2027-03-19', deputy: 'sanne@voorbeeld.example' },
    ]);
  });
});

describe('the texts of the example', () => {
  const files = readdirSync(new URL('content/', EXAMPLE), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .sort();

  it('are there in all four languages', () => {
    const names = ['invitation', 'presentation-no-show', 'whitepaper', 'scripts/call-reminder'];
    const nurture = campaign.content.nurture.map((item) => `nurture-${item}`);
    for (const language of ['nl', 'da', 'de', 'en']) {
      for (const name of [...names, ...nurture]) expect(files).toContain(`${language}/${name}.md`);
    }
  });

  it('leave no step of the seminar without words in any language of the invitees', () => {
    const builtIn = readdirSync(new URL('workflows/built-in/texts/', ROOT), { recursive: true, encoding: 'utf8' });
    const there = new Set([...builtIn, ...files]);
    const languages = new Set(audience.contacts.map(({ language }) => language));
    expect([...languages].sort()).toEqual(['da', 'de', 'en', 'nl']);
    const needed = textsOfWorkflow(seminar.steps);
    expect(needed).toContain('scripts/call-1-silent');
    const missing = [...languages].flatMap((language) =>
      needed.map((name) => `${language}/${name}.md`).filter((file) => !there.has(file)),
    );
    expect(missing).toEqual([]);
  });

  it.each(files)('%s has nothing to mend', (file) => {
    expect(checkText(`content/${file}`, textOf(`content/${file}`))).toEqual([]);
  });

  it('come with the files they link to', () => {
    for (const file of Object.values(campaign.files ?? {})) {
      const pdf = textOf(`content/files/${file}`);
      expect(pdf.startsWith('%PDF-1.4')).toBe(true);
      expect(pdf.trimEnd().endsWith('%%EOF')).toBe(true);
    }
  });
});
