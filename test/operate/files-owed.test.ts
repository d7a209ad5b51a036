import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CAMPAIGN, change, smallCampaign, stageFor } from './launched-campaign.ts';

const ANNA = 'anna@voorbeeld.example';

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
  change(folder, 'campaign.yaml', (text) => text.replace('presentation: later', 'presentation: afrika.pdf'));
  expect((await on.baton('update', file, '--yes')).out).toContain('Updated.');
  await until('2027-03-22T10:00:00Z');
  expect(ofAnna()).toBe(1);
});
