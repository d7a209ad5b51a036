import { closeSuppressed } from '../../functions/review-audience/close-suppressed.ts';
import { currentHash } from '../../functions/review-audience/current-hash.ts';
import { reviewLead } from '../../functions/review-audience/run-review.ts';
import { asksForReview, signedFiles } from '../../functions/shared/bundle-parts.ts';
import type { Invited } from '../../functions/shared/launch-rows.ts';
import { sha256 } from '../../functions/shared/sha256.ts';
import type { AudienceRow } from '../../workflows/domain/audience-review.ts';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import { unsignedBy } from '../../workflows/domain/reviewed-audience.ts';
import type { Signed } from '../../workflows/domain/signature.ts';
import type { ScriptEntry } from '../../workflows/language/script-entry.ts';
import { settingAt } from '../../workflows/language/settings-schema.ts';
import { bundleCampaign } from './bundle-campaign.ts';
import type { LoadedCampaign } from './load-campaign.ts';
import type { World } from './world.ts';

/** The review of an audience before a rehearsed launch. */
export interface ReviewPlan {
  readonly startAt: number;
  readonly bundle: string;
}

/** A review is played where the campaign asks for one, or the script speaks of it. */
export function planReview(
  loaded: LoadedCampaign,
  script: readonly ScriptEntry[],
  launchAt: number,
): ReviewPlan | undefined {
  const { setup } = loaded;
  if (!setup || settingAt(setup.campaign.settings, 'reviewLead') === undefined) return undefined;
  const isScripted = script.some(({ act }) => act.type === 'review' || act.type === 'sign');
  const bundle = bundleCampaign(loaded);
  if (bundle === undefined || !(isScripted || asksForReview(bundle))) return undefined;
  const lead = { amount: reviewLead(setup), unit: 'business days' } as const;
  return { startAt: setup.calendars.campaign.add(launchAt, lead, -1), bundle };
}

/** Begins the review at its time; the people in the world answer the mails they get. */
export function playReview(
  world: World,
  setup: CampaignSetup,
  invited: Invited,
  { startAt, bundle }: ReviewPlan,
): void {
  const start = {
    setup,
    rows: rowsOf(invited),
    bundleKey: '',
    bundleHash: sha256(bundle),
    ...signedFiles(bundle),
  };
  world.clock.at(startAt, () => world.run((doors) => doors.startReview(start)));
}

function rowsOf({
  contacts,
  organisations,
  rows,
}: Invited & { readonly rows?: ReadonlyMap<string, number> }): AudienceRow[] {
  const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]));
  return contacts.flatMap((contact) => {
    const organisation = byId.get(contact.organisation);
    return organisation ? [{ line: rows?.get(contact.id) ?? 0, contact, organisation }] : [];
  });
}

/** The audience as it was reviewed, with who was left out beside the rejected rows, and the signatures under it. */
export interface ReviewedInvited extends Invited {
  readonly signed?: Signed;
  /** Ids of contacts whose owner wants them invited although a quote is open there. */
  readonly ticked?: ReadonlySet<string>;
}

/** Undefined while a side has not signed what stands there. */
export async function reviewedInvited(
  world: World,
  setup: CampaignSetup,
  invited: Invited,
): Promise<ReviewedInvited | undefined> {
  const review = await world.ports.store.audienceReview(setup.campaign.campaign);
  if (!review) return invited;
  const { hash, reviewed } = await currentHash(world.ports, review);
  if (unsignedBy(review.signed, hash).length > 0) return undefined;
  const rows = closeSuppressed(reviewed.rows, invited.suppressed ?? new Set());
  const byId = new Map(rows.map((row) => [row.contact.id, row]));
  const named = new Set(invited.contacts.map(({ id }) => id));
  const added = rows.filter(({ contact }) => !named.has(contact.id));
  const organisations = new Map(added.map(({ organisation }) => [organisation.id, organisation]));
  for (const organisation of invited.organisations) organisations.delete(organisation.id);
  const struck = reviewed.struck.map(({ line, reason }) => ({ line, reason, original: '' }));
  return {
    ...invited,
    // In the order of the file; who was added by a rep comes after it.
    contacts: [
      ...invited.contacts.flatMap(({ id }) => byId.get(id)?.contact ?? []),
      ...added.map((row) => row.contact),
    ],
    organisations: [...invited.organisations, ...organisations.values()],
    ticked: new Set(rows.flatMap(({ contact, ticked }) => (ticked ? [contact.id] : []))),
    rejected: [...invited.rejected, ...struck],
    signed: review.signed,
  };
}
