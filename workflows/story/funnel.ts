import { dataOf, fieldOf, groupLines, isSignal, type StoryLine } from './story-line.ts';
import { withoutUndone } from './without-undone.ts';

/** Persons: each counted once a level, by the last answer before the event. Definitions: `workflows/figures.ts`. */
export interface ContactFunnel {
  readonly selected: number;
  readonly invited: number;
  readonly responded: number;
  readonly accepted: number;
  readonly attended: number;
}

/** Organisations by the furthest level they came to; each level counts everybody who came at least so far. */
export interface OrganisationFunnel {
  readonly leads: number;
  readonly approached: number;
  readonly visited: number;
  readonly quoted: number;
  readonly customers: number;
}

/** Customers are guests: outside every denominator, so that they are not in the funnel. */
function isGuest(story: readonly StoryLine[]): boolean {
  return story.some((line) => line.type === 'EnrollmentStarted' && line.stage === 'customer');
}

/** Counts the contacts of a timeline; `eventStartAt` is when the last answer that counts could be given. */
export function countContacts(lines: readonly StoryLine[], eventStartAt: number): ContactFunnel {
  const counts = { selected: 0, invited: 0, responded: 0, accepted: 0, attended: 0 };
  for (const story of groupLines(withoutUndone(lines), 'enrollment').values()) {
    if (isGuest(story)) continue;
    counts.selected += 1;
    if (!isInvited(story)) continue;
    counts.invited += 1;
    const answer = story.findLast((line) => isAnswer(line) && Date.parse(line.at) <= eventStartAt);
    if (answer) counts.responded += 1;
    if (answer && fieldOf(answer, 'signal') === 'accepted' && hasSeat(story, answer, eventStartAt))
      counts.accepted += 1;
    if (story.some(isAttendance)) counts.attended += 1;
  }
  return counts;
}

/** By the last that was said of his seat; who got none with his yes is on the waiting list. */
function hasSeat(story: readonly StoryLine[], answer: StoryLine, eventStartAt: number): boolean {
  const seat = story.findLast(
    ({ type, at }) => (type === 'SeatTaken' || type === 'SeatReleased') && Date.parse(at) <= eventStartAt,
  );
  return seat ? seat.type === 'SeatTaken' : dataOf(answer, 'waitingPlace') === '';
}

const DELIVERED_AFTER_MS = 3 * 86_400_000;

/** A mail that did not bounce within three days, a letter, or somebody reached by the call that invites. */
function isInvited(story: readonly StoryLine[]): boolean {
  return story.some((line) => {
    if (line.type === 'LetterListed') return true;
    if (line.type === 'MailSent') return line.step === 'invite' && !bouncesAfter(line, story);
    return line.step === 'phone-invite' && isReport(line) && !isSignal(line, 'not-reached', 'wrong-number');
  });
}

function bouncesAfter(mail: StoryLine, story: readonly StoryLine[]): boolean {
  const sentAt = Date.parse(mail.at);
  return story.some((line) => isSignal(line, 'bounced') && Date.parse(line.at) - sentAt <= DELIVERED_AFTER_MS);
}

/** Counts the organisations of a timeline by how far they came. */
export function countOrganisations(lines: readonly StoryLine[]): OrganisationFunnel {
  const counts = { leads: 0, approached: 0, visited: 0, quoted: 0, customers: 0 };
  for (const story of groupLines(withoutUndone(lines), 'organisation').values()) {
    if (isGuest(story)) continue;
    const level = Math.max(0, ...story.map(levelOf));
    counts.leads += 1;
    if (level >= 1) counts.approached += 1;
    if (level >= 2) counts.visited += 1;
    if (level >= 3) counts.quoted += 1;
    if (level >= 4) counts.customers += 1;
  }
  return counts;
}

/** 1 phoned or spoken to, 2 sat at the table with, 3 quoted, 4 customer; 0 for all other lines. */
export function levelOf(line: StoryLine): number {
  if (line.type === 'EnrollmentEnded') return line.outcome === 'yes' ? 4 : 0;
  if (isSignal(line, 'quoted')) return 3;
  if (isSignal(line, 'visited')) return 2;
  if (line.step === 'appointment' && isSignal(line, 'quote-requested', 'still-open')) return 2;
  return isReport(line) || isAttendance(line) ? 1 : 0;
}

/** What a rep says of a call or a conversation; his answers to lists are none. */
function isReport(line: StoryLine): boolean {
  return line.type === 'SignalReceived' && line.by === 'rep' && !isSignal(line, 'taken-over', 'rejected', 'qualified');
}

function isAnswer(line: StoryLine): boolean {
  return isSignal(line, 'accepted', 'tentative', 'declined');
}

function isAttendance(line: StoryLine): boolean {
  return isSignal(line, 'attended', 'left-early');
}

/** A share as people may read it: `41 of 68, 60 %`; below 20 the two numbers only. */
export function shareWords(count: number, of: number): string {
  return of < 20 ? `${count} of ${of}` : `${count} of ${of}, ${Math.round((100 * count) / of)} %`;
}
