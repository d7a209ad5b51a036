import { describe, expect, it } from 'vitest';
import { startScenario } from '../scenario.ts';

const PEOPLE = [
  { name: 'anna', country: 'NL' },
  { name: 'bob', country: 'DK', legalForm: 'ApS', language: 'en' },
  { name: 'carl', country: 'DE', region: 'NW', legalForm: 'GmbH', language: 'de', phonePermission: 'consent' },
  { name: 'dora', country: 'GB', legalForm: 'Ltd', language: 'en' },
];
const ZONES = { anna: 'Europe/Amsterdam', bob: 'Europe/Copenhagen', carl: 'Europe/Berlin', dora: 'Europe/London' };
const TYPES = ['MailSent', 'CallTaskSent'] as const;

interface Dates {
  readonly launchAt: string;
  readonly eventStart: string;
  readonly until: string;
}

/** Nobody answers, nobody is reached: each contact's dates, in his own local time. */
async function datesOf({ launchAt, eventStart, until }: Dates) {
  const scenario = await startScenario({
    contacts: PEOPLE,
    launchAt,
    eventStart,
    eventEnd: `${eventStart.slice(0, 11)}17:30`,
    change: (text) => text.replace(/venue: "[^"]*"/, 'venue: "Havenweg 1"'),
  });
  for (const { name } of PEOPLE)
    for (const step of ['call-reminder', 'call-1', 'call-2']) scenario.reports(name, step, 'not-reached');
  const closing = scenario.setup.calendars.campaign.nextBusinessDay(eventStart.slice(0, 10));
  scenario.at(`${closing} 10:00`, () => scenario.closeAttendance());
  await scenario.runUntil(until);
  const short = (line: string) => line.replace(/(MailSent|CallTaskSent) /, '').replace(/ → .*/, '');
  return Object.fromEntries(
    Object.entries(ZONES).map(([name, zone]) => [name, scenario.story(name, TYPES, zone).map(short)]),
  );
}

describe('dates over holidays and time switches', () => {
  it('M44 F8 Easter 2027 and the switch of 28 March', async () => {
    const dates = { launchAt: '2027-02-01 09:00', eventStart: '2027-03-18 14:00', until: '2027-05-01 00:00' };
    expect(await datesOf(dates)).toEqual({
      anna: [
        'Mon 1 Feb 09:00 invitation',
        'Mon 8 Feb 09:00 call-reminder',
        'Wed 10 Feb 09:00 call-reminder',
        'Fri 12 Feb 09:00 call-reminder',
        'Tue 23 Mar 10:00 presentation-silent',
        'Fri 26 Mar 09:00 call-1',
        'Wed 31 Mar 09:00 call-1',
        'Mon 12 Apr 10:00 whitepaper',
        'Fri 16 Apr 09:00 call-2',
      ],
      bob: [
        'Mon 1 Feb 09:00 invitation',
        'Mon 8 Feb 09:00 call-reminder',
        'Wed 10 Feb 09:00 call-reminder',
        'Fri 12 Feb 09:00 call-reminder',
        'Tue 23 Mar 10:00 presentation-silent',
        'Wed 31 Mar 09:00 call-1',
        'Fri 2 Apr 09:00 call-1',
        'Wed 14 Apr 10:00 whitepaper',
        'Tue 20 Apr 09:00 call-2',
      ],
      carl: [
        'Mon 1 Feb 09:00 invitation',
        'Mon 8 Feb 09:00 call-reminder',
        'Wed 10 Feb 09:00 call-reminder',
        'Fri 12 Feb 09:00 call-reminder',
        'Tue 23 Mar 10:00 presentation-silent',
        'Tue 30 Mar 09:00 call-1',
        'Thu 1 Apr 09:00 call-1',
        'Tue 13 Apr 10:00 whitepaper',
        'Mon 19 Apr 09:00 call-2',
      ],
      dora: [
        'Mon 1 Feb 09:00 invitation',
        'Mon 8 Feb 08:00 call-reminder',
        'Wed 10 Feb 08:00 call-reminder',
        'Fri 12 Feb 08:00 call-reminder',
        'Tue 23 Mar 10:00 presentation-silent',
        'Tue 30 Mar 08:00 call-1',
        'Thu 1 Apr 08:00 call-1',
        'Tue 13 Apr 09:00 whitepaper',
        'Mon 19 Apr 08:00 call-2',
      ],
    });
  });

  it('M44 F8 Christmas 2026 and New Year', async () => {
    const dates = { launchAt: '2026-11-23 09:00', eventStart: '2026-12-16 14:00', until: '2027-01-31 00:00' };
    expect(await datesOf(dates)).toEqual({
      anna: [
        'Mon 23 Nov 09:00 invitation',
        'Mon 30 Nov 09:00 call-reminder',
        'Wed 2 Dec 09:00 call-reminder',
        'Fri 4 Dec 09:00 call-reminder',
        'Mon 21 Dec 10:00 presentation-silent',
        'Thu 24 Dec 09:00 call-1',
        'Tue 29 Dec 09:00 call-1',
        'Mon 11 Jan 10:00 whitepaper',
        'Fri 15 Jan 09:00 call-2',
      ],
      bob: [
        'Mon 23 Nov 09:00 invitation',
        'Mon 30 Nov 09:00 call-reminder',
        'Wed 2 Dec 09:00 call-reminder',
        'Fri 4 Dec 09:00 call-reminder',
        'Mon 21 Dec 10:00 presentation-silent',
        'Thu 24 Dec 09:00 call-1',
        'Tue 29 Dec 09:00 call-1',
        'Mon 11 Jan 10:00 whitepaper',
        'Fri 15 Jan 09:00 call-2',
      ],
      carl: [
        'Mon 23 Nov 09:00 invitation',
        'Mon 30 Nov 09:00 call-reminder',
        'Wed 2 Dec 09:00 call-reminder',
        'Fri 4 Dec 09:00 call-reminder',
        'Mon 21 Dec 10:00 presentation-silent',
        'Thu 24 Dec 09:00 call-1',
        'Tue 29 Dec 09:00 call-1',
        'Mon 11 Jan 10:00 whitepaper',
        'Fri 15 Jan 09:00 call-2',
      ],
      dora: [
        'Mon 23 Nov 09:00 invitation',
        'Mon 30 Nov 08:00 call-reminder',
        'Wed 2 Dec 08:00 call-reminder',
        'Fri 4 Dec 08:00 call-reminder',
        'Mon 21 Dec 10:00 presentation-silent',
        'Thu 24 Dec 08:00 call-1',
        'Wed 30 Dec 08:00 call-1',
        'Tue 12 Jan 09:00 whitepaper',
        'Mon 18 Jan 08:00 call-2',
      ],
    });
  });

  it('M44 F8 the switch of 31 October 2027', async () => {
    const dates = { launchAt: '2027-09-27 09:00', eventStart: '2027-10-27 14:00', until: '2027-11-30 00:00' };
    expect(await datesOf(dates)).toEqual({
      anna: [
        'Mon 27 Sep 09:00 invitation',
        'Mon 4 Oct 09:00 call-reminder',
        'Wed 6 Oct 09:00 call-reminder',
        'Fri 8 Oct 09:00 call-reminder',
        'Mon 1 Nov 10:00 presentation-silent',
        'Thu 4 Nov 09:00 call-1',
        'Mon 8 Nov 09:00 call-1',
        'Thu 18 Nov 10:00 whitepaper',
        'Wed 24 Nov 09:00 call-2',
      ],
      bob: [
        'Mon 27 Sep 09:00 invitation',
        'Mon 4 Oct 09:00 call-reminder',
        'Wed 6 Oct 09:00 call-reminder',
        'Fri 8 Oct 09:00 call-reminder',
        'Mon 1 Nov 10:00 presentation-silent',
        'Thu 4 Nov 09:00 call-1',
        'Mon 8 Nov 09:00 call-1',
        'Thu 18 Nov 10:00 whitepaper',
        'Wed 24 Nov 09:00 call-2',
      ],
      carl: [
        'Mon 27 Sep 09:00 invitation',
        'Mon 4 Oct 09:00 call-reminder',
        'Wed 6 Oct 09:00 call-reminder',
        'Fri 8 Oct 09:00 call-reminder',
        'Tue 2 Nov 10:00 presentation-silent',
        'Fri 5 Nov 09:00 call-1',
        'Tue 9 Nov 09:00 call-1',
        'Fri 19 Nov 10:00 whitepaper',
        'Thu 25 Nov 09:00 call-2',
      ],
      dora: [
        'Mon 27 Sep 09:00 invitation',
        'Mon 4 Oct 08:00 call-reminder',
        'Wed 6 Oct 08:00 call-reminder',
        'Fri 8 Oct 08:00 call-reminder',
        'Mon 1 Nov 10:00 presentation-silent',
        'Thu 4 Nov 08:00 call-1',
        'Mon 8 Nov 08:00 call-1',
        'Thu 18 Nov 09:00 whitepaper',
        'Wed 24 Nov 08:00 call-2',
      ],
    });
  });
});
