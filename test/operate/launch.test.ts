import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sortEvents } from '../../cli/cloud/sort-events.ts';
import { enrollmentId } from '../../functions/shared/launch-rows.ts';
import { renderTimeline } from '../../functions/shared/timeline.ts';
import { launchInto } from '../../infra/local/launch.ts';
import { loadCampaign } from '../../infra/local/load-campaign.ts';
import { createWorld } from '../../infra/local/world.ts';
import { CAMPAIGN, change, smallCampaign, stageFor } from './launched-campaign.ts';

const campaignFile = (folder: string): string => join(folder, 'campaign.yaml');
const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

describe('baton launch', () => {
  it('makes the same timeline on a stage as the embedded launch', async () => {
    const folder = smallCampaign(20);
    const { stage, baton } = await stageFor(folder);
    const until = stage.world.clock.now() + 70 * 86_400_000;
    expect((await baton('launch', campaignFile(folder), '--yes')).err).toBe('');
    await stage.world.clock.runUntil(until);

    const { setup, audience } = await loadCampaign(campaignFile(folder));
    if (!setup || !audience) throw new Error('the campaign has errors');
    const plain = createWorld({
      setup,
      startAt: until - 70 * 86_400_000,
      mailer: { send: async () => ({ status: 'accepted' }) },
    });
    await launchInto(plain, setup, audience);
    await plain.clock.runUntil(until);

    const contacts = new Map(audience.contacts.map((contact) => [contact.id, contact]));
    const expected = renderTimeline(sortEvents(plain.events), contacts).map((line) => JSON.stringify(line));
    const exported = (await baton('export', CAMPAIGN)).out.trimEnd().split('\n');
    expect(expected.length).toBeGreaterThan(150);
    expect(exported.slice(0, -1)).toEqual(expected);
    expect(JSON.parse(exported.at(-1) ?? '')).toMatchObject({ type: 'Summary', enrollments: 19 });
  });

  it('shows what it would do, and does nothing without a yes', async () => {
    const folder = smallCampaign(20);
    const { stage, baton } = await stageFor(folder);
    const { code, out, err } = await baton('launch', campaignFile(folder));
    expect(out).toContain('Audience: 19 contacts; 1 row cannot be used (out/rejected.csv).');
    expect(err).toContain('Write --yes');
    expect(code).toBe(2);
    expect(stage.world.store.items.enrollments.size).toBe(0);
  });

  it('has nothing to do the second time', async () => {
    const folder = smallCampaign(20);
    const { stage, baton } = await stageFor(folder);
    const first = await baton('launch', campaignFile(folder), '--yes');
    expect(lastLine(first.out)).toBe(
      `Launched: 19 enrolled, 0 updated. 1 row was not taken in: out/rejected.csv. Next: baton status ${CAMPAIGN}`,
    );
    const events = stage.world.events.length;
    const again = await baton('launch', campaignFile(folder), '--yes');
    expect(again).toMatchObject({ code: 0, out: `Nothing to do: ${CAMPAIGN} runs on exactly these files.\n` });
    expect(stage.world.events).toHaveLength(events);
    expect(stage.enrolments.size).toBe(1);
  });

  it('waits for the launch date: nobody is enrolled before', async () => {
    const folder = smallCampaign(20);
    const launchAt = (await stageFor(folder)).stage.world.clock.now();
    const { stage, baton } = await stageFor(folder, { startAt: launchAt - 7 * 86_400_000 });
    const { out } = await baton('launch', campaignFile(folder), '--yes');
    expect(out).toContain('First invitations to the new ones: Mon 1 Feb 09:00.');
    await stage.world.clock.runUntil(launchAt - 1);
    expect(stage.world.store.items.enrollments.size).toBe(0);
    await stage.world.clock.runUntil(launchAt + 60_000);
    expect(stage.world.store.items.enrollments.size).toBe(19);
    expect(stage.world.events.find(({ type }) => type === 'CampaignLaunched')?.at).toBe(launchAt);
    expect(
      Math.min(...stage.world.events.filter(({ type }) => type === 'MailSent').map(({ at }) => at)),
    ).toBeGreaterThanOrEqual(launchAt);
  });

  it('refuses a date that is over, but not for a campaign that runs', async () => {
    const folder = smallCampaign(20);
    const launchAt = (await stageFor(folder)).stage.world.clock.now();
    const late = await stageFor(folder, { startAt: launchAt + 86_400_000 });
    const refused = await late.baton('launch', campaignFile(folder), '--yes');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('launchAt');
    expect(refused.err).toContain('Nothing was sent or stored.');

    const { stage, baton } = await stageFor(folder);
    await baton('launch', campaignFile(folder), '--yes');
    await stage.world.clock.runUntil(launchAt + 86_400_000);
    expect((await baton('launch', campaignFile(folder), '--yes')).code).toBe(0);
  });

  it('goes on, launched again, where an enrolment stopped', async () => {
    const folder = smallCampaign(20);
    const launchAt = (await stageFor(folder)).stage.world.clock.now();
    const { stage, baton } = await stageFor(folder, { startAt: launchAt - 60_000 });
    await baton('launch', campaignFile(folder), '--yes');
    const [name = ''] = stage.enrolments.keys();
    const stopped = stage.enrolments.get(name);
    if (!stopped) throw new Error('nothing was started');
    stopped.status = 'failed';
    await stage.world.clock.runUntil(launchAt - 1);
    const status = { do: 'launch-status', campaign: CAMPAIGN, launch: stopped.input.launch };
    expect(await stage.operate(status)).toMatchObject({ state: 'failed', files: 1, done: 0 });
    const again = await baton('launch', campaignFile(folder), '--yes');
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('it goes on where it stopped') });
    await stage.world.clock.runUntil(launchAt + 60_000);
    expect([...stage.enrolments.keys()]).toEqual([name, name.replace(/-1$/, '-2')]);
    expect(await stage.operate(status)).toMatchObject({ state: 'done', enrolled: 19 });
  });

  it('takes over who is new and what changed, and leaves who is gone', async () => {
    const folder = smallCampaign(20);
    const { stage, baton } = await stageFor(folder);
    await baton('launch', campaignFile(folder), '--yes');
    const full = smallCampaign(25);
    const { audience } = await loadCampaign(campaignFile(full));
    const [first, second] = audience?.contacts ?? [];
    change(full, 'invitees.csv', (text) => {
      const lines = text.split('\n');
      // The second row goes; the first gets another first name.
      return [lines[0], lines[1]?.replace(first?.firstName ?? '', 'Hendrika'), ...lines.slice(3)].join('\n');
    });
    const { out } = await baton('launch', campaignFile(full), '--yes');
    expect(out).toContain('Audience: 5 new, 1 changed, 17 unchanged;');
    expect(out).toContain('No longer in the list: 1. They go on as they are.');
    expect(lastLine(out)).toBe(
      `Launched: 5 enrolled, 1 updated. 1 row was not taken in: out/rejected.csv. Next: baton status ${CAMPAIGN}`,
    );
    const { contacts, enrollments } = stage.world.store.items;
    expect(enrollments.size).toBe(24);
    expect(contacts.get(first?.id ?? '')?.firstName).toBe('Hendrika');
    expect(enrollments.get(enrollmentId(CAMPAIGN, second?.id ?? ''))?.status).toBe('open');
    expect((await baton('launch', campaignFile(full), '--yes')).out).toContain('Nothing to do');
  });

  it('tells of a list that gives more permission, and raises none; a lower one counts', async () => {
    const folder = smallCampaign(20);
    const { stage, baton } = await stageFor(folder);
    await baton('launch', campaignFile(folder), '--yes');
    const enrolled = [...stage.world.store.items.contacts.values()];
    const [more, less] = ['none', 'consent'].map((status) =>
      enrolled.find(({ emailPermission }) => emailPermission.status === status),
    );
    if (more?.email === undefined || less?.email === undefined) throw new Error('nobody has such a permission');
    change(folder, 'invitees.csv', (text) =>
      text
        .split('\n')
        .map((row) => (row.startsWith(`${less.email};`) ? row.replace(';consent;', ';objected;') : row))
        .map((row) => (row.startsWith(`${more.email};`) ? withConsent(row) : row))
        .join('\n'),
    );
    const { out } = await baton('launch', campaignFile(folder), '--yes');
    expect(out).toContain('More permission than is known: 1 row. A list only ever lowers one, what is known stays.');
    const { contacts } = stage.world.store.items;
    expect(contacts.get(more.id)?.emailPermission.status).toBe('none');
    expect(contacts.get(less.id)?.emailPermission.status).toBe('objected');
    const changes = stage.world.events.filter(({ type }) => type === 'PermissionChanged');
    expect(changes.map(({ contact, data }) => [contact, data])).toEqual([
      [less.id, { channel: 'email', from: 'consent', to: 'objected', reason: 'audience file' }],
    ]);
  });

  it('names the files that changed, and counts them for what is not yet sent', async () => {
    const folder = smallCampaign(5);
    const { stage, baton } = await stageFor(folder);
    await baton('launch', campaignFile(folder), '--yes');
    change(folder, 'content/nl/invitation.md', (text) => `${text}\nTot ziens.\n`);
    const { out } = await baton('update', campaignFile(folder), '--yes');
    expect(out).toContain('Changed files: content/nl/invitation.md.');
    const live = await stage.ports.pointers.pointer(CAMPAIGN);
    expect(live?.version).toBe(2);
    expect(await stage.objects.get(live?.bundleKey ?? '')).toContain('Tot ziens.');
    expect((await baton('update', campaignFile(folder), '--yes')).out).toContain('Nothing to do');
    expect((await baton('launch', campaignFile(folder), '--yes')).out).toContain('Nothing to do');
  });

  it('does not move an event by its file', async () => {
    const folder = smallCampaign(5);
    const { baton } = await stageFor(folder);
    await baton('launch', campaignFile(folder), '--yes');
    change(folder, 'campaign.yaml', (text) => text.replaceAll('2027-03-18', '2027-03-25'));
    const refused = await baton('launch', campaignFile(folder), '--yes');
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/event\.start: 2027-03-18T14:00 became 2027-03-25T14:00\./);
  });
});

/** The row with the column of the permission to mail, and what belongs to it, filled in. */
function withConsent(row: string): string {
  const cells = row.split(';');
  return [...cells.slice(0, 24), 'consent', 'beurs', '2026-11-11', 'Ja, mail mij', ...cells.slice(28)].join(';');
}
