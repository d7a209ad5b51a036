import { dataOf, fieldOf, isSignal, type StoryLine } from './story-line.ts';

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
  came: boolean;
  appointmentAt?: number;
  callBackAt?: number;
  issue?: string;
  isEnded: boolean;
  /** Why channels were closed since the launch: `email: unsubscribed`. */
  readonly closed: string[];
  proposal?: string;
  proposedAt?: number;
  /** Templates of the mails sent to the contact, with their instants. */
  readonly mails: { readonly template: string; readonly at: number }[];
  /** Every line of the enrollment so far. */
  readonly lines: StoryLine[];
  /** Calls reported, and how many of them reached nobody. */
  calls: number;
  unreached: number;
}

/** Reads a timeline line by line and knows of each enrollment what was known at that moment: what its mails may speak of. */
export interface Journal {
  read(line: StoryLine): void;
  of(enrollment: string): Known | undefined;
  all(): Iterable<Known>;
}

export function createJournal(): Journal {
  const known = new Map<string, Known>();
  return {
    of: (enrollment) => known.get(enrollment),
    all: () => known.values(),
    read: (line) => {
      const enrollment = fieldOf(line, 'enrollment');
      if (enrollment === '') return;
      const entry = known.get(enrollment) ?? newEntry(enrollment);
      known.set(enrollment, entry);
      entry.lines.push(line);
      if (line.type === 'SignalReceived') readSignal(entry, line);
      else readAct(entry, line);
    },
  };
}

function newEntry(enrollment: string): Known {
  const counts = { guests: 0, calls: 0, unreached: 0 };
  return {
    enrollment,
    rep: '',
    isTouched: false,
    came: false,
    isEnded: false,
    closed: [],
    mails: [],
    lines: [],
    ...counts,
  };
}

function readAct(entry: Known, line: StoryLine): void {
  const at = Date.parse(line.at);
  if (line.type === 'EnrollmentStarted' || line.type === 'HandedOff') entry.rep = fieldOf(line, 'rep');
  if (line.type === 'EnrollmentEnded') entry.isEnded = true;
  if (line.type === 'PermissionChanged') entry.closed.push(`${fieldOf(line, 'channel')}: ${fieldOf(line, 'reason')}`);
  if (line.type === 'LetterListed') entry.isTouched = true;
  if (line.type === 'MailSent' && fieldOf(line, 'to') === 'contact') {
    entry.isTouched = true;
    entry.mails.push({ template: fieldOf(line, 'template'), at });
  }
  if (line.type !== 'DecisionAsked') return;
  entry.proposal = fieldOf(line, 'proposal');
  entry.proposedAt = at;
}

const ANSWERS = ['accepted', 'tentative', 'declined'];

function readSignal(entry: Known, line: StoryLine): void {
  const signal = fieldOf(line, 'signal');
  if (ANSWERS.includes(signal)) entry.response = signal;
  if (signal === 'accepted') entry.guests = Number(dataOf(line, 'guests')) || 0;
  if (isSignal(line, 'attended', 'left-early')) entry.came = true;
  if (signal === 'appointment' || signal === 'moved') setInstant(entry, 'appointmentAt', line);
  if (signal === 'call-back') setInstant(entry, 'callBackAt', line);
  const issue = dataOf(line, 'issue');
  if (issue !== '') entry.issue = issue;
  if (fieldOf(line, 'by') !== 'rep') return;
  entry.calls += 1;
  if (signal === 'not-reached') entry.unreached += 1;
}

function setInstant(entry: Known, name: 'appointmentAt' | 'callBackAt', line: StoryLine): void {
  const at = Date.parse(dataOf(line, 'when'));
  if (!Number.isNaN(at)) entry[name] = at;
}
