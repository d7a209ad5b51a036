import { describe, expect, it } from 'vitest';
import { readerKey } from '../../functions/shared/link-reader.ts';
import { startScenario } from '../scenarios/scenario.ts';
import { openPages } from './page-stage.ts';

async function stage() {
  const scenario = await startScenario({ contacts: [{ name: 'anna' }] });
  await scenario.runUntil('2027-02-08 10:00');
  const pages = openPages(scenario);
  const later = async (ms = 21_000) => scenario.runUntilInstant(scenario.world.clock.now() + ms);
  const task = scenario.enrollment('anna').touch?.id ?? '';
  const rep = readerKey(scenario.setup, 'pieter@voorbeeld.example');
  return {
    ...{ scenario, pages, later, task },
    link: (query = '') => pages.path('c', task, query),
    story: () => pages.path('k', `${scenario.idOf('anna')}.${rep}`),
    said: () => scenario.events('anna', 'SignalReceived').filter(({ data }) => data.by === 'rep'),
  };
}

describe('/c, what came of a call', () => {
  it('M30 is reported from the mail by one press: the outcome is chosen, with only the fields it needs', async () => {
    const { pages, later, link, said, task } = await stage();
    const { opened, form, told } = await pages.press(link('?outcome=not-reached'), 'not-reached', { voicemail: 'yes' });
    expect(opened.forms[0]).toMatchObject({ answer: 'not-reached', names: ['voicemail'] });
    expect(form.names).toEqual(['voicemail']);
    expect(told?.html).toContain('Niet bereikt');
    expect(said()).toEqual([]);
    await later();
    expect(said().map(({ data }) => data)).toEqual([
      expect.objectContaining({ signal: 'not-reached', by: 'rep', data: { voicemail: true } }),
    ]);
    expect(task).not.toBe('');
  });

  it('M30 has every outcome of an invitation call, and what each asks', async () => {
    const { pages, link } = await stage();
    const { forms } = await pages.get(link());
    expect(Object.fromEntries(forms.map(({ answer, names }) => [answer, names]))).toEqual({
      give: ['to'],
      accepted: ['guests', 'confirmByMail'],
      tentative: [],
      declined: expect.arrayContaining(['reason']),
      'not-reached': ['voicemail'],
      'call-back': expect.arrayContaining(['when', 'post', 'note']),
      spoken: expect.arrayContaining(['interest', 'issue', 'timing', 'note']),
      appointment: expect.arrayContaining(['when', 'issue', 'note']),
      'wrong-number': ['number'],
      'wrong-person': ['reason', 'reason'],
      'do-not-call': [],
      no: expect.arrayContaining(['for', 'reason']),
      none: [],
    });
  });

  it('takes times by the reporter’s own clock, and says what is missing or cannot be', async () => {
    const { pages, later, link, said } = await stage();
    const without = await pages.press(link('?outcome=appointment'), 'appointment');
    expect(without.pressed.status).toBe(422);
    expect(without.pressed.html).toContain('Vul in: Wanneer?');
    const never = await pages.press(link(), 'appointment', { when: '2027-02-30T10:00', issue: 'douane' });
    expect(never.pressed.status).toBe(422);
    expect(never.pressed.html).toContain('value="douane"');
    await pages.press(link(), 'appointment', { when: '2027-03-24T10:00', issue: 'douane Kenia' });
    await later();
    expect(said()[0]?.data).toMatchObject({
      signal: 'appointment',
      data: { when: Date.parse('2027-03-24T10:00+01:00'), issue: 'douane Kenia' },
    });
  });

  it('M30 is put right later: the page says what was reported, and another report counts', async () => {
    const { scenario, pages, later, link, said } = await stage();
    await pages.press(link(), 'declined', { reason: 'date' });
    await later();
    const page = await pages.get(link());
    expect(page.html).toContain('Al gemeld op');
    expect(page.html).toContain('Komt niet');
    await pages.press(link(), 'accepted', { guests: '0' });
    await later();
    expect(said()).toHaveLength(2);
    expect(scenario.enrollment('anna').facts.response).toMatchObject({ value: 'accepted' });
    expect((await pages.get(link())).html).toMatch(/Al gemeld op [^:]+:\d\d: Komt\./);
  });

  it('says of a decline that it is no no to us', async () => {
    const { pages, link } = await stage();
    const { told } = await pages.press(link('?outcome=declined'), 'declined');
    expect(told?.html).toContain('geen nee tegen ons, alleen tegen het seminar');
  });

  it('takes no outcome that is not of this task', async () => {
    const { pages, link } = await stage();
    const [form] = (await pages.get(link())).forms;
    if (!form) throw new Error('no form');
    for (const answer of ['quoted', 'go-on', 'erased', 'bounced', '', 'constructor'])
      expect((await pages.post({ ...form, answer })).status, answer).toBe(422);
  });
});

describe('/k, a rep’s page of a contact', () => {
  it('M30 tells the story and takes a report on the task that is open', async () => {
    const { pages, later, story, said } = await stage();
    const { opened } = await pages.press(story(), 'tentative');
    expect(opened.html).toContain('Anna');
    expect(opened.html).toMatch(/<li>.*ma 1 feb/);
    await later();
    expect(said()[0]?.data).toMatchObject({ signal: 'tentative' });
  });

  it('takes a conversation that no task asked for', async () => {
    const { scenario, pages, later, story } = await stage();
    await pages.press(story(), 'accepted', { guests: '0' });
    await later();
    await pages.press(story(), 'spoken', { interest: '4', issue: 'douane', note: 'belde zelf' });
    await later();
    expect(scenario.contact('anna').more.issue).toBe('douane');
  });

  it('is nobody’s who is not in the campaign, or whose links were taken back', async () => {
    const { scenario, pages, story } = await stage();
    expect((await pages.get(story())).status).toBe(200);
    const stranger = pages.path('k', `${scenario.idOf('anna')}.abcdefghijkl`);
    expect((await pages.get(stranger)).status).toBe(403);
    const rep = readerKey(scenario.setup, 'pieter@voorbeeld.example');
    await pages.revocations.revoke(`afrika.${rep}`, scenario.world.clock.now() + 60_000);
    expect((await pages.get(story())).status).toBe(403);
  });
});
