import { all, endsAs, expect, received, responseIs, restsIn, retried, say } from './scene-parts.ts';
import type { Scene, Stage } from './stay-system.ts';

const HOUR = 3_600_000;

/** Before: the contact is enrolled, and the machine has not entered his first stay. */
const entering = async ({ world }: Stage): Promise<number> => {
  await world.clock.runUntil(world.clock.now() - 1);
  return world.clock.now();
};

/** During: the invitation went out, and its response window is over at this instant: the timer fires. */
const due = async ({ world, current }: Stage): Promise<number> => {
  await world.clock.runUntil(world.clock.now() + HOUR);
  const at = current().timer?.at ?? 0;
  await world.clock.runUntil(at - 1);
  return at;
};

/** The call task is with the rep, attempt 1. */
const called = async (stage: Stage): Promise<number> => {
  const { clock } = stage.world;
  await clock.runUntil((await due(stage)) + 12 * HOUR);
  return clock.now();
};

const LATER = 60_000;

/** Each class of signal before, during, between, after, twice and together with due; what the design promises of it. */
export const SCENES: Readonly<Record<string, Scene>> = {
  'two answers while the stay is being entered: the later one counts': {
    prepare: entering,
    workers: (stage) => ({
      one: say(stage, 'accepted'),
      two: say(stage, 'declined', { occurredAt: stage.world.clock.now() + LATER }),
    }),
    check: all(responseIs('declined'), restsIn('before-event', 'seat-released')),
  },
  'two answers together with due: the later one counts, and nobody is called': {
    prepare: due,
    workers: (stage) => ({
      one: say(stage, 'accepted'),
      two: say(stage, 'declined', { occurredAt: stage.world.clock.now() + LATER }),
    }),
    check: all(responseIs('declined'), restsIn('before-event', 'seat-released')),
  },
  'the same answer twice together with due and a retried task: it counts once, and one confirmation goes': {
    crashes: 0,
    prepare: due,
    workers: (stage) => ({ one: say(stage, 'accepted'), two: say(stage, 'accepted'), retry: retried(stage) }),
    check: all(received('accepted', 1), responseIs('accepted'), restsIn('confirm'), ({ mailed }) =>
      expect([...mailed.keys()].filter((touch) => touch.includes('.mail.')).length === 2, 'mails other than two'),
    ),
  },
  'a definite no and an answer together with due: ended once, as no': {
    prepare: due,
    workers: (stage) => ({ one: say(stage, 'accepted'), two: say(stage, 'no', { data: { reason: 'nee' } }) }),
    check: all(endsAs('no'), received('no', 1)),
  },
  'a yes and a no at the same time: one of them ends it, once': {
    prepare: due,
    workers: (stage) => ({ one: say(stage, 'yes', { by: 'rep' }), two: say(stage, 'no', { data: { reason: 'nee' } }) }),
    check: endsAs('yes', 'no'),
  },
  'an objection while the stay is being entered: ended as no, nothing is sent after it': {
    prepare: entering,
    workers: (stage) => ({ one: say(stage, 'objected'), two: say(stage, 'accepted') }),
    check: endsAs('no'),
  },
  'an opt-out and an answer together with due: mail is closed for marketing, the confirmation goes': {
    prepare: due,
    workers: (stage) => ({ one: say(stage, 'unsubscribed'), two: say(stage, 'accepted') }),
    check: all(responseIs('accepted'), restsIn('confirm'), ({ world }) =>
      expect(world.store.items.contacts.get('contact-anna')?.emailClosed === 'unsubscribed', 'mail is still open'),
    ),
  },
  'a report and a page answer on the same call: both are kept, the answer moves': {
    prepare: called,
    workers: (stage) => ({
      one: say(stage, 'not-reached', { by: 'rep' }),
      two: say(stage, 'accepted'),
      retry: retried(stage),
    }),
    check: all(responseIs('accepted'), restsIn('confirm')),
  },
  'two reports on one attempt: the first counts, the number of attempts is right': {
    prepare: called,
    workers: (stage) => ({
      one: say(stage, 'not-reached', { by: 'rep', key: 'pieter' }),
      two: say(stage, 'not-reached', { by: 'rep', key: 'lotte' }),
      retry: retried(stage),
    }),
    check: all(restsIn('call-reminder'), ({ current }) =>
      expect(current().touch?.attempt === 2, `attempt ${current().touch?.attempt}`),
    ),
  },
  'a reply and a hard bounce, moments and bound ones, together with due: nothing is lost, due goes on': {
    prepare: due,
    workers: (stage) => ({
      one: say(stage, 'replied'),
      two: say(stage, 'bounced', { by: 'system', data: { kind: 'hard' }, touch: stage.current().touch?.id ?? '' }),
    }),
    check: all(restsIn('call-reminder'), received('replied', 1), received('bounced', 1)),
  },
};
