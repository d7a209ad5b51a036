import type { CampaignState } from '../../workflows/domain/campaign-state.ts';
import { toLive } from '../../workflows/domain/with-absences.ts';
import type { Change } from '../../workflows/ports.ts';
import { createProbeSetup } from './small-campaign.ts';
import type { Break } from './stay-system.ts';

type Items = Parameters<Break>[1];

const onCommit =
  (change: (change: Change, items: Items) => Change): Break =>
  (ports, items) => ({
    ...ports,
    store: { ...ports.store, commit: (given) => ports.store.commit(change(given, items)) },
  });

/** As the files tell it, with nobody away. */
const PLAIN = createProbeSetup();

/** The plain campaign without something that is true of it. */
const blindTo =
  (...fields: readonly (keyof CampaignState)[]): Break =>
  (ports) => ({
    ...ports,
    campaigns: {
      live: async (id) => {
        const live = await ports.campaigns.live(id);
        const kept = Object.entries(live.state).filter(([name]) => !fields.some((field) => field === name));
        return toLive(PLAIN, Object.fromEntries(kept) as unknown as CampaignState);
      },
    },
  });

const without = (change: Change, ...keys: readonly (keyof Change)[]): Change =>
  Object.fromEntries(Object.entries(change).filter(([key]) => !keys.some((one) => one === key)));

interface ScenePlant {
  /** What the engine does wrong. */
  readonly name: string;
  /** In which scene it has to be seen: words of its name. */
  readonly scene: string;
  readonly broken: Break;
}

/** Ways in which the rules of whole campaigns, seats and lists are usually broken; each must be found. */
export const SCENE_PLANTS: readonly ScenePlant[] = [
  {
    name: 'writes the seats whatever their version is',
    scene: 'for the last seat',
    broken: onCommit((change, { seats }) => {
      if (!change.seats) return change;
      return { ...change, seats: { ...change.seats, version: (seats.get(change.seats.id)?.version ?? 0) + 1 } };
    }),
  },
  { name: 'does not see that the campaign is paused', scene: 'paused while', broken: blindTo('paused') },
  { name: 'does not see that the campaign was stopped', scene: 'stopped while', broken: blindTo('stopped') },
  { name: 'does not see that the event was cancelled', scene: 'cancelled while', broken: blindTo('cancelled') },
  {
    name: 'wakes nobody for a move',
    scene: 'moved while the practical',
    broken: onCommit((change) =>
      change.campaign?.moved ? { ...change, campaign: { ...change.campaign, eventRevision: 0 } } : change,
    ),
  },
  {
    name: 'claims whatever has become of the contact',
    scene: 'documents asked for',
    broken: onCommit((change) =>
      claims(change) ? without(change, 'unchanged', 'unchangedContact', 'contact') : change,
    ),
  },
  {
    name: 'notes no touch with the contact',
    scene: 'two campaigns',
    broken: onCommit((change) => (claims(change) ? without(change, 'contact') : change)),
  },
  {
    name: 'opens a no again whatever was written since',
    scene: 'definite no taken back twice',
    broken: onCommit((change, { enrollments }) => {
      const { enrollment, events = [] } = change;
      const opens = events.some(({ type, data }) => type === 'AnswerCorrected' && data.from === 'no');
      if (!enrollment || !opens) return change;
      const version = (enrollments.get(enrollment.id)?.version ?? 0) + 1;
      return { ...without(change, 'contact', 'claim'), enrollment: { ...enrollment, version } };
    }),
  },
  {
    name: 'claims whatever the organisation talks of',
    scene: 'an appointment while',
    broken: onCommit((change) => without(change, 'unchangedOrganisation')),
  },
  {
    name: 'draws without the day of the organisation',
    scene: 'two reps draw',
    broken: onCommit((change) => without(change, 'organisation')),
  },
  {
    name: 'does not see who has announced that he is away',
    scene: 'an absence announced',
    broken: blindTo('absences'),
  },
  {
    name: 'writes an enrollment whatever its version is',
    scene: 'both managers let go',
    broken: onCommit((change, { enrollments }) => {
      if (!change.enrollment) return change;
      const version = (enrollments.get(change.enrollment.id)?.version ?? 0) + 1;
      return { ...change, enrollment: { ...change.enrollment, version } };
    }),
  },
  {
    name: 'leaves a task open that was reported',
    scene: 'given to a colleague',
    broken: onCommit((change) => ({
      ...change,
      touches: (change.touches ?? []).filter(({ next }) => next.open !== false),
    })),
  },
  {
    name: 'keeps no seats',
    scene: 'in the moment in which his offer lapses',
    broken: onCommit((change) => without(change, 'seats')),
  },
];

function claims({ touches = [] }: Change): boolean {
  return touches.some(({ next }) => next.status === 'sending');
}
