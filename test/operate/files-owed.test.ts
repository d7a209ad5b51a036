import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createCampaignFiles } from '../../functions/adapters/s3/campaign-files.ts';
import { openPages } from '../pages/page-stage.ts';
import { CAMPAIGN, change, type OnStage, smallCampaign, stageFor } from './launched-campaign.ts';

const ANNA = 'anna@voorbeeld.example';

/** The page behind the link of a file in anna's mail, over the bucket of the stage. */
function filePage({ stage }: OnStage, key: string) {
  const pages = openPages(stage, { campaigns: stage.ports.campaigns, files: createCampaignFiles(stage.objects) });
  const [anna] = [...stage.world.store.items.enrollments.values()];
  return { pages, path: pages.path('f', `${anna?.id}.${key}`) };
}

async function fetched(on: OnStage, key: string): Promise<Uint8Array> {
  const { pages, path } = filePage(on, key);
  const [form] = (await pages.get(path)).forms;
  if (!form) throw new Error('no button');
  const body = new URLSearchParams([...form.fields, ['answer', form.answer]]);
  const response = await pages.app.fetch(new Request(`https://pages.example${form.action}`, { method: 'POST', body }));
  expect(response.headers.get('content-type')).toBe('application/pdf');
  return new Uint8Array(await response.arrayBuffer());
}

it('M43 launch says which files are owed; who waits for one gets his mail when an update brings it', async () => {
  const folder = smallCampaign(3);
  change(folder, 'campaign.yaml', (text) => text.replace('presentation: afrika.pdf', 'presentation: later'));
  const on = await stageFor(folder);
  const file = join(folder, 'campaign.yaml');
  const { clock, events } = on.stage.world;
  const launched = await on.baton('launch', file, '--yes');
  expect(launched.out).toContain('Files owed: presentation. Nothing goes without them');
  const says = (signal: string, by: string) =>
    on.stage.operate({ do: 'signal', campaign: CAMPAIGN, contact: ANNA, signal, by, key: signal });
  const until = (time: string) => clock.runUntil(Date.parse(time));
  await until('2027-02-02T10:00:00Z');
  await says('accepted', 'contact');
  await until('2027-03-18T13:00:00Z');
  await says('attended', 'system');
  await until('2027-03-19T09:00:00Z');
  await on.stage.operate({ do: 'close-attendance', campaign: CAMPAIGN, by: 'host' });
  await until('2027-03-22T09:00:00Z');
  const ofAnna = () =>
    events.filter(({ type, data }) => type === 'MailSent' && String(data.template).startsWith('thank-you')).length;
  expect(ofAnna()).toBe(0);
  expect(events.some(({ type, data }) => type === 'MailHeld' && data.reason === 'file-owed: presentation')).toBe(true);
  const { pages, path } = filePage(on, 'presentation');
  expect((await pages.get(path)).html).toContain('er nog niet');
  change(folder, 'campaign.yaml', (text) => text.replace('presentation: later', 'presentation: afrika.pdf'));
  expect((await on.baton('update', file, '--yes')).out).toContain('Updated.');
  await until('2027-03-22T10:00:00Z');
  expect(ofAnna()).toBe(1);
  const given = readFileSync(join(folder, 'content', 'files', 'afrika.pdf'));
  expect(Buffer.from(await fetched(on, 'presentation')).equals(given)).toBe(true);
});

it('rule 20: launch brings the files; another file under the same name is a change, and taken back it is not given', async () => {
  const folder = smallCampaign(3);
  const on = await stageFor(folder);
  const file = join(folder, 'campaign.yaml');
  const whitepaper = join(folder, 'content', 'files', 'whitepaper-afrika.pdf');
  expect((await on.baton('launch', file, '--yes')).err).toBe('');
  await on.stage.world.clock.runUntil(on.stage.world.clock.now() + 3_600_000);
  expect(Buffer.from(await fetched(on, 'whitepaper')).equals(readFileSync(whitepaper))).toBe(true);
  expect((await on.baton('update', file, '--yes')).out).toContain('Nothing to do');
  const next = Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 255, 128, 10]);
  writeFileSync(whitepaper, next);
  const updated = await on.baton('update', file, '--yes');
  expect(updated.out).toContain('files.whitepaper');
  expect(Buffer.from(await fetched(on, 'whitepaper')).equals(next)).toBe(true);
  expect((await on.baton('launch', file, '--yes')).out).toContain('Nothing to do');
  change(folder, 'campaign.yaml', (text) => text.replace(/whitepaper: \S+ /, 'whitepaper: later '));
  await on.baton('update', file, '--yes');
  const { pages, path } = filePage(on, 'whitepaper');
  expect((await pages.get(path)).html).toContain('er nog niet');
});

it('rule 20: what is too large for its page is told before anything goes', async () => {
  const folder = smallCampaign(3);
  const on = await stageFor(folder);
  writeFileSync(join(folder, 'content', 'files', 'afrika.pdf'), Buffer.alloc(4_500_001));
  const { code, err } = await on.baton('launch', join(folder, 'campaign.yaml'), '--yes');
  expect(code).toBe(1);
  expect(err).toContain(
    'files.presentation: afrika.pdf has 4.5 MB, its page hands out 4.5 MB at most. Export it with smaller pictures',
  );
  expect(await on.stage.objects.list('inbox/')).toEqual([]);
});
