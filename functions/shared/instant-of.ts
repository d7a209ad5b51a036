import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';

/** The instant of a local time `2027-03-18T14:00` in the campaign's zone. */
export function instantOf(setup: CampaignSetup, local: string): number {
  const [date = '', time = '00:00'] = local.split('T');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return setup.calendars.campaign.instant(date, hours * 60 + minutes);
}
