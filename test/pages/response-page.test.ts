import { describe, expect, it } from 'vitest';
import { startScenario } from '../scenarios/scenario.ts';
import { openPages } from './page-stage.ts';

const QUIET_MS = 20_000;

async function stage(at = '2027-02-06 22:10') {
  const scenario = await startScenario({
    contacts: [{ name: 'anna' }, { name: 'bob', language: 'da' }],
  });
  await scenario.runUntil(at);
  const pages = openPages(scenario);
  const later = async (ms = QUIET_MS + 1_000) => scenario.runUntilInstant(scenario.world.clock.now() + ms);
  const link = (name: string, query = '') => pages.path('r', scenario.idOf(name), query);
  const response = (name: string) => scenario.enrollment(name).facts.response;
  return { scenario, pages, later, link, response };
}

describe('/r, the answer to the invitation', () => {
  it('M42 is accepted by one press, with guests, and confirmed within two minutes on a Saturday night', async () => {
    const { scenario, pages, later, link, response } = await stage();
    const { opened, told } = await pages.press(link('anna', '?answer=accepted'), 'accepted', { guests: '1' });
    expect(opened.forms[0]).toMatchObject({ answer: 'accepted', label: 'Ik kom' });
    expect(opened.html).toContain('<html lang="nl">');
    expect(told?.html).toContain('bevestiging');
    expect(response('anna')).toBeUndefined();
    await later();
    expect(response('anna')).toMatchObject({ value: 'accepted', data: { guests: 1 } });
    await later(95_000);
    expect(scenario.sent.filter(({ template }) => template === 'confirmation')).toHaveLength(1);
  });

  it('carries at most the guests the campaign allows, and no number a form does not offer', async () => {
    const { pages, later, link, response } = await stage();
    for (const [guests, taken] of [
      ['99', 2],
      ['-3', 0],
      ['x', 0],
      ['1e9', 2],
    ] as const) {
      const { opened } = await pages.press(link('anna'), 'accepted', { guests });
      expect(opened.html).toContain('<select name="guests">');
      await later();
      expect(Number(response('anna')?.data?.guests)).toBeLessThanOrEqual(taken);
    }
  });

  it('rule 14: says as whom one answers, and leads whoever else it is to a page without that name', async () => {
    const { pages, link } = await stage();
    const page = await pages.get(link('anna'));
    expect(page.html).toMatch(/U antwoordt als Anna/);
    const [, other = ''] = /<a href="(\/r\/[^"]+)">/.exec(page.html) ?? [];
    const shared = await pages.get(other);
    expect(shared.status).toBe(200);
    expect(shared.html).not.toContain('Anna');
    expect(shared.forms.map(({ answer }) => answer)).toEqual(['guest', 'none']);
  });

  it('rule 7: who was handed the invitation says himself who he is; nobody is mailed, a person looks at it', async () => {
    const { scenario, pages, later } = await stage();
    const from = pages.path('r', `${scenario.idOf('anna')}.share`);
    const sent = scenario.sent.length;
    const missing = await pages.press(from, 'guest', { name: 'Carla', organisation: '', email: 'x' });
    expect(missing.pressed.status).toBe(422);
    expect(missing.pressed.html).toContain('value="Carla"');
    await pages.press(from, 'guest', { name: 'Carla Smit', organisation: 'Elders BV', email: 'carla@elders.example' });
    await later();
    const [entry, ...others] = await pages.reviews.of('afrika');
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      what: { type: 'page.guest', signal: 'accepted' },
      who: { email: 'carla@elders.example', lastName: 'Carla Smit', organisation: 'Elders BV' },
    });
    expect(scenario.sent.length).toBe(sent);
    expect(scenario.enrollment('anna').facts.response).toBeUndefined();
  });

  it('declines with a reason and a wish for the presentation, and can be changed into yes; the last answer counts', async () => {
    const { pages, later, link, response } = await stage();
    const { told } = await pages.press(link('anna', '?answer=declined'), 'declined', {
      reason: 'date',
      presentation: 'yes',
    });
    expect(told?.html).toContain('geen nee tegen ons');
    await later();
    expect(response('anna')).toMatchObject({ value: 'declined', data: { reason: 'date', presentation: true } });
    const [, change = ''] = /<a href="(\/r\/[^"]+)">Antwoord wijzigen/.exec(told?.html ?? '') ?? [];
    const again = await pages.press(change, 'accepted');
    expect(again.opened.html).toContain('u komt niet');
    await later();
    expect(response('anna')).toMatchObject({ value: 'accepted' });
  });

  it('M40 closes everything for who wants no contact any more, at once and for good', async () => {
    const { scenario, pages, later, link } = await stage();
    const { told } = await pages.press(link('anna'), 'declined', { reason: 'no-contact' });
    expect(told?.html).toContain('geen contact meer');
    await later();
    expect(scenario.enrollment('anna')).toMatchObject({ status: 'ended', outcome: 'no', reason: 'objected' });
    expect(scenario.contact('anna').objectedAt).toBeDefined();
    const after = await pages.get(link('anna', '?answer=accepted'));
    expect(after.status).toBe(200);
    expect(after.forms).toEqual([]);
  });

  it('speaks the language of the contact', async () => {
    const { pages, link } = await stage();
    const page = await pages.get(link('bob', '?answer=tentative'));
    expect(page.html).toContain('<html lang="da">');
    expect(page.forms[0]).toMatchObject({ answer: 'tentative', label: 'Jeg ved det ikke endnu' });
  });

  it('says that the event has begun, and takes no answer from then on', async () => {
    const { scenario, pages, later, link, response } = await stage();
    const { opened } = await pages.press(link('anna'), 'tentative');
    await later();
    await scenario.runUntil('2027-03-18 14:00');
    const after = await pages.get(link('anna'));
    expect(after.html).toContain('begonnen of voorbij');
    expect(after.forms).toEqual([]);
    const accept = opened.forms.find(({ answer }) => answer === 'accepted');
    if (!accept) throw new Error('no form');
    const late = await pages.post(accept);
    expect(late.status).toBe(400);
    await later();
    expect(response('anna')).toMatchObject({ value: 'tentative' });
  });
});

describe('a full room', () => {
  it('M42 is told before anybody presses, and who accepts all the same waits', async () => {
    const scenario = await startScenario({
      contacts: [{ name: 'anna' }, { name: 'bob' }],
      change: (campaign) => campaign.replace('capacity: 70', 'capacity: 1, overbooking: 1'),
    });
    await scenario.runUntil('2027-02-02 10:00');
    const pages = openPages(scenario);
    const link = (name: string) => pages.path('r', scenario.idOf(name));
    const later = async () => scenario.runUntilInstant(scenario.world.clock.now() + QUIET_MS + 1_000);
    expect((await pages.get(link('bob'))).html).not.toContain('wachtlijst');
    await pages.press(link('anna'), 'accepted', { guests: '0' });
    await later();
    expect((await pages.get(link('anna'))).html).not.toContain('wachtlijst');
    const { opened } = await pages.press(link('bob'), 'accepted', { guests: '0' });
    expect(opened.html).toContain('Alle plaatsen zijn bezet');
    await later();
    expect(scenario.enrollment('bob').facts.seat).toMatchObject({ value: 'waiting' });
    expect((await pages.get(link('bob'))).html).toContain('u staat op de wachtlijst');
  });
});

describe('a press', () => {
  it('M30 counts once however often it comes, also late and from two tabs; another opening corrects it', async () => {
    const { scenario, pages, later, link, response } = await stage();
    const { form } = await pages.press(link('anna'), 'tentative');
    await Promise.all([pages.post(form), pages.post(form)]);
    await later();
    await pages.post(form);
    await later();
    expect(scenario.events('anna', 'SignalReceived', 'SignalIgnored')).toHaveLength(1);
    await pages.press(link('anna'), 'accepted');
    await later();
    expect(response('anna')).toMatchObject({ value: 'accepted' });
    expect(await pages.reviews.of('afrika')).toEqual([]);
  });

  it('of another button of the same form cancels the first: neither counts, and a person hears of it once', async () => {
    const { scenario, pages, later, link } = await stage();
    const opened = await pages.get(link('anna'));
    const told = [];
    for (const form of opened.forms.filter(({ hidden }) => !hidden)) told.push(await pages.post(form));
    const shown = await pages.get(told.at(-1)?.headers.get('location') ?? '');
    expect(shown.html).toContain('telt geen van beide');
    expect(shown.forms.length).toBeGreaterThan(2);
    await later();
    expect(scenario.events('anna', 'SignalReceived')).toEqual([]);
    expect(await pages.reviews.of('afrika')).toHaveLength(1);
    await pages.press(link('anna'), 'accepted');
    await later();
    expect(scenario.enrollment('anna').facts.response).toMatchObject({ value: 'accepted' });
  });

  it('of another button that comes when the first has counted changes nothing, and says how to', async () => {
    const { scenario, pages, later, link, response } = await stage();
    const opened = await pages.get(link('anna'));
    const [accept, maybe] = opened.forms;
    if (!accept || !maybe) throw new Error('no forms');
    await pages.post(accept);
    await later();
    const late = await pages.post(maybe);
    const shown = await pages.get(late.headers.get('location') ?? '');
    expect(shown.html).toContain('al een antwoord gegeven');
    await later();
    expect(response('anna')).toMatchObject({ value: 'accepted' });
    expect(await pages.reviews.of('afrika')).toEqual([]);
    expect(scenario.events('anna', 'SignalReceived')).toHaveLength(1);
  });

  it('counts where the queue failed after it was kept: the person presses once more', async () => {
    const { scenario } = await stage();
    let fails = true;
    const { clock, run, ports } = scenario.world;
    const shared = openPages(scenario);
    const { applyReceipt } = await import('../../functions/apply-receipt/apply-receipt.ts');
    const apply = applyReceipt({ ...ports, receipts: shared.receipts, reviews: shared.reviews });
    const pages = openPages(scenario, {
      receipts: shared.receipts,
      receiptQueue: {
        enqueue: async (source, id) => {
          if (fails) throw new Error('no queue');
          clock.at(clock.now(), () => run(() => apply({ source, id })));
        },
      },
    });
    const opened = await pages.get(pages.path('r', scenario.idOf('anna')));
    const [accept] = opened.forms;
    if (!accept) throw new Error('no form');
    expect((await pages.post(accept)).status).toBe(500);
    fails = false;
    expect((await pages.post(accept)).status).toBe(303);
    await scenario.runUntilInstant(clock.now() + 1_000);
    expect(scenario.enrollment('anna').facts.response).toMatchObject({ value: 'accepted' });
  });

  it('without the nonce of this very page does nothing, and shows the page again', async () => {
    const { scenario, pages, later, link } = await stage();
    const bobs = await pages.get(link('bob'));
    const foreign = bobs.forms[0]?.fields.get('nonce') ?? '';
    for (const nonce of ['', 'made-up', foreign, `${foreign}x`]) {
      const answered = await pages.ask(link('anna'), {
        method: 'POST',
        body: new URLSearchParams({ answer: 'accepted', nonce }),
      });
      expect(answered.status).toBe(400);
      expect(answered.forms.length).toBeGreaterThan(2);
    }
    await later();
    expect(scenario.events('anna', 'SignalReceived')).toEqual([]);
  });

  it('of a form that was open for a week asks for one more', async () => {
    const { scenario, pages, later, link } = await stage();
    const from = link('anna');
    const [accept] = (await pages.get(from)).forms;
    if (!accept) throw new Error('no form');
    await later(7 * 86_400_000 - 1);
    expect((await pages.post(accept)).status).toBe(303);
    await later(1);
    expect((await pages.post(accept)).status).toBe(400);
    expect(scenario.enrollment('anna').facts.response).toBeUndefined();
  });
});
