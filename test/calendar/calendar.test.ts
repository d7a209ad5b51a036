import { describe, expect, it } from 'vitest';
import { type Calendar, createCalendar } from '../../workflows/calendar/calendar.ts';
import { CalendarNeverOpens, MissingAnchor } from '../../workflows/calendar/calendar-errors.ts';
import { addMonths, civilOf, dayOf, isoOf, parseLocalDate, weekdayOf } from '../../workflows/calendar/local-date.ts';
import { isZone } from '../../workflows/calendar/zone.ts';
import {
  type Duration,
  type Point,
  parseDuration,
  parsePoint,
  parseWindow,
  type Window,
} from '../../workflows/language/time-values.ts';
import { everyDay, office, utc, WHOLE_DAY, weekdays } from './specs.ts';

function duration(text: string): Duration {
  const parsed = parseDuration(text);
  if (!parsed) throw new Error(`no duration: ${text}`);
  return parsed;
}

function point(text: string): Point {
  const parsed = parsePoint(text);
  if (!parsed) throw new Error(`no point: ${text}`);
  return parsed;
}

function window(text: string): Window {
  const parsed = parseWindow(text);
  if (!parsed) throw new Error(`no window: ${text}`);
  return parsed;
}

/** `2027-03-18 14:00` of the calendar's zone → instant. */
function instantOf(calendar: Calendar, text: string): number {
  const [date = '', time = '00:00'] = text.split(' ');
  return calendar.instant(date, Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
}

/** What people there would say: `Thu 2027-03-18 14:00`. */
function said(calendar: Calendar, at: number): string {
  const minute = calendar.minuteOfDay(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][calendar.weekday(at) - 1];
  return `${weekday} ${calendar.localDate(at)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

describe('F8 the local time of day and the switches of the clock', () => {
  const berlin = createCalendar(office('Europe/Berlin', { hours: everyDay([window('09:00-10:00')]) }));

  it('F8 Saturday 24 October 2026 asks for the next 09:00 and gets Sunday 09:00, not 08:00', () => {
    const asked = instantOf(berlin, '2026-10-24 12:00');
    expect(said(berlin, berlin.nextOpen(asked))).toBe('Sun 2026-10-25 09:00');
    expect(berlin.nextOpen(asked)).toBe(utc('2026-10-25 08:00'));
  });

  it.each([
    ['into summer', '2027-03-26 09:00', '1 business day', 'Sat 2027-03-27 09:00'],
    ['into summer', '2027-03-26 09:00', '3 business days', 'Mon 2027-03-29 09:00'],
    ['into summer', '2027-03-27 09:00', '1 day', 'Sun 2027-03-28 09:00'],
    ['into summer', '2027-03-27 09:00', '2 weeks', 'Sat 2027-04-10 09:00'],
    ['into winter', '2027-10-30 09:00', '1 day', 'Sun 2027-10-31 09:00'],
    ['into winter', '2027-10-01 09:00', '1 month', 'Mon 2027-11-01 09:00'],
    ['over both', '2027-03-01 09:00', '10 months', 'Sat 2028-01-01 09:00'],
  ])('F8 09:00 stays 09:00 %s: %s + %s', (_way, from, length, expected) => {
    const at = instantOf(berlin, from);
    expect(said(berlin, berlin.add(at, duration(length), 1))).toBe(expected);
    expect(berlin.add(berlin.add(at, duration(length), 1), duration(length), -1)).toBe(at);
  });

  it('F8 hours and minutes are exact, whatever the clock does', () => {
    const at = instantOf(berlin, '2027-03-27 09:00');
    expect(said(berlin, berlin.add(at, duration('24 hours'), 1))).toBe('Sun 2027-03-28 10:00');
    expect(berlin.add(at, duration('90 minutes'), -1)).toBe(at - 5_400_000);
    expect(berlin.add(at, duration('20 seconds'), 1)).toBe(at + 20_000);
  });

  it('F8 02:30 on the day without it is 03:30', () => {
    expect(berlin.instant('2027-03-28', 150)).toBe(utc('2027-03-28 01:30'));
    expect(said(berlin, berlin.instant('2027-03-28', 150))).toBe('Sun 2027-03-28 03:30');
  });

  it('F8 02:30 on the day with two of them is the first', () => {
    expect(berlin.instant('2027-10-31', 150)).toBe(utc('2027-10-31 00:30'));
  });

  it('F8 Lord Howe changes by half an hour only', () => {
    const lordHowe = createCalendar(office('Australia/Lord_Howe'));
    expect(lordHowe.instant('2027-10-03', 135)).toBe(utc('2027-10-02 15:45'));
    expect(said(lordHowe, lordHowe.instant('2027-10-03', 135))).toBe('Sun 2027-10-03 02:45');
    expect(lordHowe.instant('2027-04-04', 105)).toBe(utc('2027-04-03 14:45'));
  });

  it('F8 a window that begins in the gap opens with the switch', () => {
    const nightly = createCalendar(office('Europe/Berlin', { hours: everyDay([window('02:30-05:00')]) }));
    expect(nightly.nextOpen(instantOf(nightly, '2027-03-28 01:00'))).toBe(utc('2027-03-28 01:00'));
  });

  it('F8 a window in the doubled hour opens twice, as the clock on the wall shows it twice', () => {
    const nightly = createCalendar(office('Europe/Berlin', { hours: everyDay([window('02:00-02:30')]) }));
    expect(nightly.nextOpen(utc('2027-10-31 00:30'))).toBe(utc('2027-10-31 01:00'));
    expect(nightly.nextOpen(utc('2027-10-31 01:30'))).toBe(utc('2027-11-01 01:00'));
  });

  it('F8 minute 1440 is the next midnight, also on a day of 23 hours', () => {
    expect(berlin.instant('2027-03-28', 1440)).toBe(berlin.instant('2027-03-29', 0));
    expect(berlin.instant('2027-03-28', 1440) - berlin.instant('2027-03-28', 0)).toBe(23 * 3_600_000);
  });

  it('F8 a moment in the second of the doubled hours stays there when nothing is added', () => {
    const second = utc('2027-10-31 01:30');
    for (const none of ['0 days', '0 business days', '0 weeks', '0 months']) {
      expect(berlin.add(second, duration(none), 1)).toBe(second);
    }
  });
});

describe('F9 the weekday is that of the contact', () => {
  it('F9 Los Angeles, Friday noon, Monday to Friday at 17:00: Friday 17:00, which is Saturday in UTC', () => {
    const angeles = createCalendar(office('America/Los_Angeles', { hours: weekdays([window('17:00-18:00')]) }));
    const opening = angeles.nextOpen(instantOf(angeles, '2027-03-05 12:00'));
    expect(said(angeles, opening)).toBe('Fri 2027-03-05 17:00');
    expect(opening).toBe(utc('2027-03-06 01:00'));
    expect(said(angeles, angeles.nextOpen(instantOf(angeles, '2027-03-05 18:00')))).toBe('Mon 2027-03-08 17:00');
  });

  it('F9 Sydney, Sunday noon, Mondays at 08:00: Monday 08:00, which is Sunday in UTC', () => {
    const mondays = { ...weekdays([]), 1: [window('08:00-09:00')] };
    const sydney = createCalendar(office('Australia/Sydney', { hours: mondays }));
    const opening = sydney.nextOpen(instantOf(sydney, '2027-03-07 12:00'));
    expect(said(sydney, opening)).toBe('Mon 2027-03-08 08:00');
    expect(opening).toBe(utc('2027-03-07 21:00'));
  });

  it.each(Array.from({ length: 27 }, (_, index) => index - 12))('F9 at UTC%+d Friday is Friday, all of it', (hours) => {
    const zone = hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
    const fridays = { ...weekdays([]), 5: WHOLE_DAY };
    const calendar = createCalendar(office(zone, { hours: fridays }));
    const midnight = utc('2027-03-05 00:00') - hours * 3_600_000;
    expect(calendar.weekday(midnight)).toBe(5);
    expect(calendar.localDate(midnight)).toBe('2027-03-05');
    expect(calendar.nextOpen(midnight - 86_400_000)).toBe(midnight);
    expect(
      [midnight - 1, midnight, midnight + 86_399_999, midnight + 86_400_000].map((at) => calendar.isOpen(at)),
    ).toEqual([false, true, true, false]);
  });
});

describe('F10 windows over midnight, of no length, of 24 hours', () => {
  const night = createCalendar(office('Europe/Amsterdam', { hours: weekdays([window('22:00-07:00')]) }));

  it.each([
    ['Mon 21:59', '2027-03-01 21:59', false],
    ['Mon 22:00', '2027-03-01 22:00', true],
    ['Tue 06:59', '2027-03-02 06:59', true],
    ['Tue 07:00', '2027-03-02 07:00', false],
    ['Mon 06:00, of a Sunday that is not worked', '2027-03-01 06:00', false],
    ['Sat 06:00, of Friday', '2027-03-06 06:00', true],
    ['Sat 22:30', '2027-03-06 22:30', false],
  ])('F10 22:00–07:00 is never 07:00–22:00: %s', (_name, local, open) => {
    expect(night.isOpen(instantOf(night, local))).toBe(open);
  });

  it('F10 22:00–07:00 opens at 22:00', () => {
    expect(said(night, night.nextOpen(instantOf(night, '2027-03-02 12:00')))).toBe('Tue 2027-03-02 22:00');
    expect(said(night, night.nextOpen(instantOf(night, '2027-03-06 08:00')))).toBe('Mon 2027-03-08 22:00');
  });

  it('F10 the night of a closed day is closed until morning, that of the day before is not', () => {
    const closed = createCalendar(
      office('Europe/Amsterdam', { hours: weekdays([window('22:00-07:00')]), closed: ['2027-03-03'] }),
    );
    expect(closed.isOpen(instantOf(closed, '2027-03-03 06:00'))).toBe(true);
    expect(closed.isOpen(instantOf(closed, '2027-03-04 06:00'))).toBe(false);
  });

  it('F10 a `within` over midnight narrows hours of 24', () => {
    const always = createCalendar(office('Europe/Amsterdam', { hours: everyDay(WHOLE_DAY) }));
    const quiet = window('22:00-07:00');
    expect(always.isOpen(instantOf(always, '2027-03-03 03:00'), quiet)).toBe(true);
    expect(said(always, always.nextOpen(instantOf(always, '2027-03-03 12:00'), quiet))).toBe('Wed 2027-03-03 22:00');
  });

  it('F10 a window of no length is empty and its weekday no business day', () => {
    const hours = { ...weekdays([window('09:00-17:00')]), 3: [window('09:00-09:00')] };
    const calendar = createCalendar(office('Europe/Amsterdam', { hours }));
    expect(calendar.isBusinessDay('2027-03-03')).toBe(false);
    expect(calendar.isOpen(instantOf(calendar, '2027-03-03 09:00'))).toBe(false);
    expect(said(calendar, calendar.nextOpen(instantOf(calendar, '2027-03-02 18:00')))).toBe('Thu 2027-03-04 09:00');
    expect(calendar.isOpen(instantOf(calendar, '2027-03-02 10:00'), window('10:00-10:00'))).toBe(false);
  });

  it('F10 00:00–24:00 is open all week long, and at once', () => {
    const always = createCalendar(office('Europe/Amsterdam', { hours: everyDay([window('00:00-24:00')]) }));
    for (const at of [utc('2027-03-28 00:59'), utc('2027-03-28 01:00'), utc('2027-03-06 23:00')]) {
      expect(always.nextOpen(at)).toBe(at);
    }
  });
});

describe('F12 round trips', () => {
  it.each(['Europe/Amsterdam', 'America/Los_Angeles', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Kiritimati'])(
    'F12 every half hour of 2027 comes back from local date and minute in %s, but in the second of doubled hours',
    (zone) => {
      const calendar = createCalendar(office(zone));
      const lost: string[] = [];
      for (let at = utc('2027-01-01 00:00'); at < utc('2028-01-01 00:00'); at += 1_800_000) {
        const back = calendar.instant(calendar.localDate(at), calendar.minuteOfDay(at));
        if (back !== at) lost.push(said(calendar, at));
      }
      const doubled = { 'Europe/Amsterdam': 2, 'America/Los_Angeles': 2, 'Australia/Lord_Howe': 1 };
      expect(lost).toHaveLength(Object.entries(doubled).find(([name]) => name === zone)?.[1] ?? 0);
    },
  );
});

describe('F14 a missing time', () => {
  const calendar = createCalendar(office('Europe/Amsterdam'));

  it.each(['launch', 'event.start', 'event.end', 'entered', 'sent', 'signal.at'])(
    'F14 of %s is an error naming it, never now',
    (base) => {
      const everyOther = { launch: 1, eventStart: 1, eventEnd: 1, entered: 1, sent: 1, signalAt: 1 };
      const key = { 'event.start': 'eventStart', 'event.end': 'eventEnd', 'signal.at': 'signalAt' }[base] ?? base;
      const anchors = Object.fromEntries(Object.entries(everyOther).filter(([name]) => name !== key));
      expect(() => calendar.pointAt(point(`${base} + 1 business day 10:00`), anchors)).toThrow(MissingAnchor);
      expect(() => calendar.pointAt(point(base), anchors)).toThrow(`"${base}"`);
      expect(() => calendar.pointAt(point(base), { ...anchors, [key]: Number.NaN })).toThrow(MissingAnchor);
      expect(calendar.pointAt(point(base), { ...anchors, [key]: 86_400_000 })).toBe(86_400_000);
    },
  );

  it('F14 an instant that is none is refused everywhere', () => {
    expect(() => calendar.localDate(Number.NaN)).toThrow(RangeError);
    expect(() => calendar.nextOpen(Number.NaN)).toThrow(RangeError);
    expect(() => calendar.isOpen(Number.POSITIVE_INFINITY)).toThrow(RangeError);
    expect(() => calendar.add(Number.NaN, duration('1 day'), 1)).toThrow(RangeError);
    expect(() => calendar.localDate(utc('2071-01-01 00:00'))).toThrow(/between 1970 and 2069/);
  });
});

describe('the seminar on 18 March 2027, launched on 1 February', () => {
  const dutch = createCalendar(office('Europe/Amsterdam', { holidays: 'NL' }));
  const danish = createCalendar(office('Europe/Copenhagen', { holidays: 'DK' }));
  const anchors = {
    launch: instantOf(dutch, '2027-02-01 09:00'),
    eventStart: instantOf(dutch, '2027-03-18 14:00'),
    eventEnd: instantOf(dutch, '2027-03-18 17:30'),
  };

  it.each([
    ['launch - 10 business days', 'Mon 2027-01-18 09:00'],
    ['launch - 3 business days', 'Wed 2027-01-27 09:00'],
    ['launch + 5 business days', 'Mon 2027-02-08 09:00'],
    ['event.start - 8 business days', 'Mon 2027-03-08 14:00'],
    ['event.start - 5 business days', 'Thu 2027-03-11 14:00'],
    ['event.start - 1 business day 10:00', 'Wed 2027-03-17 10:00'],
    ['event.start 08:00', 'Thu 2027-03-18 08:00'],
    ['event.end + 15 minutes', 'Thu 2027-03-18 17:45'],
    ['event.end + 1 business day 12:00', 'Fri 2027-03-19 12:00'],
    ['event.start + 2 business days 12:00', 'Mon 2027-03-22 12:00'],
    ['event.start + 3 business days 10:00', 'Tue 2027-03-23 10:00'],
    ['event.end + 2 days 24:00', 'Sun 2027-03-21 00:00'],
  ])('%s is %s', (text, expected) => {
    expect(said(dutch, dutch.pointAt(point(text), anchors))).toBe(expected);
  });

  it('phones Bob after Easter, on 30 March, and a Dutch no-show on 25 March', () => {
    const sent = instantOf(danish, '2027-03-22 10:00');
    expect(said(danish, danish.pointAt(point('sent + 3 business days'), { sent }))).toBe('Tue 2027-03-30 10:00');
    expect(said(dutch, dutch.pointAt(point('sent + 3 business days'), { sent }))).toBe('Thu 2027-03-25 10:00');
  });

  it('sends Bob the whitepaper on 15 April and phones him the business day after his download', () => {
    const lastCall = instantOf(danish, '2027-04-05 10:00');
    expect(said(danish, danish.add(lastCall, duration('8 business days'), 1))).toBe('Thu 2027-04-15 10:00');
    const downloaded = instantOf(danish, '2027-04-16 15:00');
    expect(said(danish, danish.add(downloaded, duration('1 business day'), 1))).toBe('Mon 2027-04-19 15:00');
  });

  it('asks after a quote over Koningsdag: 1, 15 and 30 April', () => {
    const asked = dutch.add(instantOf(dutch, '2027-04-01 09:00'), duration('10 business days'), 1);
    expect(said(dutch, asked)).toBe('Thu 2027-04-15 09:00');
    expect(said(dutch, dutch.add(asked, duration('10 business days'), 1))).toBe('Fri 2027-04-30 09:00');
  });

  it('has Lotte, away 22–26 March, back on Tuesday 30 March, after Easter Monday', () => {
    const lotte = createCalendar(
      office('Europe/Amsterdam', { holidays: 'NL', absences: [{ from: '2027-03-22', to: '2027-03-26' }] }),
    );
    expect(lotte.nextBusinessDay('2027-03-19')).toBe('2027-03-30');
    expect(said(lotte, lotte.nextOpen(instantOf(lotte, '2027-03-19 18:00')))).toBe('Tue 2027-03-30 09:00');
    expect(said(lotte, lotte.add(instantOf(lotte, '2027-03-30 09:00'), duration('1 business day'), -1))).toBe(
      'Fri 2027-03-19 09:00',
    );
  });

  it('counts the lead time: 8 business days from 8 March, 12 from 2 March', () => {
    expect(dutch.dateSpanBusinessDays('2027-03-08', '2027-03-18')).toBe(8);
    expect(dutch.dateSpanBusinessDays('2027-03-02', '2027-03-18')).toBe(12);
    expect(dutch.dateSpanBusinessDays('2027-03-18', '2027-03-18')).toBe(0);
    expect(dutch.dateSpanBusinessDays('2027-03-18', '2027-03-08')).toBe(-8);
  });
});

describe('a calendar', () => {
  const calendar = createCalendar(office('Europe/Amsterdam', { closed: ['2027-05-07'] }));

  it('is not open on a closed day, though the weekday is worked', () => {
    expect(calendar.isBusinessDay('2027-05-07')).toBe(false);
    expect(calendar.isOpen(instantOf(calendar, '2027-05-07 10:00'))).toBe(false);
    expect(calendar.nextBusinessDay('2027-05-06')).toBe('2027-05-10');
  });

  it('counts from a day off to the next business day, and back to the last', () => {
    const saturday = instantOf(calendar, '2027-03-06 11:00');
    expect(said(calendar, calendar.add(saturday, duration('1 business day'), 1))).toBe('Mon 2027-03-08 11:00');
    expect(said(calendar, calendar.add(saturday, duration('1 business day'), -1))).toBe('Fri 2027-03-05 11:00');
    expect(calendar.add(saturday, duration('0 business days'), 1)).toBe(saturday);
  });

  it('makes the 31st the last day of a shorter month, keeping seconds', () => {
    const at = instantOf(calendar, '2027-01-31 09:00') + 12_345;
    expect(calendar.add(at, duration('1 month'), 1)).toBe(instantOf(calendar, '2027-02-28 09:00') + 12_345);
    expect(calendar.add(at, duration('13 months'), 1)).toBe(instantOf(calendar, '2028-02-29 09:00') + 12_345);
    expect(calendar.add(at, duration('2 months'), -1)).toBe(instantOf(calendar, '2026-11-30 09:00') + 12_345);
  });

  it('is open from the first millisecond to before the last minute ends', () => {
    const opening = instantOf(calendar, '2027-03-01 09:00');
    const closing = instantOf(calendar, '2027-03-01 17:30');
    expect([opening - 1, opening, closing - 1, closing].map((at) => calendar.isOpen(at))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(calendar.nextOpen(opening - 1)).toBe(opening);
    expect(calendar.nextOpen(closing - 1)).toBe(closing - 1);
  });

  it('opens where hours and `within` meet', () => {
    const morning = window('08:00-11:30');
    expect(said(calendar, calendar.nextOpen(instantOf(calendar, '2027-03-01 08:00'), morning))).toBe(
      'Mon 2027-03-01 09:00',
    );
    expect(said(calendar, calendar.nextOpen(instantOf(calendar, '2027-03-01 11:30'), morning))).toBe(
      'Tue 2027-03-02 09:00',
    );
    expect(said(calendar, calendar.nextOpen(instantOf(calendar, '2027-03-01 07:00'), window('13:00-14:00')))).toBe(
      'Mon 2027-03-01 13:00',
    );
  });

  it('that never opens says so', () => {
    const never = createCalendar(office('Europe/Amsterdam', { hours: everyDay([]) }));
    const at = instantOf(never, '2027-03-01 09:00');
    expect(() => never.nextOpen(at)).toThrow(CalendarNeverOpens);
    expect(() => never.nextOpen(at)).toThrow(/800 days from 2027-03-01/);
    expect(() => never.nextBusinessDay('2027-03-01')).toThrow(CalendarNeverOpens);
    expect(() => never.add(at, duration('1 business day'), -1)).toThrow(CalendarNeverOpens);
    expect(() => calendar.nextOpen(at, window('20:00-21:00'))).toThrow(CalendarNeverOpens);
  });

  it('closed for two years opens after them, closed for three never', () => {
    const absentUntil = (to: string) =>
      createCalendar(office('Europe/Amsterdam', { absences: [{ from: '2027-03-01', to }] }));
    const at = instantOf(calendar, '2027-03-01 09:00');
    expect(said(calendar, absentUntil('2029-02-28').nextOpen(at))).toBe('Thu 2029-03-01 09:00');
    expect(() => absentUntil('2030-02-28').nextOpen(at)).toThrow(CalendarNeverOpens);
  });

  it.each([
    ['a zone', () => office('Europe/Amsterdm'), /"Europe\/Amsterdm".*IANA/],
    ['an offset for a zone', () => office('+01:00'), /"\+01:00"/],
    ['a closed day', () => office('UTC', { closed: ['2027-02-29'] }), /"2027-02-29"/],
    [
      'an absence',
      () => office('UTC', { absences: [{ from: '2027-03-02', to: '2027-03-01' }] }),
      /ends before it begins/,
    ],
    ['a window', () => office('UTC', { hours: everyDay([{ from: 540, to: 1500 }]) }), /minute 540 to minute 1500/],
    ['a window of parts', () => office('UTC', { hours: everyDay([{ from: 0.5, to: 60 }]) }), /0\.5/],
  ])('of %s that is none is refused', (_name, spec, message) => {
    expect(() => createCalendar(spec())).toThrow(message);
    expect(() => createCalendar(spec())).toThrow(RangeError);
  });

  it('refuses dates and minutes that do not exist', () => {
    expect(() => calendar.isBusinessDay('18-03-2027')).toThrow(/"18-03-2027"/);
    expect(() => calendar.isBusinessDay('2027-04-31')).toThrow(/not an existing date/);
    expect(() => calendar.instant('2027-03-18', 1441)).toThrow(/1441/);
    expect(() => calendar.instant('2027-03-18', -1)).toThrow(RangeError);
    expect(() => calendar.pointAt({ base: 'sent', sign: 1, time: '9:00' }, { sent: 0 })).toThrow(/"9:00"/);
  });

  it('sees two changes of the clock within a week: Gaza, October 2040', () => {
    const gaza = createCalendar(office('Asia/Gaza'));
    const noons = ['2040-10-19', '2040-10-22', '2040-10-28'].map((date) =>
      new Date(gaza.instant(date, 720)).getUTCHours(),
    );
    expect(noons).toEqual([10, 9, 10]);
  });

  it('knows zones by their names only', () => {
    expect(['Europe/Copenhagen', 'UTC', 'Etc/GMT-14'].map(isZone)).toEqual([true, true, true]);
    expect(['Europe/Nowhere', '+02:00', '', 'Amsterdam'].map(isZone)).toEqual([false, false, false, false]);
  });
});

describe('local dates', () => {
  it('count every day from 1970 to 2069 as the language itself does', () => {
    for (let day = 0; day < dayOf(2070, 1, 1); day += 1) {
      const date = new Date(day * 86_400_000);
      const iso = date.toISOString().slice(0, 10);
      if (isoOf(day) !== iso || parseLocalDate(iso) !== day || weekdayOf(day) % 7 !== date.getUTCDay()) {
        expect.unreachable(`${iso} is wrong`);
      }
    }
    expect(civilOf(dayOf(2028, 2, 29))).toEqual({ year: 2028, month: 2, day: 29 });
    expect(isoOf(addMonths(parseLocalDate('2027-12-15'), -12))).toBe('2026-12-15');
  });
});
