import type { EndStep, WaitingStep } from '../workflow.ts';
import { conditionHolds, type FactContext } from './facts.ts';

/** Where a target leads on the facts as they are: the branches passed, and the step that waits or ends. */
export interface Destination {
  readonly branches: readonly string[];
  readonly step: WaitingStep | EndStep;
  /** The fact that chose the last arm, where it had an `if`. */
  readonly fact?: string;
}

const MAX_BRANCHES = 20;

/** Follows `branch` steps on the facts of the transaction. Throws where a name is unknown: the rules check refuses such a workflow. */
export function follow(target: string, context: FactContext): Destination {
  const branches: string[] = [];
  let name = target;
  let fact: string | undefined;
  while (branches.length < MAX_BRANCHES) {
    const step = context.live.setup.workflow.steps[name];
    if (!step) throw new Error(`${context.next.workflow}: unknown step ${name}`);
    if (step.do !== 'branch') return { branches, step, ...(fact !== undefined && { fact }) };
    branches.push(name);
    const arm = step.when.find((candidate) => !candidate.if || conditionHolds(candidate.if, context));
    if (!arm) throw new Error(`${context.next.workflow}: branch ${name} has no way out`);
    fact = arm.if?.fact;
    name = arm.go;
  }
  throw new Error(`${context.next.workflow}: more than ${MAX_BRANCHES} branches in a row at ${target}`);
}
