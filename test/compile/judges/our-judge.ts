import { compileMachine } from '../../../workflows/compile/compile-machine.ts';
import { FUNCTION_ARN } from '../small-workflow.ts';
import { failsWith, smallWorld } from '../small-world.ts';
import { createWorker, inputOf, type Judge, outputOf, type Payload } from './judge.ts';

/** Longer than all retries of a case together take. */
const LONG_ENOUGH_MS = 120_000;

/** Our interpreter, on a virtual clock. */
export const ourJudge: Judge = {
  name: 'our interpreter',
  play: async (one) => {
    const worker = createWorker(one);
    const world = smallWorld(async (payload) => {
      const { taskToken, ...call } = payload as Payload;
      const answer = worker.take({ ...call, taskToken });
      if (answer.do === 'throw') return failsWith(answer.error);
      if (answer.do === 'fail') world.interpreter.sendTaskFailure(taskToken, answer.error);
      else world.interpreter.sendTaskSuccess(taskToken, outputOf(call, answer.next));
      return undefined;
    });
    const machine = compileMachine(one.workflow, { functionArn: FUNCTION_ARN });
    world.interpreter.start({ name: one.name, machine, input: inputOf(one) });
    await world.runUntil(LONG_ENOUGH_MS);
    const { status = 'absent', lastState = '' } = world.interpreter.describe(one.name) ?? {};
    const error = world.closed[0]?.error;
    return {
      calls: worker.calls,
      tokens: worker.tokens,
      refused: worker.refused,
      last: lastState,
      status,
      ...(error !== undefined && { error }),
    };
  },
};
