import { describe, expect, it } from 'vitest';
import { createCampaignSchema } from '../../workflows/language/campaign-schema.ts';
import { formatProblem } from '../../workflows/language/format-problem.ts';
import { planSchema } from '../../workflows/language/plan-schema.ts';
import { readCampaign, type WorkflowShelf } from '../../workflows/language/read-campaign.ts';
import { repsSchema } from '../../workflows/language/reps-schema.ts';
import { scriptSchema } from '../../workflows/language/script-schema.ts';
import { readYaml } from '../../workflows/language/yaml-source.ts';
import { fixtureText, seminarSource } from './fixture.ts';

const source = seminarSource();
const shelf: WorkflowShelf = { names: ['seminar'], find: (name) => (name === 'seminar' ? source : undefined) };
const minimal = fixtureText('campaign-minimal.yaml');

function messages(text: string): string[] {
  return readCampaign('campaign.yaml', text, shelf).problems.map(formatProblem);
}

/** The minimal campaign with one text replaced. */
function edited(from: string | RegExp, to: string): string[] {
  const text = minimal.replace(from, to);
  expect(text).not.toBe(minimal);
  return messages(text);
}

describe('the examples', () => {
  it.each(['campaign-minimal.yaml', 'campaign-full.yaml'])('%s has no problem', (name) => {
    expect(messages(fixtureText(name))).toEqual([]);
    expect(readCampaign(name, fixtureText(name), shelf).value?.campaign).toBe('zakendoen-in-afrika');
  });

  it('the minimal campaign has fifteen lines', () => {
    expect(minimal.trimEnd().split('\n')).toHaveLength(15);
  });

  it('reps, plan and script have no problem', () => {
    expect(readYaml('reps.yaml', fixtureText('reps.yaml'), repsSchema).problems).toEqual([]);
    expect(readYaml('plan.yaml', fixtureText('plan.yaml'), planSchema).problems).toEqual([]);
    expect(readYaml('script.yaml', fixtureText('script.yaml'), scriptSchema).problems).toEqual([]);
  });

  it('the settings the full campaign writes out are the defaults', () => {
    const full = readCampaign('campaign.yaml', fixtureText('campaign-full.yaml'), shelf).value;
    const bare = readCampaign('campaign.yaml', minimal, shelf).value;
    expect(full?.settings).toEqual(bare?.settings);
    expect(full?.rehearsal).toEqual(bare?.rehearsal);
    expect(full?.limits).toEqual(bare?.limits);
    expect(full?.decisions).toEqual(bare?.decisions);
    expect(full?.calendar.hours).toEqual(bare?.calendar.hours);
  });
});

describe('what validate says of one file', () => {
  it('names an unknown key, what was meant and what there is', () => {
    expect(edited('capacity: 70', 'capasity: 70')).toEqual([
      'campaign.yaml:10:3 event.capasity: unknown key. Did you mean "capacity"? Keys here: name, start, end, doorsOpen, venue, host, capacity, overbooking, waitingList, guestsPerContact, answerUntil, questions, partner.',
    ]);
  });

  it('knows our word for a Dutch key', () => {
    expect(edited('venue:', 'locatie:')[0]).toContain('event.locatie: unknown key. Did you mean "venue"?');
  });

  it('reports a tab', () => {
    expect(messages(minimal.replace('  venue', '\tvenue'))).toEqual([
      'campaign.yaml:9:1: a tab. YAML wants spaces: two for each level',
    ]);
  });

  it('reports curly quotes from Word, and what to write', () => {
    expect(edited('name: Zakendoen in Afrika', 'name: “Zakendoen in Afrika”')).toEqual([
      'campaign.yaml:3:7 name: a curly quote (“) as Word writes it. Write "Zakendoen in Afrika" with straight quotes',
    ]);
    expect(edited('name: Zakendoen in Afrika', 'name: “Zaken: doen”')).toEqual([
      'campaign.yaml:3:7: a curly quote (“) as Word writes it. Write straight quotes: "…"',
    ]);
    expect(edited('Havenweg 1, Rotterdam', '’s-Gravenhage')).toEqual([]);
  });

  it.each([
    ['5 werkdagen', '5 business days'],
    ['5 arbejdsdage', '5 business days'],
    ['3 Werktage', '3 business days'],
    ['2 weken', '2 weeks'],
    ['1 uge', '1 week'],
    ['5days', '5 days'],
  ])('understands %s and says how to write it', (written, meant) => {
    expect(messages(`${minimal}settings: { responseWindow: ${written} }\n`)).toEqual([
      `campaign.yaml:16:29 settings.responseWindow: "${written}" is no duration: write "${meant}"; units: minutes, hours, days, business days, weeks, months`,
    ]);
  });

  it('understands a Dutch point', () => {
    expect(messages(`${minimal}settings: { thankYouAt: event.end + 2 werkdagen 14:00 }\n`)[0]).toContain(
      'write "event.end + 2 business days 14:00"',
    );
  });

  it('wants ids and phones in quotes, and keeps their digits in the message', () => {
    const reps = 'reps:\n  - { email: a@b.example, name: A, phone: +31100000001 }\n';
    expect(readYaml('reps.yaml', reps, repsSchema).problems.map(formatProblem)).toEqual([
      'reps.yaml:2:43 reps.0.phone: YAML reads +31100000001 as a number: write it in quotes: "+31100000001"',
    ]);
    expect(edited('Voorbeeld Logistics BV', '007')).toEqual([
      'campaign.yaml:11:25 sender.organisation: YAML reads 007 as a number: write it in quotes: "007"',
    ]);
  });

  it('reports a key that stands twice', () => {
    expect(edited('  capacity: 70', '  capacity: 70\n  capacity: 80')).toEqual([
      'campaign.yaml:11:3 event.capacity: stands twice (first in line 10). Keep one',
    ]);
  });

  it('says at the parent that a key is missing', () => {
    expect(edited(/ {2}end: .*\n/, '')).toEqual([
      'campaign.yaml:6:1 event.end: is missing. Local time in the campaign’s zone, e.g. 2027-03-18 17:30.',
    ]);
  });

  it('says that country may be left out only with language and time zone', () => {
    expect(edited(/country: NL.*\n/, '')).toEqual([
      'campaign.yaml:2:1 country: is missing: write e.g. NL, or give language and timeZone',
    ]);
    expect(edited(/country: NL.*\n/, 'language: nl\ntimeZone: Europe/Amsterdam\n')).toEqual([]);
  });

  it('names the block that the workflow cannot run without', () => {
    expect(edited(/reps: .*\n/, '')).toEqual([
      'campaign.yaml:2:1 reps: is missing: the workflow seminar cannot run without it.',
    ]);
  });

  it('names the workflows there are, and does not doubt the settings of one it does not know', () => {
    expect(messages(`${minimal.replace('workflow: seminar', 'workflow: seminr')}settings: { x: 1 }\n`)).toEqual([
      'campaign.yaml:4:11 workflow: "seminr" is no workflow. Did you mean "seminar"? Built in: seminar; or name a file.',
    ]);
  });

  it('reports an unknown setting with those there are', () => {
    expect(messages(`${minimal}settings: { callReminder: { attemts: 2 } }\n`)).toEqual([
      'campaign.yaml:16:29 settings.callReminder.attemts: unknown key. Did you mean "attempts"? Keys here: attempts, spacing, until.',
    ]);
    expect(messages(`${minimal}settings: { callReminder: { attempts: 9 } }\n`)).toEqual([
      'campaign.yaml:16:39 settings.callReminder.attempts: 9 is not possible here: at most 5',
    ]);
  });

  it('reports an empty value, a wrong choice, a wrong percentage and a day that does not exist', () => {
    expect(edited('capacity: 70', 'capacity:')).toEqual([
      'campaign.yaml:10:12 event.capacity: is empty: write a value, or leave the key out',
    ]);
    expect(messages(`${minimal}calendar: { days: [mon, tuesday] }\n`)[0]).toContain('One of: mon, tue, wed');
    expect(messages(`${minimal}rehearsal: { respond: 45 }\n`)[0]).toContain('write "45 %" or 0.45');
    expect(edited('2027-03-18 14:00', '2027-02-30 14:00')[0]).toContain('"2027-02-30 14:00" is no date and time');
  });

  it('reports everything at once, in the order of the file', () => {
    const text = minimal.replace('capacity: 70', 'capacity: many').replace('workflow: seminar', 'workflow: x');
    expect(messages(`${text}limits: { marketingMailsPerWeek: -1 }\n`)).toHaveLength(3);
  });
});

describe('a text that is hardly YAML', () => {
  const schema = createCampaignSchema(source.settings);
  const TEXTS: Record<string, string> = {
    deep: '['.repeat(3000),
    'deeper than we read': `a: ${'['.repeat(200)}${']'.repeat(200)}`,
  };
  it.each([
    ['', 'the file is empty'],
    ['# nothing\n', 'the file is empty: it has comments only'],
    ['- a\n- b\n', 'a list where keys and values is wanted'],
    ['just words\n', '"just words" where keys and values is wanted'],
    ['name: *x\n', 'an alias (*x). Write the value out'],
    ['a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n', 'an alias'],
    ['name: !secret x\n', 'a tag (!secret). Values need no tag: leave it out'],
    ['? [1]\n: 2\n', 'a key that is no word'],
    ['__proto__: 1\n', 'a key that is no word'],
    ['name: a: b\n', 'a second colon'],
    ['name: "a\n', 'something is not closed'],
    ['a: 1\n---\nb: 2\n', 'a second document'],
    ['deep', 'nested too deeply'],
    ['deeper than we read', 'is nested too deeply'],
    ['\u0000\u0001', ''],
  ])('%j gives a problem and no crash', (name, message) => {
    const text = TEXTS[name] ?? name;
    const { problems, value } = readYaml('campaign.yaml', text, schema);
    expect(value).toBeUndefined();
    expect(problems.map(formatProblem).join('\n')).toContain(message);
    expect(problems.length).toBeGreaterThan(0);
  });
});
