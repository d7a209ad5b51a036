import { createMemoryOtherCampaigns } from '../../functions/adapters/memory/memory-other-campaigns.ts';
import { scheduleRepDay } from '../../functions/draw-rep-day/rep-day.ts';
import { takeRow } from '../../functions/enroll-batch/take-row.ts';
import { launchEvents } from '../../functions/shared/launch-events.ts';
import { type Invited, launchRows } from '../../functions/shared/launch-rows.ts';
import { newCampaignState } from '../../functions/shared/new-campaign-state.ts';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import type { Signed } from '../../workflows/domain/signature.ts';
import { rehearsalAddressKeys } from './rehearsal-links.ts';
import type { World } from './world.ts';

/** Launches a campaign into a world at its present instant: the state, everybody enrolled, the timers of reps and campaign. */
export async function launchInto(
  world: World,
  setup: CampaignSetup,
  invited: Invited & { readonly signed?: Signed; readonly ticked?: ReadonlySet<string> },
): Promise<void> {
  const { ports, clock } = world;
  const id = setup.campaign.campaign;
  const at = clock.now();
  await ports.store.commit({
    campaign: { ...newCampaignState(setup, at), ...(invited.signed && { signed: invited.signed }) },
    events: launchEvents(setup, invited, at),
  });
  const rows = launchRows(setup, invited, at);
  const otherCampaigns = createMemoryOtherCampaigns(world.store);
  const take = takeRow({ ...ports, otherCampaigns, addressKeys: rehearsalAddressKeys });
  await world.run(async () => {
    for (const row of rows) {
      const { id: contact } = row.contact;
      const ticked = invited.ticked?.has(contact) ? { ticked: true as const } : {};
      await take(id, { ...row, ...ticked, line: invited.rows?.get(contact) ?? 0 });
    }
  });
  for (const rep of setup.reps.keys()) {
    const calendar = setup.calendars.rep(rep);
    await scheduleRepDay(ports, calendar, { campaign: id, rep, date: calendar.localDate(at) });
  }
  clock.at(at, () => world.run((doors) => doors.runCampaignClock({ campaign: id })));
}
