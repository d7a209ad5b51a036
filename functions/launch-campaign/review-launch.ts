import type { AudienceLine, AudienceReview, AudienceRow } from '../../workflows/domain/audience-review.ts';
import { changesSince } from '../../workflows/domain/changes-since.ts';
import type { Side } from '../../workflows/domain/decision.ts';
import { type Reviewed, reviewedRows, unansweredBy, unsignedBy } from '../../workflows/domain/reviewed-audience.ts';
import type { Signed } from '../../workflows/domain/signature.ts';
import { settingAt } from '../../workflows/language/settings-schema.ts';
import type { Ports } from '../../workflows/ports.ts';
import { type Refused, refused } from '../operate/request.ts';
import { closeSuppressed } from '../review-audience/close-suppressed.ts';
import { hashOf } from '../review-audience/current-hash.ts';
import { asksForReview, signedFiles } from '../shared/bundle-parts.ts';
import { sameJson } from '../shared/canonical.ts';
import { signatureOf } from '../shared/signature-of.ts';
import type { LaunchPorts } from './launch-ports.ts';
import type { Launch } from './read-launch.ts';
import { rowsBefore } from './write-work.ts';

/** A launch as it is carried out: with the audience that was reviewed, under both signatures where they are asked for. */
export interface ReviewedLaunch extends Launch {
  readonly struck: Reviewed['struck'];
  readonly signed?: Signed;
}

/**
 * What the reps left of the audience, if both managers signed exactly this: else who has not signed, and what changed
 * since. A campaign that asks for no review, and was never reviewed, is launched as it is.
 */
export async function reviewLaunch(ports: Ports & LaunchPorts, launch: Launch): Promise<ReviewedLaunch | Refused> {
  const { campaign, next, text, manifest } = launch;
  const review = await ports.store.audienceReview(campaign);
  if (!review) {
    const asks = settingAt(next.setup.campaign.settings, 'reviewLead') !== undefined && asksForReview(text);
    if (!asks) return { ...launch, struck: [] };
    return refused(
      `${campaign} is reviewed and signed before it is launched: its file says reviewLead, or no launchAt. Begin it: baton review`,
    );
  }
  const isUpdate = manifest.audienceHash === undefined;
  const rows: readonly AudienceRow[] = isUpdate ? await rowsBefore(ports, launch) : launch.rows;
  const lines = await ports.store.audienceLines(campaign);
  const reviewed = reviewedRows(rows, new Map(lines.map((line) => [line.contact, line])));
  const files = signedFiles(text);
  const hash = hashOf(reviewed, files.parts);
  const problems = whyNotSigned({ review, hash, files: files.files, rows, lines, launch, isUpdate });
  if (problems.length > 0) return refused(...problems);
  if (isUpdate) return { ...launch, struck: [], signed: review.signed };
  const audienceHash = signatureOf([manifest.audienceHash, hash]);
  return {
    ...launch,
    rows: closeSuppressed(reviewed.rows, new Set(manifest.suppressed)),
    struck: reviewed.struck,
    signed: review.signed,
    manifest: { ...manifest, audienceHash },
  };
}

interface Held {
  readonly review: AudienceReview;
  readonly hash: string;
  readonly files: AudienceReview['files'];
  readonly rows: readonly AudienceRow[];
  readonly lines: readonly AudienceLine[];
  readonly launch: Launch;
  readonly isUpdate: boolean;
}

function whyNotSigned(held: Held): readonly string[] {
  const { review, hash, launch } = held;
  const { managers } = launch.next.setup.campaign;
  const waiting = unansweredBy(review);
  const unsigned = unsignedBy(review.signed, hash);
  if (unsigned.length === 0) return [];
  const stale = unsigned.filter((side) => review.signed[side]);
  const changes = stale.length > 0 ? changedSince(held, stale) : [];
  return [
    ...(waiting.length > 0 ? [`not every list is answered: ${waiting.join(', ')}`] : []),
    ...unsigned.map((side) => {
      const signature = review.signed[side];
      if (!signature) return `${side} (${managers[side]}) has not signed`;
      return `${side} (${signature.by}) signed on ${new Date(signature.at).toISOString().slice(0, 10)} something else: it has to be signed again`;
    }),
    ...changes,
    ...(stale.length > 0 ? ['Show them what changed: baton review'] : []),
  ];
}

/** What is not as it was signed: files by name, rows by their line and address, answers by who gave them. */
function changedSince(held: Held, stale: readonly Side[]): readonly string[] {
  const { review, files, rows, lines, isUpdate } = held;
  const since = stale.map((side) => changesSince({ ...review, files }, lines, side));
  const names = [...new Set(since.flatMap((changes) => changes.files))];
  const late = new Set(since.flatMap((changes) => changes.lines));
  return [
    ...(names.length > 0 ? [`changed files: ${names.join(', ')}`] : []),
    ...(isUpdate ? [] : rowChanges(rows, lines)),
    ...[...late].map((line) => `${nameOf(line.row)}: changed by ${line.changedBy ?? 'somebody'} after it was signed`),
  ];
}

function rowChanges(rows: readonly AudienceRow[], lines: readonly AudienceLine[]): readonly string[] {
  const known = new Map(lines.filter(({ gone, added }) => !gone && !added).map((line) => [line.contact, line]));
  const changes = rows.flatMap((row) => {
    const line = known.get(row.contact.id);
    known.delete(row.contact.id);
    if (!line) return [`${nameOf(row)}: new in the audience`];
    return sameJson(line.row.contact, row.contact) ? [] : [`${nameOf(row)}: changed in the audience`];
  });
  return [...changes, ...[...known.values()].map(({ row }) => `${nameOf(row)}: no longer in the audience`)];
}

function nameOf({ line, contact }: AudienceRow): string {
  return `row ${line} (${contact.email ?? contact.phone ?? contact.id})`;
}
