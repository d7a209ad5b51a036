import { describe, expect, it } from 'vitest';
import { freeSeats, seatLimit } from '../../../workflows/domain/seats.ts';
import type { Invitee } from '../campaign-files.ts';
import { type Scenario, type ScenarioOptions, startScenario } from '../scenario.ts';

const withCapacity =
  (capacity: number | string) =>
  (campaign: string): string =>
    campaign.replace('capacity: 70', `capacity: ${capacity}`);

/** `guest1`, `guest2` …, so many. */
function guests(count: number): Invitee[] {
  return Array.from({ length: count }, (_, index) => ({ name: `guest${index + 1}` }));
}

function seatsOf({ world }: Scenario) {
  const seats = world.store.items.seats.get('afrika');
  if (!seats) throw new Error('no seats');
  return seats;
}

const seatFact = (scenario: Scenario, name: string) => scenario.enrollment(name).facts.seat?.value;
const mails = (scenario: Scenario, name: string) => scenario.story(name, ['MailSent', 'CallTaskSent']);

/** One seat and two contacts who want it; overbooking off. */
function oneSeat(options: Partial<ScenarioOptions> = {}): Promise<Scenario> {
  return startScenario({
    contacts: [{ name: 'anna' }, { name: 'bob' }, { name: 'carla' }],
    change: withCapacity('1, overbooking: 1'),
    ...options,
  });
}

describe('rule 14: a full room is full', () => {
  it('M42 capacity 40 with 55 acceptances: 46 have a seat by overbooking, 9 wait in the order they came', async () => {
    const scenario = await startScenario({ contacts: guests(55), change: withCapacity(40) });
    for (let index = 1; index <= 55; index += 1) {
      const minute = String(index).padStart(2, '0');
      scenario.at(`2027-02-02 10:${minute}`, () => scenario.signal(`guest${index}`, 'accepted'));
    }
    await scenario.runUntil('2027-02-02 12:00');
    const facts = guests(55).map(({ name }) => seatFact(scenario, name));
    expect(facts).toEqual([...Array(46).fill('taken'), ...Array(9).fill('waiting')]);
    expect(seatsOf(scenario)).toMatchObject({ taken: 46, offered: [] });
    expect(seatsOf(scenario).waiting.map(({ enrollment }) => enrollment)).toEqual(
      guests(55)
        .slice(46)
        .map(({ name }) => scenario.idOf(name)),
    );
    expect(mails(scenario, 'guest46').at(-1)).toBe('Tue 2 Feb 10:46 MailSent confirmation → guest46');
    expect(mails(scenario, 'guest47').at(-1)).toBe('Tue 2 Feb 10:47 MailSent waiting-list → guest47');
    // Only whoever has a seat gets an entry in his calendar.
    const calendars = scenario.sent.filter(({ calendar }) => calendar).map(({ template }) => template);
    expect(new Set(calendars)).toEqual(new Set(['confirmation']));
  });

  it('M42 two hundred accept at the same instant: never one seat more than there are, and nobody is lost', async () => {
    const scenario = await startScenario({
      contacts: guests(200),
      change: withCapacity(100),
      // With ports of their own workers may wait in the middle of their work while others go on.
      around: (ports) => ports,
    });
    let passed = 0;
    const { commit } = scenario.world.store;
    scenario.world.ports.store.commit = async (change) => {
      const result = await commit(change);
      if (change.seats && !result.ok) passed += 1;
      return result;
    };
    const all = () => Promise.all(guests(200).map(({ name }) => scenario.signal(name, 'accepted')));
    scenario.at('2027-02-16 10:00', all);
    await scenario.runUntil('2027-02-16 12:00');
    // They did read the same seats, and all but one of them had to look again.
    expect(passed).toBeGreaterThanOrEqual(199);
    const facts = guests(200).map(({ name }) => seatFact(scenario, name));
    expect(facts.filter((fact) => fact === 'taken')).toHaveLength(115);
    expect(facts.filter((fact) => fact === 'waiting')).toHaveLength(85);
    expect(freeSeats(seatsOf(scenario), seatLimit(scenario.world.live()))).toBe(0);
    expect(scenario.faults).toEqual([]);
  });

  it('M42 guests of guests are counted, and who brings fewer gives seats back', async () => {
    const scenario = await startScenario({
      contacts: [{ name: 'anna' }, { name: 'bob' }],
      change: withCapacity('4, overbooking: 1'),
    });
    const accept = (name: string, count: number) => scenario.signal(name, 'accepted', { data: { guests: count } });
    scenario.at('2027-02-02 10:00', () => accept('anna', 2));
    scenario.at('2027-02-02 11:00', () => accept('bob', 1));
    await scenario.runUntil('2027-02-02 12:00');
    expect(seatsOf(scenario)).toMatchObject({ taken: 3, waiting: [{ guests: 1 }] });
    scenario.at('2027-02-02 13:00', () => accept('anna', 1));
    await scenario.runUntil('2027-02-02 14:00');
    expect(scenario.events('anna', 'SeatTaken').map(({ data }) => data.guests)).toEqual([2, 1]);
    expect(seatsOf(scenario)).toMatchObject({ taken: 2, offered: [{ guests: 1 }] });
  });

  it('M42 who wants to bring more than there is room for keeps his own seat', async () => {
    const scenario = await oneSeat();
    scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
    scenario.at('2027-02-02 11:00', () => scenario.signal('anna', 'accepted', { data: { guests: 3 } }));
    await scenario.runUntil('2027-02-02 12:00');
    expect(seatsOf(scenario)).toMatchObject({ taken: 1, waiting: [] });
    expect(scenario.events('anna', 'SeatTaken')).toHaveLength(1);
  });

  it('M42 without a waiting list whoever comes last is told no: nothing is sent to him, and his yes is kept', async () => {
    const scenario = await oneSeat({ change: withCapacity('1, overbooking: 1, waitingList: false') });
    scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
    scenario.at('2027-02-02 11:00', () => scenario.signal('bob', 'accepted'));
    await scenario.runUntil('2027-02-02 12:00');
    expect(mails(scenario, 'bob')).toEqual(['Mon 1 Feb 09:00 MailSent invitation → bob']);
    expect(scenario.enrollment('bob')).toMatchObject({ step: 'invite', facts: { response: { value: 'accepted' } } });
    scenario.at('2027-02-03 10:00', () => scenario.signal('anna', 'declined', { data: { reason: 'date' } }));
    scenario.at('2027-02-03 11:00', () => scenario.signal('bob', 'accepted'));
    await scenario.runUntil('2027-02-03 12:00');
    expect(mails(scenario, 'bob').at(-1)).toBe('Wed 3 Feb 11:00 MailSent confirmation → bob');
  });
});

describe('rule 14: a cancellation offers the seat to the next', () => {
  it('M42 at once by mail, for one business day; his yes is confirmed with a file for his calendar', async () => {
    const scenario = await oneSeat();
    scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
    scenario.at('2027-02-02 11:00', () => scenario.signal('bob', 'accepted'));
    scenario.at('2027-02-10 15:00', () => scenario.signal('anna', 'declined', { data: { reason: 'date' } }));
    scenario.at('2027-02-11 14:00', () => scenario.signal('bob', 'accepted'));
    await scenario.runUntil('2027-02-12 12:00');
    expect(scenario.story('bob', ['MailSent', 'CallTaskSent', 'SeatTaken', 'SeatOffered', 'SeatReleased'])).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → bob',
      'Tue 2 Feb 11:00 MailSent waiting-list → bob',
      'Wed 10 Feb 15:00 SeatOffered',
      'Wed 10 Feb 15:00 MailSent place-offered → bob',
      'Thu 11 Feb 14:00 SeatTaken',
      'Thu 11 Feb 14:00 MailSent confirmation → bob',
    ]);
    expect(scenario.story('anna', ['SeatTaken', 'SeatReleased'])).toEqual([
      'Tue 2 Feb 10:00 SeatTaken',
      'Wed 10 Feb 15:00 SeatReleased',
    ]);
    expect(seatsOf(scenario)).toMatchObject({ taken: 1, waiting: [], offered: [] });
  });

  it('M42 unanswered it goes to the next after a whole business day, and he is called no no-show', async () => {
    const scenario = await oneSeat();
    scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
    scenario.at('2027-02-02 11:00', () => scenario.signal('bob', 'accepted'));
    scenario.at('2027-02-02 12:00', () => scenario.signal('carla', 'accepted'));
    scenario.at('2027-02-12 15:00', () => scenario.signal('anna', 'declined', { data: { reason: 'date' } }));
    scenario.at('2027-02-15 16:00', () => scenario.signal('carla', 'accepted'));
    scenario.at('2027-03-18 13:40', () => scenario.signal('carla', 'attended', { by: 'system' }));
    await scenario.runUntil('2027-03-24 00:00');
    const toldOf = (name: string) => scenario.story(name, ['MailSent', 'SeatOffered', 'SeatReleased', 'SeatTaken']);
    expect(toldOf('bob').slice(2)).toEqual([
      'Fri 12 Feb 15:00 SeatOffered',
      'Fri 12 Feb 15:00 MailSent place-offered → bob',
      'Mon 15 Feb 15:00 SeatReleased',
      'Tue 23 Mar 10:00 MailSent presentation-declined → bob',
    ]);
    expect(toldOf('carla').slice(2, 6)).toEqual([
      'Mon 15 Feb 15:00 SeatOffered',
      'Mon 15 Feb 15:00 MailSent place-offered → carla',
      'Mon 15 Feb 16:00 SeatTaken',
      'Mon 15 Feb 16:00 MailSent confirmation → carla',
    ]);
  });

  it('M42 later than two business days before the event his rep phones him, at once', async () => {
    const scenario = await oneSeat();
    scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
    scenario.at('2027-02-02 11:00', () => scenario.signal('bob', 'accepted'));
    scenario.at('2027-03-16 15:10', () => scenario.signal('anna', 'declined', { data: { reason: 'date' } }));
    scenario.at('2027-03-16 16:00', () => scenario.report('bob', 'accepted'));
    await scenario.runUntil('2027-03-18 09:00');
    expect(scenario.story('bob').slice(2)).toEqual([
      'Tue 16 Mar 15:10 CallTaskSent offer-call → pieter',
      'Tue 16 Mar 16:00 MailSent confirmation → bob',
      'Wed 17 Mar 10:00 MailSent practical → bob',
    ]);
  });

  it('M42 on the last day nobody is offered anything: the seat is for whoever stands at the door', async () => {
    const scenario = await oneSeat();
    scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
    scenario.at('2027-02-02 11:00', () => scenario.signal('bob', 'accepted'));
    scenario.at('2027-03-17 15:00', () => scenario.signal('anna', 'declined', { data: { reason: 'date' } }));
    await scenario.runUntil('2027-03-18 13:59');
    expect(scenario.events('bob', 'SeatOffered')).toEqual([]);
    expect(seatsOf(scenario)).toMatchObject({ taken: 0, offered: [], waiting: [{ guests: 0 }] });
  });

  it('M42 a party that does not fit lets a smaller one go before it', async () => {
    const scenario = await oneSeat({ change: withCapacity('2, overbooking: 1') });
    scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
    scenario.at('2027-02-02 11:00', () => scenario.signal('bob', 'accepted', { data: { guests: 1 } }));
    await scenario.runUntil('2027-02-02 11:30');
    expect(seatFact(scenario, 'bob')).toBe('waiting');
    scenario.at('2027-02-02 12:00', () => scenario.signal('carla', 'accepted'));
    await scenario.runUntil('2027-02-02 12:30');
    expect(seatFact(scenario, 'carla')).toBe('taken');
    expect(scenario.faults).toEqual([]);
  });

  it('M42 who objects, or has left his organisation, gives his seat back too', async () => {
    const scenario = await oneSeat();
    scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
    scenario.at('2027-02-02 11:00', () => scenario.signal('bob', 'accepted'));
    scenario.at('2027-02-03 10:00', () => scenario.signal('anna', 'objected'));
    await scenario.runUntil('2027-02-03 11:00');
    expect(seatsOf(scenario)).toMatchObject({ taken: 0, waiting: [], offered: [{ enrollment: scenario.idOf('bob') }] });
  });

  it('M42 a worker that dies as soon as the seat is kept: whom it is kept for is told within a minute or two', async () => {
    let dies = true;
    const scenario = await oneSeat({
      around: (ports, _clock, worker) => ({
        ...ports,
        store: {
          ...ports.store,
          commit: async (change) => {
            const result = await ports.store.commit(change);
            if (dies && change.seats && change.seats.offered.length > 0) {
              dies = false;
              return worker.crash();
            }
            return result;
          },
        },
      }),
    });
    scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
    scenario.at('2027-02-02 11:00', () => scenario.signal('bob', 'accepted'));
    scenario.at('2027-02-10 15:00', () => scenario.signal('anna', 'declined', { data: { reason: 'date' } }));
    await scenario.runUntil('2027-02-10 16:00');
    expect(dies).toBe(false);
    expect(mails(scenario, 'bob').at(-1)).toBe('Wed 10 Feb 15:01 MailSent place-offered → bob');
  });
});

describe('rule 14: answers until the start', () => {
  it('M42 accepts, declines, accepts again: the last answer counts, where there is room', async () => {
    const scenario = await oneSeat();
    scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
    scenario.at('2027-02-03 10:00', () => scenario.signal('anna', 'declined', { data: { reason: 'date' } }));
    scenario.at('2027-02-04 10:00', () => scenario.signal('bob', 'accepted'));
    scenario.at('2027-02-05 10:00', () => scenario.signal('anna', 'accepted'));
    await scenario.runUntil('2027-02-06 00:00');
    expect(scenario.story('anna')).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → anna',
      'Tue 2 Feb 10:00 MailSent confirmation → anna',
      'Wed 3 Feb 10:00 MailSent seat-released → anna',
      'Fri 5 Feb 10:00 MailSent waiting-list → anna',
    ]);
    expect(seatsOf(scenario)).toMatchObject({ taken: 1, waiting: [{ enrollment: scenario.idOf('anna') }] });
  });

  it('M42 after `answerUntil` a yes is a sign of life and takes no seat', async () => {
    const scenario = await oneSeat({ change: withCapacity('70, answerUntil: "event.start - 2 business days"') });
    scenario.at('2027-03-17 10:00', () => scenario.signal('anna', 'accepted'));
    await scenario.runUntil('2027-03-18 13:00');
    expect(seatFact(scenario, 'anna')).toBeUndefined();
    expect(scenario.enrollment('anna').facts.response).toBeUndefined();
    expect(scenario.enrollment('anna').lastSignOfLifeAt).toBe(scenario.local('2027-03-17 10:00'));
  });
});

describe('rule 14: invitation calls stop while the room is full', () => {
  it('M42 and start again on the morning after a seat came free', async () => {
    const scenario = await oneSeat();
    scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
    scenario.at('2027-02-10 15:00', () => scenario.signal('anna', 'declined', { data: { reason: 'date' } }));
    scenario.at('2027-02-11 12:00', () => scenario.signal('bob', 'accepted'));
    await scenario.runUntil('2027-02-20 00:00');
    // Due on Monday 8 February, but the room is full until the 10th.
    expect(mails(scenario, 'carla').filter((line) => line.includes('Call'))).toEqual([
      'Thu 11 Feb 09:00 CallTaskSent call-reminder → pieter',
    ]);
    expect(scenario.events('carla', 'CallTaskSkipped')).toEqual([]);
  });
});
