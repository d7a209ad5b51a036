import {
  type AudienceLine,
  type AudienceReview,
  keeperOf,
  type ReviewTimes,
} from '../../workflows/domain/audience-review.ts';
import { changesSince } from '../../workflows/domain/changes-since.ts';
import { unsignedBy } from '../../workflows/domain/reviewed-audience.ts';
import type { Signed } from '../../workflows/domain/signature.ts';
import { type ApproachSummary, approachSummary } from '../../workflows/permission/approach.ts';
import type { Ports } from '../../workflows/ports.ts';
import { type Current, currentHash } from '../review-audience/current-hash.ts';
import { timesOf } from '../review-audience/run-review.ts';
import { signatureOf } from '../shared/signature-of.ts';

/** How one rep left his list. */
interface RepList {
  readonly rep: string;
  /** 0 while it waits for him. */
  readonly answeredAt: number;
  readonly kept: number;
  /** `said`: what a rep gave as his reason. */
  readonly struck: readonly { readonly who: string; readonly reason: string; readonly said?: string }[];
  readonly personalLines: number;
}

/** What is signed, as it stands now: shown to who signs, and to who asks how far it is. */
export interface ShownSignOff {
  readonly ok: true;
  readonly campaign: string;
  /** To be sent back with the signature. */
  readonly hash: string;
  readonly planHash: string;
  readonly contacts: number;
  readonly launchAt: number;
  readonly times: ReviewTimes;
  readonly lists: readonly RepList[];
  /** Names of the files that are signed with it. */
  readonly files: readonly string[];
  readonly signed: Signed;
  readonly planSigned: Signed;
  /** Who has not signed what stands there now. */
  readonly missing: readonly (keyof Signed)[];
  /** By which channel so many are approached first. */
  readonly approach: Pick<ApproachSummary, 'mail' | 'phone' | 'letter' | 'none'>;
  /** Of who signed something else: what is different now. */
  readonly changed: Readonly<Partial<Record<keyof Signed, ShownChanges>>>;
}

interface ShownChanges {
  readonly files: readonly string[];
  readonly lines: readonly { readonly who: string; readonly by: string }[];
}

/** Undefined where nothing is reviewed. Changes nothing. */
export function openSignOff(ports: Pick<Ports, 'store' | 'campaigns'>) {
  return async (campaign: string): Promise<ShownSignOff | undefined> => {
    const review = await ports.store.audienceReview(campaign);
    if (!review) return undefined;
    const { setup } = await ports.campaigns.live(campaign);
    const current = await currentHash(ports, review);
    const { hash, reviewed } = current;
    const { sales } = setup.campaign.managers;
    const { mail, phone, letter, none } = approachSummary(reviewed.rows.map(({ contact }) => contact));
    const missing = unsignedBy(review.signed, hash);
    return {
      ok: true,
      ...{
        campaign,
        hash,
        planHash: signatureOf(setup.plan),
        contacts: reviewed.rows.length,
        launchAt: review.launchAt,
      },
      times: timesOf(setup, review),
      lists: Object.entries(review.lists).map(([rep, answeredAt]) => listOf(current, rep, answeredAt, sales)),
      files: Object.keys(review.files),
      signed: review.signed,
      planSigned: review.planSigned ?? {},
      missing,
      approach: { mail, phone, letter, none },
      changed: Object.fromEntries(
        missing.flatMap((side) => (review.signed[side] ? [[side, changesOf(review, current, side)] as const] : [])),
      ),
    };
  };
}

function changesOf(review: AudienceReview, { lines }: Current, side: keyof Signed): ShownChanges {
  const changed = changesSince(review, lines, side);
  return {
    files: changed.files,
    lines: changed.lines.map((line) => ({ who: whoIs(line), by: line.changedBy ?? '' })),
  };
}

function listOf({ lines, reviewed }: Current, rep: string, answeredAt: number, sales: string): RepList {
  const own = lines.filter((line) => !line.gone && keeperOf(line, sales) === rep);
  const left = new Map(reviewed.struck.map(({ contact, reason }) => [contact, reason]));
  return {
    rep,
    answeredAt,
    kept: own.filter(({ contact }) => !left.has(contact)).length,
    struck: own.flatMap((line) => {
      const reason = left.get(line.contact);
      const said = line.struck && { said: line.struck.reason };
      return reason === undefined ? [] : [{ who: whoIs(line), reason, ...said }];
    }),
    personalLines: own.filter(({ personalLine }) => personalLine !== undefined).length,
  };
}

function whoIs({ row: { contact } }: AudienceLine): string {
  return contact.email ?? contact.phone ?? contact.id;
}
