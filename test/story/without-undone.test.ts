import { describe, expect, it } from 'vitest';
import { countContacts, countOrganisations } from '../../workflows/story/funnel.ts';
import { measureTalks } from '../../workflows/story/measured-talks.ts';
import { organisationCourses } from '../../workflows/story/organisation-course.ts';
import { pickStories } from '../../workflows/story/pick-stories.ts';
import { openQuotes } from '../../workflows/story/quotes.ts';
import { countLevels } from '../../workflows/story/service-level-counts.ts';
import { createWallClock } from '../../workflows/story/wall-clock.ts';
import { countWeeks } from '../../workflows/story/week-table.ts';
import { withoutUndone } from '../../workflows/story/without-undone.ts';
import { about, type Row, signal, timeline } from './lines.ts';

const EVENT = Date.parse('2027-03-18T13:00:00.000Z');
const call: Row = ['2027-02-08T08:00', 'CallTaskSent', about('a')];
const before: readonly Row[] = [
  ['2027-02-01T07:00', 'EnrollmentStarted', about('a', { stage: 'lead' })],
  ['2027-02-01T08:00', 'MailSent', about('a', { to: 'contact', step: 'invite', kind: 'marketing' })],
];
const report = (name: string, fields: Record<string, unknown> = {}): Row => [
  '2027-02-08T09:00',
  'SignalReceived',
  signal('a', name, 'rep', fields),
];
const undone = (from: string, who = 'a'): Row => [
  '2027-02-08T09:10',
  'AnswerCorrected',
  about(who, { from, to: 'undone' }),
];
const figures = (...rows: readonly Row[]) => {
  const lines = timeline(...rows);
  return {
    contacts: countContacts(lines, EVENT),
    organisations: countOrganisations(lines),
    courses: [...organisationCourses(lines).values()].map(({ level }) => level),
    talks: measureTalks(lines),
    quotes: openQuotes(lines, 0.5),
    levels: countLevels(lines),
    weeks: countWeeks(lines, createWallClock('Europe/Amsterdam', 2027)),
    stories: pickStories(lines).map(({ kind }) => kind),
  };
};

describe('a report that was taken back', () => {
  it.each([
    ['accepted', {}],
    ['declined', {}],
    ['spoken', { data: { remembers: 'yes' } }],
    ['appointment', {}],
    ['visited', {}],
    ['quoted', { data: { value: 1000, margin: 200 } }],
    ['do-not-call', {}],
  ])('M30 counts in no figure: %s', (name, fields) => {
    const never = figures(...before, call);
    expect(figures(...before, call, report(name, fields), undone(name))).toEqual(never);
    expect(figures(...before, call, report(name, fields))).not.toEqual(never);
  });

  it.each(['undone', 'spoken'])('M30 a definite no that was taken back counts in no figure, nor its end: %s', (to) => {
    const end: Row = ['2027-02-08T09:00', 'EnrollmentEnded', about('a', { outcome: 'no', reason: 'no need' })];
    const back: Row = ['2027-02-08T09:10', 'AnswerCorrected', about('a', { from: 'no', to })];
    const instead = to === 'spoken' ? [report('spoken', { data: { remembers: 'yes' } })] : [];
    const never = figures(...before, call, ...instead);
    expect(figures(...before, call, report('no'), end, back, ...instead)).toEqual(never);
    expect(figures(...before, call, report('no'), end, ...instead)).not.toEqual(never);
    const other: Row = ['2027-02-08T09:10', 'AnswerCorrected', about('b', { from: 'no', to })];
    expect(figures(...before, call, report('no'), end, other).weeks[1]?.counts.no).toBe(1);
  });

  it.each([
    ['accepted', 'declined'],
    ['appointment', 'spoken'],
    ['visited', 'not-visited'],
    ['quoted', 'still-open'],
  ])('M30 put right by another, the first counts in no figure: %s, in truth %s', (wrong, right) => {
    const told = [...before, call, report(wrong), report(right)];
    const put: Row = ['2027-02-08T09:10', 'AnswerCorrected', about('a', { from: wrong, to: right, cause: 5 })];
    expect(figures(...told, put)).toEqual(figures(...before, call, report(right)));
    expect(figures(...told)).not.toEqual(figures(...before, call, report(right)));
  });

  it('M30 put right by the same with another date, the first does not stand', () => {
    const at = (day: number) => report('appointment', { data: { when: `2027-03-2${day}T09:00:00.000Z` } });
    const put: Row = [
      '2027-02-08T09:10',
      'AnswerCorrected',
      about('a', { from: 'appointment', to: 'appointment', cause: 3 }),
    ];
    expect(withoutUndone(timeline(call, at(2), at(4), put)).map(({ seq }) => seq)).toEqual([1, 3, 4]);
  });

  it('M6 of attendance put right, who left early and was another counts as nobody who came', () => {
    const came: Row = ['2027-03-18T15:00', 'SignalReceived', signal('a', 'left-early', 'system')];
    const not: Row = ['2027-03-22T09:00', 'SignalReceived', signal('a', 'no-show', 'system')];
    const put: Row = ['2027-03-22T09:00', 'AnswerCorrected', about('a', { from: 'attended', to: 'no-show', cause: 4 })];
    expect(figures(...before, came, not, put).contacts.attended).toBe(0);
    expect(figures(...before, came, not).contacts.attended).toBe(1);
  });

  it('M30 a week whose figures are others than were told of it is marked, and no week that was put right within itself', () => {
    const marked = (day: string) => {
      const back: Row = [`${day}T09:10`, 'AnswerCorrected', about('a', { from: 'appointment', to: 'undone' })];
      const rows = [...before, report('appointment'), back];
      return countWeeks(timeline(...rows), createWallClock('Europe/Amsterdam', 2027)).map((week) => [
        week.monday,
        week.counts.appointments,
        week.isRestated,
      ]);
    };
    expect(marked('2027-02-12')).toEqual([['2027-02-01', 0, false]]);
    expect(marked('2027-02-17')).toEqual([
      ['2027-02-01', 0, false],
      ['2027-02-08', 0, true],
    ]);
  });

  it('M30 leaves the report before it, and what is reported after it', () => {
    const lines = timeline(call, report('accepted'), report('declined'), undone('declined'), report('spoken'));
    expect(withoutUndone(lines).map((line) => line.signal ?? line.type)).toEqual([
      'CallTaskSent',
      'accepted',
      'AnswerCorrected',
      'spoken',
    ]);
  });

  it('M30 of the same report told twice takes the last, and leaves what the contact said himself', () => {
    const own: Row = ['2027-02-08T08:30', 'SignalReceived', signal('a', 'accepted')];
    const other: Row = ['2027-02-08T09:05', 'SignalReceived', signal('b', 'accepted', 'rep')];
    const lines = timeline(own, report('accepted'), report('accepted'), other, undone('accepted'));
    expect(withoutUndone(lines).map(({ seq }) => seq)).toEqual([1, 2, 4, 5]);
    expect(withoutUndone(timeline(own, undone('accepted')))).toHaveLength(2);
  });
});
