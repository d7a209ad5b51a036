import { describe, expect, it } from 'vitest';
import { readerKey } from '../../functions/shared/link-reader.ts';
import { startScenario } from '../scenarios/scenario.ts';
import { openPages } from './page-stage.ts';

const QUIET_MS = 21_000;
const [PIETER, LOTTE] = ['pieter@voorbeeld.example', 'lotte@voorbeeld.example'];
const BV = { organisation: 'Maasoever BV', organisationId: '00010231' };

/** Three of one organisation; pieter's call with one of them is open since 8 February. */
async function stage(at = '2027-02-08 10:00') {
  const names = ['anna', 'ruben', 'sofie'];
  const scenario = await startScenario({ contacts: names.map((name) => ({ name, ...BV })) });
  await scenario.runUntil(at);
  const pages = openPages(scenario);
  const later = () => scenario.runUntilInstant(scenario.world.clock.now() + QUIET_MS);
  const isCalled = (name: string) =>
    scenario.world.store.items.touches.get(scenario.enrollment(name).touch?.id ?? '')?.open === true;
  const name = names.find(isCalled) ?? 'anna';
  const [first = '', second = ''] = names.filter((one) => one !== name);
  const call = () => pages.path('c', scenario.openTask(name).id);
  const story = pages.path('k', `${scenario.idOf(name)}.${readerKey(scenario.setup, PIETER)}`);
  return { scenario, pages, later, name, first, second, call, story };
}

describe('/c and /k, a yes', () => {
  it('rule 13: says which colleagues go on; the others hear no more', async () => {
    const { scenario, pages, later, name, first, second, story } = await stage('2027-02-03 10:00');
    const { opened } = await pages.press(story, 'yes', { [`goOn.${scenario.idOf(first)}`]: 'yes' });
    const form = opened.forms.find(({ answer }) => answer === 'yes');
    expect(form?.names).toEqual(
      expect.arrayContaining([`goOn.${scenario.idOf(first)}`, `goOn.${scenario.idOf(second)}`]),
    );
    expect(form?.names).not.toContain('goOn');
    expect(form?.fields.has(`goOn.${scenario.idOf(first)}`)).toBe(false);
    await later();
    await scenario.runUntil('2027-02-04 09:00');
    expect(scenario.enrollment(name).outcome).toBe('yes');
    expect(scenario.enrollment(first).status).toBe('open');
    expect(scenario.enrollment(second)).toMatchObject({ outcome: 'void', reason: 'a colleague ordered' });
  });

  it('rule 13: nobody goes on where nobody is ticked', async () => {
    const { scenario, pages, later, first, second, story } = await stage('2027-02-03 10:00');
    await pages.press(story, 'yes');
    await later();
    await scenario.runUntil('2027-02-04 09:00');
    for (const other of [first, second]) expect(scenario.enrollment(other).outcome).toBe('void');
  });
});

describe('/c and /k, two people report on one task', () => {
  it('M44 keeps who reported with what he reported', async () => {
    const { scenario, pages, later, name, call } = await stage();
    const task = scenario.openTask(name).id;
    const page = call();
    await pages.press(page, 'not-reached');
    await later();
    expect(scenario.enrollment(name).lastReport).toMatchObject({ touch: task, signal: 'not-reached', who: PIETER });
    expect((await pages.get(page)).html).toContain('Al gemeld op');
  });

  it('M44 whoever opened the page before is told at his press, and nothing is kept of it', async () => {
    const { scenario, pages, later, name, call } = await stage();
    const task = scenario.openTask(name).id;
    const page = call();
    const id = scenario.idOf(name);
    const { world } = scenario;
    await world.run((doors) =>
      doors.receiveSignal({
        ...{ key: 'elsewhere', signal: 'spoken', enrollment: id, by: 'rep', occurredAt: world.clock.now() },
        ...{ touch: task, who: LOTTE },
      }),
    );
    const before = scenario.events(name, 'SignalReceived').length;
    const { opened, pressed } = await pages.press(page, 'not-reached');
    expect(opened.html).toContain('Lotte Smit meldde op');
    expect(pressed.status).toBe(422);
    expect(pressed.html).toContain('Lotte Smit meldde op');
    expect(pressed.html).toContain('Die melding telt');
    await later();
    expect(scenario.events(name, 'SignalReceived')).toHaveLength(before);
  });

  it('M44 who reported himself puts it right', async () => {
    const { scenario, pages, later, name, call } = await stage();
    const page = call();
    await pages.press(page, 'not-reached');
    await later();
    const { pressed } = await pages.press(page, 'accepted');
    expect(pressed.status).toBe(303);
    await later();
    expect(scenario.enrollment(name).facts.response?.value).toBe('accepted');
  });
});
