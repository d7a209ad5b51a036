import * as z from 'zod';
import type { Contact } from '../../workflows/domain/contact.ts';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import type { Store } from '../../workflows/ports.ts';
import { asksForMore } from '../enroll-batch/merge-contact.ts';
import { sameJson } from '../shared/canonical.ts';
import type { CampaignPointer } from '../shared/cloud-ports.ts';
import type { InboxRow } from './launch-files.ts';

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
    /** The file gives more permission than we know of: what is known stays. */
    readonly notRaised: number;
  };
  /** Parts of the campaign that differ from what runs: `settings`, `texts`, `reps` … */
  readonly files: readonly string[];
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

/** The keys of the campaign file one by one, the other files whole. */
function partsOf(text: string): ReadonlyMap<string, unknown> {
  const { campaign, texts, ...files } = bundleSchema.parse(JSON.parse(text));
  return new Map([
    ...Object.entries(campaign),
    ...Object.entries(texts.own).map(([name, source]) => [`content/${name}`, source] as const),
    ['built-in texts', texts.builtIn],
    ...Object.entries(files).map(([name, file]) => [`${name}.yaml`, file] as const),
  ]);
}

const bundleSchema = z.looseObject({
  campaign: z.record(z.string(), z.unknown()),
  texts: z.object({ own: z.record(z.string(), z.string()), builtIn: z.unknown() }),
});

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
export function hindrances(next: CampaignSetup, before: CampaignSetup | undefined): readonly string[] {
  if (!before) return [];
  const problems: string[] = [];
  if (next.workflow.id !== before.workflow.id) {
    problems.push(
      `workflow: the campaign runs on ${before.workflow.id}, the file now makes ${next.workflow.id}. Who is under way cannot change his steps: put the workflow back as it was.`,
    );
  }
  for (const key of ['start', 'end'] as const) {
    const [now, was] = [next.campaign.event?.[key], before.campaign.event?.[key]];
    if (now !== was) {
      problems.push(
        `event.${key}: ${was ?? 'none'} became ${now ?? 'none'}. An event that people were invited to is not moved by its file: put the date back.`,
      );
    }
  }
  return problems;
}

/** True where the stage runs on exactly these files and this audience. */
export function isCurrent(
  pointer: CampaignPointer | undefined,
  { bundleHash, audienceHash }: { readonly bundleHash: string; readonly audienceHash?: string },
): boolean {
  if (pointer?.bundleHash !== bundleHash) return false;
  return audienceHash === undefined || pointer.audienceHash === audienceHash;
}
