import { describe, expect, it } from 'vitest';
import { renderTable } from '../../workflows/story/text-table.ts';
import { createWallClock, dayWords } from '../../workflows/story/wall-clock.ts';
import { countWeeks, weekRows } from '../../workflows/story/week-table.ts';
import { about, signal, timeline } from './lines.ts';

const clock = createWallClock('Europe/Amsterdam', 2027);
const lines = timeline(
  ['2027-02-01T08:00', 'MailSent', about('a', { to: 'contact' })],
  ['2027-02-01T08:00', 'MailSent', { to: 'rep' }],
  ['2027-02-08T08:00', 'CallTaskSent', about('a')],
  ['2027-02-08T09:00', 'SignalReceived', signal('a', 'accepted', 'rep')],
  ['2027-03-18T13:00', 'SignalReceived', signal('a', 'attended', 'system')],
  ['2027-03-24T13:00', 'EnrollmentEnded', about('a', { outcome: 'yes' })],
);

describe('the table of weeks', () => {
  it('counts by local week and leaves out weeks without anything', () => {
    const table = renderTable(weekRows(countWeeks(lines, clock), (date) => dayWords(date, 2027)));
    expect(table.split('\n')).toEqual([
      'week of  mails  calls  accepted  declined  maybe  came  appointments  quotes  yes  no  released',
      '1 Feb        1',
      '8 Feb               1         1',
      '15 Mar                                               1',
      '22 Mar                                                                          1',
      'all          1      1         1                      1                          1',
    ]);
  });

  it('has no weeks for a timeline without lines', () => {
    expect(countWeeks([], clock)).toEqual([]);
  });
});
