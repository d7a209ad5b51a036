import type { ExecutionClosed } from '../../functions/execution-closed/execution-closed.ts';
import { compileMachine } from '../../workflows/compile/compile-machine.ts';
import { createInterpreter } from '../../workflows/compile/interpret-machine.ts';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import type { Executions, Queues, Schedules, TimerMessage } from '../../workflows/ports.ts';
import type { VirtualClock } from './virtual-clock.ts';

const ENTER_STEP = 'arn:aws:lambda:local:000000000000:function:baton-local-enter-step:live';

/** The Scheduler: a name that is set is this very timer. */
export function createSchedules(clock: VirtualClock, deliver: (message: TimerMessage) => Promise<void>): Schedules {
  const names = new Set<string>();
  return {
    create: async (name, at, message) => {
      if (names.has(name)) return;
      names.add(name);
      clock.at(at, () => {
        names.delete(name);
        return deliver(message);
      });
    },
  };
}

interface Consumers {
  wake(message: Parameters<Queues['wake']>[0]): Promise<void>;
  send(touch: string): Promise<void>;
}

/** The queues, with their delays. */
export function createQueues(clock: VirtualClock, consumers: Consumers): Queues {
  return {
    wake: async (message, delaySeconds) =>
      void clock.at(clock.now() + delaySeconds * 1000, () => consumers.wake(message)),
    send: async (touch, delaySeconds) => void clock.at(clock.now() + delaySeconds * 1000, () => consumers.send(touch)),
  };
}

interface ExecutionHooks {
  random(): number;
  enter(payload: unknown): Promise<unknown>;
  closed(execution: ExecutionClosed): void;
}

/** Step Functions: our interpreter on the virtual clock. */
export function createExecutions(
  setups: readonly CampaignSetup[],
  clock: VirtualClock,
  hooks: ExecutionHooks,
): Executions {
  const machines = new Map(
    setups.map(({ workflow }) => [workflow.id, compileMachine(workflow, { functionArn: ENTER_STEP })]),
  );
  const interpreter = createInterpreter({
    invoke: (_name, payload) => hooks.enter(payload),
    after: (delayMs, work) => clock.at(clock.now() + delayMs, work),
    now: clock.now,
    random: hooks.random,
    newToken: () => 'local',
    closed: hooks.closed,
  });
  return {
    start: async (name, workflow, input) => {
      const machine = machines.get(workflow);
      if (!machine) throw new Error(`no machine of ${workflow}`);
      interpreter.start({ name, machine, input: { ...input } });
    },
    succeed: async (token, output) => interpreter.sendTaskSuccess(token, { ...output }),
    fail: async (token, error) => interpreter.sendTaskFailure(token, error),
    status: async (name) => {
      const status = interpreter.describe(name)?.status;
      if (status === undefined) return 'absent';
      return status === 'RUNNING' ? 'running' : 'closed';
    },
    stop: async (name) => void interpreter.stop(name),
  };
}
