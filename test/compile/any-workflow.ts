import fc from 'fast-check';
import type { Step, Workflow } from '../../workflows/workflow.ts';
import { branch, dueTo, end, waiting, workflowOf } from './small-workflow.ts';

/** The steps that any workflow may wait in. */
export const WAITING = ['w-0', 'w-1', 'w-2', 'w-3', 'w-4', 'w-5'];
const BRANCHES = ['b-0', 'b-1', 'b-2'];
const ENDS = ['e-0', 'e-1'];

const target = fc.constantFrom(...WAITING, ...BRANCHES, ...ENDS);
const lines = fc.dictionary(fc.constantFrom('accepted', 'declined', 'spoken', 'replied'), target);

const waitingStep = (name: string) =>
  fc
    .record(
      {
        on: lines,
        lateOn: lines,
        go: target,
        exhausted: target,
        skipped: target,
        whenNotPermitted: target,
        due: target,
      },
      { requiredKeys: [] },
    )
    .map(({ due, ...own }): Step => waiting(name, { ...own, ...(due !== undefined && { due: dueTo(due) }) }));

const branchStep = (name: string) =>
  fc.array(target, { minLength: 1, maxLength: 4 }).map((arms): Step => branch(name, ...arms));

/** Six waiting steps, three branches and two ends, led to one another in any way. */
export const anyWorkflow: fc.Arbitrary<Workflow> = fc
  .tuple(...WAITING.map(waitingStep), ...BRANCHES.map(branchStep))
  .map((steps) => workflowOf(...steps, ...ENDS.map(end)));
