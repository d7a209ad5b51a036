import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readerKey } from '../../functions/shared/link-reader.ts';
import { CAMPAIGN, type OnStage, smallCampaign, stageFor } from './launched-campaign.ts';

const ANNA = 'anna@voorbeeld.example';
let on: OnStage;
let enrollment: string;
beforeAll(async () => {
  const folder = smallCampaign(5);
  on = await stageFor(folder);
  await on.baton('launch', join(folder, 'campaign.yaml'), '--yes');
  await on.stage.world.clock.runUntil(on.stage.world.clock.now() + 60_000);
  const told = await on.stage.operate({ do: 'why', campaign: CAMPAIGN, contact: ANNA });
  enrollment = 'enrollment' in told ? String(told.enrollment) : '';
});

const revoke = (more: object) => on.stage.operate({ do: 'revoke-links', campaign: CAMPAIGN, ...more });

describe('links in mails that have gone', () => {
  it('are taken back of one contact, or of one colleague, up to now', async () => {
    const now = on.stage.world.clock.now();
    expect(await revoke({ contact: ANNA })).toEqual({ ok: true, until: new Date(now).toISOString() });
    expect(await on.stage.revocations.revokedAt(enrollment)).toBe(now);
    const { setup } = await on.stage.ports.campaigns.live(CAMPAIGN);
    const [rep = ''] = setup.reps.keys();
    expect(await revoke({ reader: rep })).toMatchObject({ ok: true });
    expect(await on.stage.revocations.revokedAt(`${CAMPAIGN}.${readerKey(setup, rep)}`)).toBe(now);
  });

  it('are left alone where nobody, both, or somebody of no campaign is named', async () => {
    for (const more of [{}, { contact: ANNA, reader: 'x@y.example' }, { contact: 'niemand@elders.example' }])
      expect(await revoke(more)).toMatchObject({ ok: false });
    expect(await on.stage.operate({ do: 'revoke-links', campaign: 'elders', contact: ANNA })).toMatchObject({
      ok: false,
    });
  });
});
