import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileMachine } from '../../workflows/compile/compile-machine.ts';
import { parseMachine } from '../../workflows/compile/machine.ts';
import { renderMermaid } from '../../workflows/compile/mermaid.ts';
import type { Workflow } from '../../workflows/workflow.ts';
import { anyWorkflow, WAITING } from './any-workflow.ts';
import { FUNCTION_ARN } from './small-workflow.ts';
import { smallWorld } from './small-world.ts';
import { validatorComplaints } from './validator-complaints.ts';

/** Where an answer may lead, found without the compiler: by growing a set until it grows no more. */
function destinations(workflow: Workflow, from: string): Set<string> {
  const step = workflow.steps[from];
  if (!step || step.do === 'branch' || step.do === 'end') return new Set();
  const due = step.due && 'go' in step.due ? step.due.go : undefined;
  const named = [due, step.go, step.exhausted, step.skipped, step.whenNotPermitted];
  const found = new Set([
    ...Object.values(step.on),
    ...Object.values(step.lateOn),
    ...named.filter((name) => name !== undefined),
  ]);
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const name of found) {
      const via = workflow.steps[name];
      if (via?.do === 'branch') for (const arm of via.when) found.add(arm.go);
    }
  }
  return new Set([...found].filter((name) => WAITING.includes(name)));
}

/** The state in which an execution stands that was in `from` when its answer named `next`. */
function stateAfter(workflow: Workflow, from: string, next: string): string | undefined {
  const { interpreter, calls } = smallWorld();
  const machine = compileMachine(workflow, { functionArn: FUNCTION_ARN });
  interpreter.start({ name: 'e-1', machine, input: { enrollment: 'e', run: 1, stay: 1, next: from } });
  const output = { enrollment: 'e', run: 1, stay: 2, next };
  expect(interpreter.sendTaskSuccess(calls.at(-1)?.taskToken ?? '', output)).toBe('ok');
  return interpreter.describe('e-1')?.lastState;
}

describe('any workflow', () => {
  it('compiles to what asl-validator and our own reader accept, and to a picture of every step', () => {
    fc.assert(
      fc.property(anyWorkflow, (workflow) => {
        const machine = compileMachine(workflow, { functionArn: FUNCTION_ARN });
        expect(validatorComplaints(machine)).toBe('');
        expect(parseMachine(machine)).toEqual(machine);
        for (const name of Object.keys(workflow.steps))
          expect(renderMermaid(workflow)).toContain(name.replace('-', '_'));
      }),
      { seed: 45, numRuns: 20 },
    );
  });

  it('leads from every step to each of its destinations and, where there is a choice, nowhere else', () => {
    fc.assert(
      fc.property(anyWorkflow, fc.constantFrom(...WAITING), (workflow, from) => {
        const expected = destinations(workflow, from);
        for (const next of WAITING) {
          if (expected.has(next)) expect(stateAfter(workflow, from, next)).toBe(next);
          else if (expected.size !== 1) expect(stateAfter(workflow, from, next)).toBe('NeedsAttention');
        }
      }),
      { seed: 45, numRuns: 150 },
    );
  });
});
