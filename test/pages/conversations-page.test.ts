import { describe, expect, it } from 'vitest';
import { readerKey } from '../../functions/shared/link-reader.ts';
import { startScenario } from '../scenarios/scenario.ts';
import { openPages } from './page-stage.ts';

const QUIET_MS = 21_000;
const NAMES = ['anna', 'bob', 'carla', 'eva'];
const [PIETER, LOTTE] = ['pieter@voorbeeld.example', 'lotte@voorbeeld.example'];

/** Four come to the event; eva is lotte's guest, the others are pieter's. It is a quarter of an hour after the end. */
async function stage() {
  const contacts = NAMES.map((name) => (name === 'eva' ? { name, rep: LOTTE } : { name }));
  const scenario = await startScenario({ contacts });
  for (const name of NAMES) {
    scenario.at('2027-02-02 10:00', () => scenario.signal(name, 'accepted'));
    scenario.at('2027-03-18 13:40', () => scenario.signal(name, 'attended', { by: 'system' }));
  }
  await scenario.runUntil('2027-03-18 17:45');
  const pages = openPages(scenario);
  const later = (ms = QUIET_MS) => scenario.runUntilInstant(scenario.world.clock.now() + ms);
  const pageOf = (address: string) => pages.path('n', `afrika.${readerKey(scenario.setup, address)}`);
  const field = (field: string, name: string) => `${field}.${scenario.idOf(name)}`;
  const signals = (name: string) => scenario.events(name, 'SignalReceived').map(({ data }) => data.signal);
  return { scenario, pages, later, pageOf, field, signals };
}

describe('/n, the conversations after the event', () => {
  it('M6 of each guest a tap says whether they spoke, with what came of it; the rest is asked again', async () => {
    const { scenario, pages, later, pageOf, field, signals } = await stage();
    const { opened, told } = await pages.press(pageOf(PIETER), 'save', {
      [field('spoken', 'anna')]: 'yes',
      [field('appointment', 'anna')]: '2027-03-24T10:00',
      [field('issue', 'anna')]: 'douane Kenia',
      [field('spoken', 'bob')]: 'no',
    });
    expect(opened.html).toContain('Nog vast te leggen (3)');
    expect(told?.html).toContain('2 gesprekken opgeslagen');
    expect(told?.html).toContain('Nog vast te leggen (1)');
    expect(scenario.enrollment('anna').facts.noted).toBeUndefined();
    await later();
    expect(signals('anna').slice(-2)).toEqual(['spoken', 'appointment']);
    expect(scenario.enrollment('anna').facts.appointment?.data).toMatchObject({
      when: scenario.local('2027-03-24 10:00'),
      issue: 'douane Kenia',
    });
    expect(scenario.enrollment('bob').facts.noted?.value).toBe('not-spoken');
    expect(scenario.enrollment('bob').facts.spokenAtEvent).toBeUndefined();
    expect((await pages.get(pageOf(PIETER))).html).toContain('Vastgelegd (2)');
  });

  it('M6 the same press twice is one note, and another opening adds what came later', async () => {
    const { scenario, pages, later, pageOf, field, signals } = await stage();
    const filled = { [field('spoken', 'anna')]: 'yes' };
    const { form } = await pages.press(pageOf(PIETER), 'save', filled);
    await pages.post(form, filled);
    await later();
    await pages.post(form, filled);
    await later();
    expect(signals('anna').filter((signal) => signal === 'spoken')).toHaveLength(1);
    await pages.press(pageOf(PIETER), 'save', { [field('callBack', 'anna')]: '2027-03-25T11:00' });
    await later();
    expect(scenario.enrollment('anna').facts['call-back']?.data).toEqual({ when: scenario.local('2027-03-25 11:00') });
  });

  it('rule 13: a definite no asks for whom it is, and why', async () => {
    const { scenario, pages, later, pageOf, field } = await stage();
    const bare = await pages.press(pageOf(PIETER), 'save', { [field('for', 'carla')]: 'person' });
    expect(bare.pressed.status).toBe(422);
    expect(bare.pressed.html).toContain('Vul in: Reden.');
    await pages.press(pageOf(PIETER), 'save', {
      [field('for', 'carla')]: 'person',
      [field('reason', 'carla')]: 'heeft een vaste vervoerder',
    });
    await later();
    expect(scenario.enrollment('carla')).toMatchObject({ outcome: 'no', reason: 'heeft een vaste vervoerder' });
  });

  it('M42 a guest nobody invited is added by the rep who met him, and is his', async () => {
    const { scenario, pages, later, pageOf } = await stage();
    const unnamed = await pages.press(pageOf(PIETER), 'walk-in', { lastName: 'Vos' });
    expect(unnamed.pressed.html).toContain('Vul in: Organisatie.');
    const { told } = await pages.press(pageOf(PIETER), 'walk-in', {
      lastName: 'Vos',
      organisation: 'Vos Koeltransport',
      email: 'p.vos@vos.example',
      consent: 'yes',
    });
    expect(told?.html).toContain('Vos wordt toegevoegd');
    await later();
    const contact = [...scenario.world.store.items.contacts.values()].find(({ lastName }) => lastName === 'Vos');
    expect(contact).toMatchObject({ source: 'walk-in', rep: PIETER });
    expect(contact?.emailPermission).toMatchObject({ status: 'consent', text: expect.stringContaining('(v1)') });
    expect((await pages.get(pageOf(PIETER))).html).toContain('Vos, Vos Koeltransport');
  });

  it('shows a rep his own guests, changes nothing by looking, and opens to nobody else', async () => {
    const { pages, pageOf, scenario } = await stage();
    const before = await pages.everything();
    const lotte = await pages.get(pageOf(LOTTE));
    expect(lotte.html).toContain('Nog vast te leggen (1)');
    expect(lotte.html).not.toContain(scenario.contact('anna').organisationName);
    expect(lotte.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await pages.get(pages.path('n', 'afrika.marketing'))).status).toBe(403);
    expect((await pages.get(pages.path('n', `afrika.x.${readerKey(scenario.setup, PIETER)}`))).status).toBe(403);
    expect((await pages.press(pageOf(PIETER), 'save')).pressed.status).toBe(422);
    expect(await pages.everything()).toBe(before);
  });

  it('F51 a scanner that presses all buttons of the page has noted nothing', async () => {
    const { pages, later, pageOf, field, scenario } = await stage();
    const { forms } = await pages.get(pageOf(PIETER));
    for (const form of forms)
      await pages.post(form, { [field('spoken', 'anna')]: 'yes', lastName: 'x', organisation: 'y' });
    await later();
    expect(scenario.enrollment('anna').facts.noted).toBeUndefined();
    expect((await pages.reviews.of('afrika')).map(({ what }) => what.type)).toEqual(['page.cancelled']);
  });

  it('is in the language of the rep', async () => {
    const { scenario, pages, pageOf } = await stage();
    const rep = scenario.setup.reps.get(LOTTE);
    const titles = { nl: 'Je gesprekken', da: 'Dine samtaler', de: 'Gespräche mit Gästen', en: 'Your conversations' };
    for (const [language, title] of Object.entries(titles)) {
      Object.assign(rep ?? {}, { language });
      const shown = await pages.get(pageOf(LOTTE));
      expect(shown.html).toContain(`<html lang="${language}">`);
      expect(shown.html).toContain(title);
    }
  });
});
