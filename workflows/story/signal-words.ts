import { dataOf, fieldOf, type StoryLine } from './story-line.ts';
import type { WallClock } from './wall-clock.ts';

/** What the contact does, when he says it himself; reported by somebody else it is put in quotes. */
const WORDS: Readonly<Record<string, string>> = {
  accepted: 'accepts',
  tentative: 'does not know yet',
  declined: 'declines',
  attended: 'comes to the event',
  'left-early': 'comes, and leaves early',
  'no-show': 'did not come',
  qualified: 'qualifies for sales',
  replied: 'replies',
  'auto-replied': 'an automatic reply',
  downloaded: 'fetches a file',
  spoken: 'spoken',
  appointment: 'an appointment',
  'call-back': 'wants to be called back',
  'send-documents': 'wants documents',
  'quote-requested': 'asks for a quote',
  'not-reached': 'not reached',
  'wrong-number': 'the number is wrong',
  'wrong-person': 'the wrong person',
  visited: 'the appointment took place',
  'not-visited': 'the appointment did not take place',
  moved: 'the appointment is moved',
  quoted: 'the quote is sent',
  'still-open': 'still open',
  'taken-over': 'takes the contact over',
  rejected: 'rejects the contact',
  'go-on': 'go on',
  recycle: 'back to lead',
  release: 'release',
  bounced: 'the mail bounces',
  unsubscribed: 'wants no more mail',
  complained: 'complains about the mail',
  'do-not-call': 'wants no more calls',
  yes: 'a definite yes',
  no: 'a definite no',
  objected: 'wants to hear nothing more, ever',
  erased: 'wants to be erased',
  'attendance-closed': 'the attendance list is closed',
  'event-moved': 'the event is moved',
  'event-cancelled': 'the event is cancelled',
  'place-offered': 'is offered a place',
  resume: 'is let go on',
};

/** A signal in words, with what it carries: `declines (date)`, `an appointment (Wed 24 Mar 10:00)`. */
export function signalWords(line: StoryLine, clock: WallClock): string {
  const signal = fieldOf(line, 'signal');
  const more = dataWords(line, clock);
  return `${WORDS[signal] ?? signal}${more.length === 0 ? '' : ` (${more.join(', ')})`}`;
}

function dataWords(line: StoryLine, clock: WallClock): string[] {
  const said = (name: string, tell: (value: string) => string): string[] => {
    const value = dataOf(line, name);
    return value === '' || value === 'false' ? [] : [tell(value)];
  };
  return [
    ...said('guests', (guests) => (guests === '0' ? 'alone' : `with ${guests} ${guests === '1' ? 'guest' : 'guests'}`)),
    ...said('reason', (reason) => reason),
    ...said('when', (when) => timeWords(when, clock)),
    ...said('until', (until) => `until ${timeWords(until, clock)}`),
    ...said('voicemail', () => 'voicemail'),
    ...said('interest', (interest) => `interest ${interest} of 5`),
    ...said('issue', (issue) => issue),
    ...said('file', (file) => file),
    ...said('value', (value) => `value ${moneyWords(value)}`),
    ...said('revenue', (revenue) => `revenue ${moneyWords(revenue)}`),
    ...said('margin', (margin) => `margin ${moneyWords(margin)}`),
    ...said('note', (note) => note),
  ];
}

/** `12000` → `12,000`; anything that is no number stays as it is. */
export function moneyWords(amount: string): string {
  return /^\d+(\.\d+)?$/.test(amount) ? amount.replace(/\B(?=(\d{3})+(?!\d))/g, ',') : amount;
}

/** An instant of the timeline, or a bare date, which has no clock. */
function timeWords(value: string, clock: WallClock): string {
  const at = Date.parse(/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(value) ? value : '');
  return Number.isNaN(at) ? value.replace('T', ' ') : clock.tell(at);
}
