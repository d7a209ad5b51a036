import { describe, expect, it } from 'vitest';
import { readerKey } from '../../functions/shared/link-reader.ts';
import { createWebhookDoor } from '../../infra/local/webhook-door.ts';
import { startScenario } from '../scenarios/scenario.ts';
import { openPages } from './page-stage.ts';

const QUIET_MS = 21_000;
const NAMES = ['anna', 'bob', 'carla', 'dirk', 'eva', 'fien'];

/** Five accepted, anna with two guests; fien never answered. It is the afternoon of the event. */
async function stage(at = '2027-03-18 13:41') {
  const scenario = await startScenario({ contacts: NAMES.map((name) => ({ name })) });
  for (const name of NAMES.slice(0, 5)) {
    const guests = name === 'anna' ? { data: { guests: 2 } } : {};
    scenario.at('2027-02-02 10:00', () => scenario.signal(name, 'accepted', guests));
  }
  await scenario.runUntil(at);
  const pages = openPages(scenario);
  const later = (ms = QUIET_MS) => scenario.runUntilInstant(scenario.world.clock.now() + ms);
  const host = () => pages.path('i', 'afrika.host');
  const field = (name: string, who: string) => `${name}.${scenario.idOf(who)}`;
  const attendance = (name: string) => scenario.enrollment(name).facts.attendance;
  return { scenario, pages, later, host, field, attendance };
}

describe('/i, the door', () => {
  it('M3 checks several guests in by one press, with their guests; looking changes nothing', async () => {
    const { scenario, pages, later, host, field, attendance } = await stage();
    const before = await pages.everything();
    const opened = await pages.get(host());
    expect(opened.html).toContain('Binnen: 0. Verwacht: 5, en 2 die zij meebrengen.');
    expect(await pages.everything()).toBe(before);
    const { told } = await pages.press(host(), 'check-in', {
      [field('in', 'anna')]: 'yes',
      [field('in', 'fien')]: 'yes',
    });
    expect(told?.html).toContain('wordt opgeslagen');
    expect(attendance('anna')).toBeUndefined();
    await later();
    expect(attendance('anna')).toMatchObject({ value: 'attended', data: { guests: 2 } });
    expect(attendance('fien')?.value).toBe('attended');
    expect(scenario.events('anna', 'SignalReceived').at(-1)?.data).toMatchObject({ signal: 'attended', by: 'host' });
    expect((await pages.get(host())).html).toContain('Binnen (2)');
  });

  it('M42 a tick that was wrong is taken back on the next page', async () => {
    const { pages, later, host, field, attendance } = await stage();
    await pages.press(host(), 'check-in', { [field('in', 'bob')]: 'yes' });
    await later();
    await pages.press(host(), 'check-in', { [field('out', 'bob')]: 'yes' });
    await later();
    expect(attendance('bob')?.value).toBe('no-show');
    expect((await pages.get(host())).html).toContain('Verwacht (5)');
  });

  it('M42 lets a guest of a guest and somebody with a known address in as who they are', async () => {
    const { scenario, pages, later, host, attendance } = await stage();
    await pages.press(host(), 'walk-in', { lastName: 'Smit', guestOf: scenario.idOf('anna') });
    await later();
    const { email = '' } = scenario.contact('fien');
    await pages.press(host(), 'walk-in', { lastName: 'Iemand', organisation: 'Iets', email });
    await later();
    expect(attendance('fien')?.value).toBe('attended');
    const smit = [...scenario.world.store.items.contacts.values()].find(({ lastName }) => lastName === 'Smit');
    expect(smit?.organisation).toBe(scenario.contact('anna').organisation);
    const unfit = await pages.press(host(), 'walk-in', { lastName: 'Vos', organisation: 'Vos', email: 'geen adres' });
    expect(unfit.pressed.status).toBe(422);
    expect(unfit.pressed.html).toContain('Dit kan niet: Mail.');
  });

  it('opens to the host and both managers, not to a rep, and not for another campaign', async () => {
    const { scenario, pages } = await stage();
    expect((await pages.get(pages.path('i', 'afrika.marketing'))).status).toBe(200);
    expect((await pages.get(pages.path('i', 'afrika.sales'))).status).toBe(200);
    const rep = readerKey(scenario.setup, 'pieter@voorbeeld.example');
    expect((await pages.get(pages.path('i', `afrika.${rep}`))).status).toBe(403);
    expect((await pages.get(pages.path('i', 'elders.host'))).status).toBe(403);
  });
});

describe('/i, the end of the list', () => {
  it('rule 6: is closed with its numbers by the host; what looks incomplete needs a tick besides', async () => {
    const { scenario, pages, later, host, field } = await stage();
    expect((await pages.get(host())).html).toContain('zodra de bijeenkomst is begonnen');
    await pages.press(host(), 'check-in', { [field('in', 'anna')]: 'yes' });
    await scenario.runUntil('2027-03-18 18:00');
    const opened = await pages.get(host());
    expect(opened.html).toContain('Dat is weinig: 1 van 5.');
    const refused = await pages.press(host(), 'close');
    expect(refused.pressed.status).toBe(422);
    const { told } = await pages.press(host(), 'close', { sure: 'yes' });
    expect(told?.html).toContain('De lijst wordt gesloten');
    expect(scenario.world.live().state.attendance.status).toBe('open');
    await later();
    expect(scenario.world.live().state.attendance).toMatchObject({ status: 'closed', by: 'host' });
    expect((await pages.get(host())).html).toContain('De presentielijst is gesloten');
    expect((await pages.get(host())).forms.map(({ answer }) => answer)).not.toContain('close');
  });

  it('rule 6: a plausible list needs one press, and who was there after all is still let in', async () => {
    const { scenario, pages, later, host, field, attendance } = await stage();
    await pages.press(host(), 'check-in', { [field('in', 'anna')]: 'yes', [field('in', 'bob')]: 'yes' });
    await scenario.runUntil('2027-03-18 18:00');
    await pages.press(host(), 'close');
    await later();
    expect(scenario.world.live().state.attendance.status).toBe('closed');
    await scenario.runUntil('2027-03-19 08:00');
    await pages.press(host(), 'check-in', { [field('in', 'carla')]: 'yes' });
    await later();
    expect(attendance('carla')?.value).toBe('attended');
    expect(scenario.events('carla', 'AnswerCorrected').map(({ data }) => data)).toEqual([
      { from: 'no-show', to: 'attended' },
    ]);
  });

  it('F51 whoever presses every button has closed nothing and let nobody in', async () => {
    const { scenario, pages, later, host, field, attendance } = await stage('2027-03-18 18:00');
    const { forms } = await pages.get(host());
    expect(forms.map(({ answer }) => answer)).toEqual(['check-in', 'walk-in', 'close', 'none']);
    for (const form of forms)
      await pages.post(form, { [field('in', 'anna')]: 'yes', sure: 'yes', lastName: 'x', organisation: 'y' });
    await later();
    expect(attendance('anna')).toBeUndefined();
    expect(scenario.world.live().state.attendance.status).toBe('open');
  });
});

describe('/i, who could not be matched', () => {
  /** Somebody of dirk's organisation was scanned at the door, and a stranger. */
  async function scanned() {
    const at = await stage('2027-03-18 18:00');
    const { scenario, pages } = at;
    const door = createWebhookDoor({ ...scenario.world, ports: scenario.world.ports });
    const data = { campaign: 'afrika', status: 'attended' };
    const saw = (id: string, contact: Record<string, string>) =>
      door.post(
        id,
        JSON.stringify({ type: 'attendance.recorded', timestamp: '2027-03-18T13:05:00Z', data: { ...data, contact } }),
      );
    await saw('scan.1', { email: `d.jansen@${scenario.contact('dirk').email?.split('@')[1]}`, lastName: 'Jansen' });
    await saw('scan.2', { email: 'x@elders.example', lastName: 'Anders' });
    await at.later();
    for (const entry of await door.reviews.of('afrika')) await pages.reviews.add(entry);
    const [jansen, anders] = await pages.reviews.of('afrika');
    return { ...at, jansen: jansen?.id ?? '', anders: anders?.id ?? '' };
  }

  it('rule 6: is matched, made a guest, or let go by the host, and is off the list', async () => {
    const { scenario, pages, later, host, attendance, jansen, anders } = await scanned();
    const opened = await pages.get(host());
    expect(opened.html).toMatch(/dit is misschien [^<]*dirk/i);
    const bare = await pages.press(host(), 'review', { [`review.${anders}`]: 'create' });
    expect(bare.pressed.status).toBe(422);
    expect(bare.pressed.html).toContain('Vul de organisatie in bij Anders');
    const { told } = await pages.press(host(), 'review', {
      [`review.${jansen}`]: `match:${scenario.idOf('dirk')}`,
      [`review.${anders}`]: 'create',
      [`organisation.${anders}`]: 'Anders Transport',
    });
    expect(told?.html).not.toContain('dit is misschien');
    await later();
    expect(attendance('dirk')?.value).toBe('attended');
    expect(await pages.reviews.of('afrika')).toEqual([]);
    const guest = [...scenario.world.store.items.contacts.values()].find(({ lastName }) => lastName === 'Anders');
    expect(guest).toMatchObject({ source: 'walk-in', organisationName: 'Anders Transport' });
  });

  it('rule 6: nothing is chosen beforehand: the button alone says nothing', async () => {
    const { pages, later, host, anders } = await scanned();
    expect((await pages.press(host(), 'review')).pressed.status).toBe(422);
    await pages.press(host(), 'review', { [`review.${anders}`]: 'discard' });
    await later();
    expect(await pages.reviews.of('afrika')).toHaveLength(1);
  });
});

describe('/i, the slides', () => {
  const toldOf = (scenario: Awaited<ReturnType<typeof startScenario>>, name: string) =>
    scenario.story(name, ['MailSent', 'MailSkipped']).filter((line) => / 19 Mar /.test(line));

  /** Eva unsubscribed, accepted and came; so did anna, who may be mailed. */
  async function asked(slides: readonly string[]) {
    const at = await stage('2027-02-03 10:00');
    const { scenario, pages, later, host, field } = at;
    await scenario.signal('eva', 'unsubscribed');
    await scenario.runUntil('2027-03-18 14:00');
    const ticks = slides.map((name) => [field('slides', name), 'yes']);
    await pages.press(host(), 'check-in', {
      [field('in', 'eva')]: 'yes',
      [field('in', 'anna')]: 'yes',
      ...Object.fromEntries(ticks),
    });
    await later();
    await scenario.closeAttendance();
    await scenario.runUntil('2027-03-19 18:00');
    return scenario;
  }

  it('M40 who opted out and asked for them at check-in gets them as a service, at the time of the others', async () => {
    const scenario = await asked(['eva', 'anna']);
    expect(toldOf(scenario, 'eva')).toEqual(['Fri 19 Mar 14:00 MailSent presentation-on-request → eva']);
    expect(toldOf(scenario, 'anna')).toEqual(['Fri 19 Mar 14:00 MailSent thank-you → anna']);
    const sent = scenario.sent.find(({ template }) => template === 'presentation-on-request');
    expect(sent).toMatchObject({ mailKind: 'service', files: ['presentation'] });
  });

  it('M40 who opted out and did not ask gets nothing', async () => {
    const scenario = await asked([]);
    expect(toldOf(scenario, 'eva').filter((line) => line.includes('MailSent'))).toEqual([]);
  });
});
