import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readerKey } from '../../functions/shared/link-reader.ts';
import { CAMPAIGN, change, smallCampaign, stageFor } from '../operate/launched-campaign.ts';
import { openPages } from './page-stage.ts';

const DAY_MS = 86_400_000;
const QUIET_MS = 21_000;
const PIETER = 'pieter@voorbeeld.example';
const LOTTE = 'lotte@voorbeeld.example';

/** Ten business days before the launch: Anna, Ruben, Maarten and others are on pieter's list. */
async function stage() {
  const folder = smallCampaign(12);
  const file = join(folder, 'campaign.yaml');
  change(folder, 'campaign.yaml', (text) => text.replace('settings:', 'settings:\n  reviewLead: 10 business days'));
  const launchAt = (await stageFor(folder)).stage.world.clock.now();
  const on = await stageFor(folder, { startAt: launchAt - 14 * DAY_MS });
  const { world } = on.stage;
  const { code, err } = await on.baton('review', file, '--yes');
  if (code !== 0) throw new Error(err);
  const pages = openPages({ world }, { campaigns: on.stage.ports.campaigns });
  const later = (ms = QUIET_MS) => world.clock.runUntil(world.clock.now() + ms);
  await later();
  const { setup } = await on.stage.ports.campaigns.live(CAMPAIGN);
  const key = (address: string) => readerKey(setup, address);
  const list = (of: string, reader = of) => pages.path('l', `${CAMPAIGN}.review.${key(of)}.${key(reader)}`);
  const signOff = (side: string) => pages.path('l', `${CAMPAIGN}.sign-off.${side}.${side}`);
  const lines = () => [...world.store.items.lines.values()];
  const lineOf = (email: string) => {
    const line = lines().find(({ row }) => row.contact.email === email);
    if (!line) throw new Error(`no line of ${email}`);
    return line;
  };
  const answerAll = async (...reps: readonly string[]) => {
    for (const rep of reps) await pages.press(list(rep), 'save', { rest: 'yes' });
    await later();
  };
  const review = () => world.store.items.reviews.get(CAMPAIGN);
  const everybody = () => Object.keys(review()?.lists ?? {});
  return { ...on, file, world, pages, later, list, signOff, lines, lineOf, answerAll, review, everybody };
}

const ANNA = 'anna@voorbeeld.example';
const RUBEN = 'ruben.degroot@voorbeeld.example';
const MAARTEN = 'm.kuipers@rijnmondcargo.example';

const NEW = {
  'new.firstName': 'Femke',
  'new.lastName': 'Vos',
  'new.organisation': 'Vos Zeevracht BV',
  'new.legalForm': 'BV',
  'new.email': 'femke@vos-zeevracht.example',
  'new.source': 'fair-tl-2026',
  'new.emailPermission': 'consent',
  'new.emailPermissionText': 'Ja, mail mij',
};

describe('/l, the audience before the launch', () => {
  it('rule 8: a rep keeps, strikes out with a reason, gives to a colleague and writes a line, by one press', async () => {
    const { pages, later, list, lineOf, review, world } = await stage();
    const [anna, ruben, maarten] = [ANNA, RUBEN, MAARTEN].map((email) => lineOf(email).contact);
    const { opened, told } = await pages.press(list(PIETER), 'save', {
      [`answer.${ruben}`]: 'strike',
      [`reason.${ruben}`]: 'gaat met pensioen',
      [`answer.${maarten}`]: 'give',
      [`to.${maarten}`]: LOTTE,
      [`own.${anna}`]: 'We spraken elkaar over Mombasa',
      rest: 'yes',
    });
    expect(opened.html).toContain('mag gemaild worden');
    expect(opened.html).toContain('value="We spraken elkaar over de containers die in Mombasa bleven staan."');
    expect(told?.html).toContain('Opgeslagen');
    expect(lineOf(RUBEN).struck).toBeUndefined();
    await later();
    expect(lineOf(RUBEN).struck).toMatchObject({ by: PIETER, reason: 'gaat met pensioen' });
    expect(lineOf(MAARTEN).givenTo).toBe(LOTTE);
    expect(lineOf(ANNA).personalLine).toBe('We spraken elkaar over Mombasa');
    expect(review()?.lists[PIETER]).toBeGreaterThan(0);
    expect(review()?.lists[LOTTE]).toBe(0);
    const again = await pages.get(list(PIETER));
    expect(again.html).toContain('Gezegd: schrappen, gaat met pensioen.');
    expect(again.html).not.toContain('Kuipers');
    expect((await pages.get(list(LOTTE))).html).toContain('Kuipers');
    expect(world.events.filter(({ type }) => type === 'SignalReceived')).toEqual([]);
  });

  it('says what is missing, and keeps what was typed', async () => {
    const { pages, later, list, lineOf, lines } = await stage();
    const [anna, ruben] = [ANNA, RUBEN].map((email) => lineOf(email).contact);
    const before = JSON.stringify(lines());
    for (const [filled, problem] of [
      [{}, 'Kies bij minstens één regel'],
      [{ [`answer.${ruben}`]: 'strike' }, 'Geef een reden bij Ruben'],
      [{ [`answer.${ruben}`]: 'give' }, 'Kies de collega die Ruben'],
      [{ [`answer.${ruben}`]: 'give', [`to.${ruben}`]: 'x@elders.example' }, 'Kies de collega die Ruben'],
      [{ [`own.${anna}`]: 'x'.repeat(301) }, '301 tekens; hoogstens 300'],
    ] as const) {
      const { pressed } = await pages.press(list(PIETER), 'save', filled);
      expect([pressed.status, problem]).toEqual([422, problem]);
      expect(pressed.html).toContain(problem);
    }
    await later();
    expect(JSON.stringify(lines())).toBe(before);
  });

  it('is his own: nobody else’s link opens it, and looking at it changes nothing', async () => {
    const { pages, list, everybody, signOff } = await stage();
    expect(everybody()).toContain(PIETER);
    expect((await pages.get(list(PIETER, LOTTE))).status).toBe(403);
    const before = await pages.everything();
    for (const path of [list(PIETER), signOff('marketing')]) {
      const opened = await pages.get(path);
      expect(opened.status).toBe(200);
      expect((await pages.ask(path, { method: 'HEAD' })).status).toBe(200);
      expect(/<title>(.*?)<\/title>/.exec(opened.html)?.[1]).not.toMatch(/anna|pieter/i);
    }
    expect(await pages.everything()).toBe(before);
  });

  it('rule 8: a contact is added by the check that each row of the file goes through; refused, the page says why', async () => {
    const { pages, later, list, lineOf, lines, stage: on } = await stage();
    const count = lines().length;
    for (const [changed, why] of [
      [{ 'new.source': '' }, 'dit klopt niet of ontbreekt: Waar komt dit adres vandaan?'],
      [{ 'new.source': 'geruchten' }, 'dit klopt niet of ontbreekt: Waar komt dit adres vandaan?'],
      [{ 'new.email': 'femke' }, 'dit klopt niet of ontbreekt: Mailadres'],
      [{ 'new.email': '' }, 'er is geen mailadres, telefoonnummer of postadres'],
      [{ 'new.organisation': '' }, 'dit klopt niet of ontbreekt: Organisatie'],
      [{ 'new.language': 'fr' }, 'er zijn geen teksten in deze taal'],
      [{ 'new.email': ANNA }, `staat al op de lijst van ${PIETER}`],
    ] as const) {
      const { pressed } = await pages.press(list(PIETER), 'add', { ...NEW, ...changed });
      expect(pressed.html).toContain(`Niet toegevoegd: `);
      expect(pressed.html.replaceAll('&#39;', "'")).toContain(why);
      expect(pressed.status).toBe(422);
      expect(pressed.html).toContain('value="Femke"');
    }
    await later();
    expect(lines()).toHaveLength(count);
    const { form } = await pages.press(list(PIETER), 'add', NEW);
    await pages.post(form, NEW);
    await later();
    expect(lines()).toHaveLength(count + 1);
    expect(lineOf('femke@vos-zeevracht.example')).toMatchObject({
      added: { by: PIETER },
      row: { contact: { rep: PIETER, source: 'fair-tl-2026', emailPermission: { status: 'consent' } } },
    });
    expect((await pages.get(list(PIETER))).html).toContain('Femke Vos');
    const { lists } = (await on.operate({ do: 'review-status', campaign: CAMPAIGN })) as unknown as {
      readonly lists: readonly { readonly rep: string; readonly kept: number }[];
    };
    expect(lists.find(({ rep }) => rep === PIETER)?.kept).toBeGreaterThan(1);
  });

  it('M8 who objected before is not added by hand either', async () => {
    const { pages, list, world, lineOf } = await stage();
    const { row } = lineOf(ANNA);
    const { contactIds } = await import('../../functions/shared/contact-id.ts');
    const [id = ''] = contactIds({ email: 'femke@vos-zeevracht.example' });
    world.store.items.contacts.set(id, { ...row.contact, id, version: 1, objectedAt: 1 });
    const { pressed } = await pages.press(list(PIETER), 'add', NEW);
    expect(pressed.status).toBe(422);
    expect(pressed.html).toContain('heeft bezwaar gemaakt tegen alles');
  });
});

describe('/l, the sign-off', () => {
  it('M9 shows what is signed, waits for every list, and takes both signatures; launch invites exactly that', async () => {
    const { pages, later, list, signOff, answerAll, everybody, baton, file, world } = await stage();
    const early = await pages.get(signOff('marketing'));
    expect(early.forms.map(({ answer }) => answer)).not.toContain('sign');
    expect(early.html).toContain('Het wachten is op');
    await pages.press(list(PIETER), 'add', NEW);
    await later();
    await answerAll(...everybody());
    const opened = await pages.get(signOff('marketing'));
    expect(opened.html).toContain('12 contactpersonen worden uitgenodigd');
    expect(opened.html).toMatch(/<li>\d+: mag gemaild worden<\/li>/);
    expect(opened.html).toContain('<li>1: mag niet gemaild worden, wel gebeld</li>');
    expect(opened.html).toMatch(/<code>[0-9a-f]{64}<\/code>/);
    expect(opened.html).toContain('Marketing: mirjam@voorbeeld.example heeft nog niet getekend.');
    for (const side of ['marketing', 'sales']) await pages.press(signOff(side), 'sign');
    await later();
    const signed = await pages.get(signOff('sales'));
    expect(signed.html).toContain('Verkoop: sander@voorbeeld.example heeft dit getekend op');
    expect(signed.forms.map(({ answer }) => answer)).not.toContain('sign');
    expect((await baton('launch', file, '--yes')).err).toBe('');
    await world.clock.runUntil(world.clock.now() + 15 * DAY_MS);
    const invited = [...world.store.items.contacts.values()].map(({ email }) => email);
    expect(invited).toContain('femke@vos-zeevracht.example');
    expect(invited).toHaveLength(12);
    expect((await pages.get(list(PIETER))).html).toContain('De campagne loopt');
    expect((await pages.get(list(PIETER))).forms).toEqual([]);
  });

  it('M8 whom a rep adds is held against the suppression list when he is launched', async () => {
    const { pages, later, list, signOff, answerAll, everybody, baton, file, world, folder } = await stage();
    writeFileSync(join(folder, 'nee.csv'), 'femke@vos-zeevracht.example\n');
    change(folder, 'campaign.yaml', (text) => text.replace('../suppression.csv', '../suppression.csv, nee.csv'));
    await pages.press(list(PIETER), 'add', NEW);
    await later();
    await answerAll(...everybody());
    for (const side of ['marketing', 'sales']) await pages.press(signOff(side), 'sign');
    await later();
    expect((await baton('launch', file, '--yes')).err).toBe('');
    await world.clock.runUntil(world.clock.now() + 15 * DAY_MS);
    const femke = [...world.store.items.contacts.values()].find(({ firstName }) => firstName === 'Femke');
    expect(femke?.objectedAt).toBe(0);
    const mailed = world.events.filter(({ type, contact }) => type === 'MailSent' && contact === femke?.id);
    expect(mailed).toEqual([]);
  });

  it('rule 9: nothing is signed that changed since the page was opened; a stale signature says what changed', async () => {
    const { pages, later, list, signOff, answerAll, everybody, lineOf, review, folder, baton, file } = await stage();
    await answerAll(...everybody());
    await pages.press(signOff('marketing'), 'sign');
    await later();
    expect(review()?.signed.marketing?.by).toBe('mirjam@voorbeeld.example');
    const [form] = (await pages.get(signOff('sales'))).forms.filter(({ answer }) => answer === 'sign');
    if (!form) throw new Error('no button');
    const ruben = lineOf(RUBEN).contact;
    await pages.press(list(PIETER), 'save', { [`answer.${ruben}`]: 'strike', [`reason.${ruben}`]: 'ziek' });
    await later();
    const stale = await pages.post(form);
    expect(stale.status).toBe(422);
    expect(stale.html).toContain('Er is iets veranderd sinds je deze pagina opende.');
    change(folder, 'campaign.yaml', (text) => text.replace('nl: formal', 'nl: informal'));
    expect((await baton('review', file, '--yes')).err).toBe('');
    await later();
    const changed = (await pages.get(signOff('marketing'))).html;
    expect(changed).toContain('iets anders. Sindsdien veranderd:');
    expect(changed).toContain('onderdelen: form');
    expect(changed).toContain(`${RUBEN}: gewijzigd door ${PIETER}`);
    await later();
    expect(review()?.signed.sales).toBeUndefined();
  });

  it('is a manager’s of his own side: a rep, and the link of a list, open no sign-off', async () => {
    const { pages, signOff, list } = await stage();
    expect((await pages.get(signOff('marketing'))).status).toBe(200);
    const rep = list(PIETER).replace('review', 'sign-off');
    expect((await pages.get(rep)).status).toBe(403);
    expect((await pages.get(pages.path('l', `${CAMPAIGN}.sign-off.tieBreak.tieBreak`))).status).toBe(403);
  });
});
