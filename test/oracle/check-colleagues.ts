/** While one of an organisation has an appointment or a quote, or once one decided for it, nobody else there is approached (seminar rules 12 and 13). */
import { type Fault, fault, field, isSignal, type Line, type Story, stepOf } from './timeline.ts';

interface Talk {
  readonly enrollment: string;
  readonly since: number;
  /** Came to a step in which the rep is asked about it. */
  asked: boolean;
}

interface Organisation {
  readonly talks: Map<string, Talk>;
  /** Somebody's yes, or no for the organisation; who may go on all the same. */
  decided?: { readonly enrollment: string; readonly at: number; readonly goOn: string };
}

const OPENS = ['appointment', 'quote-requested', 'quoted'];
const CLOSES = ['visited', 'not-visited', 'no', 'yes', 'objected'];
/** What was handed over before it was known still goes. */
const ON_ITS_WAY_MS = 2 * 60_000;

function dataOf(line: Line): string {
  return JSON.stringify(line.fields.data ?? {});
}

/** A talk is open from what was agreed until the rep told how it went, or the way led on from his being asked. */
function noteTalk(story: Story, line: Line, { talks }: Organisation): void {
  const talk = talks.get(line.enrollment);
  if (isSignal(line, ...OPENS)) {
    if (!talk) talks.set(line.enrollment, { enrollment: line.enrollment, since: line.at, asked: false });
    return;
  }
  // Nobody told how it went: the way leads on at that instant, whichever line of it comes first.
  const unanswered = (line.type === 'CallTaskUndone' || isSignal(line, 'timeout')) && stepOf(story, line)?.do === 'ask';
  const isOver = line.type === 'EnrollmentEnded' || line.type === 'AnswerCorrected' || isSignal(line, ...CLOSES);
  if (isOver || unanswered) talks.delete(line.enrollment);
  if (line.type !== 'StepEntered' || !talk) return;
  const isAsk = stepOf(story, line)?.do === 'ask';
  if (talk.asked && !isAsk) talks.delete(line.enrollment);
  talk.asked ||= isAsk;
}

function noteDecision(line: Line, organisation: Organisation): void {
  const forAll = isSignal(line, 'yes') || (isSignal(line, 'no') && dataOf(line).includes('"for":"organisation"'));
  if (forAll) organisation.decided = { enrollment: line.enrollment, at: line.at, goOn: dataOf(line) };
}

function whyNot(story: Story, line: Line, { talks, decided }: Organisation): string | undefined {
  const late = (since: number) => line.at - since > ON_ITS_WAY_MS;
  if (talks.has(line.enrollment)) return undefined;
  const other = [...talks.values()].find(({ since }) => late(since));
  if (other) return `while ${other.enrollment} there has an appointment or a quote`;
  if (!decided || decided.enrollment === line.enrollment || !late(decided.at)) return undefined;
  const started = story.startOf.get(line.enrollment)?.at ?? 0;
  if (started > decided.at || decided.goOn.includes(line.enrollment)) return undefined;
  return `after ${decided.enrollment} there decided`;
}

export function checkColleagues(story: Story): Fault[] {
  const faults: Fault[] = [];
  const organisations = new Map<string, Organisation>();
  for (const line of story.lines) {
    if (line.organisation === '' || line.enrollment === '') continue;
    const organisation = organisations.get(line.organisation) ?? { talks: new Map() };
    organisations.set(line.organisation, organisation);
    const isMarketing =
      line.type === 'MailSent' && field(line, 'to') === 'contact' && field(line, 'kind') === 'marketing';
    const isCall = line.type === 'CallTaskSent' && stepOf(story, line)?.do !== 'ask';
    const why = isMarketing || isCall ? whyNot(story, line, organisation) : undefined;
    if (why) faults.push(fault(line, 'organisation-call', `${line.type} ${why}`));
    noteTalk(story, line, organisation);
    noteDecision(line, organisation);
  }
  return faults;
}
