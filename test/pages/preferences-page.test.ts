import { describe, expect, it } from 'vitest';
import { startScenario } from '../scenarios/scenario.ts';
import { openPages } from './page-stage.ts';

async function stage() {
  const scenario = await startScenario({ contacts: [{ name: 'eva' }, { name: 'bob' }] });
  await scenario.runUntil('2027-02-01 09:30');
  const pages = openPages(scenario);
  const later = async (ms = 21_000) => scenario.runUntilInstant(scenario.world.clock.now() + ms);
  return { scenario, pages, later, link: (query = '') => pages.path('u', scenario.idOf('eva'), query) };
}

const ONE_CLICK = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };

describe('/u, what somebody wants of us', () => {
  it('M40 closes mail for who asks so, and says that we may still call about this seminar: story (e)', async () => {
    const { scenario, pages, later, link } = await stage();
    const { told } = await pages.press(link(), 'unsubscribed');
    expect(told?.html).toContain(
      'U krijgt geen uitnodigingen en nieuws meer per mail. Wij kunnen u nog bellen over dit seminar.',
    );
    expect(told?.forms.filter(({ hidden }) => !hidden).map(({ label }) => label)).toEqual([
      'Bel mij ook niet',
      'Neem helemaal geen contact op',
    ]);
    await later();
    expect(scenario.contact('eva').emailClosed).toBe('unsubscribed');
    expect(scenario.contact('eva').phoneClosed).toBeUndefined();
    expect(scenario.enrollment('eva').status).toBe('open');
    await pages.press(link(), 'do-not-call');
    await later();
    expect(scenario.contact('eva').phoneClosed).toBeDefined();
    const page = await pages.get(link());
    expect(page.html).toContain('Wij bellen u niet');
    expect(page.forms.filter(({ hidden }) => !hidden).map(({ answer }) => answer)).toEqual(['objected']);
  });

  it('M40 ends everything for who wants no contact at all', async () => {
    const { scenario, pages, later, link } = await stage();
    const { told } = await pages.press(link(), 'objected');
    expect(told?.html).toContain('Wij nemen geen contact meer met u op');
    await later();
    expect(scenario.enrollment('eva')).toMatchObject({ status: 'ended', reason: 'objected' });
    const page = await pages.get(link());
    expect(page.status).toBe(200);
    expect(page.forms).toEqual([]);
  });

  it('takes an objection after everything has ended', async () => {
    const { scenario, pages, later, link } = await stage();
    await scenario.signal('eva', 'no', { data: { reason: 'no need' } });
    expect(scenario.enrollment('eva').status).toBe('ended');
    await pages.press(link(), 'objected');
    await later();
    expect(scenario.contact('eva').objectedAt).toBeDefined();
  });

  it('does nothing for buttons that are not there', async () => {
    const { scenario, pages, later, link } = await stage();
    const [form] = (await pages.get(link())).forms;
    if (!form) throw new Error('no form');
    expect((await pages.post({ ...form, answer: 'yes' })).status).toBe(422);
    await later();
    expect(scenario.events('eva', 'SignalReceived')).toEqual([]);
  });
});

describe('RFC 8058, one click of the mailbox provider', () => {
  it('M40 closes mail at once, without a page or a nonce, and again is the same click', async () => {
    const { scenario, pages, later, link } = await stage();
    const from = link();
    for (let turn = 0; turn < 3; turn += 1) {
      const answered = await pages.ask(from, ONE_CLICK);
      expect(answered.status).toBe(202);
      expect(answered.html).toBe('');
      await later(1);
    }
    expect(scenario.contact('eva').emailClosed).toBe('unsubscribed');
    expect(scenario.events('eva', 'SignalReceived')).toHaveLength(1);
    expect(scenario.contact('bob').emailClosed).toBeUndefined();
  });

  it('is taken as a multipart form too, as the RFC allows', async () => {
    const { scenario, pages, later, link } = await stage();
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    expect((await pages.ask(link(), { method: 'POST', body: form })).status).toBe(202);
    await later(1);
    expect(scenario.contact('eva').emailClosed).toBe('unsubscribed');
  });

  it('is nothing by GET, on another page, or with another word', async () => {
    const { scenario, pages, later, link } = await stage();
    await pages.get(link('?List-Unsubscribe=One-Click'));
    await pages.ask(link('?List-Unsubscribe=One-Click'), { method: 'POST' });
    await pages.ask(link(), { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'Maybe' }) });
    await pages.ask(pages.path('r', scenario.idOf('eva')), ONE_CLICK);
    await later();
    expect(scenario.contact('eva').emailClosed).toBeUndefined();
  });
});
