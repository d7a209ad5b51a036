import type { World } from '../../infra/local/world.ts';
import type { Change, Ports, Store } from '../../workflows/ports.ts';
import type { Plant } from './journey.ts';

type Around = NonNullable<Plant['around']>;

/** Changes every transaction before it is written. */
const onCommit =
  (change: (change: Change, world: World) => Change): Around =>
  (ports, world) => ({
    ...ports,
    store: { ...ports.store, commit: (given) => ports.store.commit(change(given, world())) },
  });

const withStore =
  (change: (store: Store) => Partial<Store>): Around =>
  (ports) => ({ ...ports, store: { ...ports.store, ...change(ports.store) } });

const without = (change: Change, key: keyof Change): Change => {
  const { [key]: _left, ...rest } = change;
  return rest;
};

/** Whatever the stored version is, this write comes after it. */
function anyVersion(change: Change, world: World): Change {
  const { enrollment } = change;
  if (!enrollment) return without(change, 'unchanged');
  const stored = world.store.items.enrollments.get(enrollment.id)?.version ?? 0;
  return { ...change, enrollment: { ...enrollment, version: stored + 1 } };
}

/** The touch is handed to the mailer before the transaction that makes it ours. */
const sendFirst: Around = (ports) => {
  const sent = new Set<string>();
  return {
    ...ports,
    store: {
      ...ports.store,
      commit: async (change) => {
        for (const { next } of change.touches ?? []) {
          if (next.status !== 'sending' || sent.has(next.id)) continue;
          sent.add(next.id);
          await ports.mailer.send(next, []);
        }
        return ports.store.commit(change);
      },
    },
    mailer: {
      send: async (touch, tasks) => (sent.has(touch.id) ? { status: 'accepted' } : ports.mailer.send(touch, tasks)),
    },
  };
};

/** Nothing is known of a mail whose reply was lost: taken for not sent, it is sent again. */
const uncertainIsFailed: Around = (ports) => ({
  ...ports,
  store: {
    ...ports.store,
    commit: async (change) => {
      const doubted = change.touches?.find(({ next }) => next.status === 'uncertain');
      if (!doubted || !change.enrollment?.touch) return ports.store.commit(change);
      const { next, ifStatus } = doubted;
      const result = await ports.store.commit({ touches: [{ next: { ...next, status: 'planned' }, ifStatus }] });
      await ports.queues.send(next.id, 1);
      return result;
    },
  },
});

/** A dead token is taken for "moved on": the answer is thrown away. */
const answerCleared: Around = (ports, world) => ({
  ...ports,
  executions: {
    ...ports.executions,
    succeed: async (token, output) => {
      const reply = await ports.executions.succeed(token, output);
      const enrollment = world().store.items.enrollments.get(output.enrollment);
      if (reply !== 'ok' && enrollment?.phase === 'answered') {
        const { answer: _answer, ...rest } = enrollment;
        await ports.store.commit({ enrollment: { ...rest, version: rest.version + 1, phase: 'waiting' } });
      }
      return reply;
    },
  },
});

const mailerRetries: Around = (ports) => ({
  ...ports,
  mailer: { send: (touch, tasks) => ports.mailer.send(touch, tasks).catch(() => ports.mailer.send(touch, tasks)) },
});

/** Schedules by name without their revision: a re-timed timer finds its name taken. */
const namesWithoutRev: Around = (ports: Ports) => ({
  ...ports,
  schedules: {
    create: (name, at, message) =>
      ports.schedules.create(message.kind === 'wake' ? name.replace(/\.\d+$/, '') : name, at, message),
  },
});

const noNextRun: Around = (ports) => ({
  ...ports,
  executions: {
    ...ports.executions,
    start: async (name, ...rest) => (name.endsWith('-1') ? ports.executions.start(name, ...rest) : undefined),
  },
});

/** Whoever decides does not see it; written it stays, until whoever takes it back. */
const blindTo =
  (field: 'paused' | 'stopped'): Around =>
  (ports, world) => {
    const live: Ports['campaigns']['live'] = async (id) => {
      const found = await ports.campaigns.live(id);
      const { [field]: _unseen, ...state } = found.state;
      return { ...found, state };
    };
    const keep = (change: Change): Change => {
      const stored = change.campaign && world().store.items.campaigns.get(change.campaign.id)?.[field];
      const isTakenBack = change.events?.some(({ type }) => type === 'CampaignResumed' || type === 'CampaignStopped');
      if (!change.campaign || stored === undefined || isTakenBack) return change;
      return { ...change, campaign: { ...change.campaign, [field]: stored } };
    };
    const { store } = ports;
    return { ...ports, campaigns: { live }, store: { ...store, commit: (change) => store.commit(keep(change)) } };
  };

/** Ways in which such an engine is usually wrong; each must be found. */
export const PLANTS: readonly Plant[] = [
  { name: 'drops the version condition', around: onCommit(anyVersion) },
  { name: 'clears the answer when Step Functions says TaskTimedOut', around: answerCleared },
  {
    name: 'skips the attempt guard of the token',
    around: onCommit((change, world) => {
      if (change.token) world.store.items.tokens.delete(change.token.enrollment);
      return change;
    }),
    only: ['forsaken'],
    quiet: true,
  },
  { name: 'sends before the claim', around: sendFirst },
  {
    name: 'names its timers without their revision',
    around: namesWithoutRev,
    only: [],
    quiet: true,
    profiles: ['silent', 'phone-only'],
  },
  { name: 'treats uncertain as failed', around: uncertainIsFailed },
  { name: 'lets the mailer retry by itself', around: mailerRetries },
  { name: 'forgets that a signal was taken', around: onCommit((change) => without(change, 'claim')) },
  {
    name: 'claims a touch whatever has become of it',
    around: onCommit((change, world) => ({
      ...change,
      touches: (change.touches ?? []).map((write) => ({
        ...write,
        ifStatus: world.store.items.touches.get(write.next.id)?.status ?? 'absent',
      })),
    })),
  },
  {
    name: 'claims without looking again at stay and permissions',
    around: onCommit((change) => {
      const blind = without(without(change, 'unchanged'), 'unchangedContact');
      const claims = change.touches?.some(({ next }) => next.status === 'sending');
      return claims ? without(blind, 'contact') : blind;
    }),
    only: [],
    slowClaims: true,
    profiles: ['hurried'],
  },
  {
    name: 'keeps nothing to check',
    around: onCommit((change) => {
      if (!change.enrollment) return change;
      const { checkAt: _check, ...rest } = change.enrollment;
      return { ...change, enrollment: rest };
    }),
  },
  { name: 'never starts the next run', around: noNextRun },
  { name: 'acknowledges a message before its work is done', loses: true },
  { name: 'does not see that the campaign is paused', acts: true, around: blindTo('paused') },
  { name: 'does not see that the campaign was stopped', acts: true, around: blindTo('stopped') },
  {
    name: 'notes no touch with the contact',
    acts: true,
    surroundings: true,
    around: onCommit((change) =>
      change.touches?.some(({ next }) => next.status === 'sending') ? without(change, 'contact') : change,
    ),
  },
  {
    name: 'keeps no count of an organisation’s prospects',
    surroundings: true,
    around: onCommit((change) => {
      if (!change.organisation) return change;
      const { withSales: _count, ...organisation } = change.organisation;
      return { ...change, organisation };
    }),
  },
  {
    name: 'keeps no account of what somebody has borne',
    surroundings: true,
    around: onCommit((change) => {
      if (!change.enrollment) return change;
      const { spent: _borne, ...enrollment } = change.enrollment;
      return { ...change, enrollment };
    }),
  },
  { name: 'has no sweep', around: withStore(() => ({ checksBefore: async () => [] })) },
];
