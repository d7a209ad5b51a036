import type { DomainEvent } from '../../workflows/domain/event.ts';

/** The last line of a timeline: what became of everybody. open + outcomes = enrollments. */
export interface Summary {
  readonly type: 'Summary';
  readonly enrollments: number;
  readonly open: number;
  readonly held: number;
  readonly outcomes: Readonly<Record<'yes' | 'no' | 'released' | 'void', number>>;
  /** Why enrollments ended. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly stages: Readonly<Record<'lead' | 'prospect' | 'customer' | 'refused', number>>;
  readonly mailsSent: Readonly<Record<'contact' | 'rep' | 'manager' | 'host', number>>;
  readonly callTasksSent: number;
  /** Reported tries: a task counts once, undone it never does. */
  readonly attempts: number;
  readonly breaches: number;
  /** Lines of the script that never happened. */
  readonly unusedScript: readonly string[];
}

/** Counts a rehearsal's events. */
export function summarise(events: readonly DomainEvent[], unusedScript: readonly string[]): Summary {
  const ends = new Map<string, DomainEvent['data']>();
  const mailsSent = { contact: 0, rep: 0, manager: 0, host: 0 };
  const held = new Set<string>();
  const counts = { enrollments: 0, callTasksSent: 0, breaches: 0 };
  for (const { type, enrollment = '', data } of events) {
    if (type === 'EnrollmentStarted') counts.enrollments += 1;
    else if (type === 'CallTaskSent') counts.callTasksSent += 1;
    else if (type === 'ServiceLevelBreached') counts.breaches += 1;
    else if (type === 'MailSent') raise(mailsSent, data.to);
    else if (type === 'Held' && enrollment !== '') held.add(enrollment);
    else if (type === 'Released') held.delete(enrollment);
    else if (type === 'EnrollmentEnded') {
      held.delete(enrollment);
      ends.set(enrollment, data);
    } else if (type === 'AnswerCorrected' && data.from === 'no') ends.delete(enrollment);
  }
  const { outcomes, reasons } = countEnds(ends.values());
  return {
    type: 'Summary',
    enrollments: counts.enrollments,
    open: counts.enrollments - ends.size,
    held: held.size,
    outcomes,
    reasons: Object.fromEntries(Object.entries(reasons).sort(([left], [right]) => (left < right ? -1 : 1))),
    stages: countStages(events),
    mailsSent,
    callTasksSent: counts.callTasksSent,
    attempts: countAttempts(events),
    breaches: counts.breaches,
    unusedScript,
  };
}

/** Those that stand: a no that was taken back is none. */
function countEnds(ends: Iterable<DomainEvent['data']>) {
  const outcomes = { yes: 0, no: 0, released: 0, void: 0 };
  const reasons: Record<string, number> = {};
  for (const data of ends) {
    raise(outcomes, data.outcome);
    const reason = String(data.reason);
    reasons[reason] = (reasons[reason] ?? 0) + 1;
  }
  return { outcomes, reasons };
}

function countStages(events: readonly DomainEvent[]): Summary['stages'] {
  const stages = { lead: 0, prospect: 0, customer: 0, refused: 0 };
  const stageOf = new Map<string, unknown>();
  for (const { type, contact = '', data } of events) {
    if (type === 'EnrollmentStarted') stageOf.set(contact, data.stage);
    else if (type === 'StageChanged') stageOf.set(contact, data.to);
  }
  for (const stage of stageOf.values()) raise(stages, stage);
  return stages;
}

const REPORTS = new Set(
  `accepted tentative declined spoken appointment call-back send-documents quote-requested not-reached wrong-number
  wrong-person do-not-call no yes objected unsubscribed qualified`.split(/\s+/),
);

interface SentCall {
  readonly step: string;
  reported: boolean;
}

/** A report's cause is its call task; a late one is about the last task of the step it is told in. */
function countAttempts(events: readonly DomainEvent[]): number {
  const sent = new Map<string, SentCall>();
  const last = new Map<string, SentCall>();
  let attempts = 0;
  for (const { type, key, step = '', enrollment = '', cause = '', data } of events) {
    if (type === 'CallTaskSent') {
      const call = { step, reported: false };
      sent.set(key, call);
      last.set(enrollment, call);
    }
    if (type === 'AnswerCorrected' && data.to === 'undone') attempts -= takeBack(last.get(enrollment));
    if (type !== 'SignalReceived' || !REPORTS.has(String(data.signal))) continue;
    const { by } = data;
    if (by !== 'rep' && by !== 'system') continue;
    const open = last.get(enrollment);
    const call = sent.get(cause) ?? (by === 'rep' && open?.step === step ? open : undefined);
    if (!call || call.reported) continue;
    call.reported = true;
    attempts += 1;
  }
  return attempts;
}

/** A report that was taken back is no try. */
function takeBack(call: SentCall | undefined): 0 | 1 {
  if (!call?.reported) return 0;
  call.reported = false;
  return 1;
}

function raise(counts: Record<string, number>, name: unknown): void {
  if (typeof name === 'string' && name in counts) counts[name] = (counts[name] ?? 0) + 1;
}
