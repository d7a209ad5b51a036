import type { ActPlan } from '../../functions/change-campaign/campaign-act.ts';
import { createWallClock } from '../../workflows/story/wall-clock.ts';
import { counted } from '../problem-lines.ts';
import { acceptedLines, reschedulePlanLines } from './reschedule-text.ts';

interface ActText {
  readonly lines: readonly string[];
  readonly question: string;
  readonly done: string;
}

/** A plan in a few lines, what is asked about it, and what is said when it is done. Instants are those of the campaign's zone. */
export function actText(campaign: string, plan: ActPlan, timeZone: string): ActText {
  switch (plan.type) {
    case 'pause':
      return pauseText(campaign, plan);
    case 'resume':
      return resumeText(campaign, plan, timeZone);
    case 'stop':
      return stopText(campaign, plan);
    case 'reschedule':
      return rescheduleText(campaign, plan, timeZone);
    case 'cancel-event':
      return cancelText(campaign, plan);
  }
}

function pauseText(campaign: string, plan: Extract<ActPlan, { type: 'pause' }>): ActText {
  const lines =
    plan.status === 'nothing-to-do'
      ? [`Nothing to do: ${campaign} is paused or stopped already.`]
      : [
          `${campaign}: ${plan.open} open. Nothing normal leaves until you resume: ${counted(plan.mails, 'mail')} that are planned wait, ${counted(plan.calls, 'call')} in the queues are not drawn.`,
          `${counted(plan.tasks, 'task')} that reps have stay theirs. Answers, moved and cancelled events and promised call-backs go on.`,
        ];
  return { lines, question: `Pause ${campaign}?`, done: `Paused. Next: baton resume ${campaign}` };
}

function stopText(campaign: string, plan: Extract<ActPlan, { type: 'stop' }>): ActText {
  const lines =
    plan.status === 'nothing-to-do'
      ? [`Nothing to do: ${campaign} is stopped already.`]
      : [
          `${campaign}: ${plan.open} open end as void, reason "campaign stopped". ${counted(plan.mails, 'planned mail')} and ${counted(plan.calls, 'call')} are skipped, ${counted(plan.tasks, 'task')} withdrawn.`,
          ...(plan.accepted > 0
            ? [
                `${plan.accepted} accepted and are NOT told: to tell them, cancel the event first (baton cancel-event ${campaign} --then stop).`,
              ]
            : []),
          'There is no way back.',
        ];
  return { lines, question: `Stop ${campaign} for good?`, done: 'Stopped.' };
}

function resumeText(campaign: string, plan: Extract<ActPlan, { type: 'resume' }>, timeZone: string): ActText {
  const clock = createWallClock(timeZone, new Date(plan.lastAt ?? 0).getUTCFullYear());
  const lost = Object.entries(plan.skipped);
  const lines =
    plan.status === 'nothing-to-do'
      ? [`Nothing to do: ${campaign} is not paused.`]
      : [
          ...copyLines(plan.copyOf),
          `${campaign}: ${counted(plan.atOnce, 'mail')} of the last business day ${plan.atOnce === 1 ? 'goes' : 'go'} at once.`,
          ...(plan.lastAt === undefined
            ? []
            : [
                `${counted(plan.retimed, 'mail')} overdue by more: in order, ${plan.perHour} an hour, the last from ${clock.tell(plan.lastAt)} on.`,
              ]),
          ...lost.map(([reason, count]) => `${counted(count, 'mail')} skipped: ${reason}.`),
          `${counted(plan.ahead, 'mail')} planned for later keep their time. ${counted(plan.calls, 'call')} due: the reps' days draw them, as many as fit.`,
        ];
  return { lines, question: `Resume ${campaign}?`, done: `Resumed. Next: baton status ${campaign}` };
}

/** What whoever arms a copy has to know first. */
function copyLines(copyOf: string | undefined): readonly string[] {
  if (copyOf === undefined) return [];
  return [
    `This is a restored copy of ${copyOf}. Nothing leaves it until it is armed (--arm), and then it sends what ${copyOf} may have sent since the copy was made: make sure that ${copyOf} sends no more.`,
    'Answers and urgent mails that are overdue by more than a day are held for you to look at.',
  ];
}

function rescheduleText(campaign: string, plan: Extract<ActPlan, { type: 'reschedule' }>, timeZone: string): ActText {
  const lines =
    plan.status === 'nothing-to-do'
      ? [`Nothing to do: ${campaign} is on that date already.`]
      : reschedulePlanLines(plan, timeZone);
  return { lines, question: `Move the event of ${campaign}?`, done: `Moved. Next: baton status ${campaign}` };
}

function cancelText(campaign: string, plan: Extract<ActPlan, { type: 'cancel-event' }>): ActText {
  const then =
    plan.afterwards === 'stop'
      ? 'The campaign is over for everybody: who need not be told at once, the others when it would have begun.'
      : 'Everybody goes on with the presentation, on the dates of the event as it was planned.';
  const lines =
    plan.status === 'nothing-to-do'
      ? [`Nothing to do: the event of ${campaign} is cancelled already.`]
      : [
          ...acceptedLines(plan),
          `${plan.tentative} tentative and ${plan.waiting} on the waiting list: ${plan.alsoTold} told too.`,
          `${plan.declinedForDate + plan.declinedOtherwise} declined and ${plan.silent} silent: hear nothing of it, and are not called about it any more.`,
          `${then} There is no way back.`,
        ];
  return { lines, question: `Cancel the event of ${campaign}?`, done: `Cancelled. Next: baton status ${campaign}` };
}
