import { describe, expect, it } from 'vitest';
import { readerKey } from '../../functions/shared/link-reader.ts';
import { startScenario } from '../scenarios/scenario.ts';
import { openPages } from './page-stage.ts';

async function stage() {
  const scenario = await startScenario({ contacts: [{ name: 'anna' }] });
  await scenario.runUntil('2027-02-08 10:00');
  const pages = openPages(scenario);
  const later = (ms = 21_000) => scenario.runUntilInstant(scenario.world.clock.now() + ms);
  const task = scenario.openTask('anna').id;
  const link = pages.path('c', task, '');
  return { scenario, pages, later, task, link };
}

const buttons = ({ forms }: { forms: readonly { answer: string }[] }) => forms.map(({ answer }) => answer);

/** Reports, and holds the button of the page that follows. */
async function pressUndo(pages: ReturnType<typeof openPages>, link: string, answer: string) {
  const { told } = await pages.press(link, answer);
  const form = told?.forms.find((each) => each.answer === 'undo');
  if (!form) throw new Error('no button to take it back');
  return () => pages.post(form);
}

describe('/c, a report taken back', () => {
  it('M30 stands on the page right after the report, and for half an hour on the page of the task', async () => {
    const { scenario, pages, later, task, link } = await stage();
    expect(buttons(await pages.get(link))).not.toContain('undo');
    const { told } = await pages.press(link, 'not-reached');
    expect(told && buttons(told)).toEqual(['undo', 'none']);
    await later();
    expect(buttons(await pages.get(link))).toContain('undo');
    const undone = await pages.press(link, 'undo');
    expect(undone.told?.html).toContain('ongedaan gemaakt');
    await later();
    expect(scenario.events('anna', 'AnswerCorrected')[0]?.data).toEqual({ from: 'not-reached', to: 'undone' });
    expect(scenario.openTask('anna')).toMatchObject({ attempt: 1, reopens: [task] });
    const page = await pages.get(link);
    expect(page.html).not.toContain('Al gemeld');
    expect(page.html).not.toContain('meldde');
  });

  it('M30 the link of the first mail reports on the task that stands for it now', async () => {
    const { scenario, pages, later, link } = await stage();
    await pages.press(link, 'not-reached');
    await later();
    await pages.press(link, 'undo');
    await later(120_000);
    await pages.press(link, 'declined', { reason: 'date' });
    await later();
    expect(scenario.enrollment('anna').facts.response?.value).toBe('declined');
    expect(scenario.enrollment('anna').step).toBe('before-event');
  });

  it('M30 says why not: not taken in yet, over, or something came of it', async () => {
    const { pages, later, link } = await stage();
    const first = await pressUndo(pages, link, 'not-reached');
    const early = await first();
    expect([early.status, early.html.includes('nog niet verwerkt')]).toEqual([422, true]);
    await later(31 * 60_000);
    expect(buttons(await pages.get(link))).not.toContain('undo');
    const late = await first();
    expect([late.status, late.html.includes('half uur is voorbij')]).toEqual([422, true]);
    const other = await stage();
    const second = await pressUndo(other.pages, other.link, 'wrong-number');
    await other.later(60_000);
    const acted = await second();
    expect([acted.status, acted.html.includes('al iets uit deze melding')]).toEqual([422, true]);
  });

  it('M30 only who reported is offered it', async () => {
    const { scenario, pages, later, link, task } = await stage();
    await pages.press(link, 'not-reached');
    await later();
    expect(readerKey(scenario.setup, 'lotte@voorbeeld.example')).not.toBe('');
    scenario.world.store.items.enrollments.forEach((enrollment, id, all) => {
      if (enrollment.undo) all.set(id, { ...enrollment, undo: { ...enrollment.undo, who: 'lotte@voorbeeld.example' } });
    });
    expect(buttons(await pages.get(link))).not.toContain('undo');
    expect(task).not.toBe('');
  });
});
