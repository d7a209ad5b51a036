import { describe, expect, it } from 'vitest';
import { readerKey } from '../../functions/shared/link-reader.ts';
import { type ScenarioOptions, startScenario } from '../scenarios/scenario.ts';
import { openPages } from './page-stage.ts';

const QUIET_MS = 21_000;
const NAMES = ['anna', 'bob', 'carla'];
const [PIETER, LOTTE] = ['pieter@voorbeeld.example', 'lotte@voorbeeld.example'];

/** Three of lotte's never answered: their calls are with her since 8 February. */
async function stage(at = '2027-02-08 10:00', options: Partial<ScenarioOptions> = {}) {
  const scenario = await startScenario({ contacts: NAMES.map((name) => ({ name, rep: LOTTE })), ...options });
  await scenario.runUntil(at);
  const pages = openPages(scenario);
  const later = (ms = QUIET_MS) => scenario.runUntilInstant(scenario.world.clock.now() + ms);
  const key = (address: string) => readerKey(scenario.setup, address);
  const about = (what: string, rep: string, reader: string) => pages.path('m', `afrika.${what}.${key(rep)}.${reader}`);
  const openOf = async (rep: string) => (await scenario.world.store.tasksOf(rep)).filter(({ open }) => open);
  const tasks = async (rep: string) => (await scenario.world.store.tasksOf(rep)).map(({ enrollment }) => enrollment);
  return { scenario, pages, later, key, about, openOf, tasks };
}

describe('/m, the calls of a rep', () => {
  it('F28 his manager says until when he is away: what cannot wait is with the deputy at once', async () => {
    const { scenario, pages, later, about, openOf, tasks } = await stage();
    expect(await openOf(LOTTE)).toHaveLength(3);
    const { opened, told } = await pages.press(about('away', LOTTE, 'sales'), 'away', {
      from: '2027-02-08',
      until: '2027-02-26',
    });
    expect(opened.html).toContain('Lotte Smit: 3 open gesprekken, 0 in de rij.');
    expect(opened.forms[0]?.answer).toBe('away');
    expect(opened.forms[0]?.fields.get('from')).toBe('2027-02-08');
    expect(told?.html).toContain('bij de vervanger');
    expect(scenario.world.live().state.absences).toBeUndefined();
    await later();
    expect(scenario.world.live().state.absences?.[LOTTE]?.[0]).toMatchObject({
      from: '2027-02-08',
      to: '2027-02-26',
      by: 'sander@voorbeeld.example',
    });
    expect(await openOf(LOTTE)).toEqual([]);
    expect(await tasks(PIETER)).toHaveLength(3);
    expect((await pages.get(about('rep', LOTTE, 'sales'))).html).toContain('Is er vandaag niet.');
  });

  it('F28 gives those that are ticked to a colleague, all where none is', async () => {
    const { scenario, pages, later, about, tasks, openOf } = await stage();
    const [first] = await openOf(LOTTE);
    const give = about('give', LOTTE, 'sales');
    await pages.press(give, 'give', { to: PIETER, [`task.${first?.id}`]: 'yes' });
    await later();
    expect(await tasks(PIETER)).toEqual([first?.enrollment]);
    await pages.press(give, 'give', { to: PIETER });
    await later();
    expect(await tasks(PIETER)).toHaveLength(3);
    expect(await tasks(LOTTE)).toEqual([]);
    expect(scenario.faults).toEqual([]);
  });

  it('F28 leaves them where they are: nobody is told of them any more', async () => {
    const { pages, later, about, openOf } = await stage();
    await pages.press(about('leave', LOTTE, 'sales'), 'leave');
    await later();
    expect((await openOf(LOTTE)).map(({ escalated }) => escalated)).toEqual([3, 3, 3]);
  });

  it('rule 17: the rep himself: too much today, to a colleague, away; leaving them is his manager’s', async () => {
    const { pages, later, about, key, openOf, tasks } = await stage();
    const own = about('put-off', LOTTE, key(LOTTE));
    const { opened } = await pages.press(own, 'put-off');
    expect(opened.forms.map(({ answer }) => answer)).toEqual(['put-off', 'away', 'give', 'none']);
    await later();
    expect(await openOf(LOTTE)).toEqual([]);
    expect(await tasks(LOTTE)).toHaveLength(3);
    expect((await pages.get(own)).html).toContain('0 open gesprekken, 3 in de rij');
  });

  it('refuses what cannot be: no colleague, dates the wrong way round, a colleague who is away as well', async () => {
    const { pages, later, about } = await stage();
    const give = about('give', LOTTE, 'sales');
    const away = about('away', LOTTE, 'sales');
    expect((await pages.press(give, 'give')).pressed.html).toContain('Vul in: Collega.');
    const turned = await pages.press(away, 'away', { from: '2027-02-10', until: '2027-02-09' });
    expect(turned.pressed.status).toBe(422);
    expect(turned.pressed.html).toContain('ligt voor de eerste');
    await pages.press(about('away', PIETER, 'sales'), 'away', { from: '2027-02-08', until: '2027-02-12' });
    await later();
    expect((await pages.press(give, 'give', { to: PIETER })).pressed.html).toContain('Pieter Bakker is er op die dag');
  });

  it('opens to the rep, his manager and those of the campaign, and to nobody else', async () => {
    const reps = `reps:
  - { email: ${PIETER}, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 8, mail: digest }
  - { email: ${LOTTE}, name: Lotte Smit, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 8, mail: digest, manager: chef@voorbeeld.example }
`;
    const { pages, about, key } = await stage('2027-02-08 10:00', { reps });
    const status = async (path: string) => (await pages.get(path)).status;
    expect(await status(about('give', LOTTE, key('chef@voorbeeld.example')))).toBe(200);
    expect(await status(about('give', PIETER, key('chef@voorbeeld.example')))).toBe(403);
    expect(await status(about('give', LOTTE, key(PIETER)))).toBe(403);
    expect(await status(about('give', LOTTE, 'host'))).toBe(403);
    expect(await status(about('give', LOTTE, 'marketing'))).toBe(200);
    expect(await status(pages.path('m', 'afrika.give.nobody.sales'))).toBe(403);
  });

  it('F51 whoever presses every button has moved nothing, and looking changes nothing', async () => {
    const { pages, later, about, openOf } = await stage();
    const before = await pages.everything();
    const { forms } = await pages.get(about('away', LOTTE, 'sales'));
    expect(await pages.everything()).toBe(before);
    for (const form of forms) await pages.post(form, { from: '2027-02-08', until: '2027-02-09', to: PIETER });
    await later();
    expect((await openOf(LOTTE)).map(({ escalated = 0 }) => escalated)).toEqual([0, 0, 0]);
  });
});

describe('/m, who waits for a person', () => {
  /** Nobody was checked in: the clock does not close the list, and everybody waits. */
  const heldAt = '2027-04-02 09:00';

  it('rule 6: is named with the reason, for whom and since when, beside the list that is still open', async () => {
    const { scenario, pages } = await stage(heldAt);
    const overview = await pages.get(pages.path('m', 'afrika.marketing'));
    expect(overview.html).toContain('De presentielijst is nog niet gesloten: 0 van 0');
    expect(overview.html).toContain('de presentielijst is nog open · wacht op');
    expect(overview.html).toContain(`name="go.${scenario.idOf('anna')}"`);
    const [, checkIn = ''] = /href="(\/i\/[^"]+)"/.exec(overview.html) ?? [];
    expect((await pages.get(checkIn)).status).toBe(200);
    const [, rep = ''] = /href="(\/m\/[^"]+)"/.exec(overview.html) ?? [];
    expect((await pages.get(rep)).html).toContain('Pieter Bakker');
  });

  it('rule 13: lets go on whom it ticks, each only where it is still the same hold', async () => {
    const one = { organisation: 'Maasoever BV', organisationId: '00010231', rep: LOTTE };
    const { scenario, pages, later, about, key } = await stage('2027-02-08 10:00', {
      contacts: NAMES.map((name) => ({ name, ...one })),
    });
    await scenario.signal('anna', 'appointment', { by: 'rep', data: { when: scenario.local('2027-02-16 10:00') } });
    await scenario.runUntil('2027-02-08 11:00');
    const overview = pages.path('m', 'afrika.sales');
    const [bob, carla] = [scenario.idOf('bob'), scenario.idOf('carla')];
    expect((await pages.get(overview)).html).toContain('een collega heeft een afspraak, een offerte of heeft besteld');
    expect((await pages.press(overview, 'resume')).pressed.status).toBe(422);
    await pages.press(overview, 'resume', { [`go.${bob}`]: 'yes', [`since.${bob}`]: '1' });
    await later();
    expect(scenario.enrollment('bob').hold?.reason).toBe('colleague');
    const { told } = await pages.press(overview, 'resume', { [`go.${bob}`]: 'yes' });
    expect(told?.html).toContain('Zij gaan binnen een minuut verder');
    await later();
    expect(scenario.enrollment('bob').hold).toBeUndefined();
    expect(scenario.enrollment('carla').hold?.reason).toBe('colleague');
    // While marketing owns the organisation nobody waits for the rep.
    expect((await pages.get(about('rep', LOTTE, key(LOTTE)))).forms.map(({ answer }) => answer)).not.toContain(
      'resume',
    );
    await pages.press(about('rep', LOTTE, 'marketing'), 'resume', { [`go.${carla}`]: 'yes' });
    await later();
    expect(scenario.enrollment('carla').hold).toBeUndefined();
  });

  it('is in the language of its reader', async () => {
    const { scenario, pages, about, key } = await stage();
    const titles = { nl: 'Te veel vandaag', da: 'For meget i dag', de: 'Zu viel heute', en: 'Too much today' };
    for (const [language, title] of Object.entries(titles)) {
      Object.assign(scenario.setup.reps.get(LOTTE) ?? {}, { language });
      const shown = await pages.get(about('put-off', LOTTE, key(LOTTE)));
      expect(shown.html).toContain(`<html lang="${language}">`);
      expect(shown.html).toContain(title);
    }
  });
});
