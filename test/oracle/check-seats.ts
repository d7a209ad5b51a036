/** Rule 14: no more persons have a seat than the room and its overbooking allow, and the mails say who has one. */
import { type Fault, fault, field, type Line, type Story } from './timeline.ts';

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
