import { createWorld } from '../../infra/local/world.ts';
import type { TokenItem } from '../../workflows/domain/enrollment.ts';
import type { Mailer } from '../../workflows/ports.ts';
import { createProbeSetup } from '../simulation/small-campaign.ts';
import type { Delivered, DeliveryUnderTest } from './delivery-contract.ts';
import type { ExecutionsUnderTest } from './executions-contract.ts';
import { AT, aCampaign, aContact, anEnrollment, anOrganisation } from './items.ts';

const setup = createProbeSetup();
const mailer: Mailer = { send: async () => ({ status: 'accepted' }) };

/** A message is seen by what its worker reads first: the enrollment it wakes, the touch it sends. */
export async function createEmbeddedDelivery(): Promise<DeliveryUnderTest> {
  const delivered: Delivered[] = [];
  const world = createWorld({
    setup,
    startAt: AT,
    mailer,
    around: (ports, clock) => {
      const see = (id: string): void => void delivered.push({ id, at: clock.now() });
      const { store } = ports;
      return {
        ...ports,
        store: {
          ...store,
          enrollment: (id) => {
            see(id);
            return store.enrollment(id);
          },
          touch: (id) => {
            see(id);
            return store.touch(id);
          },
        },
      };
    },
  });
  const { schedules, queues } = world.ports;
  return {
    schedules,
    queues,
    secondMs: 1000,
    now: world.clock.now,
    arrivals: async (_count, by) => {
      await world.clock.runUntil(by);
      return delivered;
    },
    putAway: async () => undefined,
  };
}

export async function createEmbeddedExecutions(): Promise<ExecutionsUnderTest> {
  const tokens: TokenItem[] = [];
  const world = createWorld({
    setup,
    startAt: AT,
    mailer,
    // Only what the contract says moves an execution.
    stream: false,
    around: (ports) => ({
      ...ports,
      store: {
        ...ports.store,
        commit: (change) => {
          if (change.token) tokens.push(change.token);
          return ports.store.commit(change);
        },
      },
    }),
  });
  const answer = { stay: 0, by: 'signal', next: 'invite', at: AT, cause: 'c', signalAt: AT, version: 0 } as const;
  await world.store.commit({
    enrollment: anEnrollment('e1', { answer, rep: 'pieter@probe.example' }),
    contact: aContact(1),
    organisation: anOrganisation(1),
    campaign: aCampaign(1, { eventStart: AT + 45 * 86_400_000, eventEnd: AT + 45 * 86_400_000 }),
  });
  const settle = (): Promise<void> => world.clock.runUntil(world.clock.now());
  return {
    executions: world.ports.executions,
    workflow: setup.workflow.id,
    enrollment: 'e1',
    start: 'invite',
    next: 'confirm',
    answer: async () => {
      const accepted = { key: 'a', signal: 'accepted', enrollment: 'e1', by: 'contact', occurredAt: AT } as const;
      await world.run((doors) => doors.receiveSignal(accepted));
      await settle();
    },
    tokens: async () => {
      await settle();
      return tokens;
    },
  };
}
