import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OperatePorts } from '../../functions/operate/operate-ports.ts';
import { CAMPAIGN, change, type OnStage, smallCampaign, stageFor } from './launched-campaign.ts';

const DAY_MS = 86_400_000;
const MANAGERS = { marketing: 'mirjam@voorbeeld.example', sales: 'sander@voorbeeld.example' };
const file = (folder: string): string => join(folder, 'campaign.yaml');

/** Three weeks before the launch, with a campaign that asks for a review. */
async function reviewed(): Promise<OnStage & { readonly launchAt: number }> {
  const folder = smallCampaign(12);
  change(folder, 'campaign.yaml', (text) => text.replace('settings:', 'settings:\n  reviewLead: 10 business days'));
  const launchAt = (await stageFor(folder)).stage.world.clock.now();
  return { ...(await stageFor(folder, { startAt: launchAt - 21 * DAY_MS })), launchAt };
}

async function keepAll({ stage }: OnStage, turn = 1): Promise<void> {
  const status = await stage.operate({ do: 'review-status', campaign: CAMPAIGN });
  for (const { rep } of (status as { lists?: readonly { rep: string }[] }).lists ?? [])
    expect(
      await stage.operate({
        ...{ do: 'answer-list', campaign: CAMPAIGN, list: 'audience', of: rep, person: rep },
        ...{ lines: [], rest: 'agree', key: `keep.${turn}.${rep}` },
      }),
    ).toMatchObject({ ok: true });
}

async function signBoth({ stage }: OnStage): Promise<void> {
  for (const side of ['marketing', 'sales'] as const)
    expect(
      await stage.operate({ do: 'sign', campaign: CAMPAIGN, what: 'audience', side, person: MANAGERS[side] }),
    ).toMatchObject({ ok: true });
}

describe('baton review', () => {
  it('M9 launch refuses until the audience was reviewed and both have signed', async () => {
    const on = await reviewed();
    const { stage, baton, folder } = on;
    const unreviewed = await baton('launch', file(folder), '--yes');
    expect(unreviewed.code).toBe(1);
    expect(unreviewed.err).toContain('Begin it: baton review');
    expect((await baton('review', file(folder), '--yes')).out).toContain(
      'Lists go out Mon 18 Jan 09:00; what is not answered by Tue 26 Jan 09:00 is kept; signed by Wed 27 Jan 17:00.',
    );
    const unsigned = await baton('launch', file(folder), '--yes');
    expect(unsigned.err).toContain('not every list is answered: ');
    expect(unsigned.err).toContain('marketing (mirjam@voorbeeld.example) has not signed');
    await stage.world.clock.runUntil(on.launchAt - 14 * DAY_MS + 60_000);
    const mails = stage.world.events.filter(({ data }) => data.template === 'review');
    expect(mails.length).toBeGreaterThan(1);
    await keepAll(on);
    await signBoth(on);
    expect((await baton('status', CAMPAIGN)).out).toContain('sales signed: sander@voorbeeld.example');
    expect((await baton('launch', file(folder), '--yes')).err).toBe('');
    expect(stage.world.store.items.campaigns.get(CAMPAIGN)?.signed?.sales?.by).toBe(MANAGERS.sales);
    const again = await baton('launch', file(folder), '--yes');
    expect(again.out).toBe(`Nothing to do: ${CAMPAIGN} runs on exactly these files.\n`);
  });

  it('rule 9: changed after it was signed, launch says which rows, texts and answers, and refuses', async () => {
    const on = await reviewed();
    const { stage, baton, folder } = on;
    await baton('review', file(folder), '--yes');
    await keepAll(on);
    await signBoth(on);
    change(folder, 'invitees.csv', (text) => text.replace('Maasoever Expeditie BV', 'Maasoever Groep BV'));
    change(folder, 'content/nl/invitation.md', (text) => `${text}\nNog een zin.\n`);
    const changed = await baton('launch', file(folder), '--yes');
    expect(changed.code).toBe(1);
    expect(changed.err).toContain('sales (sander@voorbeeld.example) signed on 2027-01-11 something else');
    expect(changed.err).toContain('changed files: content/nl/invitation.md');
    expect(changed.err).toContain('(anna@voorbeeld.example): changed in the audience');
    expect(stage.world.store.items.enrollments.size).toBe(0);
    // Shown and signed anew, it goes.
    await baton('review', file(folder), '--yes');
    await keepAll(on, 2);
    expect((await baton('status', CAMPAIGN)).out).toContain('it changed since: to be signed again');
    await signBoth(on);
    expect((await baton('launch', file(folder), '--yes')).err).toBe('');
  });

  it('M9 whom a rep struck out is not enrolled, and stands with the rows that were left out', async () => {
    const on = await reviewed();
    const { stage, baton, folder } = on;
    await baton('review', file(folder), '--yes');
    const lines = await stage.world.ports.store.audienceLines(CAMPAIGN);
    const dirk = lines.find(({ row }) => row.contact.email === 'dirk@voorbeeld.example');
    const rep = dirk?.row.contact.rep ?? '';
    const answer = {
      ...{ do: 'answer-list', campaign: CAMPAIGN, list: 'audience', of: rep, person: rep, key: 'a' },
      lines: [{ line: dirk?.contact, answer: 'strike', reason: 'concurrent' }],
    };
    expect(await stage.operate(answer)).toEqual({ ok: true, lines: [{ line: dirk?.contact, result: 'recorded' }] });
    expect(await stage.operate(answer)).toEqual({ ok: true, lines: [{ line: dirk?.contact, result: 'repeated' }] });
    await keepAll(on);
    await signBoth(on);
    const launched = await baton('launch', file(folder), '--yes');
    expect(launched.out).toContain('Not invited, as the reps said: 1 contact.');
    await stage.world.clock.runUntil(on.launchAt + 60_000);
    const rejected = stage.world.events.filter(({ type }) => type === 'RowRejected').map(({ data }) => data.reason);
    expect(rejected).toContain(`struck out by ${rep}: concurrent`);
    const enrolled = [...stage.world.store.items.enrollments.values()].map(({ contact }) => contact);
    expect(enrolled).not.toContain(dirk?.contact);
    expect(enrolled.length).toBe(lines.length - 1);
  });

  it('rule 9: a timer of the review that was lost is made good by whoever asks how far it is, or answers', async () => {
    const folder = smallCampaign(12);
    change(folder, 'campaign.yaml', (text) => text.replace('settings:', 'settings:\n  reviewLead: 10 business days'));
    const launchAt = (await stageFor(folder)).stage.world.clock.now();
    const lost = { is: true };
    const around = (ports: OperatePorts): OperatePorts => ({
      ...ports,
      schedules: {
        create: async (name, at, message) => {
          if (!(lost.is && name.startsWith('review.'))) await ports.schedules.create(name, at, message);
        },
      },
    });
    const { stage, baton } = await stageFor(folder, { startAt: launchAt - 21 * DAY_MS, around });
    await baton('review', file(folder), '--yes');
    const mailed = () => stage.world.events.filter(({ data }) => data.template === 'review').length;
    await stage.world.clock.runUntil(launchAt - 13 * DAY_MS);
    expect(mailed()).toBe(0);
    lost.is = false;
    await baton('status', CAMPAIGN);
    await stage.world.clock.runUntil(launchAt - 13 * DAY_MS + 3_600_000);
    expect(mailed()).toBeGreaterThan(1);
    const before = mailed();
    await stage.world.clock.runUntil(launchAt - 6 * DAY_MS);
    expect(mailed()).toBeGreaterThan(before);
  });
});
