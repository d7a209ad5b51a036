import { describe, expect, it } from 'vitest';
import { countContacts, countOrganisations, shareWords } from '../../workflows/story/funnel.ts';
import { about, signal, timeline } from './lines.ts';

const EVENT = Date.UTC(2027, 2, 18, 13);
const start = (who: string, stage = 'lead') =>
  ['2027-02-01T08:00', 'EnrollmentStarted', about(who, { stage })] as const;
const invitation = (who: string) =>
  ['2027-02-01T08:00', 'MailSent', about(who, { to: 'contact', step: 'invite' })] as const;

describe('the funnel of contacts', () => {
  it('counts who was invited, answered, comes and came', () => {
    const lines = timeline(
      ...[start('a'), start('b'), start('c'), start('d')],
      ...[invitation('a'), invitation('b'), invitation('c')],
      ['2027-02-02T08:00', 'SignalReceived', signal('a', 'accepted')],
      ['2027-02-02T08:00', 'SignalReceived', signal('b', 'tentative')],
      ['2027-03-18T13:10', 'SignalReceived', signal('a', 'attended', 'system')],
    );
    expect(countContacts(lines, EVENT)).toEqual({ selected: 4, invited: 3, responded: 2, accepted: 1, attended: 1 });
  });

  it('counts the last answer before the event', () => {
    const lines = timeline(
      start('a'),
      invitation('a'),
      ['2027-02-02T08:00', 'SignalReceived', signal('a', 'accepted')],
      ['2027-02-03T08:00', 'SignalReceived', signal('a', 'declined')],
      ['2027-03-18T14:00', 'SignalReceived', signal('a', 'accepted')],
    );
    expect(countContacts(lines, EVENT)).toMatchObject({ responded: 1, accepted: 0 });
  });

  it('does not count an invitation that bounced within three days', () => {
    const bounced = (at: string) =>
      countContacts(
        timeline(start('a'), invitation('a'), [at, 'SignalReceived', signal('a', 'bounced', 'system')]),
        EVENT,
      );
    expect(bounced('2027-02-03T08:00').invited).toBe(0);
    expect(bounced('2027-02-05T08:00').invited).toBe(1);
  });

  it('counts a letter, and a call that reached somebody, as invitations', () => {
    const call = (name: string) =>
      ['2027-02-02T08:00', 'SignalReceived', signal('b', name, 'rep', { step: 'phone-invite' })] as const;
    const letter = ['2027-02-01T08:00', 'LetterListed', about('a')] as const;
    expect(countContacts(timeline(start('a'), start('b'), letter, call('spoken')), EVENT).invited).toBe(2);
    expect(countContacts(timeline(start('a'), start('b'), letter, call('not-reached')), EVENT).invited).toBe(1);
  });

  it('leaves customers out: they are guests', () => {
    expect(countContacts(timeline(start('a', 'customer'), invitation('a')), EVENT).selected).toBe(0);
  });
});

describe('the funnel of organisations', () => {
  it('counts each organisation at every level up to its furthest', () => {
    const lines = timeline(
      ...[start('a'), start('b'), start('c'), start('d')],
      ['2027-02-08T08:00', 'SignalReceived', signal('b', 'not-reached', 'rep')],
      ['2027-03-25T08:00', 'SignalReceived', signal('c', 'visited', 'rep')],
      ['2027-04-30T08:00', 'EnrollmentEnded', about('d', { outcome: 'yes' })],
    );
    expect(countOrganisations(lines)).toEqual({ leads: 4, approached: 3, visited: 2, quoted: 1, customers: 1 });
  });

  it('takes the answer of a list for no contact with the organisation', () => {
    const taken = ['2027-03-19T08:00', 'SignalReceived', signal('a', 'taken-over', 'rep')] as const;
    expect(countOrganisations(timeline(start('a'), taken)).approached).toBe(0);
  });
});

describe('a share', () => {
  it('is a percentage from twenty on', () => {
    expect(shareWords(41, 68)).toBe('41 of 68, 60 %');
    expect(shareWords(7, 19)).toBe('7 of 19');
  });
});
