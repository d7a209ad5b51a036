import { ENDED, MOVED, OUT_OF_STEP } from '../errors.ts';
import type { WaitingStep, Workflow } from '../workflow.ts';
import type { ChoiceState, Machine, State, TaskState } from './machine.ts';

/** 347 days: a net below the year that Step Functions gives a task. The enrollment's own timer comes long before. */
const TASK_TIMEOUT_SECONDS = 30_000_000;

/** A state's name has at most 80 characters, and `after ` goes before a step's. Source: Step Functions quotas. */
const STEP_NAME = /^[a-z][a-z0-9-]{0,73}$/;

/** One way on from a waiting step: what leads there, and the step (also a branch or an end) it leads to. */
export type WayOn = { readonly to: string } & (
  | { readonly by: 'signal' | 'late signal'; readonly signal: string }
  | { readonly by: 'due' | 'not permitted' | 'exhausted' | 'skipped' | 'at once' }
);

/** Every way on from a waiting step, in the order in which the machine's Choice lists their targets. */
export function waysOn(step: WaitingStep): readonly WayOn[] {
  const ways: WayOn[] = Object.entries(step.on).map(([signal, to]) => ({ by: 'signal', signal, to }));
  if (step.due && 'go' in step.due) ways.push({ by: 'due', to: step.due.go });
  if (step.whenNotPermitted !== undefined) ways.push({ by: 'not permitted', to: step.whenNotPermitted });
  if (step.exhausted !== undefined) ways.push({ by: 'exhausted', to: step.exhausted });
  if (step.skipped !== undefined) ways.push({ by: 'skipped', to: step.skipped });
  if (step.go !== undefined) ways.push({ by: 'at once', to: step.go });
  for (const [signal, to] of Object.entries(step.lateOn)) {
    if (step.on[signal] !== to) ways.push({ by: 'late signal', signal, to });
  }
  return ways;
}

/**
 * The workflow as an Amazon States Language definition: a Task for each waiting step, and after it a Choice over the
 * steps it can lead to. It depends on the workflow's shape and `functionArn` (enter-step's alias) alone. Throws for a
 * target that is no step and a name that cannot be a state's: the workflow's own rules find both before.
 */
export function compileMachine(workflow: Workflow, { functionArn }: { readonly functionArn: string }): Machine {
  const waiting = Object.values(workflow.steps).filter((step) => step.do !== 'branch' && step.do !== 'end');
  const states: Record<string, State> = { Enter: chooseNext(waiting.map((step) => step.name)) };
  for (const step of waiting) {
    if (!STEP_NAME.test(step.name)) throw new Error(`${workflow.id}: "${step.name}" cannot be the name of a step`);
    const targets = waitingTargets(workflow, step);
    const [only, ...others] = targets;
    const next = others.length > 0 ? `after ${step.name}` : (only ?? 'NeedsAttention');
    states[step.name] = compileTask(step, functionArn, next);
    if (others.length > 0) states[next] = chooseNext(targets);
  }
  return { Comment: workflow.id, StartAt: 'Enter', States: { ...states, ...closingStates() } };
}

function chooseNext(steps: readonly string[]): ChoiceState {
  return {
    Type: 'Choice',
    Choices: steps.map((step) => ({ Variable: '$.next', StringEquals: step, Next: step })),
    Default: 'NeedsAttention',
  };
}

/**
 * Any failure but our own three is retried 14 times, 2 s to 300 s apart: 38 minutes at most, 19 on average under full
 * jitter. Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
function compileTask(step: WaitingStep, functionArn: string, next: string): TaskState {
  return {
    Comment: step.do,
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Parameters: {
      FunctionName: functionArn,
      Payload: {
        contract: 1,
        'enrollment.$': '$.enrollment',
        'run.$': '$.run',
        'stay.$': '$.stay',
        step: step.name,
        'taskToken.$': '$$.Task.Token',
        'attempt.$': '$$.State.RetryCount',
      },
    },
    TimeoutSeconds: TASK_TIMEOUT_SECONDS,
    Retry: [
      { ErrorEquals: [ENDED, MOVED, OUT_OF_STEP], MaxAttempts: 0 },
      {
        ErrorEquals: ['States.TaskFailed'],
        IntervalSeconds: 2,
        BackoffRate: 2,
        MaxDelaySeconds: 300,
        MaxAttempts: 14,
        JitterStrategy: 'FULL',
      },
    ],
    Catch: [
      { ErrorEquals: [ENDED], ResultPath: null, Next: 'Ended' },
      { ErrorEquals: [MOVED, 'States.Timeout'], ResultPath: null, Next: 'Moved' },
      { ErrorEquals: ['States.ALL'], ResultPath: '$.fault', Next: 'NeedsAttention' },
    ],
    Next: next,
  };
}

function closingStates(): Record<string, State> {
  return {
    Ended: { Type: 'Succeed' },
    Moved: { Type: 'Succeed' },
    NeedsAttention: {
      Type: 'Fail',
      Error: 'Baton.NeedsAttention',
      Cause: 'baton why <enrollment> tells the rest',
    },
  };
}

/** Branches are followed through all their arms, each once; an end is no state: its enrollment ends in the transaction. */
function waitingTargets(workflow: Workflow, from: WaitingStep): readonly string[] {
  const targets = new Set<string>();
  const followed = new Set<string>();
  const follow = (name: string): void => {
    const step = workflow.steps[name];
    if (!step) throw new Error(`${workflow.id}: step ${from.name} leads to "${name}", which is no step`);
    if (step.do === 'end' || followed.has(name)) return;
    followed.add(name);
    if (step.do === 'branch') for (const arm of step.when) follow(arm.go);
    else targets.add(name);
  };
  for (const way of waysOn(from)) follow(way.to);
  return [...targets];
}
