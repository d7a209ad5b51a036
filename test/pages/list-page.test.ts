import { describe, expect, it } from 'vitest';
import { readerKey } from '../../functions/shared/link-reader.ts';
import { startScenario } from '../scenarios/scenario.ts';
import { openPages } from './page-stage.ts';

const QUIET_MS = 21_000;

/** Three were handed over to pieter at the event; on Mondays both managers decide. */
async function stage(at = '2027-03-18 15:00') {
  const scenario = await startScenario({ contacts: [{ name: 'anna' }, { name: 'bob' }, { name: 'carla' }] });
  await scenario.runUntil(at);
  const pages = openPages(scenario);
  const later = async (ms = QUIET_MS) => scenario.runUntilInstant(scenario.world.clock.now() + ms);
  const key = (address: string) => readerKey(scenario.setup, address);
  const pieter = key('pieter@voorbeeld.example');
  const list = (template: string, of: string, reader = of) => pages.path('l', `afrika.${template}.${of}.${reader}`);
  const handOff = (name: string) => scenario.enrollment(name).facts.handOff?.value;
  return { scenario, pages, later, key, pieter, list, handOff };
}

describe('/l, the list that is handed over', () => {
  it('M4 is answered by one tick and one press: agreed with all, but for the exception with its reason', async () => {
    const { scenario, pages, later, list, pieter, handOff } = await stage();
    const bob = scenario.idOf('bob');
    const { opened, told } = await pages.press(list('hand-off', pieter), 'save', {
      rest: 'yes',
      [`answer.${bob}`]: 'rejected',
      [`reason.${bob}`]: 'geen klant voor ons',
    });
    expect(opened.html).toContain('3 regels wachten');
    expect(told?.html).toContain('Opgeslagen');
    expect(handOff('anna')).toBeUndefined();
    await later();
    expect([handOff('anna'), handOff('bob'), handOff('carla')]).toEqual(['taken-over', 'rejected', 'taken-over']);
    expect(scenario.enrollment('bob').facts.handOff?.data).toMatchObject({ reason: 'geen klant voor ons' });
    expect((await pages.get(list('hand-off', pieter))).html).toContain('Er wacht niets');
  });

  it('F51 says nothing where only the button is pressed, and needs a reason to give somebody back', async () => {
    const { scenario, pages, later, list, pieter, handOff } = await stage();
    const untouched = await pages.press(list('hand-off', pieter), 'save');
    expect(untouched.pressed.status).toBe(422);
    const bob = scenario.idOf('bob');
    const bare = await pages.press(list('hand-off', pieter), 'save', { [`answer.${bob}`]: 'rejected' });
    expect(bare.pressed.status).toBe(422);
    expect(bare.pressed.html).toContain('Geef een reden bij');
    const odd = await pages.press(list('hand-off', pieter), 'save', { [`answer.${bob}`]: 'release' });
    expect(odd.pressed.status).toBe(422);
    await later();
    expect(handOff('bob')).toBeUndefined();
  });

  it('speaks of no line that came after the page was opened', async () => {
    const { scenario, pages, later, list, pieter, handOff } = await stage('2027-03-18 13:59');
    const opened = await pages.get(list('hand-off', pieter));
    expect(opened.forms).toEqual([]);
    await scenario.runUntil('2027-03-18 15:00');
    const [form] = (await pages.get(list('hand-off', pieter))).forms;
    if (!form) throw new Error('no form');
    form.fields.set('seenAt', String(scenario.local('2027-03-18 13:59')));
    await pages.post(form, { rest: 'yes' });
    await later();
    expect(handOff('anna')).toBeUndefined();
  });

  it('rule 17: is answered by the deputy while the rep is away, and by nobody else', async () => {
    const { pages, list, pieter, key } = await stage();
    const lotte = key('lotte@voorbeeld.example');
    expect((await pages.get(list('hand-off', pieter))).status).toBe(200);
    expect((await pages.get(list('hand-off', pieter, lotte))).status).toBe(403);
    expect((await pages.get(list('hand-off', lotte, pieter))).status).toBe(403);
    expect((await pages.get(list('digest', pieter))).status).toBe(403);
    expect((await pages.get(pages.path('l', 'elders.hand-off.x.x'))).status).toBe(403);
  });
});

describe('/l, the decision list', () => {
  it('M7 is decided by both managers, each on his own list', async () => {
    const at = await stage();
    const { scenario, pages, later, list, pieter } = at;
    const anna = scenario.idOf('anna');
    await pages.press(list('hand-off', pieter), 'save', {
      [`answer.${anna}`]: 'rejected',
      [`reason.${anna}`]: 'geen klant',
    });
    await later();
    await scenario.world.run((doors) => doors.closeAttendance({ campaign: 'afrika', by: 'host' }));
    await scenario.runUntil('2027-03-22 10:00');
    const marketing = list('decision', 'marketing');
    const opened = await pages.get(marketing);
    expect(opened.html).toContain('Voorstel');
    expect((await pages.get(list('decision', 'sales', 'marketing'))).status).toBe(403);
    expect(scenario.enrollment('anna').step).toBe('decide');
    await pages.press(marketing, 'save', { [`answer.${anna}`]: 'recycle' });
    await later();
    expect(scenario.enrollment('anna').step).toBe('decide');
    await pages.press(list('decision', 'sales'), 'save', { [`answer.${anna}`]: 'recycle' });
    await later();
    expect(scenario.enrollment('anna').step).toBe('nurture-lead');
  });
});
