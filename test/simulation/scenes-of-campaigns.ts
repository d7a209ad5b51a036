import {
  accepts,
  act,
  all,
  at,
  doubted,
  endsAs,
  expect,
  goes,
  goesOnce,
  LOTTE,
  MOVE,
  PAUSE,
  PIETER,
  responseIs,
  restsIn,
  say,
  went,
} from './scene-parts.ts';
import { createProbeSetup } from './small-campaign.ts';
import type { Scene } from './stay-system.ts';

/** What a whole campaign does, and the seats, upon those who answer or are just being written to. */
export const CAMPAIGN_SCENES: Readonly<Record<string, Scene>> = {
  'two yeses for the last seat, and a seat given back: both seats are taken or kept, nobody waits beside a free one': {
    setup: createProbeSetup({ event: 'capacity: 2, overbooking: 1' }),
    people: [{ name: 'anna' }, { name: 'bob' }, { name: 'carla' }],
    sends: [],
    prepare: at('2027-02-03T10:00', accepts('anna')),
    workers: (stage) => ({
      bob: accepts('bob')(stage),
      carla: accepts('carla')(stage),
      gone: say(stage, 'declined', { data: { reason: 'date' } }),
    }),
    check: ({ world, idOf, current, sent }) => {
      const seats = world.store.items.seats.get('probe');
      const told = (name: string) =>
        sent.some((touch) => touch.enrollment === idOf(name) && touch.template !== 'invitation');
      return [
        ...expect(seats?.waiting.length === 0, 'somebody waits beside a free seat'),
        ...expect(seats !== undefined && seats.taken >= 1, 'nobody has a seat'),
        ...expect(current().facts.seat?.value === 'released', 'the seat was not given back'),
        ...expect(told('bob') && told('carla'), 'somebody was not told what became of his yes'),
      ];
    },
  },
  'the event moved while the practical mail goes: it goes at most once, and he hears of the new date once': {
    sends: ['practical', 'event-moved'],
    prepare: at('2027-03-17T10:00', accepts('anna')),
    workers: () => ({ move: MOVE() }),
    check: all(
      goes('practical', 0, 1),
      goesOnce('event-moved'),
      responseIs('accepted'),
      restsIn('moved', 'moved-call'),
    ),
  },
  'the event moved while he answers: his answer is kept, and he hears of the new date at most once': {
    sends: ['confirmation', 'event-moved'],
    prepare: at('2027-02-03T10:00'),
    workers: (stage) => ({ move: MOVE(), yes: say(stage, 'accepted') }),
    check: all(responseIs('accepted'), goes('confirmation', 0, 1), goes('event-moved', 0, 1), (end) =>
      expect(
        ['confirmation', 'event-moved'].some((text) => went(end, text) + doubted(end, text) > 0),
        'nobody told him the date',
      ),
    ),
  },
  'paused while the practical mail goes: it goes before the pause or not at all': {
    sends: ['practical'],
    prepare: at('2027-03-17T10:00', accepts('anna')),
    workers: () => ({ pause: PAUSE() }),
    check: all(goes('practical', 0, 1), ({ world }) =>
      expect(world.live().state.paused !== undefined, 'it is not paused'),
    ),
  },
  'resumed while the sweep looks: what was held back goes once': {
    sends: ['practical'],
    prepare: async (stage) => {
      await at('2027-03-17T09:00', accepts('anna'))(stage);
      await stage.world.run(PAUSE());
      return at('2027-03-17T14:00')(stage);
    },
    workers: (stage) => ({
      resume: act({ type: 'resume' })(),
      sweep: (doors) => doors.sweep(),
      wake: (doors) => doors.wake({ enrollment: stage.id }),
    }),
    // Nobody closes the attendance list in this scene.
    holds: ['attendance-open'],
    check: all(goesOnce('practical'), ({ world }) => expect(world.live().state.paused === undefined, 'it is paused')),
  },
  'stopped while he answers and is confirmed: it ends once, and nothing goes after it': {
    sends: ['confirmation'],
    prepare: at('2027-02-03T10:00'),
    workers: (stage) => ({ stop: act({ type: 'stop' })(), yes: say(stage, 'accepted') }),
    check: all(endsAs('void'), goes('confirmation', 0, 1)),
  },
  'cancelled while he answers: he is told that there is none, or never confirmed': {
    sends: ['confirmation', 'event-cancelled'],
    prepare: at('2027-02-03T10:00'),
    workers: (stage) => ({
      cancel: act({ type: 'cancel-event', afterwards: 'presentation' })(),
      yes: say(stage, 'accepted'),
    }),
    check: all(goes('confirmation', 0, 1), goes('event-cancelled', 0, 1), (end) =>
      expect(
        went(end, 'confirmation') <= went(end, 'event-cancelled') + doubted(end, 'event-cancelled'),
        'confirmed, and never told that there is none',
      ),
    ),
  },
  'erased while his mail goes: ended once, and nothing goes after it': {
    sends: ['practical'],
    prepare: at('2027-03-17T10:00', accepts('anna')),
    workers: () => ({ erase: (doors) => doors.eraseContact('contact-anna') }),
    check: all(endsAs('void'), goes('practical', 0, 1), ({ world }) =>
      expect(world.store.items.contacts.get('contact-anna')?.email === undefined, 'his address is still there'),
    ),
  },
  'two campaigns write to one contact on one day: one of them waits for another day': {
    other: createProbeSetup({ campaign: 'other' }),
    sends: ['invitation'],
    prepare: async ({ world }) => world.clock.now(),
    workers: () => ({}),
    check: ({ sent }) => expect(sent.length > 0, 'nothing went at all'),
  },
  'an absence announced while his day is drawn: no call stays open with who is away': {
    sends: [],
    prepare: async (stage) => await at('2027-02-09T08:59')(stage),
    workers: () => ({
      draw: (doors) => doors.drawRepDay({ campaign: 'probe', rep: PIETER, date: '2027-02-08' }),
      away: (doors) =>
        doors.announceAbsence({
          campaigns: ['probe'],
          rep: PIETER,
          from: '2027-02-08',
          until: '2027-02-19',
          by: PIETER,
        }),
    }),
    check: ({ world }) =>
      [...world.store.items.touches.values()].flatMap(({ id, kind, open, rep }) =>
        kind === 'call' && open && rep === PIETER ? [`${id} is open with who is away`] : [],
      ),
  },
  'given to a colleague while he reports it: it is reported once, and open with nobody or with her': {
    sends: [],
    prepare: at('2027-02-09T12:00'),
    workers: (stage) => ({
      give: (doors) => doors.giveTasks({ campaigns: ['probe'], rep: PIETER, to: LOTTE }),
      report: say(stage, 'accepted', { by: 'rep' }),
    }),
    check: all(responseIs('accepted'), goes('confirmation', 1), ({ world }) =>
      [...world.store.items.touches.values()].flatMap(({ id, open }) => (open ? [`${id} is still open`] : [])),
    ),
  },
};
