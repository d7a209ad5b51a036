import { describe, expect, it } from 'vitest';
import { EVENT_TYPES } from '../../workflows/domain/event.ts';
import { why } from '../../workflows/domain/why.ts';
import { tellLine } from '../../workflows/story/tell-line.ts';
import { createWallClock } from '../../workflows/story/wall-clock.ts';
import { storyWords } from '../../workflows/story/words/story-in-language.ts';
import { about, type Row, signal, timeline } from './lines.ts';

const telling = {
  clock: createWallClock('Europe/Amsterdam', 2027),
  names: new Map([['lotte@v.example', 'Lotte Smit']]),
  words: storyWords('en'),
};
const tell = (...rows: readonly Row[]) => why(timeline(...rows), telling);

describe('why', () => {
  it('tells a way through the campaign in sentences with local times', () => {
    const told = tell(
      [
        '2027-02-01T08:00',
        'EnrollmentStarted',
        about('bob', { stage: 'lead', source: 'fair', rep: 'lotte@v.example' }),
      ],
      ['2027-02-01T08:00', 'StepEntered', about('bob', { step: 'invite' })],
      ['2027-02-01T08:00', 'MailSent', about('bob', { to: 'contact', template: 'invitation' })],
      ['2027-02-08T08:00', 'SignalReceived', signal('bob', 'timeout', 'time')],
      ['2027-02-08T08:00', 'StepEntered', about('bob', { step: 'call-reminder' })],
      ['2027-02-08T08:00', 'CallTaskSent', about('bob', { rep: 'lotte@v.example', attempt: 1, step: 'call-reminder' })],
      ['2027-02-08T09:20', 'SignalReceived', signal('bob', 'not-reached', 'rep', { data: { voicemail: true } })],
      ['2027-02-10T13:00', 'CallTaskSent', about('bob', { rep: 'lotte@v.example', attempt: 2, step: 'call-reminder' })],
      ['2027-02-10T13:00', 'SignalReceived', signal('bob', 'accepted', 'rep', { data: { guests: 1 } })],
      ['2027-07-05T07:00', 'EnrollmentEnded', about('bob', { outcome: 'yes', reason: 'ordered', revenue: 12000 })],
    );
    expect(told).toEqual([
      'Mon 1 Feb 09:00   on the list as lead, source fair, rep Lotte Smit; gets the invitation',
      'Mon 8 Feb 09:00   Lotte Smit is to call (no answer to the invitation yet)',
      'Mon 8 Feb 10:20   the rep reports: not reached (voicemail)',
      'Wed 10 Feb 14:00  Lotte Smit is to call (no answer to the invitation yet, attempt 2); the rep reports: accepts (with 1 guest)',
      'Mon 5 Jul 09:00   ends: yes (ordered), revenue 12,000',
    ]);
  });

  it('says where an open one stands', () => {
    expect(tell(['2027-02-01T08:00', 'StepEntered', about('bob', { step: 'invite' })])).toEqual([
      'now  may still answer the invitation, since Mon 1 Feb 09:00',
    ]);
  });

  it('tells what the signal carries', () => {
    const told = (name: string, data: object) =>
      tell(['2027-02-01T08:00', 'SignalReceived', signal('bob', name, 'contact', { data })])[0]?.slice(17);
    expect(told('declined', { reason: 'date' })).toBe('declines (the date does not suit)');
    expect(told('call-back', { when: '2027-09-06T06:50:00.000Z' })).toBe('wants to be called back (Mon 6 Sep 08:50)');
    expect(told('call-back', { when: '2027-09-06' })).toBe('wants to be called back (2027-09-06)');
    expect(told('quoted', { value: 1234567.5, margin: 900 })).toBe('the quote is sent (value 1,234,567.5, margin 900)');
  });

  it('tells a report that was taken back, and that mail about the event is allowed', () => {
    const told = (type: string, fields: Record<string, unknown>) =>
      tell(['2027-02-01T08:00', type, about('bob', fields)])[0]?.slice(17);
    expect(told('AnswerCorrected', { from: 'accepted', to: 'undone' })).toBe('the report is taken back: accepts');
    expect(told('AnswerCorrected', { from: 'accepted', to: 'declined' })).toBe(
      'the answer is corrected: accepts → declines',
    );
    const mail = { channel: 'email', from: 'none', reason: 'said on the phone' };
    expect(told('PermissionChanged', { ...mail, to: 'service' })).toBe(
      'mail about the event is allowed: said on the phone',
    );
    expect(told('PermissionChanged', { ...mail, to: 'none' })).toBe('mail is closed: said on the phone');
  });

  it('tells a joint decision once, and a word of one side by itself', () => {
    const marketing = ['2027-04-20T08:00', 'SignalReceived', signal('bob', 'recycle', 'marketing')] as const;
    const sales = ['2027-04-21T08:00', 'SignalReceived', signal('bob', 'recycle', 'sales')] as const;
    const made = { decision: 'recycle', by: ['marketing', 'sales'], cause: 2 };
    expect(tell(marketing, sales, ['2027-04-21T08:00', 'DecisionMade', about('bob', made)])).toEqual([
      'Tue 20 Apr 10:00  the marketing manager says: back to lead',
      'Wed 21 Apr 10:00  both managers decide: back to lead',
    ]);
  });

  it('has words for every kind of line, or a reason to leave it out', () => {
    const silent = EVENT_TYPES.filter(
      (type) =>
        tellLine({ type, at: '2027-02-01T08:00:00.000Z', seq: 1, ...about('bob', { by: [] }) }, telling) === undefined,
    );
    expect(silent).toEqual([
      ...[
        'CampaignLaunched',
        'RowRejected',
        'StepEntered',
        'OwnerChanged',
        'AttendanceClosed',
        'SeatTaken',
        'SeatOffered',
      ],
      ...['SeatReleased', 'DataEnriched', 'CampaignRescheduled', 'CampaignPaused'],
      ...['CampaignResumed', 'CampaignStopped', 'CampaignEnded'],
    ]);
  });
});
