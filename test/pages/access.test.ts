import { describe, expect, it } from 'vitest';
import { type LinkKey, signLink } from '../../functions/shared/links.ts';
import { REHEARSAL_KEY } from '../../infra/local/rehearsal-links.ts';
import { startScenario } from '../scenarios/scenario.ts';
import { openPages } from './page-stage.ts';

const DAY_MS = 86_400_000;
const NEXT: LinkKey = { id: 'k2', secret: 'the key that comes after the first one of all' };

async function stage() {
  const scenario = await startScenario({ contacts: [{ name: 'anna' }] });
  await scenario.runUntil('2027-02-02 10:00');
  return { scenario, pages: openPages(scenario), id: scenario.idOf('anna'), now: () => scenario.world.clock.now() };
}

describe('who gets in', () => {
  it('nobody with a changed link, or one of another page: 403, with nothing about anybody', async () => {
    const { pages, id } = await stage();
    const own = pages.path('r', id);
    for (const path of [
      `${own}x`,
      own.replace('/r/', '/u/'),
      own.replace('/r/', '/k/'),
      `/r/${id}`,
      '/r/x',
      '/c/..%2f',
    ]) {
      const answered = await pages.get(path);
      expect(answered.status, path).toBe(403);
      expect(answered.html).not.toMatch(/anna|afrika/i);
      expect((await pages.ask(path, { method: 'POST', body: 'answer=accepted' })).status).toBe(403);
    }
    for (const path of ['/', '/r', '/x/y', '/constructor/x', '/m/x/y'])
      expect((await pages.get(path)).status).toBe(404);
  });

  it('nobody once the link has expired: 410, also by POST; the one of a newer mail works', async () => {
    const { pages, id, now } = await stage();
    const old = signLink(REHEARSAL_KEY, { page: 'r', subject: id, at: now() - 400 * DAY_MS - 60_000 });
    expect((await pages.get(`/r/${old}`)).status).toBe(410);
    expect((await pages.ask(`/r/${old}`, { method: 'POST', body: 'answer=accepted' })).status).toBe(410);
    const younger = signLink(REHEARSAL_KEY, { page: 'r', subject: id, at: now() - 399 * DAY_MS });
    expect((await pages.get(`/r/${younger}`)).status).toBe(200);
    const objection = signLink(REHEARSAL_KEY, { page: 'u', subject: id, at: now() - 3_649 * DAY_MS });
    expect((await pages.get(`/u/${objection}`)).status).toBe(200);
  });

  it('whoever has a link of the old key while it is replaced, and nobody once it is taken away', async () => {
    const { pages, id } = await stage();
    const old = pages.path('r', id);
    const [form] = (await pages.get(old)).forms;
    if (!form) throw new Error('no form');
    pages.keys.now = [NEXT, REHEARSAL_KEY];
    expect((await pages.get(old)).status).toBe(200);
    expect((await pages.get(pages.path('r', id, '', NEXT))).status).toBe(200);
    expect((await pages.post(form)).status).toBe(303);
    pages.keys.now = [NEXT];
    expect((await pages.get(old)).status).toBe(403);
  });

  it('nobody by a link that was taken back; those of later mails work, and objecting always does', async () => {
    const { scenario, pages, id, now } = await stage();
    const before = pages.path('r', id);
    const [form] = (await pages.get(before)).forms;
    if (!form) throw new Error('no form');
    await pages.revocations.revoke(id, now() + 60_000);
    expect((await pages.get(before)).status).toBe(403);
    expect((await pages.post(form)).status).toBe(403);
    expect((await pages.get(pages.path('u', id))).status).toBe(200);
    await scenario.runUntilInstant(now() + 120_000);
    expect((await pages.get(pages.path('r', id))).status).toBe(200);
  });

  it('nobody asks for more than a page: 413', async () => {
    const { pages, id } = await stage();
    const body = `answer=accepted&note=${'x'.repeat(300_000)}`;
    expect((await pages.ask(pages.path('r', id), { method: 'POST', body })).status).toBe(413);
  });

  it('speaks the browser’s language to who has no link, else English', async () => {
    const { pages } = await stage();
    const asked = async (language: string) =>
      (await pages.ask('/r/x', { headers: { 'accept-language': language } })).html;
    expect(await asked('de-DE,de;q=0.9')).toContain('<html lang="de">');
    expect(await asked('fr, da;q=0.5')).toContain('<html lang="da">');
    expect(await asked('<script>')).toContain('<html lang="en">');
  });
});

describe('every answer', () => {
  it('is kept nowhere, told to nobody, indexed by nobody, and runs nothing', async () => {
    const { pages, id } = await stage();
    for (const path of [pages.path('r', id), pages.path('u', id), '/r/x', '/']) {
      const { headers, html } = await pages.get(path);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-robots-tag')).toContain('noindex');
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(html).not.toMatch(/<script|<img|<iframe|<link|javascript:|\son\w+=|style="|@import|url\(/i);
    }
  });

  it('has a style whose hash the policy names', async () => {
    const { createHash } = await import('node:crypto');
    const { pages, id } = await stage();
    const { headers, html } = await pages.get(pages.path('r', id));
    const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers.get('content-security-policy')).toContain(`'sha256-${hash}'`);
  });

  it('holds no personal data in its title, and every field has its label', async () => {
    const { scenario, pages, id } = await stage();
    await scenario.runUntil('2027-02-08 10:00');
    const task = scenario.enrollment('anna').touch?.id ?? '';
    for (const path of [pages.path('r', id), pages.path('u', id), pages.path('c', task)]) {
      const { html } = await pages.get(path);
      expect(/<title>(.*?)<\/title>/.exec(html)?.[1]).not.toMatch(/anna/i);
      expect(html.match(/<h1>/g)).toHaveLength(1);
      for (const [whole] of html.matchAll(/<(?:input(?![^>]*hidden)|select|textarea)[^>]*>/g)) {
        const before = html.slice(0, html.indexOf(whole));
        expect(before.lastIndexOf('<label'), whole).toBeGreaterThan(before.lastIndexOf('</label>'));
      }
    }
  });

  it('writes what people are called as text, never as markup', async () => {
    const scenario = await startScenario({
      contacts: [{ name: 'anna', lastname: '<b>Jansen"</b>', organisation: '<img src=x onerror=alert(1)> BV' }],
    });
    await scenario.runUntil('2027-02-02 10:00');
    const pages = openPages(scenario);
    const { html } = await pages.get(pages.path('r', scenario.idOf('anna')));
    expect(html).toContain('&lt;img src=x');
    expect(html).not.toContain('<img');
    const query = '?answer=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E&reason=%22%3E%3Cb%3E&guests=%22%3E';
    expect((await pages.get(pages.path('r', scenario.idOf('anna'), query))).html).not.toContain('<script');
  });

  it('says that it did not work where something broke, and counts it', async () => {
    const { scenario, id } = await stage();
    const faults: unknown[] = [];
    const broken = openPages(scenario, {
      campaigns: { live: async () => Promise.reject(new Error('no campaign')) },
      onFault: (fault) => void faults.push(fault),
    });
    const answered = await broken.get(broken.path('r', id));
    expect(answered.status).toBe(500);
    expect(answered.html).not.toContain('no campaign');
    expect(faults).toHaveLength(1);
  });
});
