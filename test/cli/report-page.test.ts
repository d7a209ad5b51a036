import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { REPORT_COLOURS } from '../../functions/shared/report-style.ts';
import { countContacts, countOrganisations } from '../../workflows/story/funnel.ts';
import type { StoryLine } from '../../workflows/story/story-line.ts';
import { deadLinks, faultsOf, fetchedBy } from './page-check.ts';
import { baton, EXAMPLE, emptyFolder } from './run.ts';

const CAMPAIGN = join(EXAMPLE, 'campaign.yaml');

describe('report.html of a rehearsal', () => {
  const out = emptyFolder();
  let page: string;
  let lines: StoryLine[];
  let summary: { open: number; outcomes: Record<string, number> } & Record<string, unknown>;
  const read = (name: string) => readFileSync(join(out, name), 'utf8');

  beforeAll(async () => {
    await baton('rehearse', CAMPAIGN, '--seed', '7', '--out', out);
    page = read('report.html');
    ({ summary } = JSON.parse(read('report.json')));
    lines = read('timeline.ndjson')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  }, 120_000);

  it('shows the figures of the summary', () => {
    const shown = Object.fromEntries(
      [...page.matchAll(/data-figure="([^"]+)">(\d+)</g)].map(([, name, count]) => [name, Number(count)]),
    );
    const { outcomes, mailsSent, enrollments, open, held, attempts, breaches, callTasksSent: callTasks } = summary;
    const { contact: mailsToContacts } = mailsSent as Record<string, number>;
    expect(shown).toEqual({ enrollments, open, held, ...outcomes, mailsToContacts, callTasks, attempts, breaches });
  });

  it('shows both funnels as the timeline has them, the plan beside the organisations', () => {
    const start = Date.parse('2027-03-18T13:00:00Z');
    const tables = page.slice(page.indexOf('<section id="funnel"'), page.indexOf('<section id="weeks"'));
    const rows = [...tables.matchAll(/<tr[^>]*><th scope="row">[^<]+<\/th><td>(\d+)<\/td>(?:<td>([\d,]+)<\/td>)?/g)];
    const real = [...Object.values(countContacts(lines, start)), ...Object.values(countOrganisations(lines))];
    expect(rows.map(([, count]) => Number(count))).toEqual(real);
    const { leads } = countOrganisations(lines);
    const planned = rows.slice(5).map(([, , plan = '']) => Number(plan.replace(',', '.')));
    expect(planned[0]).toBe(leads);
    expect(planned.map((count) => Math.round((count / leads) * 20) / 20)).toEqual([1, 0.4, 0.1, 0, 0]);
  });

  it('names every open contact once, with whoever has the next move', () => {
    const waiting = [...page.matchAll(/data-waiting="(\d+)"/g)].map(([, count]) => Number(count));
    expect(waiting.length).toBeGreaterThan(3);
    expect(waiting.reduce((sum, count) => sum + count, 0)).toBe(summary.open);
    for (const [, owners = '', contacts] of page.matchAll(/>eigenaar: ([^<]+)<.*?data-waiting="(\d+)"/g))
      expect(owners.split(', ').reduce((sum, owner) => sum + Number(owner.match(/\d+$/)?.[0]), 0)).toBe(
        Number(contacts),
      );
    expect(page).toMatch(/>eigenaar: de marketingmanager \d+</);
  });

  it('names the city of another clock in its own language', () => {
    expect(page).toContain('<span class="muted">(tijd in Kopenhagen)</span>');
    expect(page).not.toContain('Copenhagen');
  });

  it('says at its head when and where the event is', () => {
    expect(page).toContain('<strong>donderdag 18 maart 2027 · Voorbeeld Logistics, Havenweg 1, Rotterdam</strong>');
  });

  it('tells seven people and no one twice, each mail they got one click away', () => {
    const stories = page.split('<article class="story">').slice(1);
    expect(stories).toHaveLength(7);
    const who = stories.map((story) => /<p>([^<]+)/.exec(story)?.[1]);
    expect(new Set(who).size).toBe(7);
    const [anna = ''] = stories;
    const hers = readdirSync(out).filter((name) => name.endsWith('anna@voorbeeld.example.html'));
    expect(hers.length).toBeGreaterThan(3);
    for (const name of hers) expect(anna).toContain(`href="./${encodeURIComponent(name)}"`);
  });

  it('leads nowhere but to files that are there', () => {
    expect(page.match(/ href="/g)?.length).toBeGreaterThan(700);
    expect(deadLinks(page, out)).toEqual([]);
  });

  it('has a page of each mail as its reader sees it, with the way back and to its files', () => {
    const mails = readdirSync(out).filter((name) => /^\d{4}-.*\.html$/.test(name));
    expect(mails).toHaveLength(readdirSync(out).filter((name) => name.endsWith('.eml')).length);
    for (const name of mails) {
      const mail = read(name);
      expect(mail.match(/<a href="\.\/report\.html"/g), name).toHaveLength(1);
      expect(deadLinks(mail.slice(0, mail.indexOf('.eml"') + 5), out), name).toEqual([]);
    }
  });

  it('is well-formed, fetches nothing and runs nothing', () => {
    expect(faultsOf(page)).toEqual([]);
    expect(fetchedBy(page)).toEqual([]);
    expect(page).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`,
    );
  });

  it('is in the language of the campaign', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="nl">/);
    const told = page.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<section id="mails"[\s\S]*/, '');
    expect(told).not.toMatch(/\b(?:the|with|and|who|week of|waits|calls|not reached)\b/);
  });

  it('keeps its structure', () => {
    const outline = [...page.matchAll(/<(h[123]|caption|th scope="col")[^>]*>([^<]*)</g)].map(
      ([, tag = '', words]) => `${tag.slice(0, 2)} ${words}`,
    );
    expect(outline).toMatchInlineSnapshot(`
      [
        "h1 Zakendoen in Afrika",
        "h2 In het kort",
        "h2 De data",
        "h2 De trechter, plan naast werkelijk",
        "ca contactpersonen",
        "th werkelijk",
        "th van de regel ervoor",
        "ca organisaties",
        "th werkelijk",
        "th plan",
        "th van de regel ervoor",
        "h2 Week voor week",
        "th week van",
        "th mails",
        "th belopdrachten",
        "th komt",
        "th komt niet",
        "th misschien",
        "th was er",
        "th afspraken",
        "th offertes",
        "th ja",
        "th nee",
        "th losgelaten",
        "h2 Wie wacht op wie",
        "th wacht op",
        "th waarvoor",
        "th contactpersonen",
        "th langst sinds",
        "h2 Zeven mensen",
        "h3 De eerste die kwam en ja zei",
        "h3 De eerste die kwam, zonder afspraak",
        "h3 De eerste die zou komen en er niet was",
        "h3 De eerste die bedankte",
        "h3 De eerste die zich afmeldde",
        "h3 De eerste die het nog niet wist",
        "h3 De eerste die nooit antwoordde",
        "h2 De mails",
      ]
    `);
  });
});

describe('the colours of a report', () => {
  it.each(['light', 'dark'] as const)('can be read in the %s', (mode) => {
    const { ground, soft, bar, text, muted, link } = REPORT_COLOURS[mode];
    for (const back of [ground, soft, bar])
      for (const front of [text, muted, link])
        expect(contrast(front, back), `${front} on ${back}`).toBeGreaterThan(4.5);
  });
});

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
