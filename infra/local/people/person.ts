import type { Contact } from '../../../workflows/domain/contact.ts';
import { type SignalName, signalSpec } from '../../../workflows/signals.ts';

/** What the people of a rehearsal remember of one contact: a few fields each, as there may be many. */
export interface Person {
  readonly enrollment: string;
  readonly contact: Contact;
  /** Address of his rep; of nobody's contact the sales manager. */
  readonly rep: string;
  readonly salt: number;
  /** Facts the script speaks of: they draw nothing. */
  readonly scripted: ReadonlySet<string>;
  response: string | undefined;
  came: boolean;
  spokenAtEvent: boolean;
  /** He answered or was spoken to, ever. */
  heardOf: boolean;
  ended: boolean;
  /** The last mail to him: what a bounce is about. */
  lastMail: string | undefined;
  /** The call or ask a rep has open for him. */
  task: string | undefined;
  marketingMails: number;
  appointments: number;
  quoteAsks: number;
  quoteValue: number;
  /** The hand-off list his rep has not answered: the stay it came from. */
  handedOff: number | undefined;
  decision: OpenDecision | undefined;
  decisionsAsked: number;
  decisionsMade: number;
  /** Acts so far: makes each signal's key its own. */
  acts: number;
}

/** A line of the decision list. */
export interface OpenDecision {
  readonly touch: string;
  readonly proposal: string;
  readonly askedAt: number;
}

/** A person of whom nothing has happened yet. */
export function newPerson(known: Pick<Person, 'enrollment' | 'contact' | 'rep' | 'salt' | 'scripted'>): Person {
  return {
    ...known,
    response: undefined,
    came: false,
    spokenAtEvent: false,
    heardOf: false,
    ended: false,
    lastMail: undefined,
    task: undefined,
    marketingMails: 0,
    appointments: 0,
    quoteAsks: 0,
    quoteValue: 0,
    handedOff: undefined,
    decision: undefined,
    decisionsAsked: 0,
    decisionsMade: 0,
    acts: 0,
  };
}

/** The fact a signal is about: its own name where the table of signals names none. */
export function factOf(signal: SignalName): string {
  return signalSpec(signal).fact ?? signal;
}

/** Keeps what a signal says of him. */
export function noteSignal(person: Person, signal: unknown): void {
  switch (signal) {
    case 'accepted':
    case 'tentative':
    case 'declined':
      person.response = signal;
      person.heardOf = true;
      return;
    case 'attended':
    case 'left-early':
      person.came = true;
      person.heardOf = true;
      return;
    case 'no-show':
      person.came = false;
      return;
    case 'spoken':
    case 'replied':
      person.heardOf = true;
      return;
    case 'appointment':
      person.appointments += 1;
      person.heardOf = true;
      return;
    case 'taken-over':
    case 'rejected':
      person.handedOff = undefined;
  }
}
