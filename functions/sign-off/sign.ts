import type { AudienceReview } from '../../workflows/domain/audience-review.ts';
import type { Side } from '../../workflows/domain/decision.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { unansweredBy, unsignedBy } from '../../workflows/domain/reviewed-audience.ts';
import type { Signature } from '../../workflows/domain/signature.ts';
import type { Ports } from '../../workflows/ports.ts';
import { currentHash } from '../review-audience/current-hash.ts';
import { writeReview } from '../review-audience/write-review.ts';
import { signatureOf } from '../shared/signature-of.ts';

export interface Sign {
  readonly campaign: string;
  /** The audience with its reps and texts, or the year's plan. */
  readonly what: 'audience' | 'plan';
  readonly side: Side;
  /** Address of who signs. */
  readonly person: string;
  /** What he was shown: where it has changed since, nothing is signed. */
  readonly hash?: string;
}

export type Signing =
  | {
      readonly ok: true;
      readonly result: 'signed' | 'repeated';
      readonly signature: Signature;
      readonly missing: readonly Side[];
    }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * The act of one manager: his name, the moment and the SHA-256 of what he signs are kept. Signing the same again changes
 * nothing; the audience is signed when every rep has answered his list, or it was kept as it is.
 */
export function sign(ports: Ports) {
  return async (request: Sign): Promise<Signing> => {
    const live = await ports.campaigns.live(request.campaign);
    const review = await ports.store.audienceReview(request.campaign);
    if (!review) return no(`${request.campaign} is not under review: baton review begins it`);
    const foreign = whyNotHis(live, request);
    if (foreign !== undefined) return no(foreign);
    const waiting = request.what === 'audience' ? unansweredBy(review) : [];
    if (waiting.length > 0) return no(`not every list is answered: ${waiting.join(', ')}`);
    const hash = await hashToSign(ports, live, review, request.what);
    if (request.hash !== undefined && request.hash !== hash)
      return no('it has changed since you opened it: look again');
    return put(ports, request, hash);
  };
}

function no(problem: string): Signing {
  return { ok: false, problems: [problem] };
}

function whyNotHis({ setup }: LiveCampaign, { what, side, person }: Sign): string | undefined {
  const { managers } = setup.campaign;
  const signer = what === 'plan' ? (setup.plan.signers?.[side] ?? managers[side]) : managers[side];
  return signer === person ? undefined : `${side} signs by ${signer}, not by ${person}`;
}

async function hashToSign(
  ports: Ports,
  { setup }: LiveCampaign,
  review: AudienceReview,
  what: Sign['what'],
): Promise<string> {
  return what === 'plan' ? signatureOf(setup.plan) : (await currentHash(ports, review)).hash;
}

async function put(ports: Ports, { campaign, what, side, person }: Sign, hash: string): Promise<Signing> {
  const signature: Signature = { at: ports.clock.now(), by: person, hash };
  let result: 'signed' | 'repeated' = 'signed';
  const written = await writeReview(ports, campaign, (review) => {
    const before = what === 'plan' ? review?.planSigned : review?.signed;
    result = before?.[side]?.hash === hash ? 'repeated' : 'signed';
    if (!review || result === 'repeated') return undefined;
    if (what === 'plan') return { ...review, planSigned: { ...review.planSigned, [side]: signature } };
    const signedFilesOf = { ...review.signedFilesOf, [side]: review.files };
    return { ...review, signed: { ...review.signed, [side]: signature }, signedFiles: review.files, signedFilesOf };
  });
  const signed = (what === 'plan' ? written?.planSigned : written?.signed) ?? {};
  return { ok: true, result, signature: signed[side] ?? signature, missing: unsignedBy(signed, hash) };
}
