import { instantOf } from '../../functions/shared/instant-of.ts';
import type { SignalName } from '../../workflows/signals.ts';
import { accepts, all, at, endsAs, expect, received, responseIs, say } from './scene-parts.ts';
import type { Ending, Scene, Stage } from './stay-system.ts';

/** The call task is with the rep, attempt 1. */
const called = at('2027-02-08T12:00');

/** The rep is asked about an appointment of the day before, made after the event. */
async function askedOfAppointment(stage: Stage): Promise<number> {
  const { world, setup } = stage;
  await at('2027-03-18T13:45', accepts('anna'))(stage);
  await world.run(say(stage, 'attended', { by: 'system' }));
  await at('2027-03-19T10:00')(stage);
  await world.run((doors) => doors.closeAttendance({ campaign: 'probe', by: 'host' }));
  await at('2027-03-22T12:00')(stage);
  const when = instantOf(setup, '2027-03-24T10:00');
  await world.run(say(stage, 'appointment', { by: 'rep', data: { when } }));
  return at('2027-03-25T12:00')(stage);
}

/** The rep is asked what became of a quote. */
async function askedOfQuote(stage: Stage): Promise<number> {
  await askedOfAppointment(stage);
  await stage.world.run(say(stage, 'quote-requested', { by: 'rep', key: 'requested' }));
  return at('2027-04-13T12:00')(stage);
}

/** Each of them came in once: whichever was second is kept beside the first, or told to be late. */
const bothKept =
  (...signals: readonly SignalName[]) =>
  ({ count }: Ending): readonly string[] => {
    const times = (type: string, signal: string) => count(type, (data) => data.signal === signal);
    const kept = signals.filter((signal) => times('SignalReceived', signal) === 1);
    const late = signals.filter((signal) => times('SignalIgnored', signal) === 1);
    return expect(kept.length > 0 && kept.length + late.length >= signals.length, `kept: ${kept}, late: ${late}`);
  };

const isOpen = ({ current }: Ending): readonly string[] =>
  expect(current().status === 'open', `ended as ${current().outcome} ${current().reason}`);

/** The signals of which no other scene tells, each upon another that it may cross. */
export const SIGNAL_SCENES: Readonly<Record<string, Scene>> = {
  'he may come, and his rep notes a call-back on the same call: both are kept': {
    sends: [],
    prepare: called,
    workers: (stage) => ({
      maybe: say(stage, 'tentative'),
      later: say(stage, 'call-back', { by: 'rep', data: { when: stage.world.clock.now() + 172_800_000 } }),
    }),
    check: all(responseIs('tentative'), bothKept('tentative', 'call-back'), isOpen),
  },
  'spoken to, and wants no more calls: the phone is closed, whichever came first': {
    sends: [],
    prepare: called,
    workers: (stage) => ({ spoken: say(stage, 'spoken', { by: 'rep' }), never: say(stage, 'do-not-call') }),
    check: all(bothKept('spoken', 'do-not-call'), ({ world }) =>
      expect(world.store.items.contacts.get('contact-anna')?.phoneClosed !== undefined, 'the phone is open'),
    ),
  },
  'two reps report a wrong number and a wrong person on one call: it goes on once': {
    sends: [],
    prepare: called,
    workers: (stage) => ({
      number: say(stage, 'wrong-number', { by: 'rep', key: 'pieter', data: { number: '+31600000002' } }),
      person: say(stage, 'wrong-person', { by: 'rep', key: 'lotte', data: { reason: 'colleague' } }),
    }),
    check: all(bothKept('wrong-number', 'wrong-person'), isOpen),
  },
  'an out-of-office note and a download at once: both are kept, neither is an answer': {
    sends: [],
    prepare: at('2027-02-03T10:00'),
    workers: (stage) => ({
      away: say(stage, 'auto-replied', { by: 'system', data: { until: stage.world.clock.now() + 864_000_000 } }),
      fetched: say(stage, 'downloaded', { data: { file: 'presentation' } }),
    }),
    check: all(received('auto-replied', 1), received('downloaded', 1), isOpen, ({ current }) =>
      expect(current().facts.response === undefined, 'taken for an answer'),
    ),
  },
  'found to qualify while he accepts: both are kept': {
    sends: [],
    prepare: at('2027-02-03T10:00'),
    workers: (stage) => ({
      fits: say(stage, 'qualified', { by: 'system', data: { readiness: 'interested', reason: 'rol en profiel' } }),
      yes: say(stage, 'accepted'),
    }),
    check: all(responseIs('accepted'), received('qualified', 1)),
  },
  'a complaint while he accepts: ended as no, once': {
    sends: [],
    prepare: at('2027-02-03T10:00'),
    workers: (stage) => ({ spam: say(stage, 'complained', { by: 'system' }), yes: say(stage, 'accepted') }),
    check: endsAs('no'),
  },
  'the host notes him as not there while the door says that he left early: the newest news of it counts': {
    sends: [],
    holds: ['attendance-open'],
    days: 1,
    prepare: at('2027-03-18T18:00', accepts('anna')),
    workers: (stage) => ({
      absent: say(stage, 'no-show', { by: 'host' }),
      early: say(stage, 'left-early', { by: 'system', occurredAt: stage.world.clock.now() + 1_000 }),
    }),
    check: all(bothKept('no-show', 'left-early'), ({ current }) =>
      expect(current().facts.attendance?.value === 'left-early', `attendance ${current().facts.attendance?.value}`),
    ),
  },
  'an appointment that took place, and was moved, by two reports at once: both are kept': {
    sends: [],
    prepare: askedOfAppointment,
    workers: (stage) => ({
      visited: say(stage, 'visited', { by: 'rep', key: 'pieter' }),
      moved: say(stage, 'moved', { by: 'rep', key: 'lotte', data: { when: stage.world.clock.now() + 604_800_000 } }),
    }),
    check: all(bothKept('visited', 'moved'), isOpen),
  },
  'an appointment that did not take place, and a quote requested, by two reports at once: both are kept': {
    sends: [],
    prepare: askedOfAppointment,
    workers: (stage) => ({
      missed: say(stage, 'not-visited', { by: 'rep', key: 'pieter' }),
      quote: say(stage, 'quote-requested', { by: 'rep', key: 'lotte' }),
    }),
    check: all(bothKept('not-visited', 'quote-requested'), isOpen),
  },
  'a quote given while it is told to be open still: its value is not lost': {
    sends: [],
    prepare: askedOfQuote,
    workers: (stage) => ({
      quoted: say(stage, 'quoted', { by: 'rep', key: 'pieter', data: { value: 12_000, margin: 5_000 } }),
      open: say(stage, 'still-open', {
        by: 'rep',
        key: 'lotte',
        data: { until: stage.world.clock.now() + 864_000_000 },
      }),
    }),
    check: all(bothKept('quoted', 'still-open'), isOpen),
  },
};
