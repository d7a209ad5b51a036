import {
  type AudienceReview,
  nextReviewMoment,
  type ReviewMoment,
  type ReviewTimes,
  reviewTimes,
} from '../../workflows/domain/audience-review.ts';
import type { CampaignSetup, LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { unansweredBy, unsignedBy } from '../../workflows/domain/reviewed-audience.ts';
import { settingAt } from '../../workflows/language/settings-schema.ts';
import type { Ports } from '../../workflows/ports.ts';
import { newCampaignState } from '../shared/new-campaign-state.ts';
import { planList } from '../shared/plan-list.ts';
import { currentHash } from './current-hash.ts';
import { writeReview } from './write-review.ts';

const USUAL_LEAD = 10;

/** How many business days before the launch the reps get their lists. */
export function reviewLead(setup: CampaignSetup): number {
  const lead = settingAt(setup.campaign.settings, 'reviewLead');
  return typeof lead === 'object' && 'unit' in lead && lead.unit === 'business days' ? lead.amount : USUAL_LEAD;
}

/** When this review's lists go out, are reminded of, are kept as they are, and have to be signed. */
export function timesOf(setup: CampaignSetup, review: AudienceReview): ReviewTimes {
  return reviewTimes(setup.calendars.campaign, review, reviewLead(setup));
}

/**
 * The review's own moments. A firing is a hint: does every moment that has come and is not done, then sets the next timer.
 * False where nothing is reviewed. A time that comes back (the files changed) mails only who has something new to answer or to sign.
 */
export function runReview(ports: Ports) {
  return async (setup: CampaignSetup): Promise<boolean> => {
    const { campaign } = setup.campaign;
    for (;;) {
      const review = await ports.store.audienceReview(campaign);
      if (!review) return false;
      const live = liveOf(setup, review);
      if (review.done.lists !== undefined) await mailNew(ports, live, review);
      const moment = nextReviewMoment(timesOf(setup, review), review.done);
      if (!moment) return true;
      if (moment.at > ports.clock.now()) {
        const { name, at, message } = reviewTimer(campaign, moment.at);
        await ports.schedules.create(name, at, message);
        return true;
      }
      await act(ports, live, { review, name: moment.name });
      await writeReview(
        ports,
        campaign,
        (known) => known && { ...known, done: { ...known.done, [moment.name]: ports.clock.now() } },
      );
    }
  };
}

/** Each time of a review is a timer of its own. */
export function reviewTimer(campaign: string, at: number) {
  return { name: `review.${campaign}.${at}`, at, message: { kind: 'campaign', campaign, rev: 0 } } as const;
}

/** A campaign that is not launched yet, as its mails and calendars see it. */
function liveOf(setup: CampaignSetup, { launchAt }: AudienceReview): LiveCampaign {
  return { setup, state: newCampaignState(setup, launchAt) };
}

interface Acting {
  readonly review: AudienceReview;
  readonly name: ReviewMoment;
}

async function act(ports: Ports, live: LiveCampaign, { review, name }: Acting): Promise<void> {
  switch (name) {
    case 'lists':
      await mailReps(ports, live, review, 'review');
      return;
    case 'reminder':
      await mailReps(ports, live, review, 'review-reminder');
      return;
    case 'keep':
      await keepUnanswered(ports, live);
      return;
    case 'sign-reminder':
      await mailSigners(ports, live, review, `sign-reminder.${review.round}`);
  }
}

/** Each rep who has a list to answer. */
async function mailReps(ports: Ports, live: LiveCampaign, review: AudienceReview, cause: string): Promise<void> {
  for (const rep of unansweredBy(review)) {
    const id = `${cause}.${review.asked[rep] ?? review.round}.${review.id}.${rep}`;
    await planList(ports, live, { id, to: 'rep', receiver: rep, template: 'review', rep });
  }
}

/** Silence means that the list stays as it is. */
async function keepUnanswered(ports: Ports, live: LiveCampaign): Promise<void> {
  const review = await writeReview(ports, live.state.id, (known) => {
    if (!known || unansweredBy(known).length === 0) return undefined;
    const now = ports.clock.now();
    return { ...known, lists: Object.fromEntries(Object.entries(known.lists).map(([rep, at]) => [rep, at || now])) };
  });
  if (review) await mailNew(ports, live, review);
}

/** What came up since the lists went out: reps with new lines; managers once everything is answered. */
async function mailNew(ports: Ports, live: LiveCampaign, review: AudienceReview): Promise<void> {
  if (unansweredBy(review).length > 0) await mailReps(ports, live, review, 'review');
  else await mailSigners(ports, live, review, `sign-off.${review.round}`);
}

/** Each manager whose signature is not under what stands there now. */
async function mailSigners(ports: Ports, live: LiveCampaign, review: AudienceReview, cause: string): Promise<void> {
  const { managers } = live.setup.campaign;
  const { hash } = await currentHash(ports, review);
  for (const side of unsignedBy(review.signed, hash)) {
    const id = `${cause}.${review.id}.${side}`;
    await planList(ports, live, { id, to: 'manager', receiver: managers[side], template: 'sign-off' });
  }
}
