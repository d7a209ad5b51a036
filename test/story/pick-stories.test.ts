import { describe, expect, it } from 'vitest';
import { pickStories } from '../../workflows/story/pick-stories.ts';
import { storyWords } from '../../workflows/story/words/story-in-language.ts';
import { about, type Row, signal, timeline } from './lines.ts';

const start = (who: string, stage = 'lead') =>
  ['2027-02-01T08:00', 'EnrollmentStarted', about(who, { stage })] as const;
const says = (who: string, name: string, by = 'contact') =>
  ['2027-02-02T08:00', 'SignalReceived', signal(who, name, by)] as const;
const picked = (...rows: readonly Row[]) =>
  pickStories(timeline(...rows)).map(({ kind, enrollment }) => `${storyWords('en').stories[kind]}: ${enrollment}`);

describe('the five stories', () => {
  it('are the first of each kind, in the order of the timeline', () => {
    const rows = [
      ...['z', 'a', 'b', 'c', 'd', 'e', 'f'].map((who) => start(who)),
      says('d', 'declined'),
      says('z', 'declined'),
      says('c', 'accepted'),
      says('e', 'unsubscribed'),
      says('b', 'attended', 'system'),
      says('a', 'attended', 'system'),
      says('a', 'appointment', 'rep'),
      ['2027-03-19T08:10', 'SignalReceived', signal('c', 'attendance-closed', 'campaign')] as const,
      ['2027-04-30T08:00', 'EnrollmentEnded', about('a', { outcome: 'yes' })] as const,
    ];
    expect(picked(...rows)).toEqual([
      'The first who came and said yes: a',
      'The first who came without an appointment: b',
      'The first no-show: c',
      'The first who declined: d',
      'The first who opted out: e',
    ]);
  });

  it('tell nobody twice, and no kind that did not happen', () => {
    expect(picked(start('a'), says('a', 'declined'), says('a', 'objected'))).toEqual(['The first who declined: a']);
  });

  it('go by the last answer', () => {
    expect(picked(start('a'), says('a', 'declined'), says('a', 'accepted'))).toEqual([]);
  });

  it('leave out customers, who are guests', () => {
    expect(picked(start('a', 'customer'), says('a', 'declined'))).toEqual([]);
  });

  it('hold every line of the contact', () => {
    const [story] = pickStories(timeline(start('a'), start('b'), says('a', 'declined')));
    expect(story?.lines.map(({ seq }) => seq)).toEqual([1, 3]);
  });
});
