import type { AudienceLine, AudienceReview, AudienceRow } from '../../workflows/domain/audience-review.ts';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import { keepersOf } from '../../workflows/domain/reviewed-audience.ts';
import { Unavailable } from '../../workflows/errors.ts';
import type { Ports } from '../../workflows/ports.ts';
import { sameJson } from '../shared/canonical.ts';
import { instantOf } from '../shared/instant-of.ts';
import { commitOrWait, MAX_TRIES } from '../shared/transact.ts';
import { reviewLead, runReview } from './run-review.ts';
import { writeReview } from './write-review.ts';

type ReviewFiles = Pick<AudienceReview, 'bundleKey' | 'bundleHash' | 'parts' | 'files'>;

/** An audience that is to be reviewed, with the files it is for. */
export interface ReviewStart extends ReviewFiles {
  readonly setup: CampaignSetup;
  readonly rows: readonly AudienceRow[];
}

/** Lines in one transaction. */
const AT_ONCE = 90;

/**
 * Begins the review of an audience, or takes over what changed in its files: what reps said of a line stays, who is new
 * stands on his rep's list, who is gone on none. Begun again on the same files it changes nothing.
 */
export function startReview(ports: Ports) {
  return async (start: ReviewStart): Promise<AudienceReview> => {
    const { campaign } = start.setup.campaign;
    const known = new Map((await ports.store.audienceLines(campaign)).map((line) => [line.contact, line]));
    const changed = await changedLines(ports, start, known);
    for (let from = 0; from < changed.length; from += AT_ONCE)
      await writeLines(ports, changed.slice(from, from + AT_ONCE));
    const lines = new Map([...known, ...changed.map((line) => [line.contact, line] as const)]);
    const review = await writeReview(ports, campaign, (before) => reviewOf(ports, start, { before, lines, changed }));
    if (!review) throw new Error(`${campaign}: nothing is reviewed`);
    await runReview(ports)(start.setup);
    return review;
  };
}

/** The lines that differ from what is known. An organisation is as the table knows it: it says who has an open quote. */
async function changedLines(
  { store, clock }: Ports,
  { setup, rows }: ReviewStart,
  known: ReadonlyMap<string, AudienceLine>,
): Promise<readonly AudienceLine[]> {
  const { campaign } = setup.campaign;
  const by = { changedAt: clock.now(), changedBy: FILE };
  const changed: AudienceLine[] = [];
  const named = new Set<string>();
  for (const read of rows) {
    const { id } = read.contact;
    named.add(id);
    const row = { ...read, organisation: (await store.organisation(read.organisation.id)) ?? read.organisation };
    const before = known.get(id);
    if (!before) changed.push({ schema: 1, campaign, contact: id, version: 1, row, ...(known.size > 0 && by) });
    else if (before.gone || !sameJson(before.row, row)) {
      const { gone: _gone, ...rest } = before;
      changed.push({ ...rest, version: before.version + 1, row, ...by });
    }
  }
  for (const line of known.values())
    if (!named.has(line.contact) && !line.gone && !line.added)
      changed.push({ ...line, version: line.version + 1, gone: true, ...by });
  return changed;
}

/** What a line is changed by where no person did. */
const FILE = 'the file';

async function writeLines(ports: Ports, lines: readonly AudienceLine[]): Promise<void> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const committed = await commitOrWait(ports, { lines }, attempt);
    if (committed?.ok) return;
    // Passed by a rep who answers at this moment: whoever began it begins it again, on what stands there then.
    if (committed) throw new Unavailable('a line was answered while the review was written: begin it again');
  }
  throw new Unavailable(`lines were not written after ${MAX_TRIES} tries`);
}

interface Found {
  readonly before: AudienceReview | undefined;
  readonly lines: ReadonlyMap<string, AudienceLine>;
  readonly changed: readonly AudienceLine[];
}

function reviewOf(
  { clock }: Ports,
  { setup, bundleKey, bundleHash, parts, files }: ReviewStart,
  { before, lines, changed }: Found,
): Omit<AudienceReview, 'version'> | undefined {
  const { sales } = setup.campaign.managers;
  const keepers = keepersOf(lines.values(), sales);
  const isKnown = before !== undefined && keepers.every((rep) => rep in before.lists);
  if (isKnown && before.bundleHash === bundleHash && changed.length === 0) return undefined;
  const round = (before?.round ?? 0) + 1;
  // Who answered is asked again where his own list changed.
  const touched = new Set(keepersOf(changed, sales));
  const answered = (rep: string): number => (touched.has(rep) ? 0 : (before?.lists[rep] ?? 0));
  return {
    ...(before ?? newReview(setup, clock.now())),
    ...{ bundleKey, bundleHash, parts, files },
    lists: Object.fromEntries(keepers.map((rep) => [rep, answered(rep)])),
    asked: Object.fromEntries(keepers.map((rep) => [rep, touched.has(rep) ? round : (before?.asked[rep] ?? round)])),
    round,
  };
}

function newReview(setup: CampaignSetup, now: number) {
  const { campaign, launchAt } = setup.campaign;
  const planned = launchAt === undefined ? undefined : instantOf(setup, launchAt);
  const soonest = setup.calendars.campaign.add(now, { amount: reviewLead(setup), unit: 'business days' }, 1);
  return { schema: 1, id: campaign, startedAt: now, launchAt: planned ?? soonest, signed: {}, done: {} } as const;
}
