/** Rule 14: no more persons have a seat than the room and its overbooking allow, and the mails say who has one. */
import { asTree } from './read-workflow.ts';
import { type Fault, fault, field, isSignal, type Line, type Story } from './timeline.ts';

/** What its receiver must have of the room. */
const MAILS: Readonly<Record<string, 'taken' | 'offered' | 'none'>> = {
  confirmation: 'taken',
  'place-offered': 'offered',
  'waiting-list': 'none',
};

/** What a contact has by the last line about it: a seat, the offer of one, or nothing. */
function seatAfter(type: string): 'taken' | 'offered' | 'none' | undefined {
  if (type === 'SeatTaken') return 'taken';
  if (type === 'SeatOffered') return 'offered';
  return type === 'SeatReleased' ? 'none' : undefined;
}

/** Persons with a seat or an offer after a line; a seat that was named again has its latest number of guests. */
function countPersons(held: ReadonlyMap<string, number>): number {
  return [...held.values()].reduce((sum, persons) => sum + persons, 0);
}

function note(line: Line, seats: Map<string, string>, held: Map<string, number>): boolean {
  const seat = seatAfter(line.type);
  if (seat === undefined) return false;
  seats.set(line.enrollment, seat);
  if (seat === 'none') held.delete(line.enrollment);
  else held.set(line.enrollment, 1 + Number(line.fields.guests));
  return true;
}

/** Seats of walk-ins are not counted: who stands in the room takes none away from anybody. */
export function checkSeats(story: Story): Fault[] {
  const { seats: limit } = story.inputs;
  const faults: Fault[] = [];
  const seats = new Map<string, string>();
  const held = new Map<string, number>();
  for (const line of story.lines) {
    if (note(line, seats, held)) {
      const persons = countPersons(held);
      if (limit !== undefined && persons > limit)
        faults.push(fault(line, 'seats-full', `${persons} persons have a seat, there are ${limit}`));
      continue;
    }
    if (line.type !== 'MailSent' || field(line, 'to') !== 'contact') continue;
    const wanted = MAILS[field(line, 'template')];
    const seat = seats.get(line.enrollment) ?? 'none';
    if (wanted !== undefined && wanted !== seat)
      faults.push(fault(line, 'seat-mail', `${field(line, 'template')} to one whose seat is ${seat}`));
  }
  return faults;
}

interface Waiting {
  /** Of his first and of his latest yes since he last had a seat or an offer. */
  readonly since: number;
  readonly latest: number;
  readonly persons: number;
}

function noteWaiting(line: Line, waiting: Map<string, Waiting>): void {
  const isOver = ['SeatTaken', 'SeatOffered', 'SeatReleased', 'EnrollmentEnded'].includes(line.type);
  if (isOver || isSignal(line, 'declined')) waiting.delete(line.enrollment);
  if (!isSignal(line, 'accepted')) return;
  const persons = 1 + Number(asTree(line.fields.data).guests ?? 0);
  waiting.set(line.enrollment, { since: waiting.get(line.enrollment)?.since ?? line.seq, latest: line.seq, persons });
}

/** Whom a mail told that he waits is offered a seat before everybody who came after him and is as many persons or more. */
export function checkOffers(story: Story): Fault[] {
  const faults: Fault[] = [];
  const waiting = new Map<string, Waiting>();
  const told = new Set<string>();
  for (const line of story.lines) {
    if (line.type === 'MailSent' && field(line, 'template') === 'waiting-list') told.add(line.enrollment);
    const mine = waiting.get(line.enrollment);
    if (line.type === 'SeatOffered' && mine) {
      const [passed] = [...waiting].find(
        ([other, { latest, persons }]) => told.has(other) && latest < mine.since && persons <= mine.persons,
      ) ?? [undefined];
      if (passed) faults.push(fault(line, 'seat-order', `a seat is offered before ${passed}, who waited longer`));
    }
    noteWaiting(line, waiting);
  }
  return faults;
}
