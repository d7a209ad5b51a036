import type { BranchStep, EndStep, Step, WaitingStep, Workflow } from '../../workflows/workflow.ts';

export const FUNCTION_ARN = 'arn:aws:lambda:eu-west-1:000000000000:function:baton-dev-enter-step:live';

/** A waiting step with nothing set but what is given. */
export function waiting(name: string, own: Partial<WaitingStep> = {}): WaitingStep {
  return {
    name,
    do: 'email',
    kind: 'marketing',
    urgency: 'normal',
    from: 'rep',
    files: [],
    attempts: 1,
    sides: [],
    on: {},
    lateOn: {},
    ...own,
  };
}

export function branch(name: string, ...arms: readonly string[]): BranchStep {
  const when = arms.map((go, index) =>
    index < arms.length - 1 ? { if: { fact: 'group', is: `${index}` }, go } : { go },
  );
  return { name, do: 'branch', when };
}

export function end(name: string): EndStep {
  return { name, do: 'end', outcome: 'released' };
}

/** A workflow of these steps, in this order, which starts at the first. */
export function workflowOf(...steps: readonly Step[]): Workflow {
  const byName = Object.fromEntries(steps.map((step) => [step.name, step]));
  return { id: 'small@0123456789', name: 'small', start: steps[0]?.name ?? '', steps: byName };
}

/** `{go}` five business days after. */
export function dueTo(go: string): NonNullable<WaitingStep['due']> {
  return { after: { amount: 5, unit: 'business days' }, go };
}
