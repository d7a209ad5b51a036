import { describe, expect, it } from 'vitest';
import type { LinkPage } from '../../../workflows/texts/contact-values.ts';
import { openPages } from '../../pages/page-stage.ts';
import { startScenario } from '../scenario.ts';

const FILE = { name: 'afrika.pdf', type: 'application/pdf', body: new TextEncoder().encode('%PDF') };

/** A call that waits for a report, a contact who may still answer, a file that is there. */
async function stage() {
  const scenario = await startScenario({ contacts: [{ name: 'anna' }, { name: 'bob' }] });
  await scenario.runUntil('2027-02-08 10:00');
  const pages = openPages(scenario);
  pages.files.set('presentation', FILE);
  const id = scenario.idOf('anna');
  const task = scenario.enrollment('anna').touch?.id ?? '';
  const { readerKey } = await import('../../../functions/shared/link-reader.ts');
  const rep = readerKey(scenario.setup, 'pieter@voorbeeld.example');
  const links: readonly (readonly [LinkPage, string])[] = [
    ['r', id],
    ['r', `${id}.share`],
    ['u', id],
    ['f', `${id}.presentation`],
    ['c', task],
    ['k', `${id}.${rep}`],
  ];
  return { scenario, pages, links };
}

describe('F25 a scanner that follows links', () => {
  it('F25 GET and HEAD a hundred times on every link, with every query, change nothing', async () => {
    const { scenario, pages, links } = await stage();
    const before = await pages.everything();
    for (const [page, subject] of links) {
      for (let turn = 0; turn < 100; turn += 1) {
        const query =
          ['', '?answer=accepted', '?answer=declined', '?outcome=no', '?undo=last', '?done=x'][turn % 6] ?? '';
        const method = turn % 2 === 0 ? 'GET' : 'HEAD';
        const answered = await pages.ask(pages.path(page, subject, query), { method });
        expect(answered.status, `${method} /${page}${query}`).toBe(200);
        if (method === 'HEAD') expect(answered.html).toBe('');
      }
    }
    expect(await pages.everything()).toBe(before);
    await scenario.runUntil('2027-02-08 10:30');
    expect(scenario.events('anna', 'SignalReceived').filter(({ data }) => data.by !== 'time')).toEqual([]);
  });

  it('F25 no other method does anything', async () => {
    const { pages, links } = await stage();
    const before = await pages.everything();
    for (const [page, subject] of links)
      for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS'])
        expect((await pages.ask(pages.path(page, subject), { method })).status, method).toBe(405);
    expect(await pages.everything()).toBe(before);
  });
});

/** Opens a page and submits all its forms in the order of the document, as they stand or with everything filled in. */
async function pressEverything(
  { pages, scenario }: Awaited<ReturnType<typeof stage>>,
  path: string,
  fill: boolean,
): Promise<number> {
  const { forms } = await pages.get(path);
  await scenario.runUntilInstant(scenario.world.clock.now() + 2_000);
  for (const form of forms) {
    const values = Object.fromEntries(form.names.map((name) => [name, SCANNERS_WORDS[name] ?? 'x']));
    await pages.post(form, fill ? values : {});
  }
  return forms.length;
}

const SCANNERS_WORDS: Readonly<Record<string, string>> = {
  email: 'scanner@elders.example',
  when: '2027-02-24T10:00',
  until: '2027-02-24T10:00',
  orderedAt: '2027-02-24',
  interest: '3',
  for: 'person',
  reason: 'date',
  guests: '1',
  value: '1',
  revenue: '1',
  margin: '1',
  chance: '1',
  number: '+31101234567',
};

describe('F51 a scanner that presses every button', () => {
  it.each([
    ['as the forms stand', false],
    ['with every field filled in', true],
  ])('F51 moves nothing, %s, and leaves one entry a page on the review list', async (_how, fill) => {
    const at = await stage();
    const { scenario, pages, links } = at;
    const before = scenario.world.events.length;
    const sent = scenario.sent.length;
    for (const [page, subject] of links) {
      expect(await pressEverything(at, pages.path(page, subject), fill)).toBeGreaterThan(1);
      await scenario.runUntilInstant(scenario.world.clock.now() + 60_000);
      expect(scenario.world.events.slice(before)).toEqual([]);
    }
    const entries = await pages.reviews.of('afrika');
    // To sign up as a colleague needs a name: where nothing is filled in there is nothing to cancel.
    expect(entries).toHaveLength(fill ? links.length : links.length - 1);
    expect(entries.every(({ what }) => what.type === 'page.cancelled')).toBe(true);
    expect(scenario.sent.length).toBe(sent);
    expect(scenario.contact('anna').emailClosed).toBeUndefined();
  });

  it('F51 moves nothing either when it goes backwards, begins anew, or fetches the file at once', async () => {
    const { scenario, pages, links } = await stage();
    const before = scenario.world.events.length;
    for (const [page, subject] of links) {
      for (let turn = 0; turn < 2; turn += 1) {
        const { forms } = await pages.get(pages.path(page, subject));
        for (const form of forms.toReversed()) await pages.post(form);
      }
    }
    const [fetchIt] = (await pages.get(pages.path('f', `${scenario.idOf('bob')}.presentation`))).forms;
    if (!fetchIt) throw new Error('no button');
    expect((await pages.post(fetchIt)).html).toBe('%PDF');
    await scenario.runUntilInstant(scenario.world.clock.now() + 60_000);
    expect(scenario.world.events.slice(before)).toEqual([]);
  });
});
