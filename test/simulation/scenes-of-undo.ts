import type { Work } from '../../infra/local/world.ts';
import { all, at, expect, PIETER, responseIs, restsIn, say, went } from './scene-parts.ts';
import type { Ending, Scene, Stage } from './stay-system.ts';

/** The first call task that the rep got. */
function taskOf({ world, id }: Stage): string {
  const sent = world.events.find(({ type, enrollment }) => type === 'CallTaskSent' && enrollment === id);
  return String(sent?.data.touch);
}

const reports = (stage: Stage, signal: 'accepted' | 'not-reached' | 'declined' | 'no', key: string): Work =>
  say(stage, signal, { by: 'rep', touch: taskOf(stage), who: PIETER, key });

const undoes = (stage: Stage, key = 'undo'): Work => {
  const touch = taskOf(stage);
  return (doors) => doors.undoReport({ enrollment: stage.id, touch, who: PIETER, key });
};

const undone = ({ count }: Ending): number => count('AnswerCorrected', ({ to }) => to === 'undone');

function openTasks({ world, id }: Ending): number {
  return [...world.store.items.touches.values()].filter(({ enrollment, open }) => enrollment === id && open).length;
}

/** Reported at ten by mistake. */
const reported = async (stage: Stage): Promise<number> => {
  await at('2027-02-08T10:00')(stage);
  await stage.world.run(reports(stage, 'not-reached', 'wrong'));
  return at('2027-02-08T10:10')(stage);
};

/** A definite no, reported at ten by mistake: the story is over. */
const refused = async (stage: Stage): Promise<number> => {
  await at('2027-02-08T10:00')(stage);
  await stage.world.run(reports(stage, 'no', 'wrong'));
  return at('2027-02-08T10:10')(stage);
};

const reopened = ({ count }: Ending): number => count('AnswerCorrected', ({ from }) => from === 'no');

const isOpenOnce = (end: Ending): readonly string[] => [
  ...expect(reopened(end) === 1, `its no was taken back ${reopened(end)} times`),
  ...expect(end.current().status === 'open', `is ${end.current().status}`),
  ...expect(end.count('EnrollmentEnded') === 1, 'ended other than once'),
];

/** A report that is taken back, against what follows from it and what comes after it. */
export const UNDO_SCENES: Readonly<Record<string, Scene>> = {
  'a yes by phone taken back while it is confirmed: confirmed or taken back, never both': {
    sends: ['confirmation'],
    prepare: at('2027-02-08T10:00'),
    workers: (stage) => ({ yes: reports(stage, 'accepted', 'yes'), undo: undoes(stage) }),
    check: (end) => {
      const { response, seat } = end.current().facts;
      if (undone(end) === 0) return responseIs('accepted')(end);
      return [
        ...expect(went(end, 'confirmation') === 0, 'taken back, and confirmed'),
        ...expect(response === undefined && seat === undefined, 'taken back, and his answer stands'),
        ...expect(end.world.store.items.seats.get('probe')?.taken === 0, 'a seat is lost'),
        ...restsIn('call-reminder')(end),
        ...expect(openTasks(end) === 1, `${openTasks(end)} tasks with the rep`),
      ];
    },
  },
  'taken back while the right report comes by the same link: that one stands, and no task stays open': {
    sends: [],
    prepare: reported,
    workers: (stage) => ({ undo: undoes(stage), right: reports(stage, 'declined', 'right') }),
    check: all(responseIs('declined'), restsIn('before-event'), (end) =>
      expect(openTasks(end) === 0, `${openTasks(end)} tasks with the rep`),
    ),
  },
  'taken back twice at once: once, and one task is with the rep': {
    sends: [],
    prepare: reported,
    workers: (stage) => ({ one: undoes(stage, 'one'), two: undoes(stage, 'two') }),
    check: all(restsIn('call-reminder'), (end) => [
      ...expect(undone(end) === 1, `taken back ${undone(end)} times`),
      ...expect(openTasks(end) === 1 && end.current().touch?.attempt === 1, 'not the same try, once'),
    ]),
  },
  'a definite no taken back while another outcome comes on its task: open once, and that outcome stands': {
    sends: [],
    prepare: refused,
    workers: (stage) => ({ undo: undoes(stage), right: reports(stage, 'declined', 'right') }),
    check: all(isOpenOnce, responseIs('declined'), restsIn('before-event'), (end) =>
      expect(openTasks(end) === 0, `${openTasks(end)} tasks with the rep`),
    ),
  },
  'a definite no taken back twice at once: open once, and one task is with the rep': {
    sends: [],
    prepare: refused,
    workers: (stage) => ({ one: undoes(stage, 'one'), two: undoes(stage, 'two') }),
    check: all(isOpenOnce, restsIn('call-reminder'), (end) =>
      expect(openTasks(end) === 1 && end.current().touch?.attempt === 1, 'not the same try, once'),
    ),
  },
  'a definite no taken back while he objects himself: it is over for good, and nobody has a task': {
    sends: [],
    prepare: refused,
    workers: (stage) => ({ undo: undoes(stage), objects: say(stage, 'objected', { key: 'objects' }) }),
    check: (end) => [
      ...expect(end.current().outcome === 'no' && end.current().status === 'ended', `is ${end.current().status}`),
      ...expect(end.world.store.items.contacts.get('contact-anna')?.objectedAt !== undefined, 'objected, and unknown'),
      ...expect(openTasks(end) === 0, `${openTasks(end)} tasks with the rep`),
    ],
  },
  'a definite no taken back while his data are erased: erased, and the story is over': {
    sends: [],
    prepare: refused,
    workers: (stage) => ({ undo: undoes(stage), erase: (doors) => doors.eraseContact('contact-anna') }),
    check: (end) => [
      ...expect(end.current().status === 'ended', `is ${end.current().status}`),
      ...expect(end.world.store.items.contacts.get('contact-anna')?.erasedAt !== undefined, 'not erased'),
      ...expect(openTasks(end) === 0, `${openTasks(end)} tasks with the rep`),
    ],
  },
};
