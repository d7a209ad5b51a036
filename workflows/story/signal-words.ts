import { internalWords } from '../texts/internal-words.ts';
import { reasonWords } from './reason-words.ts';
import { dataOf, fieldOf, type StoryLine } from './story-line.ts';
import type { WallClock } from './wall-clock.ts';
import { wordOf } from './words/story-in-language.ts';
import type { StoryWords } from './words/story-words.ts';

/** A signal in words, with what it carries: `declines (date)`, `an appointment (Wed 24 Mar 10:00)`. */
export function signalWords(line: StoryLine, clock: WallClock, words: StoryWords): string {
  const signal = fieldOf(line, 'signal');
  const more = dataWords(line, clock, words);
  return `${wordOf(words.signals, signal)}${more.length === 0 ? '' : ` (${more.join(', ')})`}`;
}

function dataWords(line: StoryLine, clock: WallClock, words: StoryWords): string[] {
  const { data, clock: language } = words;
  const said = (name: string, tell: (value: string) => string): string[] => {
    const value = dataOf(line, name);
    return value === '' || value === 'false' ? [] : [tell(value)];
  };
  const sum = (name: 'value' | 'revenue' | 'margin') =>
    said(name, (amount) => `${data[name]} ${moneyWords(amount, language.thousands)}`);
  return [
    ...said('guests', (guests) => data.guests(Number(guests))),
    ...said('reason', (reason) =>
      fieldOf(line, 'signal') === 'qualified' ? scoreWords(reason, words) : reasonWords(reason, words),
    ),
    ...said('when', (when) => timeWords(when, clock)),
    ...said('until', (until) => data.until(timeWords(until, clock))),
    ...said('voicemail', () => data.voicemail),
    ...said('interest', data.interest),
    ...said('issue', (issue) => issue),
    ...said('file', (file) => file),
    ...sum('value'),
    ...sum('revenue'),
    ...sum('margin'),
    ...said('note', (note) => note),
  ];
}

/** `65 points: role ✓, attended ✓ 20` in the words of the language. */
function scoreWords(reason: string, { language, data }: StoryWords): string {
  const { reasons } = internalWords(language);
  return reason
    .replace(/^(\d+) points/, `$1 ${data.points}`)
    .replaceAll(/[A-Za-z]+(?= [✓✗])/g, (name) => wordOf(reasons, name));
}

/** `12000` → `12,000`; anything that is no number stays as it is. */
export function moneyWords(amount: string, thousands: ',' | '.' = ','): string {
  if (!/^\d+(\.\d+)?$/.test(amount)) return amount;
  const [whole = '', cents] = amount.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, thousands);
  return cents === undefined ? grouped : `${grouped}${thousands === '.' ? ',' : '.'}${cents}`;
}

/** An instant of the timeline, or a bare date, which has no clock. */
function timeWords(value: string, clock: WallClock): string {
  const at = Date.parse(/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(value) ? value : '');
  return Number.isNaN(at) ? value.replace('T', ' ') : clock.tell(at);
}
