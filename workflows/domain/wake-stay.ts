import type { Step, WaitingStep } from '../workflow.ts';
import { type AgendaItem, nextOnAgenda } from './agenda.ts';
import { answerStay, closeTouch, hold, releaseHold, useFact } from './answer.ts';
import { useUp } from './attempts.ts';
import type { CampaignState } from './campaign-state.ts';
import { letGoOn } from './decide-colleagues.ts';
import { holdDoubted, outliveDoubt } from './doubt-attendance.ts';
import { currentStep, type Draft, emit, touchOf, writeTouch } from './draft.ts';
import { endedByCampaign, endedByCancelling } from './end-by-campaign.ts';
import { CHECK_MARGIN_MS, isStopped } from './enrollment.ts';
import { releaseForFile } from './files-owed.ts';
import { meetOrganisation, restForColleague } from './meet-organisation.ts';
import { planTouch, skipTouch } from './new-touch.ts';
import { campaignNews, takeNotice } from './news.ts';
import { noticeMove } from './notice-move.ts';
import { doHandOff } from './open-stay.ts';
import { guardPlan, retime } from './retime.ts';
import { settleSent } from './send-stay.ts';
import { lapseOffer } from './take-seat.ts';

/** What a wake found to do: write the draft, hand the touch to the send queue, or nothing. */
export type WakeResult = 'changed' | 'send' | 'nothing';

/** A firing is a hint: works out what is due now from the rules and the campaign as they are now, and does that. */
export function wakeStay(draft: Draft): WakeResult {
  const { next } = draft;
  const met = meetOrganisation(draft) ? 'changed' : 'nothing';
  if (next.status === 'ended' || next.phase !== 'waiting') return met;
  if (endedByCampaign(draft)) return 'changed';
  const step = currentStep(draft);
  if (answerByCampaign(draft, step) || endedByCancelling(draft)) return 'changed';
  if (heldByAttendance(draft, step) || holdDoubted(draft) || outliveDoubt(draft)) return 'changed';
  let noticed = false;
  guardPlan(draft, () => {
    noticed = noticeMove(draft, step);
  });
  if (releaseForFile(draft)) noticed = true;
  const changed = met === 'changed' || noticed;
  if (isStopped(next)) return changed ? 'changed' : 'nothing';
  const result = actOrRest(draft, step);
  if (isStopped(next)) return 'changed';
  if (!changed || result === 'changed') return result;
  // The mail tells the date as it is now: nothing needs to be written before it goes.
  if (result === 'send' && met === 'nothing' && draft.touches.length === 0 && !isReleased(draft)) return 'send';
  // What was met is written first; its timer brings the touch at once.
  if (result === 'send') retime(draft, step);
  return 'changed';
}

/** Let go on here: that is written first. */
function isReleased({ next, from }: Draft): boolean {
  return from.enrollment.hold !== undefined && next.hold === undefined;
}

function actOrRest(draft: Draft, step: WaitingStep): WakeResult {
  let result: WakeResult = 'nothing';
  guardPlan(draft, () => {
    const item = nextOnAgenda(step, draft);
    result = draft.next.hold && !goesOnMeanwhile(draft, step, item) ? rest(draft) : act(draft, step, item);
  });
  return result;
}

/** While a colleague keeps the enrollment waiting: what was promised about the event goes, and the hand-off is everybody's. */
function goesOnMeanwhile(draft: Draft, step: WaitingStep, { what }: AgendaItem): boolean {
  if (what === 'send') return isAboutEvent(step);
  if (what !== 'due') return what === 'hand-off' || what === 'settle';
  const target = step.due && 'go' in step.due ? draft.live.setup.workflow.steps[step.due.go] : undefined;
  return target?.do === 'hand-off' || isAboutEvent(target);
}

function isAboutEvent(step: Step | undefined): boolean {
  return step?.do === 'email' && step.kind !== 'marketing';
}

/** Nothing to be done until the colleague's matter is settled. */
function rest(draft: Draft): WakeResult {
  const { timer } = draft.next;
  restForColleague(draft);
  return draft.next.timer === timer ? 'nothing' : 'changed';
}

function answerByCampaign(draft: Draft, step: WaitingStep): boolean {
  const news = campaignNews(draft, step);
  if (!news) return false;
  const { state } = draft.live;
  const cause = emit(
    draft,
    'SignalReceived',
    { signal: news.signal, by: 'campaign', occurredAt: news.signalAt },
    {
      step: step.name,
      stay: draft.next.stay,
      cause: causeOf(state, news.signal) ?? draft.next.enteredBy,
    },
  );
  if (news.fact) useFact(draft, news.fact);
  takeNotice(draft, news, cause);
  answerStay(draft, { by: 'signal', target: news.target, signal: news.signal, cause, signalAt: news.signalAt });
  return true;
}

/** Key of the campaign's own event that everybody heard of. */
function causeOf({ id, changed, attendance }: CampaignState, signal: string): string | undefined {
  if (signal === 'attendance-closed') return attendance.cause;
  return changed && `${id}.changed.${changed.rev}`;
}

const ATTENDANCE_OPEN = 'attendance-open';

/** Attendance that does not look complete holds everybody who waits for it: nobody is called a no-show on missing data. */
function heldByAttendance(draft: Draft, step: WaitingStep): boolean {
  const { next, live } = draft;
  if (step.asks !== 'attendance-closed') return false;
  const implausible = live.state.attendance.status === 'implausible';
  if (!implausible || next.hold?.reason === ATTENDANCE_OPEN) return false;
  const cause = live.state.attendance.cause ?? next.enteredBy;
  const { campaign } = live.setup;
  hold(
    draft,
    { reason: ATTENDANCE_OPEN, for: campaign.event?.host?.email ?? campaign.managers.marketing, scope: 'stay' },
    cause,
  );
  next.timer = undefined;
  return true;
}

function act(draft: Draft, step: WaitingStep, item: AgendaItem): WakeResult {
  const { next, now } = draft;
  if (item.at > now) {
    const before = next.timer;
    retime(draft, step);
    return next.timer === before ? 'nothing' : 'changed';
  }
  switch (item.what) {
    case 'send':
      return 'send';
    case 'hand-off':
      doHandOff(draft, step);
      return 'changed';
    case 'settle':
      settleSent(draft, touchOf(draft));
      return 'changed';
    case 'too-late':
      giveUpQueued(draft, step);
      return 'changed';
    case 'ask-again':
      askAgain(draft, step);
      return 'changed';
    case 'undone':
      leaveUndone(draft, step);
      return 'changed';
    case 'due':
      fallDue(draft, step);
      return 'changed';
    case 'look':
      retime(draft, step);
      return 'changed';
  }
}

/** A queued call whose last moment passed is never drawn: the stay waits on for its `due`. */
function giveUpQueued(draft: Draft, step: WaitingStep): void {
  const touch = touchOf(draft);
  if (touch?.status !== 'planned') return;
  if (touch.attempt > 1) {
    useUp(draft, touch.cause, touch.attempt);
    return;
  }
  skipTouch(draft, step, 'too-late', touch);
  if (step.exhausted !== undefined) {
    answerStay(draft, { by: 'skipped', target: step.exhausted, cause: touch.cause });
    return;
  }
  retime(draft, step);
}

/** An ask nobody answered comes again, as a touch of its own. */
function askAgain(draft: Draft, step: WaitingStep): void {
  const { next } = draft;
  const attempt = (next.touch?.attempt ?? 0) + 1;
  closeTouch(draft, next.touch?.id);
  planTouch(draft, step, { attempt, at: draft.now, queued: true });
  retime(draft, step);
}

/** A task nobody reported for so long: a breach, never an attempt; the stay goes the way of `due`. */
function leaveUndone(draft: Draft, step: WaitingStep): void {
  const { next, now } = draft;
  const touch = touchOf(draft);
  const cause = emit(
    draft,
    'CallTaskUndone',
    { touch: next.touch?.id ?? '', reason: 'no report' },
    { step: step.name, stay: next.stay, cause: next.enteredBy },
  );
  if (touch?.open) writeTouch(draft, { ...touch, open: false, reason: 'undone' }, touch.status);
  if (step.due && 'go' in step.due && 'after' in step.due) {
    answerStay(draft, { by: 'due', target: step.due.go, cause });
    return;
  }
  // Due at a moment of the campaign: used up, it waits for that moment like everybody else.
  if (next.touch) next.touch = { ...next.touch, status: 'used-up', at: now };
  retime(draft, step);
}

function fallDue(draft: Draft, step: WaitingStep): void {
  const { next, live } = draft;
  if (!step.due) return;
  if ('go' in step.due) {
    const cause = emit(
      draft,
      'SignalReceived',
      { signal: 'timeout', by: 'time', occurredAt: draft.now },
      { step: step.name, stay: next.stay, cause: next.enteredBy },
    );
    lapseOffer(draft, cause);
    answerStay(draft, { by: 'due', target: step.due.go, cause });
    return;
  }
  hold(draft, { reason: step.due.hold, for: live.setup.campaign.managers.marketing, scope: 'stay' }, next.enteredBy);
  next.timer = undefined;
}

/** A person lets a held enrollment go on: waiting ones get their timer again, answered ones are on their way. */
export function resumeStay(draft: Draft, cause: string): void {
  if (draft.next.hold?.scope === 'organisation') letGoOn(draft);
  releaseHold(draft, cause);
  draft.next.checks = 0;
  draft.next.checkAt = draft.now + CHECK_MARGIN_MS;
  if (draft.next.phase === 'waiting') retime(draft, currentStep(draft));
}
