/** The last line's figures, counted again from the lines. */
import { asTree, type Tree } from './read-workflow.ts';
import { causeOf, type Fault, field, type Line, type Story, stepOf } from './timeline.ts';

type Counts = Record<string, number>;

const CALL_REPORTS = new Set(
  `accepted tentative declined spoken appointment call-back send-documents quote-requested not-reached wrong-number
  wrong-person do-not-call no yes objected unsubscribed qualified`.split(/\s+/),
);

function raise(counts: Counts, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

/**
 * The call task a line reports: its cause, or the one its data name, or what a rep says in a call step.
 * An attempt is one reported try, so that a task counts once however often its report is corrected.
 */
function reportedTask(story: Story, line: Line, sent: ReadonlyMap<string, Line>, last: ReadonlyMap<string, Line>) {
  if (line.type !== 'SignalReceived' || !['rep', 'system'].includes(field(line, 'by'))) return undefined;
  if (!CALL_REPORTS.has(field(line, 'signal'))) return undefined;
  const cause = causeOf(story, line);
  const named = sent.get(String(asTree(line.fields.data).touch ?? ''));
  if (named) return named;
  if (cause?.type === 'CallTaskSent') return stepOf(story, cause)?.do === 'ask' ? undefined : cause;
  const open = last.get(line.enrollment);
  return field(line, 'by') === 'rep' && open && line.step === open.step ? open : undefined;
}

function countAttempts(story: Story): number {
  const sent = new Map<string, Line>();
  const last = new Map<string, Line>();
  const reported = new Set<string>();
  for (const line of story.lines) {
    if (line.type === 'CallTaskSent' && stepOf(story, line)?.do !== 'ask') {
      sent.set(field(line, 'touch'), line);
      last.set(line.enrollment, line);
    }
    if (line.type === 'AnswerCorrected' && field(line, 'to') === 'undone')
      reported.delete(field(last.get(line.enrollment) ?? line, 'touch'));
    const task = reportedTask(story, line, sent, last);
    if (task) reported.add(field(task, 'touch'));
  }
  return reported.size;
}

interface Counted {
  readonly figures: Counts;
  readonly reasons: Counts;
  readonly reasonsByOutcome: Counts;
}

function countLines(story: Story): Counted {
  const figures: Counts = {};
  const reasons: Counts = {};
  const reasonsByOutcome: Counts = {};
  const stages = new Map<string, string>();
  const held = new Set<string>();
  const ends: Line[] = [];
  for (const line of story.lines) {
    if (line.type === 'EnrollmentStarted') stages.set(line.contact, field(line, 'stage'));
    if (line.type === 'StageChanged') stages.set(line.contact, field(line, 'to'));
    if (line.type === 'Held' && line.enrollment) held.add(line.enrollment);
    if (line.type === 'Released') held.delete(line.enrollment);
    if (line.type === 'EnrollmentStarted') raise(figures, 'enrollments');
    if (line.type === 'CallTaskSent') raise(figures, 'callTasksSent');
    if (line.type === 'ServiceLevelBreached') raise(figures, 'breaches');
    if (line.type === 'MailSent') raise(figures, `mailsSent.${field(line, 'to')}`);
    if (line.type === 'AnswerCorrected' && field(line, 'from') === 'no') takeBack(ends, line.enrollment);
    if (line.type !== 'EnrollmentEnded') continue;
    held.delete(line.enrollment);
    ends.push(line);
  }
  for (const line of ends) {
    raise(figures, 'ended');
    raise(figures, `outcomes.${field(line, 'outcome')}`);
    raise(reasons, field(line, 'reason'));
    raise(reasonsByOutcome, `${field(line, 'outcome')}.${field(line, 'reason')}`);
  }
  for (const stage of stages.values()) raise(figures, `stages.${stage}`);
  figures.open = (figures.enrollments ?? 0) - (figures.ended ?? 0);
  figures.held = held.size;
  figures.attempts = countAttempts(story);
  return { figures, reasons, reasonsByOutcome };
}

/** A no that was taken back counts no more. */
function takeBack(ends: Line[], enrollment: string): void {
  const index = ends.findLastIndex((end) => end.enrollment === enrollment && field(end, 'outcome') === 'no');
  if (index >= 0) ends.splice(index, 1);
}

function flatten(tree: Tree): Counts {
  const flat: Counts = {};
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'number') flat[key] = value;
    for (const [inner, count] of Object.entries(asTree(value))) flat[`${key}.${inner}`] = Number(count);
  }
  return flat;
}

function differences(told: Counts, counted: Counts): readonly string[] {
  const keys = [...new Set([...Object.keys(told), ...Object.keys(counted)])].sort();
  return keys
    .filter((key) => (told[key] ?? 0) !== (counted[key] ?? 0))
    .map((key) => `${key} is ${told[key] ?? 'missing'}, counted ${counted[key] ?? 0}`);
}

/** Reasons may be told flat or by outcome: the contract shows neither. */
export function checkSummary(story: Story): Fault[] {
  if (!story.summary) return [];
  const { reasons: told, ...rest } = story.summary;
  const { ended: _, ...figures } = countLines(story).figures;
  const { seq: __, ...stated } = flatten(rest);
  const { reasons, reasonsByOutcome } = countLines(story);
  const reasonsTold = flatten(asTree(told));
  const nested = Object.keys(asTree(told)).some((key) => typeof asTree(told)[key] === 'object');
  const wrong = [
    ...differences(stated, figures),
    ...differences(reasonsTold, nested ? reasonsByOutcome : reasons).map((text) => `reasons: ${text}`),
  ];
  const ended = ['yes', 'no', 'released', 'void'].reduce(
    (sum, outcome) => sum + (stated[`outcomes.${outcome}`] ?? 0),
    0,
  );
  if ((stated.open ?? 0) + ended !== stated.enrollments) wrong.push('open + outcomes is not enrollments');
  return wrong.map((message) => ({
    seq: story.lines.at(-1)?.seq ?? 0,
    rule: 'summary',
    message: `Summary: ${message}`,
  }));
}
