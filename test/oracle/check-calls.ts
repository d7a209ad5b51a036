/** Attempts, their spacing, a rep's capacity, an organisation's peace, and tasks withdrawn once they are pointless. */
import { businessDaysBetween, localTime } from './calendars.ts';
import { causeOf, type Fault, fault, field, isSignal, type Line, rootOf, type Story, stepOf } from './timeline.ts';

interface StayCalls {
  last: Line;
  /** A call-back or a task nobody reported uses up no attempt; the try may come again, and sooner. */
  again: boolean;
}

const stayKey = (line: Line): string => `${line.enrollment}#${line.stay ?? line.step}`;

function spacingDays(story: Story, line: Line): number {
  const text = stepOf(story, line)?.spacing ?? '';
  const value = text.startsWith('settings.') ? story.inputs.setting(text) : text;
  return Number(/^(\d+) business days?$/.exec(value)?.[1] ?? 0);
}

/** Counted in the rep's working week without his absences: who is away may have a deputy who is not. */
function checkAttempt(story: Story, line: Line, before: StayCalls | undefined): Fault[] {
  const attempt = Number(line.fields.attempt);
  const last = before ? Number(before.last.fields.attempt) : 0;
  const rises = attempt === last + 1 || (before?.again === true && attempt === last);
  const faults = rises ? [] : [fault(line, 'attempt', `attempt ${attempt} of ${line.step} follows attempt ${last}`)];
  const calendar = story.inputs.reps.get(field(line, 'rep').toLowerCase())?.calendar;
  if (!before || before.again || !calendar) return faults;
  const from = localTime(calendar.zone, before.last.at).date;
  const days = businessDaysBetween(calendar, from, localTime(calendar.zone, line.at).date);
  const wanted = spacingDays(story, line);
  if (days < wanted) {
    faults.push(
      fault(line, 'attempt-spacing', `attempt ${attempt} ${days} business days after ${from}, not ${wanted}`),
    );
  }
  return faults;
}

/**
 * A report put right leads back into the call it was about: to the try of that report, or to the one after it where
 * nobody was reached. Undefined where the first call of a stay follows no correction, or one about another step. The
 * report names its call while that is open; after that it is the last one of the step.
 */
function resumedTry(story: Story, line: Line, corrected: Line | undefined): number | undefined {
  const report = corrected && rootOf(story, corrected);
  if (!corrected || !report) return undefined;
  const named = causeOf(story, report);
  const call =
    named?.type === 'CallTaskSent'
      ? named
      : story.lines.findLast(
          ({ type, enrollment, step, seq }) =>
            type === 'CallTaskSent' && enrollment === line.enrollment && step === line.step && seq < corrected.seq,
        );
  if (!call || call.step !== line.step) return undefined;
  return Number(call.fields.attempt) + Number(isSignal(report, 'not-reached'));
}

function noteReport(line: Line, stays: Map<string, StayCalls>): void {
  const sooner = isSignal(line, 'call-back', 'wrong-number');
  if (!sooner && line.type !== 'CallTaskUndone' && line.type !== 'CallTaskWithdrawn') return;
  for (const calls of stays.values()) {
    if (calls.last.enrollment === line.enrollment) calls.again = true;
  }
}

export function checkAttempts(story: Story): Fault[] {
  const faults: Fault[] = [];
  const staysOf = new Map<string, Map<string, StayCalls>>();
  const corrected = new Map<string, Line>();
  for (const line of story.lines) {
    if (line.enrollment === '') continue;
    const stays = staysOf.get(line.enrollment) ?? new Map<string, StayCalls>();
    staysOf.set(line.enrollment, stays);
    noteReport(line, stays);
    if (line.type === 'AnswerCorrected') corrected.set(line.enrollment, line);
    if (line.type !== 'CallTaskSent' || stepOf(story, line)?.do === 'ask') continue;
    const key = stayKey(line);
    const before = stays.get(key);
    const resumed = before ? undefined : resumedTry(story, line, corrected.get(line.enrollment));
    corrected.delete(line.enrollment);
    if (resumed === undefined) faults.push(...checkAttempt(story, line, before));
    else if (Number(line.fields.attempt) !== resumed)
      faults.push(fault(line, 'attempt', `attempt ${field(line, 'attempt')}, put right it goes on at ${resumed}`));
    stays.set(key, { last: line, again: false });
  }
  return faults;
}

/** Promised call-backs go at their time and stand outside both limits; so do asks and what is urgent by its step. */
export function checkCapacity(story: Story): Fault[] {
  const faults: Fault[] = [];
  const promised = new Set<string>();
  const perRep = new Map<string, number>();
  const perOrganisation = new Map<string, number>();
  const raise = (counts: Map<string, number>, key: string): number => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
  };
  for (const line of story.lines) {
    if (isSignal(line, 'call-back')) promised.add(line.enrollment);
    if (line.type !== 'CallTaskSent' || stepOf(story, line)?.do === 'ask') continue;
    if (promised.delete(line.enrollment)) continue;
    const rep = story.inputs.reps.get(field(line, 'rep').toLowerCase());
    if (!rep) {
      faults.push(fault(line, 'receiver', `call task to ${field(line, 'rep')}, who is no rep`));
      continue;
    }
    const { date } = localTime(rep.calendar.zone, line.at);
    const count = raise(perRep, `${rep.email} ${date}`);
    if (rep.callsPerDay !== undefined && count > rep.callsPerDay) {
      faults.push(
        fault(line, 'calls-per-day', `call ${count} of ${rep.email} on ${date}, callsPerDay is ${rep.callsPerDay}`),
      );
    }
    const calls = line.organisation === '' ? 0 : raise(perOrganisation, `${line.organisation} ${date}`);
    if (calls > story.inputs.callsPerOrganisationPerDay) {
      faults.push(fault(line, 'organisation-call', `call ${calls} at ${line.organisation} on ${date}`));
    }
  }
  return faults;
}

const RESPONSES = ['accepted', 'tentative', 'declined'];
/** What a rep says about the list of his hand-off reports no call. */
const NO_REPORT = ['taken-over', 'rejected'];
const AT_ONCE_MS = 2 * 60_000;

interface Pointless {
  readonly line: Line;
  readonly touch: string;
}

interface Tasks {
  /** Sent and neither reported nor over: by enrollment, by touch. */
  readonly open: Map<string, Map<string, Line>>;
  pointless: Pointless[];
}

const CALL_ONLY = [
  'spoken',
  'appointment',
  'call-back',
  'quote-requested',
  'not-reached',
  'wrong-number',
  'wrong-person',
];

/** A webhook's answer to the invitation is the contact's own; its `spoken` and the like report a call. */
function closeReported(story: Story, line: Line, tasks: Tasks): void {
  if (line.type !== 'SignalReceived') return;
  const by = field(line, 'by');
  const signal = field(line, 'signal');
  const cause = causeOf(story, line);
  if (cause?.type === 'CallTaskSent' && by !== 'contact') {
    tasks.open.get(line.enrollment)?.delete(field(cause, 'touch'));
    return;
  }
  const report = by === 'rep' ? !NO_REPORT.includes(signal) : by === 'system' && CALL_ONLY.includes(signal);
  if (report) tasks.open.delete(line.enrollment);
}

/** Whether this line makes an open task of its enrollment pointless: the contact answered, or the stay is left. */
function endsTask(story: Story, line: Line, task: Line): boolean {
  if (line.type === 'StepEntered' || line.type === 'EnrollmentEnded') return true;
  const asked = stepOf(story, task)?.asks === 'response';
  return asked && isSignal(line, ...RESPONSES) && field(line, 'by') === 'contact';
}

function settle(tasks: Tasks, now: number): Fault[] {
  const due = tasks.pointless.filter(({ line }) => now - line.at > AT_ONCE_MS);
  if (due.length > 0) tasks.pointless = tasks.pointless.filter((item) => !due.includes(item));
  return due.flatMap(({ line, touch }) =>
    tasks.open.get(line.enrollment)?.delete(touch)
      ? [fault(line, 'withdrawal', `call task ${touch} is pointless since this line and not withdrawn`)]
      : [],
  );
}

/** `CallTaskWithdrawn` at once for each task whose reason is gone; an answer that changed nothing leaves it standing. */
export function checkWithdrawals(story: Story): Fault[] {
  const faults: Fault[] = [];
  const tasks: Tasks = { open: new Map(), pointless: [] };
  for (const line of story.lines) {
    faults.push(...settle(tasks, line.at));
    if (line.type === 'CallTaskWithdrawn' || line.type === 'CallTaskUndone') {
      tasks.open.get(line.enrollment)?.delete(field(line, 'touch'));
    }
    if (line.type === 'SignalIgnored') {
      tasks.pointless = tasks.pointless.filter(
        ({ line: why }) => why.enrollment !== line.enrollment || why.type !== 'SignalReceived' || why.at !== line.at,
      );
    }
    closeReported(story, line, tasks);
    const open = tasks.open.get(line.enrollment) ?? new Map<string, Line>();
    for (const [touch, task] of open) if (endsTask(story, line, task)) tasks.pointless.push({ line, touch });
    if (line.type === 'CallTaskSent') tasks.open.set(line.enrollment, open.set(field(line, 'touch'), line));
  }
  return [...faults, ...settle(tasks, Number.POSITIVE_INFINITY)];
}
