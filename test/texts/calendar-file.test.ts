import { describe, expect, it } from 'vitest';
import { type CalendarFileRequest, renderCalendarFile } from '../../workflows/texts/calendar-file.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2027, 2, 18, 13);

function request(change: Partial<CalendarFileRequest> & { readonly startAt?: number }): CalendarFileRequest {
  const { startAt = START, ...rest } = change;
  return {
    uid: '01ENROLLMENT@voorbeeld.example',
    sequence: 0,
    method: 'PUBLISH',
    event: { name: 'Zakendoen; in Afrika', startAt, endAt: startAt + 3.5 * HOUR, location: 'Havenweg 1, Rotterdam' },
    organiser: { name: 'Mirjam "M." de Wit', email: 'mirjam@voorbeeld.example' },
    attendee: { name: 'Anna', email: 'anna@voorbeeld.example' },
    stampAt: START - 1000 * HOUR,
    ...rest,
  };
}

function property(file: string, name: string): string | undefined {
  const unfolded = file.replaceAll('\r\n ', '');
  return unfolded
    .split('\r\n')
    .find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))
    ?.slice(name.length + 1);
}

describe('renderCalendarFile', () => {
  it('F29 keeps the UID and raises SEQUENCE over three moves and the cancellation', () => {
    const versions = [0, 1, 2, 3].map((sequence) =>
      renderCalendarFile(request({ sequence, startAt: START + sequence * 24 * HOUR })),
    );
    const last = renderCalendarFile(request({ sequence: 4, method: 'CANCEL', startAt: START + 72 * HOUR }));
    const all = [...versions, last];
    expect(new Set(all.map((file) => property(file, 'UID')))).toEqual(new Set(['01ENROLLMENT@voorbeeld.example']));
    expect(all.map((file) => property(file, 'SEQUENCE'))).toEqual(['0', '1', '2', '3', '4']);
    expect(versions.map((file) => property(file, 'DTSTART'))).toEqual([
      '20270318T130000Z',
      '20270319T130000Z',
      '20270320T130000Z',
      '20270321T130000Z',
    ]);
    expect(all.map((file) => property(file, 'METHOD'))).toEqual(['PUBLISH', 'PUBLISH', 'PUBLISH', 'PUBLISH', 'CANCEL']);
    expect(all.map((file) => property(file, 'STATUS'))).toEqual([
      'CONFIRMED',
      'CONFIRMED',
      'CONFIRMED',
      'CONFIRMED',
      'CANCELLED',
    ]);
  });

  it('writes instants in UTC, which need no VTIMEZONE, and escapes text', () => {
    const file = renderCalendarFile(request({}));
    expect(property(file, 'DTEND')).toBe('20270318T163000Z');
    expect(file).not.toMatch(/TZID|VTIMEZONE/);
    expect(property(file, 'SUMMARY')).toBe('Zakendoen\\; in Afrika');
    expect(property(file, 'ORGANIZER')).toBe(`CN="Mirjam ^'M.^' de Wit":mailto:mirjam@voorbeeld.example`);
  });

  it('names an attendee in a cancellation only (RFC 5546 §3.2.1)', () => {
    expect(property(renderCalendarFile(request({})), 'ATTENDEE')).toBeUndefined();
    expect(property(renderCalendarFile(request({ method: 'CANCEL' })), 'ATTENDEE')).toContain('anna@voorbeeld.example');
  });

  it('gives the same bytes for the same request, no line longer than 75 octets', () => {
    const long = request({ event: { name: 'É'.repeat(200), startAt: START, endAt: START + HOUR } });
    const file = renderCalendarFile(long);
    expect(renderCalendarFile(long)).toBe(file);
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});
