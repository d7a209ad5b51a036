import { describe, expect, it } from 'vitest';
import { readerKey } from '../../functions/shared/link-reader.ts';
import { signLink } from '../../functions/shared/links.ts';
import { REHEARSAL_KEY } from '../../infra/local/rehearsal-links.ts';
import { ATTACKS, UNSEEN } from '../hostile/attacks.ts';
import { readHtml } from '../hostile/read-html.ts';
import { mailsOf } from '../scenarios/rep-day/mails.ts';
import { type ScenarioOptions, startScenario, startScenarios } from '../scenarios/scenario.ts';
import { openPages } from './page-stage.ts';

const DAY_MS = 86_400_000;
const [PIETER, LOTTE] = ['pieter@voorbeeld.example', 'lotte@voorbeeld.example'];

async function stage(contacts: ScenarioOptions['contacts'], until: string, more: Partial<ScenarioOptions> = {}) {
  const scenario = await startScenario({ contacts, ...more });
  await scenario.runUntil(until);
  const pages = openPages(scenario);
  const pageOf = (rep: string, query = '') =>
    pages.path('m', `afrika.contacts.${readerKey(scenario.setup, rep)}`, query);
  /** Whom a rep's page names, each with where it leads. */
  const namesOf = async (rep: string, query = '') => namesIn((await pages.get(pageOf(rep, query))).html);
  return { scenario, pages, pageOf, namesOf };
}

function namesIn(page: string): readonly string[] {
  return [...page.matchAll(/<li><a href="\/k\/[^"]+">(.*?)<\/li>/gs)].map(([, name = '']) => name.replace('</a>', ''));
}

const CALLS_AT = '2027-02-08 10:00';

describe('/m, whom a rep spoke to', () => {
  it('rep-day: from the foot of his digest he picks Anna and reports, and it stands in her story', async () => {
    const { scenario, pages } = await stage([{ name: 'anna' }, { name: 'bob' }], CALLS_AT);
    const digest = mailsOf(scenario).find(
      ({ template, eml }) => template === 'reps/digest' && eml.to.address === PIETER,
    );
    const [, link = ''] = /Er is contact geweest <https:\/\/[^/]+([^>]+)>/.exec(digest?.eml.text ?? '') ?? [];
    const { status, html } = await pages.get(link);
    expect(status).toBe(200);
    const [, story = ''] = /<a href="(\/k\/[^"]+)">Anna Jansen, Anna Bedrijf BV<\/a>/.exec(html) ?? [];
    const { opened, told } = await pages.press(story, 'accepted', { guests: '0' });
    expect(opened.html).toContain('Er is contact geweest');
    expect(told?.html).toContain('Gemeld: Komt.');
    await scenario.runUntilInstant(scenario.world.clock.now() + 21_000);
    const said = (name: string) => scenario.events(name, 'SignalReceived').filter(({ data }) => data.by === 'rep');
    expect(said('anna').map(({ data }) => data.signal)).toEqual(['accepted']);
    expect(scenario.enrollment('anna').lastReport?.who).toBe(PIETER);
    expect(said('bob')).toEqual([]);
    expect((await pages.get(story)).html).toMatch(/<li>[^<]*ma 8 feb, 10:00[^<]*Komt/);
    expect(scenario.faults).toEqual([]);
  });

  it('rule 17: has his own who are open, and whose call he has for a colleague who is away; nobody else', async () => {
    const reps = `reps:
  - { email: ${PIETER}, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 8, mail: digest }
  - { email: ${LOTTE}, name: Lotte Smit, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 8, mail: digest, deputy: ${PIETER}, absences: [ { from: 2027-02-08, to: 2027-02-12 } ] }
`;
    const hers = (name: string) => ({ name, rep: LOTTE });
    const scenario = await startScenario({
      contacts: [{ name: 'anna' }, { name: 'bob' }, hers('eva'), hers('fred')],
      reps,
    });
    scenario.at('2027-02-02 10:00', () => scenario.signal('fred', 'accepted'));
    scenario.at('2027-02-02 10:00', () =>
      scenario.signal('bob', 'no', { by: 'rep', data: { for: 'person', reason: 'x' } }),
    );
    await scenario.runUntil(CALLS_AT);
    const pages = openPages(scenario);
    const page = async (rep: string) =>
      namesIn((await pages.get(pages.path('m', `afrika.contacts.${readerKey(scenario.setup, rep)}`))).html);
    expect(scenario.enrollment('bob').status).toBe('ended');
    expect(await page(PIETER)).toEqual([
      'Anna Jansen, Anna Bedrijf BV',
      'Eva Jansen, Eva Bedrijf BV · namens Lotte Smit',
    ]);
    expect(await page(LOTTE)).toEqual(['Eva Jansen, Eva Bedrijf BV', 'Fred Jansen, Fred Bedrijf BV']);
  });

  it('finds by parts of a name or organisation, whatever the case and accents, without a script', async () => {
    const contacts = [
      { name: 'anna', lastName: 'Østergård', organisation: 'Søfart Nord A/S' },
      { name: 'bob', lastName: 'Øst' },
      { name: 'carla', lastName: 'Müller' },
    ];
    const { pages, namesOf, pageOf } = await stage(contacts, '2027-02-01 10:00');
    const before = await pages.everything();
    const { html } = await pages.get(pageOf(PIETER));
    const [, action = '', fields = ''] = /<form method="get" action="([^"]+)">(.*?)<\/form>/s.exec(html) ?? [];
    expect(fields.match(/name="[^"]+"/g)).toEqual(['name="name"']);
    expect(html).not.toContain('<script');
    const found = async (name: string) => namesIn((await pages.get(`${action}?${new URLSearchParams({ name })}`)).html);
    expect(await found('OSTERGARD')).toEqual(['Anna Østergård, Søfart Nord A/S']);
    expect(await found('nord  anna')).toEqual(['Anna Østergård, Søfart Nord A/S']);
    expect(await found('øst')).toHaveLength(2);
    expect(await found('muller')).toEqual(['Carla Müller, Carla Bedrijf BV']);
    expect(await found('')).toHaveLength(3);
    expect(await namesOf(PIETER, '?name=dirk')).toEqual([]);
    const nobody = await pages.get(pageOf(PIETER, '?name=dirk'));
    expect(nobody.html).toContain('Niemand gevonden.');
    expect(nobody.html).toContain('value="dirk"');
    expect(await pages.everything()).toBe(before);
  });

  it('shows two hundred and says how many more there are; they are found by name', async () => {
    const letter = (index: number) => String.fromCodePoint(97 + index);
    const name = (index: number) => `naam${letter(Math.floor(index / 20))}${letter(index % 20)}`;
    const contacts = Array.from({ length: 203 }, (_, index) => ({ name: name(index) }));
    const { scenario, pages, namesOf, pageOf } = await stage(contacts, '2027-02-01 10:00');
    expect(await namesOf(PIETER)).toHaveLength(200);
    expect((await pages.get(pageOf(PIETER))).html).toContain('Er zijn er nog 3. Zoek op naam.');
    expect(await namesOf(PIETER, `?name=${name(202)}`)).toEqual([expect.stringContaining('Naamkc Jansen')]);
    expect((await pages.get(pageOf(PIETER, `?name=${name(202)}`))).html).not.toContain('Er zijn er nog');
    for (const gone of [0, 1, 2])
      await scenario.signal(name(gone), 'no', { by: 'rep', data: { for: 'person', reason: 'x' } });
    expect((await pages.get(pageOf(PIETER))).html).not.toContain('Er zijn er nog');
  });

  it('opens to its rep alone, as long as his link is good', async () => {
    const { scenario, pages, pageOf, namesOf } = await stage([{ name: 'anna' }, { name: 'eva', rep: LOTTE }], CALLS_AT);
    const key = readerKey(scenario.setup, PIETER);
    const subjects = [
      'marketing',
      'sales',
      'host',
      'abcdefghijkl',
      `${readerKey(scenario.setup, LOTTE)}.${key}`,
      `x.${key}`,
    ];
    for (const subject of subjects)
      expect((await pages.get(pages.path('m', `afrika.contacts.${subject}`))).status, subject).toBe(403);
    expect((await pages.get(pages.path('m', `azie.contacts.${key}`))).status).toBe(403);
    expect((await pages.get(pageOf(PIETER).replace('/m/', '/k/'))).status).toBe(403);
    expect((await pages.get(`${pageOf(PIETER)}x`)).status).toBe(403);
    expect(await namesOf(LOTTE)).toEqual(['Eva Jansen, Eva Bedrijf BV']);
    const now = scenario.world.clock.now();
    const old = signLink(REHEARSAL_KEY, { page: 'm', subject: `afrika.contacts.${key}`, at: now - 61 * DAY_MS });
    expect((await pages.get(`/m/${old}`)).status).toBe(410);
    const before = await pages.everything();
    const pressed = await pages.ask(pageOf(PIETER), { method: 'POST', body: 'answer=accepted' });
    expect(pressed.status).toBe(400);
    expect(await pages.everything()).toBe(before);
    await pages.revocations.revoke(`afrika.${key}`, now + 60_000);
    expect((await pages.get(pageOf(PIETER))).status).toBe(403);
    expect((await pages.get(pageOf(LOTTE))).status).toBe(200);
  });

  it('M30 what a list or a reader wrote is words, never markup', async () => {
    const attacks = Object.values(ATTACKS).map((attack) => attack.slice(0, 200));
    const letter = (index: number) => String.fromCodePoint(97 + index);
    const contacts = attacks.map((attack, index) => ({
      name: `naam${letter(Math.floor(index / 20))}${letter(index % 20)}`,
      lastName: attack,
      organisation: `${attack} ${index}`,
    }));
    const { pages, pageOf } = await stage(contacts, '2027-02-01 10:00');
    const { html } = await pages.get(pageOf(PIETER, `?${new URLSearchParams({ name: 'naam' })}`));
    const shown = readHtml(html);
    expect(namesIn(html)).toHaveLength(contacts.length);
    expect(shown.links.filter((link) => !/^\/[km]\//.test(link))).toEqual([]);
    expect(html).not.toMatch(UNSEEN);
    const usual = readHtml((await pages.get(pageOf(LOTTE))).html).elements.map(({ name }) => name);
    const names = new Set(shown.elements.map(({ name }) => name));
    expect(
      [...names].filter((name) => !['form', 'input', 'label', 'button', 'ul', 'li', 'a', ...usual].includes(name)),
    ).toEqual([]);
    const typed = await pages.get(pageOf(PIETER, `?${new URLSearchParams({ name: '"><script>alert(1)</script>' })}`));
    expect(readHtml(typed.html).elements.map(({ name }) => name)).not.toContain('script');
    expect(typed.html).toContain('value="&quot;&gt;&lt;script&gt;');
  });

  it('leads to the same page of every other campaign he has calls in', async () => {
    const contacts = [{ name: 'anna' }];
    const [one, other] = await startScenarios([
      { contacts },
      {
        campaign: 'azie',
        contacts: [{ name: 'bob', phone: '+31 10 000 1009' }],
        change: (text) => text.replace('Afrika', 'Azië'),
      },
    ]);
    if (!one || !other) throw new Error('no campaigns');
    await one.runUntil(CALLS_AT);
    const pages = openPages(one);
    const own = pages.path('m', `afrika.contacts.${readerKey(one.setup, PIETER)}`);
    const { html } = await pages.get(own);
    expect(namesIn(html)).toEqual(['Anna Jansen, Anna Bedrijf BV']);
    const [, next = ''] = /Ook in <a href="(\/m\/[^"]+)">Zakendoen in Azië<\/a>/.exec(html) ?? [];
    expect(namesIn((await pages.get(next)).html)).toEqual(['Bob Jansen, Bob Bedrijf BV']);
    expect((await pages.get(pages.path('m', `afrika.contacts.${readerKey(one.setup, LOTTE)}`))).html).not.toContain(
      'Ook in',
    );
  });

  it('is in the language of the rep', async () => {
    const { scenario, pages, pageOf } = await stage([{ name: 'anna' }], CALLS_AT);
    const titles = {
      nl: 'Er is contact geweest',
      da: 'Der har været kontakt',
      de: 'Es gab Kontakt',
      en: 'There was contact',
    };
    for (const [language, title] of Object.entries(titles)) {
      for (const rep of [PIETER, LOTTE]) {
        Object.assign(scenario.setup.reps.get(rep) ?? {}, { language });
        const { html } = await pages.get(pageOf(rep));
        expect(html).toContain(`<html lang="${language}">`);
        expect(html).toContain(`<h1>${title}</h1>`);
      }
    }
  });
});
