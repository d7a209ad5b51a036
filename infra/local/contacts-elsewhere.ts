import { instantOf } from '../../functions/shared/instant-of.ts';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import type { Problem } from '../../workflows/language/problem.ts';
import { type LoadedCampaign, loadCampaign } from './load-campaign.ts';
import { siblingCampaigns } from './sibling-campaigns.ts';

const NAMED = 3;

/**
 * Contacts who are in a campaign beside this one that runs when this one is launched: they are worked there. A warning, as
 * only the table knows who has ended there meanwhile; `now` stands for a launch without a date.
 */
export async function contactsElsewhere(path: string, loaded: LoadedCampaign, now: number): Promise<Problem[]> {
  const { setup, audience, audienceFile: file } = loaded;
  if (!setup || !audience || file === undefined) return [];
  const at = launchOf(setup) ?? now;
  const own = new Set(audience.contacts.map(({ id }) => id));
  const found: Problem[] = [];
  for (const sibling of siblingCampaigns(path)) {
    const other = await loadCampaign(sibling.file);
    if (!other.setup || !other.audience || !runsAt(other.setup, at)) continue;
    const { campaign, workflow } = other.setup.campaign;
    const shared = other.audience.contacts.filter(({ id }) => own.has(id));
    if (shared.length === 0 || campaign === setup.campaign.campaign) continue;
    const names = shared
      .slice(0, NAMED)
      .map(({ email, phone, organisationName }) => email ?? phone ?? organisationName);
    const more = shared.length > NAMED ? ' …' : '';
    const then =
      workflow === 'nurture' || setup.campaign.workflow === 'nurture'
        ? 'One campaign at a time follows a contact; nurture makes way.'
        : 'A launch leaves out whoever is still worked there; who is in nurture there joins, and pauses there.';
    const message = `${shared.length} of ${own.size} contacts ${shared.length === 1 ? 'is' : 'are'} in another running campaign, ${campaign} (${names.join(', ')}${more}). ${then}`;
    found.push({ file, path: '', message, severity: 'warning' });
  }
  return found;
}

const LONGEST = { amount: 60, unit: 'business days' } as const;

/** From its launch to what usually is the end of its calls. */
function runsAt(setup: CampaignSetup, at: number): boolean {
  const from = launchOf(setup);
  if (from === undefined || from > at) return false;
  const { event } = setup.campaign;
  return !event || setup.calendars.campaign.add(instantOf(setup, event.end), LONGEST, 1) >= at;
}

function launchOf(setup: CampaignSetup): number | undefined {
  const { launchAt } = setup.campaign;
  return launchAt === undefined ? undefined : instantOf(setup, launchAt);
}
