import fc from 'fast-check';
import { builtInWorkflows } from '../../../infra/aws/built-in-workflows.ts';
import { compileMachine } from '../../../workflows/compile/compile-machine.ts';
import type { Machine } from '../../../workflows/compile/machine.ts';
import { ENDED, MOVED, OUT_OF_STEP } from '../../../workflows/errors.ts';
import type { Workflow } from '../../../workflows/workflow.ts';
import { anyWorkflow } from '../any-workflow.ts';
import { FUNCTION_ARN } from '../small-workflow.ts';

/** What becomes of a task: the function throws at once, or somebody answers its token. */
export type Answer =
  | { readonly do: 'throw'; readonly error: string }
  | { readonly do: 'succeed'; readonly next: string }
  | { readonly do: 'fail'; readonly error: string };

/** One execution that is played before every judge. */
export interface Case {
  /** Name of the execution, and the enrollment in its input. */
  readonly name: string;
  readonly workflow: Workflow;
  readonly start: string;
  /** By call of the function; after the last one everything ends. */
  readonly answers: readonly Answer[];
}

const SEED = 20_27;
const GENERATED = 200;
const BUILT_IN = 40;
const MOST_ANSWERS = 12;
/** A failure that is tried again, after up to two seconds of real time. */
const FLEETING = 'NamedFault';

/** The built-in workflows on several paths, and 200 generated ones on a path each. The same every time. */
export function everyCase(): readonly Case[] {
  const builtIn = builtInWorkflows().flatMap((workflow) =>
    fc.sample(pathIn(workflow), { seed: SEED, numRuns: BUILT_IN }).map((path, index) => ({
      name: `${workflow.name}-${index}`,
      workflow,
      ...path,
    })),
  );
  const generated = fc
    .sample(
      anyWorkflow.chain((workflow) => pathIn(workflow).map((path) => ({ workflow, ...path }))),
      { seed: SEED, numRuns: GENERATED },
    )
    .map((one, index) => ({ name: `generated-${index}`, ...one }));
  return [...builtIn, ...generated];
}

type Path = Pick<Case, 'start' | 'answers'>;

/** Mostly on the ways that the workflow has; sometimes to a step that lies elsewhere, or nowhere, or by a function that throws. */
function pathIn(workflow: Workflow): fc.Arbitrary<Path> {
  const { States } = compileMachine(workflow, { functionArn: FUNCTION_ARN });
  const tasks = Object.entries(States).flatMap(([name, { Type }]) => (Type === 'Task' ? [name] : []));
  const turns = fc.array(fc.record({ way: fc.nat(), luck: fc.nat({ max: 149 }) }), {
    minLength: 1,
    maxLength: MOST_ANSWERS,
  });
  const last = fc.constantFrom(ENDED, MOVED).map((error): Answer => ({ do: 'fail', error }));
  const start = fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...tasks) },
    { weight: 1, arbitrary: fc.constant('nowhere') },
  );
  return fc.tuple(start, turns, last).map(([from, drawn, end]) => {
    let at = from;
    const answers = drawn.map(({ way, luck }): Answer => {
      const mishap = MISHAPS[luck];
      if (mishap) return mishap;
      const ways = luck === MISHAPS.length ? tasks : waysFrom(States, at);
      const next = ways[way % ways.length] ?? 'nowhere';
      at = next;
      return { do: 'succeed', next };
    });
    return { start: from, answers: [...answers, end] };
  });
}

/** One turn in 150 each. */
const MISHAPS: readonly Answer[] = [
  { do: 'succeed', next: 'nowhere' },
  { do: 'throw', error: FLEETING },
  { do: 'throw', error: OUT_OF_STEP },
  { do: 'throw', error: ENDED },
];

/** The tasks that may follow one. */
function waysFrom(states: Machine['States'], task: string): readonly string[] {
  const choice = states[`after ${task}`];
  if (choice?.Type === 'Choice') return choice.Choices.map(({ Next }) => Next);
  const state = states[task];
  return state?.Type === 'Task' ? [state.Next] : [];
}
