import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBundle } from '../../functions/shared/campaign-bundle.ts';
import { bundleCampaign } from '../../infra/local/bundle-campaign.ts';
import { type LoadedCampaign, loadCampaign } from '../../infra/local/load-campaign.ts';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import type { TextStore } from '../../workflows/texts/text-store.ts';
import { createTextStore } from '../../workflows/texts/text-store.ts';
import { loadScenario } from '../scenarios/campaign-files.ts';

const EXAMPLE = fileURLToPath(new URL('../../campaigns/zakendoen-in-afrika/campaign.yaml', import.meta.url));
const HOUR_MS = 3_600_000;

function bundled(loaded: LoadedCampaign): { readonly from: CampaignSetup; readonly text: string } {
  const text = bundleCampaign(loaded);
  if (!loaded.setup || text === undefined) throw new Error(JSON.stringify(loaded.problems));
  return { from: loaded.setup, text };
}

/** What every calendar of a campaign answers over two months with both a change of the clock and holidays in it. */
function answers({ calendars, reps }: CampaignSetup, { audience }: LoadedCampaign): readonly unknown[] {
  const start = Date.UTC(2027, 2, 15, 5);
  const asked = [
    calendars.campaign,
    calendars.rep('nobody@voorbeeld.example'),
    ...[...reps.keys()].map((rep) => calendars.rep(rep)),
    ...(audience?.contacts ?? []).slice(0, 40).map((contact) => calendars.contact(contact)),
  ];
  return asked.flatMap((calendar) =>
    [0, 7, 31, 271, 640, 1100].map((hours) => [
      calendar.zone,
      calendar.nextOpen(start + hours * HOUR_MS),
      calendar.add(start + hours * HOUR_MS, { amount: 3, unit: 'business days' }, 1),
    ]),
  );
}

/** The Markdown's text as its engine parsed it. */
function sourceOf(found: ReturnType<TextStore['find']>): string | undefined {
  return found?.subject[0]?.token.input;
}

function expectSame(loaded: LoadedCampaign): void {
  const { from, text } = bundled(loaded);
  const { setup } = parseBundle(text);
  expect(setup.campaign).toEqual(from.campaign);
  expect(setup.workflow).toEqual(from.workflow);
  expect(setup.plan).toEqual(from.plan);
  expect([...setup.reps]).toEqual([...from.reps]);
  expect(answers(setup, loaded)).toEqual(answers(from, loaded));
}

describe('a bundle of a campaign', () => {
  it('runs as the files it was made from', async () => {
    expectSame(await loadCampaign(EXAMPLE));
  });

  it('finds the texts its folder finds, its own before the built-in ones', async () => {
    const loaded = await loadCampaign(EXAMPLE);
    const texts = createTextStore(parseBundle(bundled(loaded).text).texts);
    for (const language of ['nl', 'da', 'de', 'en', 'fr']) {
      for (const template of ['invitation', 'reps/digest', 'nurture-case-nairobi', 'scripts/call-2', 'no-such-text']) {
        const choice = { template, language, sources: ['fair-tl-2026', 'fair'] };
        expect(sourceOf(texts.find(choice))).toBe(sourceOf(loaded.texts.find(choice)));
      }
    }
    const choice = { template: 'nurture-case-nairobi', language: 'nl' };
    expect(loaded.ownTexts.get('nl/nurture-case-nairobi.md')).toContain(sourceOf(texts.find(choice)));
  });

  it('has the same hash for the same files, and another for another text', async () => {
    const loaded = await loadCampaign(EXAMPLE);
    const { text } = bundled(loaded);
    const again = bundled(await loadCampaign(EXAMPLE)).text;
    expect(parseBundle(again).hash).toBe(parseBundle(text).hash);
    const changed = { ...loaded, ownTexts: new Map([...loaded.ownTexts, ['nl/invitation.md', 'Anders']]) };
    expect(parseBundle(bundled(changed).text).hash).not.toBe(parseBundle(text).hash);
  });

  it('runs as its files whatever they say about reps, with a plan and without', async () => {
    const time = (minutes: number) =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    const hours = fc
      .tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 701, max: 1439 }))
      .map(([from, to]) => `${time(from)}-${time(to)}`);
    const days = fc.constantFrom('mon', 'tue-thu', 'fri', 'mon-sun', 'sat');
    const rep = fc.record(
      {
        hours: fc.oneof(hours, fc.dictionary(days, fc.oneof(hours, fc.tuple(hours)), { minKeys: 1, maxKeys: 2 })),
        callHours: fc.oneof(hours, fc.array(hours, { minLength: 1, maxLength: 2 })),
        holidays: fc.constantFrom('NL', 'DE-NW', 'none'),
        timeZone: fc.constantFrom('Europe/Amsterdam', 'Africa/Nairobi', 'America/New_York'),
        absences: fc.constant([{ from: '2027-03-16', to: '2027-03-19', deputy: 'lotte@voorbeeld.example' }]),
        languages: fc.constant(['nl', 'de']),
        target: fc.constant({ customers: 3 }),
      },
      { requiredKeys: [] },
    );
    const lotte = { email: 'lotte@voorbeeld.example', name: 'Lotte Smit' };
    const reps = rep.map((more) => ({ reps: [{ email: 'pieter@voorbeeld.example', name: 'P', ...more }, lotte] }));
    await fc.assert(
      fc.asyncProperty(reps, fc.boolean(), async (file, withPlan) => {
        const change = (campaign: string) => (withPlan ? campaign : campaign.replace(/^plan: .*\n/m, ''));
        expectSame(await loadScenario({ contacts: [{ name: 'anna' }], reps: JSON.stringify(file), change }));
      }),
      { numRuns: 40, seed: 7 },
    );
  });
});

describe('what is no bundle', () => {
  it.each([
    ['another schema', (bundle: Record<string, unknown>) => ({ ...bundle, schema: 2 })],
    ['a key nobody knows', (bundle: Record<string, unknown>) => ({ ...bundle, more: 1 })],
    ['a workflow that is none', (bundle: Record<string, unknown>) => ({ ...bundle, workflow: { start: 'a' } })],
    ['a rep without an address', (bundle: Record<string, unknown>) => ({ ...bundle, reps: [{ name: 'P' }] })],
  ])('is refused: %s', async (_what, change) => {
    const { text } = bundled(await loadScenario({ contacts: [{ name: 'anna' }] }));
    expect(() => parseBundle(JSON.stringify(change(JSON.parse(text))))).toThrow();
  });

  it('is made of no campaign with errors', async () => {
    const broken = await loadScenario({ contacts: [{ name: 'anna' }], change: (text) => text.replace('NL', 'XX') });
    expect(bundleCampaign(broken)).toBeUndefined();
  });
});
