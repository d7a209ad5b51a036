/**
 * The oracle: judges a timeline by the contracts alone. It shares no code with the product and reads nothing but the
 * timeline and the campaign's files. Where the contracts leave room it is silent; each such place says so.
 */
import { checkActs } from './check-acts.ts';
import { checkBudget } from './check-budget.ts';
import { checkAttempts, checkCapacity, checkWithdrawals } from './check-calls.ts';
import { checkColleagues } from './check-colleagues.ts';
import { checkDates } from './check-dates.ts';
import { checkDecisions } from './check-decisions.ts';
import { checkDeputies } from './check-deputies.ts';
import { checkAttendance, checkDecisionDays, checkHandOff } from './check-event.ts';
import { checkCampaign, checkJourneys, checkPause } from './check-journeys.ts';
import { checkLoneHandOffs } from './check-lone-hand-offs.ts';
import { checkMails } from './check-mails.ts';
import { checkOrder } from './check-order.ts';
import { checkPermission } from './check-permission.ts';
import { checkOffers, checkSeats } from './check-seats.ts';
import { checkShape } from './check-shape.ts';
import { checkOutcomes, checkOwners, checkStages } from './check-stages.ts';
import { checkSummary } from './check-summary.ts';
import { checkTimes } from './check-times.ts';
import type { OracleInputs } from './read-inputs.ts';
import { createStory, type Fault, type Story } from './timeline.ts';

const CHECKS: readonly ((story: Story) => Fault[])[] = [
  checkOrder,
  checkCampaign,
  checkJourneys,
  checkPause,
  checkActs,
  checkStages,
  checkOwners,
  checkOutcomes,
  checkTimes,
  checkPermission,
  checkMails,
  checkAttempts,
  checkCapacity,
  checkColleagues,
  checkBudget,
  checkWithdrawals,
  checkDeputies,
  checkDates,
  checkSeats,
  checkOffers,
  checkAttendance,
  checkHandOff,
  checkLoneHandOffs,
  checkDecisionDays,
  checkDecisions,
  checkSummary,
];

/** Everything wrong with the parsed lines of a timeline, in their order. Lines without type, instant or number are judged no further. */
export function checkTimeline(inputs: OracleInputs, lines: readonly unknown[]): Fault[] {
  const { faults, sound } = checkShape(inputs, lines);
  const story = createStory(inputs, sound);
  return [...faults, ...CHECKS.flatMap((check) => check(story))].sort((a, b) => a.seq - b.seq);
}

/** One JSON object a line; a line that is none becomes `undefined` and is a fault of its own. */
export function parseTimeline(text: string): readonly unknown[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      try {
        return JSON.parse(line) as unknown;
      } catch (error) {
        if (error instanceof SyntaxError) return undefined;
        throw error;
      }
    });
}
