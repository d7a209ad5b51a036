import { type Moment, nextMoment } from '../../workflows/domain/campaign-agenda.ts';
import type { CampaignState } from '../../workflows/domain/campaign-state.ts';
import { presentFor } from '../../workflows/domain/deputy.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { Unavailable } from '../../workflows/errors.ts';
import type { Ports } from '../../workflows/ports.ts';
import { wakeEverybody } from '../change-campaign/wake-everybody.ts';
import { watchDelivery } from '../change-campaign/watch-delivery.ts';
import { closeAttendance } from '../close-attendance/close-attendance.ts';
import { runReview } from '../review-audience/run-review.ts';
import { planList } from '../shared/plan-list.ts';
import { commitOrWait } from '../shared/transact.ts';
import { askDecisions } from './ask-decisions.ts';
import { mailConcerned } from './mail-concerned.ts';
import { remindHandOffs, takeOverByDefault, warnHandOffs } from './remind-hand-offs.ts';

const MAX_MOMENTS = 20;

/**
 * The campaign's own moments: briefing, hand-off lists, conversations, attendance asked and concluded, Monday's decision
 * list. A firing is a hint: does every moment that has come and is not marked done, then sets the next timer.
 */
export function runCampaignClock(ports: Ports) {
  return async ({ campaign, look }: { readonly campaign: string; readonly look?: 'delivery' }): Promise<void> => {
    if (look) await watchDelivery(ports, campaign);
    for (let round = 0; round < MAX_MOMENTS; round += 1) {
      const live = await ports.campaigns.live(campaign);
      if (round === 0 && (await isOnlyReviewed(ports, live))) return;
      const moment = nextMoment(live);
      if (!moment) return;
      if (live.state.done.ended !== undefined) return;
      if (moment.at > ports.clock.now()) {
        if (await setCampaignTimer(ports, live, moment.at)) return;
        continue;
      }
      const ended = await act(ports, live, moment);
      await markDone(ports, campaign, moment, ended);
    }
    throw new Unavailable(`${campaign}: its clock is not set after ${MAX_MOMENTS} rounds`);
  };
}

/** Looks after the review of its audience; true where the campaign is not launched yet, and has no clock but that. */
async function isOnlyReviewed(ports: Ports, { setup, state }: LiveCampaign): Promise<boolean> {
  const isReviewed = await runReview(ports)(setup);
  return isReviewed && (await ports.store.campaignState(state.id)) === undefined;
}

/** True when the campaign is over: nothing is open any more. */
async function act(ports: Ports, live: LiveCampaign, moment: Moment): Promise<boolean> {
  if (isLostByPause(live, moment)) return false;
  switch (moment.kind) {
    case 'changed':
      await wakeEverybody(ports, live.state.id);
      return false;
    case 'files-owed':
      await remindFiles(ports, live, moment);
      return false;
    case 'briefing':
    case 'hand-off':
    case 'conversations':
      await mailReps(ports, live, moment);
      return false;
    case 'briefing-changes':
    case 'conversations-again':
      await mailConcerned(ports, live, moment);
      return false;
    case 'attendance-asked':
      if (live.state.attendance.status !== 'closed') await askHost(ports, live, moment);
      return false;
    case 'attendance':
      await closeAttendance(ports)({ campaign: live.state.id, by: 'time' });
      return false;
    case 'hand-off-warning':
      await warnHandOffs(ports, live, moment);
      return false;
    case 'plan-review':
      await mailReview(ports, live, moment);
      return false;
    case 'hand-off-reminder':
      await remindHandOffs(ports, live, moment);
      return false;
    case 'hand-off-default':
      await takeOverByDefault(ports, live, moment);
      return false;
    case 'decision':
      return (await askDecisions(ports, live, moment)) && !mayStillCome(live, ports.clock.now());
  }
}

const SORTED_OUT = { amount: 2, unit: 'business days' } as const;

/** Until its guests are sorted out somebody may come who was not invited: a campaign does not end before that. */
function mayStillCome({ setup, state }: LiveCampaign, now: number): boolean {
  if (!setup.campaign.event || state.cancelled || state.stopped) return false;
  return now < setup.calendars.campaign.add(state.eventEnd, SORTED_OUT, 1);
}

/** Marketing hears once more which files the campaign waits for. */
async function remindFiles(ports: Ports, live: LiveCampaign, moment: Moment): Promise<void> {
  const receiver = live.setup.campaign.managers.marketing;
  await planList(ports, live, {
    id: `${moment.name}.${live.state.id}`,
    to: 'manager',
    receiver,
    template: 'files-owed',
    urgency: 'urgent',
  });
}

/** What is of no use later is not done in a pause: the briefing before the event, this Monday's decision list. */
function isLostByPause({ state }: LiveCampaign, { kind }: Moment): boolean {
  return state.paused !== undefined && ['briefing', 'briefing-changes', 'decision'].includes(kind);
}

/** Each rep gets his list, the host the briefing too. What is over when an absent rep is back goes to his deputy. */
async function mailReps(ports: Ports, live: LiveCampaign, moment: Moment): Promise<void> {
  const { campaign, reps } = live.setup;
  const id = `${moment.name}.${live.state.id}`;
  const urgency = moment.kind === 'conversations' ? 'urgent' : 'normal';
  for (const rep of reps.keys()) {
    const receiver = moment.kind === 'hand-off' ? rep : presentFor(live, rep, ports.clock.now());
    if (receiver === undefined) continue;
    await planList(ports, live, { id: `${id}.${rep}`, to: 'rep', receiver, template: moment.kind, rep, urgency });
  }
  const host = campaign.event?.host?.email;
  if (moment.kind !== 'briefing' || host === undefined) return;
  await planList(ports, live, { id: `${id}.host`, to: 'host', receiver: host, template: 'briefing' });
}

/** Both managers, once for each plan and date, whichever of its campaigns comes first. */
async function mailReview(ports: Ports, live: LiveCampaign, moment: Moment): Promise<void> {
  const { campaign, plan } = live.setup;
  for (const side of ['marketing', 'sales'] as const) {
    const id = `${moment.name}.${plan.plan}.${side}`;
    await planList(ports, live, { id, to: 'manager', receiver: campaign.managers[side], template: 'plan-review' });
  }
}

async function askHost(ports: Ports, live: LiveCampaign, moment: Moment): Promise<void> {
  const { campaign } = live.setup;
  const receiver = campaign.event?.host?.email ?? campaign.managers.marketing;
  const id = `${moment.name}.${live.state.id}.host`;
  await planList(ports, live, { id, to: 'host', receiver, template: 'attendance-open', urgency: 'urgent' });
}

/** Marked after it was done: done twice it is the same, never done it comes again. */
async function markDone(ports: Ports, id: string, moment: Moment, ended: boolean): Promise<void> {
  const { state } = await ports.campaigns.live(id);
  const isDone = moment.kind === 'decision' ? Number(state.done.decision ?? 0) >= moment.at : moment.name in state.done;
  if (isDone || state.done.ended !== undefined) return;
  const now = ports.clock.now();
  const isDecision = moment.kind === 'decision';
  const done = isDecision ? { decision: moment.at } : { [moment.name]: now };
  const next: CampaignState = {
    ...state,
    version: state.version + 1,
    done: { ...state.done, ...done, ...(ended && { ended: now }) },
  };
  const events = ended ? [{ key: `${id}.ended`, at: now, type: 'CampaignEnded' as const, campaign: id, data: {} }] : [];
  await commitOrWait(ports, { campaign: next, events }, 0);
}

/** One timer for the campaign; each new time is a new revision. False where somebody else wrote the campaign meanwhile. */
async function setCampaignTimer(ports: Ports, live: LiveCampaign, at: number): Promise<boolean> {
  const { state } = live;
  const rev = state.timer?.at === at ? state.timer.rev : state.rev + 1;
  if (rev > state.rev) {
    const committed = await commitOrWait(
      ports,
      { campaign: { ...state, version: state.version + 1, rev, timer: { at, rev } } },
      0,
    );
    if (!committed?.ok) return false;
  }
  await ports.schedules.create(`campaign.${state.id}.${rev}`, at, { kind: 'campaign', campaign: state.id, rev });
  return true;
}
