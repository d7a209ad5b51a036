import { dataOf, fieldOf, isSignal, type StoryLine } from './story-line.ts';
import { isCorrection, undoneBy } from './without-undone.ts';

/** What is known of one enrollment after the lines read so far. Instants are epoch milliseconds. */
export interface Known {
  readonly enrollment: string;
  /** Address of the rep. */
  rep: string;
  /** Whether anything has reached the contact yet. */
  isTouched: boolean;
  /** The last answer to the invitation. */
  response?: string;
  guests: number;
  /** His place when he got on the waiting list; gone with his seat. */
  waitingPlace?: number;
  /** Asked for the presentation when he declined. */
  wantsPresentation?: boolean;
  /** Has a seat at the event: a yes alone may be one on the waiting list. */
  hasSeat: boolean;
  /** Persons a seat is taken or kept for: he and his guests. */
  seats: number;
  seatChangedAt?: number;
  /** His rep has noted whether he spoke to him at the event. */
  noted: boolean;
  came: boolean;
  appointmentAt?: number;
  callBackAt?: number;
  issue?: string;
  isEnded: boolean;
  /** Why channels were closed since the launch: `email: unsubscribed`. */
  readonly closed: string[];
  /** His line on the decision list, while it is open. */
  decision?: KnownDecision;
  /** His rep's answer to the hand-off. */
  handOff?: string;
  /** Templates of the mails sent to the contact, with their instants. */
  readonly mails: { readonly template: string; readonly at: number }[];
  /** Reports that do not stand: when each was told, and when it was taken back or put right. */
  readonly undone: { readonly toldAt: number; readonly at: number }[];
  /** Every line of the enrollment so far, but what does not stand. */
  readonly lines: StoryLine[];
  /** Calls reported, and how many of them reached nobody. */
  calls: number;
  unreached: number;
}

interface KnownAnswer {
  readonly decision: string;
  readonly reason: string;
}

/** A line of the decision list: what is proposed and why, and what each side has said in this round and the one before. */
export interface KnownDecision {
  readonly proposal: string;
  readonly reason: string;
  readonly said: string;
  readonly round: number;
  readonly answers: Readonly<Partial<Record<string, KnownAnswer>>>;
  readonly before: Readonly<Partial<Record<string, KnownAnswer>>>;
}

/** Reads a timeline line by line and knows of each enrollment what was known at that moment: what its mails may speak of. */
export interface Journal {
  read(line: StoryLine): void;
  of(enrollment: string): Known | undefined;
  all(): Iterable<Known>;
  /** Seats that are taken, or kept for whom they were offered to. */
  seats(): number;
}

export function createJournal(): Journal {
  const known = new Map<string, Known>();
  let seats = 0;
  return {
    of: (enrollment) => known.get(enrollment),
    all: () => known.values(),
    seats: () => seats,
    read: (line) => {
      const enrollment = fieldOf(line, 'enrollment');
      if (enrollment === '') return;
      const entry = known.get(enrollment) ?? newEntry(enrollment);
      const before = entry.seats;
      const after = isCorrection(line) ? withoutReport(entry, line) : entry;
      known.set(enrollment, after);
      readInto(after, line);
      seats += after.seats - before;
    },
  };
}

function readInto(entry: Known, line: StoryLine): void {
  entry.lines.push(line);
  if (line.type === 'SignalReceived') readSignal(entry, line);
  else readAct(entry, line);
}

/** What would be known had the report never been told. */
function withoutReport({ enrollment, lines, undone: earlier }: Known, correction: StoryLine): Known {
  const undone = undoneBy(correction, lines);
  const entry = newEntry(enrollment);
  const at = Date.parse(correction.at);
  const reports = undone.filter(({ type }) => type === 'SignalReceived');
  entry.undone.push(...earlier, ...reports.map((line) => ({ toldAt: Date.parse(line.at), at })));
  for (const line of lines) if (!undone.includes(line)) readInto(entry, line);
  return entry;
}

function newEntry(enrollment: string): Known {
  const counts = { guests: 0, calls: 0, unreached: 0 };
  return {
    enrollment,
    rep: '',
    isTouched: false,
    hasSeat: false,
    seats: 0,
    noted: false,
    came: false,
    isEnded: false,
    closed: [],
    mails: [],
    undone: [],
    lines: [],
    ...counts,
  };
}

function readAct(entry: Known, line: StoryLine): void {
  const at = Date.parse(line.at);
  if (line.type === 'EnrollmentStarted' || line.type === 'HandedOff') entry.rep = fieldOf(line, 'rep');
  if (line.type === 'EnrollmentEnded') entry.isEnded = true;
  if (line.type === 'SeatReleased' || line.type === 'SeatTaken') entry.seatChangedAt = at;
  if (line.type === 'SeatReleased') entry.hasSeat = false;
  if (SEATS.includes(line.type)) entry.seats = line.type === 'SeatReleased' ? 0 : 1 + (Number(line.guests) || 0);
  if (line.type === 'DataEnriched' && fieldOf(line, 'field') === 'spokenAtEvent') entry.noted = true;
  if (line.type === 'SeatTaken') {
    entry.hasSeat = true;
    delete entry.waitingPlace;
    entry.guests = Number(line.guests) || 0;
  }
  if (line.type === 'PermissionChanged') entry.closed.push(`${fieldOf(line, 'channel')}: ${fieldOf(line, 'reason')}`);
  if (line.type === 'LetterListed') entry.isTouched = true;
  if (line.type === 'MailSent' && fieldOf(line, 'to') === 'contact') {
    entry.isTouched = true;
    entry.mails.push({ template: fieldOf(line, 'template'), at });
  }
  if (line.type === 'HandedOff') delete entry.handOff;
  if (DECIDED.includes(line.type)) delete entry.decision;
  if (line.type === 'DecisionAsked') entry.decision = askedAnew(entry.decision, line);
}

const SEATS = ['SeatTaken', 'SeatOffered', 'SeatReleased'];

/** The line is off the list. */
const DECIDED = ['DecisionMade', 'StepEntered', 'EnrollmentEnded'];

function askedAnew(earlier: KnownDecision | undefined, line: StoryLine): KnownDecision {
  return {
    proposal: fieldOf(line, 'proposal'),
    reason: fieldOf(line, 'reason'),
    said: fieldOf(line, 'said'),
    round: (earlier?.round ?? 0) + 1,
    answers: {},
    before: earlier?.answers ?? {},
  };
}

const ANSWERS = ['accepted', 'tentative', 'declined'];

function readSignal(entry: Known, line: StoryLine): void {
  const signal = fieldOf(line, 'signal');
  if (ANSWERS.includes(signal)) entry.response = signal;
  if (signal === 'accepted') readAcceptance(entry, line);
  if (signal === 'declined') entry.wantsPresentation = dataOf(line, 'presentation') === 'true';
  if (isSignal(line, 'attended', 'left-early')) entry.came = true;
  if (signal === 'appointment' || signal === 'moved') setInstant(entry, 'appointmentAt', line);
  if (signal === 'call-back') setInstant(entry, 'callBackAt', line);
  if (signal === 'taken-over' || signal === 'rejected') entry.handOff = signal;
  readDecision(entry, line, signal);
  const issue = dataOf(line, 'issue');
  if (issue !== '') entry.issue = issue;
  // What a rep says of his list reports no call.
  if (fieldOf(line, 'by') !== 'rep' || signal === 'taken-over' || signal === 'rejected') return;
  if (entry.came && ['spoken', 'appointment', 'call-back'].includes(signal)) entry.noted = true;
  entry.calls += 1;
  if (signal === 'not-reached') entry.unreached += 1;
}

function readAcceptance(entry: Known, line: StoryLine): void {
  entry.guests = Number(dataOf(line, 'guests')) || 0;
  const place = Number(dataOf(line, 'waitingPlace')) || 0;
  if (place > 0) entry.waitingPlace = place;
}

function readDecision(entry: Known, line: StoryLine, signal: string): void {
  const side = fieldOf(line, 'by');
  if (!entry.decision || !['go-on', 'recycle', 'release'].includes(signal)) return;
  const answer = { decision: signal, reason: dataOf(line, 'reason') };
  entry.decision = { ...entry.decision, answers: { ...entry.decision.answers, [side]: answer } };
}

function setInstant(entry: Known, name: 'appointmentAt' | 'callBackAt', line: StoryLine): void {
  const at = Date.parse(dataOf(line, 'when'));
  if (!Number.isNaN(at)) entry[name] = at;
}
