import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { enrollmentId } from '../../functions/shared/launch-rows.ts';
import { CAMPAIGN, type OnStage, smallCampaign, stageFor } from './launched-campaign.ts';

const ANNA = 'anna@voorbeeld.example';
const DAY = 86_400_000;

async function launched(rows = 10): Promise<OnStage> {
  const folder = smallCampaign(rows);
  const on = await stageFor(folder);
  const { err } = await on.baton('launch', join(folder, 'campaign.yaml'), '--yes');
  if (err !== '') throw new Error(err);
  await on.stage.world.clock.runUntil(on.stage.world.clock.now() + 60_000);
  return on;
}

const says = (more: object) => ({ do: 'signal', campaign: CAMPAIGN, contact: ANNA, key: 'k', ...more });

describe('a request', () => {
  let on: OnStage;
  beforeAll(async () => {
    on = await launched(5);
  });

  it.each([
    ['nothing', undefined],
    ['an unknown wish', { do: 'delete-everything' }],
    ['an unknown key', { do: 'status', campaign: CAMPAIGN, verbose: true }],
    ['no campaign', { do: 'status' }],
    ['a path for a campaign', { do: 'status', campaign: '../x' }],
    ['a launch that is no id', { do: 'launch', campaign: CAMPAIGN, launch: 'x' }],
    ['a signal without a key', { do: 'signal', campaign: CAMPAIGN, contact: ANNA, by: 'contact', signal: 'accepted' }],
  ])('of %s is answered with its problems', async (_what, request) => {
    const answer = await on.stage.operate(request);
    expect(answer.ok).toBe(false);
    expect(answer).toMatchObject({ problems: [expect.any(String)] });
  });

  it.each(['status', 'why', 'export', 'report', 'mails', 'resume-plan', 'close-attendance'])(
    'for %s of a campaign that never was is a no, not a fault',
    async (wish) => {
      const more = { contact: ANNA, enrollments: [], by: 'host' };
      const shapes: Record<string, object> = {
        why: { contact: more.contact },
        mails: { contact: more.contact },
        report: { enrollments: [] },
        'close-attendance': { by: 'host' },
      };
      const answer = await on.stage.operate({ do: wish, campaign: 'elsewhere', ...shapes[wish] });
      if (wish === 'resume-plan') expect(answer).toMatchObject({ ok: true, lines: [] });
      else expect(answer.ok).toBe(false);
    },
  );
});

describe('what an operator enters', () => {
  let on: OnStage;
  beforeAll(async () => {
    on = await launched(5);
  });

  it.each([
    ['a sender who may not say it', { by: 'host', signal: 'accepted' }, /accepted is not host's to say/],
    ['a signal that is none', { by: 'contact', signal: 'timeout' }, /signal/],
    ['data it does not carry', { by: 'contact', signal: 'declined', data: { guests: 2 } }, /guests/],
    ['a value it may not have', { by: 'contact', signal: 'declined', data: { reason: 'weather' } }, /reason/],
    ['a time that is none', { by: 'contact', signal: 'accepted', occurredAt: 'tomorrow' }, /occurredAt/],
    ['an answer to nothing', { by: 'rep', signal: 'visited' }, /name its touch/],
    ['a touch of somebody else', { by: 'rep', signal: 'visited', touch: 'other.1.ask.1' }, /not about this contact/],
    [
      'somebody who is not there',
      { contact: 'nobody@voorbeeld.example', by: 'contact', signal: 'accepted' },
      /is not in/,
    ],
    ['the campaign, of one contact', { by: 'host', signal: 'attendance-closed' }, /about the campaign/],
  ])('is refused with its reason: %s', async (_what, more, reason) => {
    const events = on.stage.world.events.length;
    const answer = await on.stage.operate(says(more));
    expect(answer.ok).toBe(false);
    expect(answer).toMatchObject({ problems: [expect.stringMatching(reason)] });
    expect(on.stage.world.events).toHaveLength(events);
  });

  it('moves the contact, once for a key however often it is sent', async () => {
    const accepted = says({ by: 'contact', signal: 'accepted', data: { guests: 1 }, key: 'form-1' });
    const first = await on.stage.operate(accepted);
    expect(first).toMatchObject({ ok: true, result: 'moved' });
    expect(await on.stage.operate(accepted)).toMatchObject({ ok: true, result: 'duplicate' });
    const received = on.stage.world.events.filter(({ type }) => type === 'SignalReceived');
    expect(received.map(({ data }) => data)).toMatchObject([
      { signal: 'accepted', by: 'contact', data: { guests: 1 } },
    ]);
  });

  it('is found by the id of the enrollment, too, and tells the whole story', async () => {
    const told = await on.stage.operate({ do: 'why', campaign: CAMPAIGN, contact: ANNA });
    expect(told).toMatchObject({ ok: true, contact: ANNA, status: 'open' });
    const again = await on.stage.operate({
      do: 'why',
      campaign: CAMPAIGN,
      contact: 'enrollment' in told ? told.enrollment : '',
    });
    expect(again).toEqual(told);
    expect(JSON.stringify(told)).toContain('accepts (with 1 guest)');
  });

  it('gets nothing else from a list of the contact’s mails than the ledger', async () => {
    await on.stage.world.clock.runUntil(on.stage.world.clock.now() + DAY);
    const { mails } = (await on.stage.operate({ do: 'mails', campaign: CAMPAIGN, contact: ANNA })) as unknown as {
      mails: readonly { template: string; status: string }[];
    };
    expect(mails.map(({ template, status }) => [template, status])).toContainEqual(['confirmation', 'sent']);
  });

  it('closes attendance as the host, and again it is closed already', async () => {
    const close = { do: 'close-attendance', campaign: CAMPAIGN, by: 'host' };
    expect(await on.stage.operate(close)).toMatchObject({ ok: true, result: 'closed' });
    expect(await on.stage.operate(close)).toMatchObject({ ok: true, result: 'already-closed' });
  });
});

describe('what fits nobody', () => {
  const at = Date.UTC(2027, 2, 18, 14);
  const entry = (id: string) => ({
    ...{ schema: 1 as const, campaign: CAMPAIGN, id, at, who: { email: 'typo@voorbeeld.example' } },
    what: { type: 'attendance.recorded', occurredAt: at, campaign: CAMPAIGN, signal: 'attended', key: `webhook.${id}` },
  });

  it('is listed, and taken in for whom a person says, once', async () => {
    const { stage } = await launched(5);
    await stage.ports.reviews.add(entry('a'));
    await stage.ports.reviews.add(entry('b'));
    const list = await stage.operate({ do: 'review-list', campaign: CAMPAIGN });
    expect(list).toMatchObject({ entries: [{ entry: 'a', who: { email: 'typo@voorbeeld.example' } }, { entry: 'b' }] });
    const settle = { do: 'review-settle', campaign: CAMPAIGN, entry: 'a' };
    expect(await stage.operate({ ...settle, contact: 'nobody@x.example' })).toMatchObject({ ok: false });
    expect(await stage.operate({ ...settle, contact: ANNA })).toMatchObject({ ok: true, result: 'applied' });
    expect(await stage.operate({ ...settle, contact: ANNA })).toMatchObject({ ok: false });
    expect(await stage.operate({ ...settle, entry: 'b' })).toMatchObject({ ok: true, result: 'discarded' });
    expect(stage.world.events.filter(({ data }) => data.signal === 'attended')).toHaveLength(1);
    expect(await stage.operate({ do: 'review-list', campaign: CAMPAIGN })).toMatchObject({ entries: [] });
  });
});

describe('somebody known from elsewhere', () => {
  it('is not taken in while another campaign follows him up, or where he objected to everything', async () => {
    const folder = smallCampaign(5);
    const on = await stageFor(folder);
    const { store } = on.stage.world;
    const other = smallCampaign(5);
    const before = await stageFor(other);
    await before.baton('launch', join(other, 'campaign.yaml'), '--yes');
    const [anna, ruben] = [...before.stage.world.store.items.contacts.values()];
    if (!anna || !ruben) throw new Error('nobody there');
    const known = before.stage.world.store.items.enrollments.get(enrollmentId(CAMPAIGN, anna.id));
    if (!known) throw new Error('not enrolled');
    await store.commit({ contact: { ...anna, version: 1 } });
    await store.commit({ contact: { ...ruben, version: 1, objectedAt: 5 } });
    await store.commit({ enrollment: { ...known, id: 'other', campaign: 'handel', version: 1 } });
    const { code, out } = await on.baton('launch', join(folder, 'campaign.yaml'), '--yes');
    expect(code).toBe(0);
    expect(out).toContain('Launched: 3 enrolled, 0 updated. 2 rows were not taken in: out/rejected.csv.');
    const { readFileSync } = await import('node:fs');
    const rejected = readFileSync(join(folder, 'out/rejected.csv'), 'utf8').trimEnd().split('\n');
    expect(rejected[1]).toMatch(/^2;is in the running campaign handel;.*anna@voorbeeld\.example/);
    expect(rejected[2]).toMatch(/^3;objected to everything;.*ruben/);
  });
});
