import { describe, expect, it } from 'vitest';
import { startScenario } from '../scenarios/scenario.ts';
import { openPages } from './page-stage.ts';

const LOTTE = 'lotte@voorbeeld.example';

/** Anna's first call stands in pieter's digest of the day. */
async function stage() {
  const scenario = await startScenario({ contacts: [{ name: 'anna' }] });
  await scenario.runUntil('2027-02-08 10:00');
  const pages = openPages(scenario);
  const later = async (ms = 21_000) => scenario.runUntilInstant(scenario.world.clock.now() + ms);
  const task = scenario.enrollment('anna').touch?.id ?? '';
  const touches = () => [...scenario.world.store.items.touches.values()].filter(({ kind }) => kind === 'call');
  return { scenario, pages, later, task, touches, link: pages.path('c', task) };
}

describe('/c, a call given to a colleague', () => {
  it('rule 17: goes to the colleague, first in his queue, as the same attempt; given twice it goes once', async () => {
    const { scenario, pages, later, task, touches, link } = await stage();
    const { opened, form, told } = await pages.press(link, 'give', { to: LOTTE });
    expect(opened.html).toContain('Geef aan een collega');
    expect(opened.html).not.toContain('value="pieter@voorbeeld.example"');
    expect(told?.html).toContain('Het gesprek gaat naar Lotte Smit');
    expect((await pages.post(form, { to: LOTTE })).status).toBe(303);
    expect(touches()).toHaveLength(1);
    await later();
    expect(touches().map(({ id, rep, open, attempt }) => [id, rep, open, attempt])).toEqual([
      [task, 'pieter@voorbeeld.example', false, 1],
      [`${task}.d`, LOTTE, undefined, 1],
    ]);
    expect(scenario.events('anna', 'CallTaskWithdrawn')).toHaveLength(1);
    expect((await pages.get(link)).forms.map(({ answer }) => answer)).not.toContain('give');
    const late = await pages.press(pages.path('c', `${task}.d`), 'not-reached', {});
    expect(late.pressed.status).toBe(303);
  });

  it('is given to nobody who was not chosen, is away, or is no rep here', async () => {
    const { pages, later, touches, link } = await stage();
    for (const to of ['', 'pieter@voorbeeld.example', 'x@elders.example']) {
      const { pressed } = await pages.press(link, 'give', { to });
      expect(pressed.status).toBe(422);
      expect(pressed.html).toContain('Kies een collega die er is.');
    }
    await later();
    expect(touches()).toHaveLength(1);
  });

  it('is no longer given once it was reported', async () => {
    const { pages, later, link } = await stage();
    const [form] = (await pages.get(link)).forms.filter(({ answer }) => answer === 'give');
    if (!form) throw new Error('no button');
    await pages.press(link, 'not-reached', {});
    await later();
    expect((await pages.post(form, { to: LOTTE })).status).toBe(422);
  });
});
