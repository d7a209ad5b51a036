import { type AudienceLine, keeperOf, type ReviewTimes } from '../../workflows/domain/audience-review.ts';
import { unsignedBy } from '../../workflows/domain/reviewed-audience.ts';
import type { Signed } from '../../workflows/domain/signature.ts';
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
  readonly struck: readonly { readonly who: string; readonly reason: string }[];
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
      missing: unsignedBy(review.signed, hash),
    };
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
      return reason === undefined ? [] : [{ who: whoIs(line), reason }];
    }),
    personalLines: own.filter(({ personalLine }) => personalLine !== undefined).length,
  };
}

function whoIs({ row: { contact } }: AudienceLine): string {
  return contact.email ?? contact.phone ?? contact.id;
}
