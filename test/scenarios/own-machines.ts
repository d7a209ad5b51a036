import { type EnterStepPayload, enterStep } from '../../functions/enter-step/enter-step.ts';
import { executionClosed } from '../../functions/execution-closed/execution-closed.ts';
import type { VirtualClock } from '../../infra/local/virtual-clock.ts';
import { compileMachine } from '../../workflows/compile/compile-machine.ts';
import { createInterpreter, type Interpreter } from '../../workflows/compile/interpret-machine.ts';
import type { Executions, Ports } from '../../workflows/ports.ts';

const FUNCTION_ARN = 'arn:aws:lambda:local:000000000000:function:baton-local-enter-step:live';

/** How a scenario's invocation of `enterStep` goes wrong: `work` is the worker on that payload. */
export type Deliver = (payload: EnterStepPayload, work: () => Promise<void>, clock: VirtualClock) => Promise<void>;

/** Machines of a scenario's own in a world: what goes from them to `enterStep` passes through `change` and `deliver`. */
export function createOwnMachines(
  deliver: Deliver = (_payload, work) => work(),
  change: (payload: EnterStepPayload) => unknown = (payload) => payload,
) {
  const started = new Set<string>();
  let interpreter: Interpreter | undefined;

  const around = (ports: Ports, clock: VirtualClock): Ports => {
    const own: Ports = { ...ports, executions: executionsOf(ports) };
    interpreter ??= createInterpreter({
      invoke: (_name, payload) => invoke(own, clock, payload as EnterStepPayload),
      after: (delayMs, run) => clock.at(clock.now() + delayMs, run),
      now: clock.now,
      random: () => 0.5,
      newToken: () => 'own',
      closed: (closed) => void clock.at(clock.now(), () => executionClosed(own)(closed)),
    });
    return own;
  };

  /** The worker runs as a thing of its own on the clock, as in the cloud. */
  const invoke = (own: Ports, clock: VirtualClock, payload: EnterStepPayload): Promise<void> =>
    new Promise((resolve, reject) => {
      const changed = change(payload) as EnterStepPayload;
      clock.at(clock.now(), () => deliver(payload, () => enterStep(own)(changed), clock).then(resolve, reject));
    });

  const executionsOf = (ports: Ports): Executions => ({
    start: async (name, _workflow, input) => {
      const { setup } = await ports.campaigns.live('afrika');
      started.add(name);
      interpreter?.start({
        name,
        machine: compileMachine(setup.workflow, { functionArn: FUNCTION_ARN }),
        input: { ...input },
      });
    },
    succeed: async (token, output) => interpreter?.sendTaskSuccess(token, { ...output }) ?? 'InvalidToken',
    fail: async (token, error) => interpreter?.sendTaskFailure(token, error) ?? 'InvalidToken',
    status: async (name) => {
      const status = interpreter?.describe(name)?.status;
      return status === undefined ? 'absent' : status === 'RUNNING' ? 'running' : 'closed';
    },
    stop: async (name) => void interpreter?.stop(name),
  });

  return {
    around,
    /** Names of the executions that run now. */
    running: (): string[] => [...started].filter((name) => interpreter?.describe(name)?.status === 'RUNNING'),
  };
}

/** A payload without one of its fields. */
export function without(field: 'attempt' | 'run' | 'stay') {
  return (payload: EnterStepPayload): unknown => {
    const { [field]: _taken, ...rest } = payload;
    return rest;
  };
}
