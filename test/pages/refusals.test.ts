import { describe, expect, it } from 'vitest';
import { refusalWords } from '../../functions/serve-pages/words/refusal-words.ts';
import { readerKey } from '../../functions/shared/link-reader.ts';
import { startScenario } from '../scenarios/scenario.ts';
import { openPages } from './page-stage.ts';

const LOTTE = 'lotte@voorbeeld.example';

/** Anna's first call is with pieter. */
async function stage() {
  const scenario = await startScenario({ contacts: [{ name: 'anna' }] });
  await scenario.runUntil('2027-02-08 10:00');
  const pages = openPages(scenario);
  const later = (ms = 21_000) => scenario.runUntilInstant(scenario.world.clock.now() + ms);
  const task = scenario.openTask('anna').id;
  return { scenario, pages, later, task, link: pages.path('c', task) };
}

type Stage = Awaited<ReturnType<typeof stage>>;

/** Pieter reports, and takes it back in the very seconds in which Anna answers herself. */
async function lostUndo({ scenario, pages, later, link }: Stage) {
  await pages.press(link, 'not-reached');
  await later();
  await pages.press(pages.path('r', scenario.enrollment('anna').id), 'declined', { reason: 'date' });
  await later(5_000);
  return pages.press(link, 'undo');
}

describe('a press that the worker refuses', () => {
  it('M30 is told on the next view of its page: what was asked, what stands, what to do', async () => {
    const on = await stage();
    const { told } = await lostUndo(on);
    expect(told?.html).toContain('wordt ongedaan gemaakt');
    expect((await on.pages.get(on.link)).html).not.toContain('Niet uitgevoerd');
    await on.later();
    expect(on.scenario.events('anna', 'AnswerCorrected')).toEqual([]);
    const { html } = await on.pages.get(on.link);
    expect(html).toContain('Niet uitgevoerd: de melding ongedaan maken, gevraagd ma 8 feb');
    expect(html).toContain('de melding telt. Meld hieronder wat wel klopt.');
  });

  it('M30 is told on the page after the press too, and on every view until he acts again', async () => {
    const on = await stage();
    const { pressed } = await lostUndo(on);
    await on.later();
    const after = await on.pages.get(pressed.headers.get('location') ?? '');
    expect(after.html).toContain('Niet uitgevoerd');
    expect(after.html).not.toContain('wordt ongedaan gemaakt');
    await on.pages.press(on.link, 'none');
    await on.later();
    expect((await on.pages.get(on.link)).html).toContain('Niet uitgevoerd');
    await on.pages.press(on.link, 'spoken');
    await on.later();
    expect((await on.pages.get(on.link)).html).not.toContain('Niet uitgevoerd');
  });

  it('M30 brought twice by the queue it is told once, and the same', async () => {
    const on = await stage();
    const { pressed } = await lostUndo(on);
    const nonce = (pressed.headers.get('location') ?? '').split('done=')[1]?.split('.')[0] ?? '';
    await on.later();
    const first = (await on.pages.get(on.link)).html.match(/Niet uitgevoerd[^<]*/g);
    expect(await on.pages.receipts.move('page', nonce, 'done', 'applying')).toBe(true);
    await on.pages.apply({ source: 'page', id: nonce });
    expect((await on.pages.get(on.link)).html.match(/Niet uitgevoerd[^<]*/g)).toEqual(first);
    expect(first).toHaveLength(1);
  });

  it('rule 17: a call that was reported while it was given away', async () => {
    const { pages, later, link } = await stage();
    const give = (await pages.get(link)).forms.find(({ answer }) => answer === 'give');
    if (!give) throw new Error('no button');
    await pages.press(link, 'declined', { reason: 'date' });
    await later(5_000);
    await pages.post(give, { to: LOTTE });
    await later();
    const { html } = await pages.get(link);
    expect(html).toContain('gesprekken aan een collega geven (Lotte Smit)');
    expect(html).toContain('Er stond geen gesprek meer open');
  });

  it('a colleague’s report on the same task: the first counts, the second is told, each on his own page', async () => {
    const { scenario, pages, later, link } = await stage();
    const key = readerKey(scenario.setup, LOTTE);
    const his = pages.path('k', `${scenario.enrollment('anna').id}.${key}`);
    if ((await pages.get(his)).status !== 200) throw new Error('no page of hers');
    await pages.press(link, 'declined', { reason: 'date' });
    await later(5_000);
    await pages.press(his, 'not-reached');
    await later();
    const hers = (await pages.get(his)).html;
    expect(hers).toContain('Niet uitgevoerd');
    expect(hers).toContain('Er was al iets anders gemeld, en dat telt.');
    expect((await pages.get(link)).html).not.toContain('Niet uitgevoerd');
    expect(scenario.enrollment('anna').facts.response?.value).toBe('declined');
  });

  it('what was carried out leaves nothing to tell, and keeps nothing', async () => {
    const { pages, later, link, task } = await stage();
    await pages.press(link, 'declined', { reason: 'date' });
    await later();
    expect((await pages.get(link)).html).not.toContain('Niet uitgevoerd');
    expect(await pages.receipts.refusedOn({ letter: 'c', subject: task })).toBeUndefined();
  });

  it('has words for the same reasons in four languages', () => {
    const names = (language: string) => {
      const { asked, why } = refusalWords(language);
      return [Object.keys(asked), Object.keys(why)];
    };
    for (const language of ['da', 'de', 'en']) expect(names(language)).toEqual(names('nl'));
    expect(new Set(['nl', 'da', 'de', 'en'].map((language) => refusalWords(language).otherwise)).size).toBe(4);
  });
});
