import type { CampaignState } from '../../workflows/domain/campaign-state.ts';
import type { Contact } from '../../workflows/domain/contact.ts';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import type { Store } from '../../workflows/ports.ts';
import { asksForMore } from '../enroll-batch/merge-contact.ts';
import { partsOf } from '../shared/bundle-parts.ts';
import { sameJson } from '../shared/canonical.ts';
import type { CampaignPointer } from '../shared/cloud-ports.ts';
import { instantOf } from '../shared/instant-of.ts';
import type { InboxRow, Manifest } from './launch-files.ts';

/** What a launch or an update would change: shown before anybody says yes. */
export interface LaunchPlan {
  readonly campaign: string;
  readonly isFirst: boolean;
  readonly nothingToDo: boolean;
  readonly workflow: string;
  /** When the first invitations may go: the campaign's `launchAt`, or now. */
  readonly startsAt: number;
  /** By the stage's own clock; 0: at once. */
  readonly startsInMs: number;
  readonly contacts: {
    readonly added: number;
    readonly changed: number;
    readonly unchanged: number;
    /** Of those before, no longer in the file: they go on as they are. */
    readonly gone: number;
    readonly rejected: number;
    /** Struck out by their reps, or not ticked. */
    readonly struck: number;
    /** The file gives more permission than we know of: what is known stays. */
    readonly notRaised: number;
  };
  /** Parts of the campaign that differ from what runs: `settings`, `texts`, `reps` … */
  readonly files: readonly string[];
  /** Promised for later and not there yet: mails that need them wait for them. */
  readonly filesOwed: readonly string[];
  readonly repsAdded: readonly string[];
  readonly repsGone: readonly string[];
}

/** The rows of the file held against those of the launch before, by contact. */
export interface Compared {
  readonly added: readonly InboxRow[];
  readonly changed: readonly (InboxRow & { readonly base: Contact })[];
  readonly unchanged: readonly (InboxRow & { readonly base: Contact })[];
  readonly gone: readonly string[];
}

/** Compares two audiences; `before` is empty for a first launch. */
export function compareRows(rows: readonly InboxRow[], before: readonly InboxRow[]): Compared {
  const known = new Map(before.map(({ contact }) => [contact.id, contact]));
  const added: InboxRow[] = [];
  const changed: (InboxRow & { base: Contact })[] = [];
  const unchanged: (InboxRow & { base: Contact })[] = [];
  for (const row of rows) {
    const base = known.get(row.contact.id);
    if (!base) added.push(row);
    else if (sameJson(base, row.contact)) unchanged.push({ ...row, base });
    else changed.push({ ...row, base });
    known.delete(row.contact.id);
  }
  return { added, changed, unchanged, gone: [...known.keys()] };
}

/** Which parts of two bundles' texts differ, by the names a marketer knows them by. */
export function changedFiles(next: string, before: string | undefined): readonly string[] {
  if (before === undefined || next === before) return [];
  const [one, other] = [partsOf(next), partsOf(before)];
  return [...new Set([...one.keys(), ...other.keys()])].filter((name) => !sameJson(one.get(name), other.get(name)));
}

/** How many of the changed rows give more permission than the table knows. */
export async function countNotRaised(store: Store, { changed }: Compared): Promise<number> {
  let count = 0;
  for (const { contact, base } of changed) {
    if (!asksForMore(base, contact)) continue;
    const stored = await store.contact(contact.id);
    if (stored && asksForMore(stored, contact)) count += 1;
  }
  return count;
}

/** Why the files cannot be taken over by a campaign that runs; empty where they can. */
export function hindrances(
  next: CampaignSetup,
  before: CampaignSetup | undefined,
  state: CampaignState | undefined,
): readonly string[] {
  if (!before) return [];
  const problems: string[] = [];
  if (state?.stopped) problems.push(`${next.campaign.campaign} was stopped: launch it under another id.`);
  if (next.workflow.id !== before.workflow.id) {
    problems.push(
      `workflow: the campaign runs on ${before.workflow.id}, the file now makes ${next.workflow.id}. Who is under way cannot change his steps: put the workflow back as it was.`,
    );
  }
  for (const key of ['start', 'end'] as const) {
    const [now, was] = [next.campaign.event?.[key], before.campaign.event?.[key]];
    const isMoved = now !== undefined && state !== undefined && instantOf(next, now) === DATE_OF[key](state);
    if (now !== was && !isMoved) {
      problems.push(
        `event.${key}: ${was ?? 'none'} became ${now ?? 'none'}. An event that people were invited to is not moved by its file: put the date back, or move it first (baton reschedule) and then write the new date.`,
      );
    }
  }
  return problems;
}

const DATE_OF = {
  start: ({ eventStart }: CampaignState) => eventStart,
  end: ({ eventEnd }: CampaignState) => eventEnd,
} as const;

/** True where the stage runs on exactly these files and this audience. */
export function isCurrent(
  pointer: CampaignPointer | undefined,
  { bundleHash, audienceHash, files }: Pick<Manifest, 'bundleHash' | 'audienceHash' | 'files'>,
): boolean {
  if (pointer?.bundleHash !== bundleHash) return false;
  if (files && !sameJson(pointer.files ?? {}, files)) return false;
  return audienceHash === undefined || pointer.audienceHash === audienceHash;
}
