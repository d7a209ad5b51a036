import type { Work } from '../../infra/local/world.ts';
import {
  accepts,
  act,
  all,
  at,
  endsAs,
  expect,
  goes,
  LOTTE,
  MIRJAM,
  PIETER,
  responseIs,
  restsIn,
  say,
} from './scene-parts.ts';
import { createProbeSetup } from './small-campaign.ts';
import type { Ending, Scene, Stage } from './stay-system.ts';

const TOGETHER = { organisation: 'organisation-one' };
const COLLEAGUES = [
  { name: 'anna', contact: TOGETHER },
  { name: 'bob', contact: TOGETHER },
];

const MANAGERS = { marketing: MIRJAM, sales: 'sander@probe.example', tieBreak: 'theo@probe.example' };

/** One side's answer to the line. */
function decides({ id }: Stage, of: keyof typeof MANAGERS, answer: string, nonce: string = of): Work {
  const lines = [{ line: id, answer, reason: 'niet bereikbaar' }];
  return (doors) => doors.answerList({ campaign: 'probe', list: 'decision', of, person: MANAGERS[of], nonce, lines });
}

/** A rep's answer to his list, by himself. */
function answersHandOff({ id }: Stage, answer: string, nonce = answer): Work {
  const lines = [{ line: id, answer, reason: 'te klein' }];
  return (doors) => doors.answerList({ campaign: 'probe', list: 'hand-off', of: PIETER, person: PIETER, nonce, lines });
}

const draws =
  (rep: string, date: string): Work =>
  (doors) =>
    doors.drawRepDay({ campaign: 'probe', rep, date });

/** Given back by his rep, he stands on the decision list once attendance is closed. */
const onTheList =
  (local: string, ...said: readonly ((stage: Stage) => readonly [string, Work])[]) =>
  async (stage: Stage): Promise<number> => {
    const { world } = stage;
    await at('2027-03-18T16:00')(stage);
    await world.run(answersHandOff(stage, 'rejected'));
    await at('2027-03-19T10:00')(stage);
    await world.run((doors) => doors.closeAttendance({ campaign: 'probe', by: 'host' }));
    for (const what of said) {
      const [when, work] = what(stage);
      await at(when)(stage);
      await world.run(work);
    }
    return at(local)(stage);
  };

/** Let go by a joint decision, she qualifies on her own: on Monday 10 May two weeks have passed since her rep was mailed. */
const handedAlone = async (stage: Stage): Promise<number> => {
  await onTheList(
    '2027-04-21T11:00',
    () => ['2027-03-22T12:00', decides(stage, 'marketing', 'recycle')],
    () => ['2027-03-22T13:00', decides(stage, 'sales', 'recycle')],
  )(stage);
  await stage.world.run(say(stage, 'qualified', { by: 'rep', touch: 'none', data: { readiness: 'ready' } }));
  return at('2027-05-10T09:00')(stage);
};

const decidedAs =
  (...decisions: readonly string[]) =>
  ({ world, id }: Ending): readonly string[] => {
    const made = world.events.filter(({ type, enrollment }) => type === 'DecisionMade' && enrollment === id);
    const [first] = made;
    return [
      ...expect(made.length === 1, `decided ${made.length} times`),
      ...expect(decisions.includes(String(first?.data.decision)), `decided as ${first?.data.decision}`),
    ];
  };

const calledAtMost =
  (most: number) =>
  ({ world }: Ending): readonly string[] => {
    const dates = world.events.flatMap(({ type, at }) =>
      type === 'CallTaskSent' ? [Math.floor(at / 86_400_000)] : [],
    );
    return dates
      .filter((date) => dates.filter((other) => other === date).length > most)
      .map((date) => `day ${date}: too many calls`);
  };

/** What several people say of one contact, or of one organisation, at the same time. */
export const LIST_SCENES: Readonly<Record<string, Scene>> = {
  'a colleague says yes while his call is drawn: he is called before it or not at all': {
    people: COLLEAGUES,
    sends: [],
    holds: ['colleague'],
    days: 8,
    prepare: at('2027-02-08T08:59'),
    workers: (stage) => ({
      draw: draws(PIETER, '2027-02-08'),
      yes: say(stage, 'yes', { by: 'rep', touch: 'none' }),
    }),
    check: all(endsAs('yes'), ({ current, idOf, world }) => [
      ...expect(current(idOf('bob')).reason === 'a colleague ordered', 'bob goes on'),
      ...[...world.store.items.touches.values()].flatMap(({ id, open }) => (open ? [`${id} is still open`] : [])),
    ]),
  },
  'an appointment while a colleague is sent the presentation: it goes before it or not at all': {
    // Anna herself is phoned only.
    people: [{ name: 'anna', contact: { ...TOGETHER, emailPermission: { status: 'none' } } }, ...COLLEAGUES.slice(1)],
    sends: ['presentation-silent'],
    holds: ['colleague'],
    prepare: async (stage) => {
      await at('2027-03-19T10:00')(stage);
      await stage.world.run((doors) => doors.closeAttendance({ campaign: 'probe', by: 'host' }));
      return at('2027-03-23T10:00')(stage);
    },
    workers: (stage) => ({
      talk: say(stage, 'appointment', {
        by: 'rep',
        touch: 'none',
        data: { when: stage.world.clock.now() + 864_000_000 },
      }),
    }),
    check: ({ current, idOf }) => [
      ...expect(current().facts.appointment?.value === 'open', 'the appointment is lost'),
      ...expect(current(idOf('bob')).hold?.reason === 'colleague', 'bob is not held'),
    ],
  },
  'two reps draw two of one organisation: one of them is called that day': {
    people: [
      { name: 'anna', contact: TOGETHER },
      { name: 'bob', contact: { ...TOGETHER, rep: LOTTE } },
    ],
    sends: [],
    prepare: at('2027-02-08T08:59'),
    workers: () => ({ pieter: draws(PIETER, '2027-02-08'), lotte: draws(LOTTE, '2027-02-08') }),
    check: calledAtMost(1),
  },
  'both managers let go at once: it is decided once': {
    sends: [],
    prepare: onTheList('2027-03-22T12:00'),
    workers: (stage) => ({
      marketing: decides(stage, 'marketing', 'release'),
      sales: decides(stage, 'sales', 'release'),
    }),
    check: all(decidedAs('release'), endsAs('released')),
  },
  'one side changes its mind while the other agrees with it: what both last said is decided, once': {
    sends: [],
    prepare: onTheList('2027-03-22T12:00', (stage) => [
      '2027-03-22T11:00',
      decides(stage, 'marketing', 'go-on', 'first'),
    ]),
    workers: (stage) => ({
      sales: decides(stage, 'sales', 'go-on'),
      marketing: decides(stage, 'marketing', 'recycle'),
    }),
    check: (end) => {
      const said = ['marketing', 'sales'].map((side) => end.current().facts[`decision-${side}`]?.value);
      return end.count('DecisionMade') === 0
        ? expect(said.join() === 'recycle,go-on', `undecided, and they said ${said}`)
        : decidedAs('go-on')(end);
    },
  },
  'who breaks ties decides while one side gives in: it is decided once': {
    setup: createProbeSetup({ tieBreak: MANAGERS.tieBreak }),
    sends: [],
    prepare: onTheList(
      '2027-04-06T12:00',
      (stage) => ['2027-03-22T12:00', decides(stage, 'marketing', 'release', 'one')],
      (stage) => ['2027-03-22T13:00', decides(stage, 'sales', 'go-on', 'one')],
      (stage) => ['2027-03-30T12:00', decides(stage, 'marketing', 'release', 'two')],
      (stage) => ['2027-03-30T13:00', decides(stage, 'sales', 'go-on', 'two')],
    ),
    workers: (stage) => ({
      theo: decides(stage, 'tieBreak', 'recycle'),
      marketing: decides(stage, 'marketing', 'go-on', 'three'),
    }),
    check: decidedAs('go-on', 'recycle'),
  },
  'taken over and given back at once: the last word counts': {
    sends: [],
    prepare: at('2027-03-18T16:00'),
    workers: (stage) => ({ taken: answersHandOff(stage, 'taken-over'), back: answersHandOff(stage, 'rejected') }),
    holds: ['attendance-open'],
    check: ({ world, id, current }) => {
      const last = world.events.findLast(({ type, enrollment }) => type.startsWith('HandOff') && enrollment === id);
      const said = last?.type === 'HandOffRejected' ? 'rejected' : 'taken-over';
      return expect(current().facts.handOff?.value === said, `${current().facts.handOff?.value}, but last: ${said}`);
    },
  },
  'given back alone while Monday’s round takes over for its rep: the last word counts, the default comes once': {
    sends: [],
    prepare: handedAlone,
    workers: (stage) => ({
      round: (doors) => doors.runCampaignClock({ campaign: 'probe' }),
      back: answersHandOff(stage, 'rejected', 'again'),
    }),
    check: ({ world, id, current }) => {
      const told = world.events.filter(({ type, enrollment }) => type.startsWith('HandOff') && enrollment === id);
      const defaults = told.filter(({ data }) => data.reason === 'no answer');
      const said = told.at(-1)?.type === 'HandOffRejected' ? 'rejected' : 'taken-over';
      return [
        ...expect(said === 'rejected' && current().step === 'decide', `last: ${said}, rests in ${current().step}`),
        ...expect(defaults.length <= 1, `taken over ${defaults.length} times`),
      ];
    },
  },
  'given back while attendance is closed: he stands on the decision list either way': {
    sends: [],
    days: 1,
    prepare: at('2027-03-19T10:00'),
    workers: (stage) => ({
      back: answersHandOff(stage, 'rejected'),
      close: (doors) => doors.closeAttendance({ campaign: 'probe', by: 'host' }),
    }),
    check: restsIn('decide'),
  },
  'a yes on the phone put right at once: the right one counts, one confirmation at most': {
    sends: ['confirmation'],
    prepare: at('2027-02-08T12:00'),
    workers: (stage) => ({
      wrong: say(stage, 'accepted', { by: 'rep', key: 'wrong' }),
      right: say(stage, 'not-reached', { by: 'rep', key: 'right', occurredAt: stage.world.clock.now() + 1_000 }),
    }),
    check: goes('confirmation', 0, 1),
  },
  'he answers while his call is mailed to the rep: no task stays open': {
    people: [{ name: 'anna', contact: { rep: LOTTE } }],
    sends: ['call-reminder'],
    prepare: at('2027-02-08T08:59'),
    workers: (stage) => ({ draw: draws(LOTTE, '2027-02-08'), yes: say(stage, 'accepted') }),
    check: all(responseIs('accepted'), goes('call-reminder', 0, 1), ({ world }) =>
      [...world.store.items.touches.values()].flatMap(({ id, open }) => (open ? [`${id} is still open`] : [])),
    ),
  },
  'documents asked for on the phone, and an objection: nothing goes after it': {
    sends: ['presentation-on-request'],
    prepare: at('2027-02-08T12:00'),
    workers: (stage) => ({
      documents: say(stage, 'send-documents', { by: 'rep', data: { what: 'presentation' } }),
      objection: say(stage, 'objected'),
    }),
    check: endsAs('no'),
  },
  'documents asked for on the phone, and the campaign stopped: nothing goes after it': {
    sends: ['presentation-on-request'],
    prepare: at('2027-02-08T12:00'),
    workers: (stage) => ({
      documents: say(stage, 'send-documents', { by: 'rep', data: { what: 'presentation' } }),
      stop: act({ type: 'stop' })(),
    }),
    check: endsAs('void'),
  },
  'documents asked for on the phone, and he is erased: nothing goes after it': {
    sends: ['presentation-on-request'],
    prepare: at('2027-02-08T12:00'),
    workers: (stage) => ({
      documents: say(stage, 'send-documents', { by: 'rep', data: { what: 'presentation' } }),
      erase: (doors) => doors.eraseContact('contact-anna'),
    }),
    check: endsAs('void'),
  },
  'a yes in the moment in which his offer lapses: he has the seat, or it is given back': {
    setup: createProbeSetup({ event: 'capacity: 1, overbooking: 1' }),
    people: [{ name: 'anna' }, { name: 'bob' }, { name: 'carla' }],
    sends: [],
    prepare: async (stage) => {
      await at('2027-02-02T10:00', accepts('anna'), accepts('bob'), accepts('carla'))(stage);
      await stage.world.run(say(stage, 'declined', { data: { reason: 'date' } }));
      const bob = () => stage.current(stage.idOf('bob'));
      await stage.world.clock.runUntil(stage.world.clock.now() + 3_600_000);
      const due = bob().timer?.at ?? 0;
      await stage.world.clock.runUntil(due - 1);
      return due;
    },
    workers: (stage) => ({
      yes: say(stage, 'accepted', { enrollment: stage.idOf('bob'), key: 'late yes' }),
      wake: (doors) => doors.wake({ enrollment: stage.idOf('bob') }),
      gone: say(stage, 'declined', { enrollment: stage.idOf('carla'), data: { reason: 'date' } }),
    }),
    check: ({ world, current, idOf }) => {
      const seats = world.store.items.seats.get('probe');
      return [
        ...expect(
          seats?.waiting.length === 0 || (seats?.taken ?? 0) + (seats?.offered.length ?? 0) === 1,
          'a free seat, and somebody waits',
        ),
        ...expect(current(idOf('bob')).facts.response?.value === 'accepted', 'his yes is lost'),
      ];
    },
  },
  'checked in while attendance is closed: thanked, and never called a no-show': {
    sends: [],
    days: 4,
    prepare: at('2027-03-19T10:00', accepts('anna')),
    workers: (stage) => ({
      scan: say(stage, 'attended', { by: 'system', occurredAt: stage.world.clock.now() - 72_000_000 }),
      close: (doors) => doors.closeAttendance({ campaign: 'probe', by: 'host' }),
    }),
    check: all(responseIs('accepted'), goes('thank-you', 1), goes('presentation-no-show', 0)),
  },
};
