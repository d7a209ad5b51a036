import { describe, expect, it } from 'vitest';
import { readerKey } from '../../functions/shared/link-reader.ts';
import { lookSubject } from '../../functions/shared/look-link.ts';
import { startScenario } from '../scenarios/scenario.ts';
import { openPages } from './page-stage.ts';

const FILE = { name: 'afrika ø.pdf', type: 'application/pdf', body: new TextEncoder().encode('%PDF-1.7') };

async function stage() {
  const scenario = await startScenario({ contacts: [{ name: 'anna' }] });
  await scenario.runUntil('2027-02-02 10:00');
  const pages = openPages(scenario);
  const later = async (ms = 21_000) => scenario.runUntilInstant(scenario.world.clock.now() + ms);
  return { scenario, pages, later, link: () => pages.path('f', `${scenario.idOf('anna')}.presentation`) };
}

describe('/f, a file', () => {
  it('rule 20: is fetched by its button, which counts once; looking at the page counts nothing', async () => {
    const { scenario, pages, later, link } = await stage();
    pages.files.set('presentation', FILE);
    const opened = await pages.get(link());
    await later(3_000);
    const [form] = opened.forms;
    if (!form) throw new Error('no button');
    for (let turn = 0; turn < 2; turn += 1) {
      const fetched = await pages.post(form);
      expect(fetched.status).toBe(200);
      expect(fetched.html).toBe('%PDF-1.7');
      expect(fetched.headers.get('content-type')).toBe('application/pdf');
      expect(fetched.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''afrika%20%C3%B8.pdf");
    }
    expect(scenario.events('anna', 'SignalReceived')).toEqual([]);
    await later();
    expect(scenario.events('anna', 'SignalReceived').map(({ data }) => data)).toEqual([
      expect.objectContaining({ signal: 'downloaded', by: 'contact', data: { file: 'presentation' } }),
    ]);
  });

  it('rule 20: a rep looks at what the contact got by a link of his own, which counts as nobody’s interest', async () => {
    const { scenario, pages, later } = await stage();
    pages.files.set('presentation', FILE);
    const look = (key: string) =>
      pages.path('f', lookSubject({ enrollment: scenario.idOf('anna'), key, file: 'presentation' }));
    const reader = readerKey(scenario.setup, 'pieter@voorbeeld.example');
    const [form] = (await pages.get(look(reader))).forms;
    await later(3_000);
    if (!form) throw new Error('no button');
    expect((await pages.post(form)).html).toBe('%PDF-1.7');
    await later();
    expect(scenario.events('anna', 'SignalReceived')).toEqual([]);
    // Whoever is no rep of the campaign any more looks at nothing.
    expect((await pages.get(look('nobodyofours'))).forms).toEqual([]);
  });

  it('rule 20: says of a file that is not there yet that it comes, and counts nothing', async () => {
    const { scenario, pages, later, link } = await stage();
    const page = await pages.get(link());
    expect(page.status).toBe(200);
    expect(page.html).toContain('er nog niet');
    expect(page.forms).toEqual([]);
    await later();
    expect(scenario.events('anna', 'SignalReceived')).toEqual([]);
  });
});
