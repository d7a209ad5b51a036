import { describe, expect, it } from 'vitest';
import { startScenario } from '../scenarios/scenario.ts';
import { openPages } from './page-stage.ts';

async function refused(names: readonly string[] = ['anna']) {
  const of = { organisation: 'Maasoever BV', organisationId: '00010231' };
  const scenario = await startScenario({ contacts: names.map((name) => ({ name, ...of })) });
  // One call a day for each organisation.
  for (const name of names.slice(1)) await scenario.signal(name, 'accepted');
  await scenario.runUntil('2027-02-08 10:00');
  const pages = openPages(scenario);
  const later = () => scenario.runUntilInstant(scenario.world.clock.now() + 21_000);
  const link = pages.path('c', scenario.openTask('anna').id, '');
  const { told } = await pages.press(link, 'no', { for: 'person', reason: 'no need' });
  await later();
  return { scenario, pages, later, link, told };
}

const buttons = ({ forms }: { forms: readonly { answer: string }[] }) => forms.map(({ answer }) => answer);

describe('/c, a definite no taken back', () => {
  it('M30 the page that promises it has the button, for ten business days, and the task comes again', async () => {
    const { scenario, pages, later, link, told } = await refused();
    expect(told?.html).toContain('ien werkdagen lang terug te draaien');
    expect(told && buttons(told)).toContain('undo');
    await scenario.runUntil('2027-02-19 10:00');
    const page = await pages.get(link);
    expect(page.html).toContain('Tien werkdagen lang terug te draaien: maak ongedaan');
    await pages.press(link, 'undo');
    await later();
    await later();
    expect(scenario.enrollment('anna')).toMatchObject({ status: 'open', step: 'call-reminder' });
    expect(scenario.openTask('anna').attempt).toBe(1);
  });

  it('M30 another outcome by the same page takes its place; after ten business days the page says that it stands', async () => {
    const { scenario, pages, later, link } = await refused();
    await pages.press(link, 'declined', { reason: 'date' });
    await later();
    expect(scenario.enrollment('anna')).toMatchObject({ status: 'open', step: 'before-event' });
    const late = await refused();
    await late.scenario.runUntil('2027-02-23 10:00');
    expect(buttons(await late.pages.get(late.link))).not.toContain('undo');
    const { pressed } = await late.pages.press(late.link, 'declined', { reason: 'date' });
    expect([pressed.status, pressed.html.includes('tien werkdagen zijn voorbij')]).toEqual([422, true]);
  });

  it('M30 once a colleague has said no for all of them the page offers it no more, and says why', async () => {
    const { scenario, pages, link } = await refused(['anna', 'bob']);
    expect(buttons(await pages.get(link))).toContain('undo');
    await scenario.signal('bob', 'no', { by: 'rep', data: { reason: 'no need', for: 'organisation' } });
    expect(buttons(await pages.get(link))).not.toContain('undo');
    const { pressed } = await pages.press(link, 'declined', { reason: 'date' });
    expect([pressed.status, pressed.html.includes('de hele organisatie nee')]).toEqual([422, true]);
  });
});
