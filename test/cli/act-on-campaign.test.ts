import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CAMPAIGN, type OnStage, smallCampaign, stageFor } from '../operate/launched-campaign.ts';

let on: OnStage;
const kinds = (): string[] =>
  on.stage.world.events
    .map(({ type }) => type)
    .filter((type) => type.startsWith('Campaign') && type !== 'CampaignLaunched');

beforeAll(async () => {
  const folder = smallCampaign(10);
  on = await stageFor(folder);
  await on.baton('launch', join(folder, 'campaign.yaml'), '--yes');
  await on.stage.world.clock.runUntil(on.stage.world.clock.now() + 3_600_000);
});

describe('baton on a whole campaign, in this order,', () => {
  it('M43 shows what a pause holds back, and changes nothing without a yes', async () => {
    const asked = await on.baton('pause', CAMPAIGN);
    expect(asked.out).toMatch(/^zakendoen-in-afrika: \d+ open\. Nothing normal leaves until you resume/);
    expect(asked).toMatchObject({ code: 2 });
    expect(JSON.parse((await on.baton('pause', CAMPAIGN, '--json')).out)).toMatchObject({
      type: 'pause',
      status: 'pause',
    });
    expect(kinds()).toEqual([]);
  });

  it('M43 pauses once, resumes with its plan once, and then looks for held ones again', async () => {
    expect((await on.baton('pause', CAMPAIGN, '--yes')).out).toContain('Paused. Next: baton resume');
    expect((await on.baton('pause', CAMPAIGN, '--yes')).out).toBe(
      'Nothing to do: zakendoen-in-afrika is paused or stopped already.\n',
    );
    await on.stage.world.clock.runUntil(on.stage.world.clock.now() + 10 * 86_400_000);
    const resumed = await on.baton('resume', CAMPAIGN, '--per-hour', '5', '--yes');
    expect(resumed.out).toMatch(/due: the reps' days draw them/);
    expect((await on.baton('resume', CAMPAIGN, '--yes')).out).toBe('Nothing to do: nobody is held.\n');
    expect(kinds()).toEqual(['CampaignPaused', 'CampaignResumed']);
  });

  it('M43 stops once, after it has said whom it would not tell', async () => {
    const asked = await on.baton('stop', CAMPAIGN);
    expect(asked.out).toContain('There is no way back.');
    await on.baton('stop', CAMPAIGN, '--yes');
    expect((await on.baton('stop', CAMPAIGN, '--yes')).out).toBe(
      'Nothing to do: zakendoen-in-afrika is stopped already.\n',
    );
    await on.stage.world.clock.runUntil(on.stage.world.clock.now() + 60_000);
    const open = [...on.stage.world.store.items.enrollments.values()].filter(({ status }) => status === 'open');
    expect(open).toEqual([]);
    expect(kinds()).toEqual(['CampaignPaused', 'CampaignResumed', 'CampaignStopped']);
  });

  it('says no for a campaign that was never launched', async () => {
    expect(await on.baton('pause', 'elsewhere', '--yes')).toMatchObject({
      code: 1,
      err: 'elsewhere was never launched here\n',
    });
  });
});
