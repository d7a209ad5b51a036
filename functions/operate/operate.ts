import { closeAttendance } from '../close-attendance/close-attendance.ts';
import { launchCampaign, planLaunch } from '../launch-campaign/launch-campaign.ts';
import { doAct, tellAct } from './act-on-campaign.ts';
import { answerNamed, openNamed } from './answer-named.ts';
import { enterConversation, enterWalkIn } from './enter-guests.ts';
import { enterSignal } from './enter-signal.ts';
import { erase, planErasure } from './erase.ts';
import type { OperatePorts } from './operate-ports.ts';
import { enterAbsence, moveCalls } from './reps.ts';
import { type OperateRequest, type Refused, readRequest, refused } from './request.ts';
import { planResume, resumeHeld } from './resume-held.ts';
import { beginReview, signNamed, tellReview } from './review-audience.ts';
import { revokeLinks } from './revoke-links.ts';
import { sendTest } from './send-test.ts';
import { listReviews, settleReview } from './settle-review.ts';
import { exportEvents, listMails, tellReport, tellWhy } from './tell-history.ts';
import { launchStatus } from './tell-launch.ts';
import { tellStatus } from './tell-status.ts';

/** What `operate` says: `ok` and what was asked for, or an expected no with its reasons. A fault is thrown. */
export type OperateAnswer = Refused | ({ readonly ok: true } & Readonly<Record<string, unknown>>);

/** An invocation's answer may have 6 MB; there is room left for how it is wrapped. */
const LONGEST_ANSWER = 5_500_000;

/**
 * The operators' door: one request, one answer. Each that writes does it once, however often it is sent. Throws only what
 * is a fault: then nothing is known, and the same request may be sent again.
 */
export function operate(ports: OperatePorts) {
  return async (request: unknown): Promise<OperateAnswer> => {
    const read = readRequest(request);
    if ('ok' in read) return read;
    const answer = await answerTo(ports, read);
    if (JSON.stringify(answer).length > LONGEST_ANSWER) return refused(`${read.do}: the answer is too long`);
    return answer;
  };
}

function answerTo(ports: OperatePorts, request: OperateRequest): Promise<OperateAnswer> {
  switch (request.do) {
    case 'stage':
      return tellStage(ports, request.campaign);
    case 'launch-plan':
      return allowed(planLaunch(ports)(request));
    case 'launch':
      return allowed(launchCampaign(ports)(request));
    case 'launch-status':
      return launchStatus(ports)(request);
    case 'status':
      return tellStatus(ports)(request);
    case 'why':
      return tellWhy(ports)(request);
    case 'export':
      return exportEvents(ports)(request);
    case 'report':
      return tellReport(ports)(request);
    case 'mails':
      return listMails(ports)(request);
    case 'send-test':
      return sendTest(ports)(request);
    case 'doctor':
      return ports.checks.look().then((findings) => ({ ok: true, findings }));
    case 'resume-plan':
      return planResume(ports)(request);
    case 'resume':
      return resumeHeld(ports)(request);
    case 'signal':
      return enterSignal(ports)(request);
    case 'erase-plan':
      return planErasure(ports)(request);
    case 'erase':
      return erase(ports)(request);
    case 'act-plan':
      return tellAct(ports)(request);
    case 'act':
      return doAct(ports)(request);
    case 'review':
      return allowed(beginReview(ports, request));
    case 'review-status':
      return allowed(tellReview(ports, request));
    case 'sign':
      return allowed(signNamed(ports, request));
    case 'open-list':
      return allowed(openNamed(ports, request));
    case 'answer-list':
      return allowed(answerNamed(ports, request));
    case 'revoke-links':
      return revokeLinks(ports, request);
    case 'close-attendance':
      return close(ports, request);
    case 'absent':
      return enterAbsence(ports, request);
    case 'give-calls':
    case 'leave-calls':
    case 'put-off-calls':
      return moveCalls(ports, request);
    case 'review-list':
      return listReviews(ports)(request);
    case 'review-settle':
      return settleReview(ports)(request);
    case 'walk-in':
      return enterWalkIn(ports)(request);
    case 'conversation':
      return enterConversation(ports)(request);
  }
}

async function allowed<Told extends object>(answer: Promise<Told | Refused>): Promise<OperateAnswer> {
  const told = await answer;
  return 'ok' in told && told.ok === false ? told : { ...told, ok: true };
}

async function tellStage(
  { stage, bucket, store, clock }: OperatePorts,
  campaign: string | undefined,
): Promise<OperateAnswer> {
  const state = campaign === undefined ? undefined : await store.campaignState(campaign);
  return { ok: true, stage, bucket, now: clock.now(), launched: state !== undefined };
}

async function close(
  ports: OperatePorts,
  { campaign, by }: { readonly campaign: string; readonly by: 'host' | 'system' },
): Promise<OperateAnswer> {
  if (!(await ports.store.campaignState(campaign))) return refused(`${campaign} was never launched here`);
  return { ok: true, result: await closeAttendance(ports)({ campaign, by }) };
}
