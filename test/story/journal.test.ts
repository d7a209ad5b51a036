import { describe, expect, it } from 'vitest';
import { createJournal } from '../../workflows/story/journal.ts';
import { about, signal, timeline } from './lines.ts';

describe('the journal', () => {
  it('knows of a contact what was known when a line is read, and no more', () => {
    const journal = createJournal();
    const [started, mail, accepted, appointment, declined] = timeline(
      ['2027-02-01T08:00', 'EnrollmentStarted', about('anna', { rep: 'pieter@v.example' })],
      ['2027-02-01T08:00', 'MailSent', about('anna', { to: 'contact', template: 'invitation' })],
      ['2027-02-06T21:10', 'SignalReceived', signal('anna', 'accepted', 'contact', { data: { guests: 1 } })],
      [
        '2027-03-18T16:45',
        'SignalReceived',
        signal('anna', 'appointment', 'rep', { data: { when: '2027-03-24T09:00:00.000Z', issue: 'customs' } }),
      ],
      ['2027-03-19T08:00', 'SignalReceived', signal('anna', 'declined')],
    );
    if (!started || !mail || !accepted || !appointment || !declined) throw new Error('five lines');
    journal.read(started);
    expect(journal.of('anna')).toMatchObject({ rep: 'pieter@v.example', isTouched: false, mails: [] });
    journal.read(mail);
    expect(journal.of('anna')).toMatchObject({ isTouched: true, mails: [{ template: 'invitation' }] });
    journal.read(accepted);
    expect(journal.of('anna')).toMatchObject({ response: 'accepted', guests: 1 });
    expect(journal.of('anna')?.appointmentAt).toBeUndefined();
    journal.read(appointment);
    expect(journal.of('anna')).toMatchObject({ appointmentAt: Date.UTC(2027, 2, 24, 9), issue: 'customs', calls: 1 });
    journal.read(declined);
    expect(journal.of('anna')?.response).toBe('declined');
  });

  it('counts the seats that are taken or kept, with guests, and not those given back', () => {
    const journal = createJournal();
    const seats = timeline(
      ['2027-02-03T09:00', 'SeatTaken', about('anna', { guests: 1 })],
      ['2027-02-03T10:00', 'SeatTaken', about('bob', { guests: 0 })],
      ['2027-02-04T10:00', 'SeatTaken', about('anna', { guests: 0 })],
      ['2027-02-05T10:00', 'SeatReleased', about('bob', { guests: 0 })],
      ['2027-02-05T10:00', 'SeatOffered', about('carla', { guests: 2 })],
      ['2027-02-06T10:00', 'SeatReleased', about('carla', { guests: 2 })],
    ).map((line) => {
      journal.read(line);
      return journal.seats();
    });
    expect(seats).toEqual([2, 3, 2, 1, 4, 1]);
  });

  it('does not know whom no line was about', () => {
    const journal = createJournal();
    for (const line of timeline(['2027-03-19T08:00', 'AttendanceClosed'])) journal.read(line);
    expect([...journal.all()]).toEqual([]);
    expect(journal.of('anna')).toBeUndefined();
  });
});
