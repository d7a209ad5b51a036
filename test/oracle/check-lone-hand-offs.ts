/** Who is handed over alone, after the joint list or where there is none: mailed to his rep on Mondays, taken over in the end. */
import type { OracleInputs } from './read-inputs.ts';
import { asText, asTree } from './read-workflow.ts';
import { type Fault, fault, field, isSignal, type Line, type Story } from './timeline.ts';

const DAY_MS = 86_400_000;
/** The list day after it, moved by the longest run of holidays, and the hours of who gets the mail. */
const MAILED_WITHIN_MS = 11 * DAY_MS;
/** Twice the time to answer, five business days each: two weeks, less as far as a holiday moves a list day. */
const TAKEN_AFTER_MS = 14 * DAY_MS - 3 * DAY_MS;
const ANSWERED_WITHIN_MS = 35 * DAY_MS;

const ANSWERS = ['HandOffTaken', 'HandOffRejected', 'DecisionMade', 'EnrollmentEnded'];

/** Hand-offs that no joint list speaks of: those of an enrollment after its first, and all where nothing is agreed. */
function loneHandOffs({ inputs, lines }: Story): readonly Line[] {
  const isJoint = inputs.handOffAtIn(inputs.calendar) !== undefined;
  const seen = new Set<string>();
  return lines.filter((line) => {
    if (line.type !== 'HandedOff') return false;
    const isAlone = !isJoint || seen.has(line.enrollment);
    seen.add(line.enrollment);
    return isAlone;
  });
}

/** Silent where its rep was away at all, or the campaign was paused or stopped, or has another time to answer: then more is allowed. */
export function checkLoneHandOffs(story: Story): Fault[] {
  const { inputs, lines } = story;
  const isDisturbed = lines.some(({ type }) => ['CampaignPaused', 'CampaignStopped'].includes(type));
  const within = inputs.setting('decisions.answerWithin');
  if (isDisturbed || (within !== '' && within !== '5 business days')) return [];
  return loneHandOffs(story)
    .filter((handed) => !isAway(inputs, field(handed, 'rep')))
    .flatMap((handed) => judge(story, handed));
}

function isAway({ reps, announced }: OracleInputs, rep: string): boolean {
  return (reps.get(rep)?.calendar.away.length ?? 0) > 0 || announced.some((absence) => absence.rep === rep);
}

function judge({ lines }: Story, handed: Line): Fault[] {
  const after = lines.filter(({ seq }) => seq > handed.seq);
  const endedAt = lines.at(-1)?.at ?? 0;
  const answer = after.find(({ type, enrollment }) => ANSWERS.includes(type) && enrollment === handed.enrollment);
  const until = answer?.at ?? endedAt;
  const mail = after.find((line) => isListOf(field(handed, 'rep'), line));
  const faults: Fault[] = [];
  if (until - handed.at > MAILED_WITHIN_MS && (!mail || mail.at - handed.at > MAILED_WITHIN_MS))
    faults.push(fault(handed, 'lone-hand-off', 'its rep is not mailed in the week after it'));
  if (until - handed.at > ANSWERED_WITHIN_MS)
    faults.push(fault(handed, 'lone-hand-off', 'is neither answered nor taken over in five weeks'));
  if (answer?.type === 'HandOffTaken' && isByDefault(lines, answer)) {
    const tooSoon = !mail || answer.at - mail.at < TAKEN_AFTER_MS;
    if (tooSoon) faults.push(fault(answer, 'lone-hand-off', 'taken over before its rep had his time'));
    if (field(answer, 'reason') === '') faults.push(fault(answer, 'lone-hand-off', 'taken over without a reason'));
  }
  return faults;
}

function isListOf(rep: string, line: Line): boolean {
  return line.type === 'MailSent' && field(line, 'template') === 'hand-off' && field(line, 'receiver') === rep;
}

function isByDefault(lines: readonly Line[], { at, enrollment }: Line): boolean {
  return lines.some(
    (line) =>
      isSignal(line, 'taken-over') &&
      line.at === at &&
      line.enrollment === enrollment &&
      asText(asTree(line.fields).by) === 'campaign',
  );
}
