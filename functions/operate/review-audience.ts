import { readLaunch } from '../launch-campaign/read-launch.ts';
import { runReview, timesOf } from '../review-audience/run-review.ts';
import { startReview } from '../review-audience/start-review.ts';
import { signedFiles } from '../shared/bundle-parts.ts';
import { openSignOff } from '../sign-off/open-sign-off.ts';
import { sign } from '../sign-off/sign.ts';
import type { OperatePorts } from './operate-ports.ts';
import { type RequestOf, refused } from './request.ts';

/** Begins the review of what the command put, or takes over what changed in it. */
export async function beginReview(ports: OperatePorts, { campaign, launch: id }: RequestOf<'review'>) {
  const launch = await readLaunch(ports, campaign, id);
  if ('ok' in launch) return launch;
  const { manifest, text, next, rows } = launch;
  if (manifest.audienceHash === undefined) return refused('an audience is reviewed with its rows: upload them too');
  const bundleKey = `campaigns/${campaign}/${manifest.bundleHash}.json`;
  await ports.objects.put(bundleKey, text);
  const { bundleHash } = manifest;
  const { setup } = next;
  const review = await startReview(ports)({ setup, rows, bundleKey, bundleHash, ...signedFiles(text) });
  return {
    ok: true,
    campaign,
    contacts: rows.length,
    lists: review.lists,
    round: review.round,
    times: timesOf(setup, review),
  } as const;
}

/**
 * How far the review is: who has answered his list, who has signed, and under what. Does what is due on the way: a timer
 * that was lost is made good by whoever asks.
 */
export async function tellReview(ports: OperatePorts, { campaign }: RequestOf<'review-status'>) {
  const isWaiting =
    (await ports.store.audienceReview(campaign)) !== undefined &&
    (await ports.store.campaignState(campaign)) === undefined;
  if (isWaiting) await runReview(ports)((await ports.campaigns.live(campaign)).setup);
  return (await openSignOff(ports)(campaign)) ?? refused(`${campaign} is not under review: baton review begins it`);
}

/** A manager's signature, entered by an operator. */
export async function signNamed(ports: OperatePorts, { campaign, what, side, person, hash }: RequestOf<'sign'>) {
  if (!(await ports.store.audienceReview(campaign)))
    return refused(`${campaign} is not under review: baton review begins it`);
  return sign(ports)({ campaign, what, side, person, ...(hash !== undefined && { hash }) });
}
