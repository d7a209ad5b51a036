import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileMachine, waysOn } from '../../workflows/compile/compile-machine.ts';
import { compileWorkflow } from '../../workflows/compile/compile-workflow.ts';
import { parseMachine, type State } from '../../workflows/compile/machine.ts';
import type { Step, WaitingKind } from '../../workflows/workflow.ts';
import { seminarSource, settingsOf, sha256 } from '../language/fixture.ts';
import { branch, dueTo, end, FUNCTION_ARN, waiting, workflowOf } from './small-workflow.ts';
import { validatorComplaints } from './validator-complaints.ts';

const compile = (...steps: readonly Step[]) => compileMachine(workflowOf(...steps), { functionArn: FUNCTION_ARN });

/** What stands behind `after <step>`, or the one state that the step leads to. */
function waysOf(states: Record<string, State>, step: string): readonly string[] {
  const task = states[step];
  const next = task?.Type === 'Task' ? task.Next : '';
  const choice = states[next];
  return choice?.Type === 'Choice' ? choice.Choices.map((rule) => rule.Next) : [next];
}

describe('the seminar as a machine', () => {
  const golden = JSON.parse(readFileSync(new URL('fixtures/seminar.asl.json', import.meta.url), 'utf8'));
  const source = seminarSource();
  const options = { settings: settingsOf(source), nurture: ['case-nairobi'], hash: sha256 };
  const workflow = compileWorkflow(source, options);
  const machine = compileMachine(workflow, { functionArn: FUNCTION_ARN });
  const waitingNames = Object.values(workflow.steps).flatMap(({ name, do: kind }) =>
    kind === 'branch' || kind === 'end' ? [] : [name],
  );

  it.each(['invite', 'after invite', 'hand-off', 'Ended', 'Moved', 'NeedsAttention'])(
    'has %s as the example has it, byte for byte',
    (name) => {
      expect(JSON.stringify(machine.States[name])).toBe(JSON.stringify(golden.States[name]));
    },
  );

  it('opens with a choice of every waiting step, in the order of the file', () => {
    expect(machine.StartAt).toBe(golden.StartAt);
    expect(machine.States.Enter).toEqual({
      ...golden.States.Enter,
      Choices: waitingNames.map((name) => ({ Variable: '$.next', StringEquals: name, Next: name })),
    });
  });

  it('puts the targets of a branch in its place', () => {
    expect(waysOf(machine.States, 'event')).toEqual(['decide', 'thank-you', 'presentation']);
    expect(waysOf(machine.States, 'nurture-lead')).toEqual([
      ...['appointment', 'quote', 'thank-you', 'decide', 'hand-off-again', 'nurture-lead'],
    ]);
  });

  it('has no state for branches and ends', () => {
    const targets = waitingNames.filter((name) => waysOf(machine.States, name).length > 1);
    const expected = [
      'Enter',
      ...waitingNames,
      ...targets.map((name) => `after ${name}`),
      'Ended',
      'Moved',
      'NeedsAttention',
    ];
    expect(Object.keys(machine.States).sort()).toEqual(expected.sort());
  });

  it('is accepted by asl-validator and by our own reader, and is far below 1 MB', () => {
    expect(validatorComplaints(machine)).toBe('');
    expect(parseMachine(machine)).toEqual(machine);
    expect(JSON.stringify(machine).length).toBeLessThan(100_000);
  });

  it('depends on nothing that a campaign sets', () => {
    const other = { ...options, settings: settingsOf(source, { responseWindow: '9 business days' }), nurture: [] };
    expect(compileMachine(compileWorkflow(source, other), { functionArn: FUNCTION_ARN })).toEqual(machine);
  });
});

describe('a waiting step', () => {
  it.each<WaitingKind>(['email', 'call', 'letter', 'ask', 'wait', 'hand-off', 'decide'])(
    'of kind %s is the same task, with its kind as comment',
    (kind) => {
      const { States } = compile(waiting('one', { do: kind, due: dueTo('two') }), waiting('two'));
      const { States: email } = compile(waiting('one', { due: dueTo('two') }), waiting('two'));
      expect(States.one).toEqual({ ...email.one, Comment: kind });
    },
  );

  it('hands ids, its name, the token and the attempt to the one function, and goes on to the only target', () => {
    const { States } = compile(waiting('one', { due: dueTo('two') }), waiting('two'));
    expect(States.one).toMatchInlineSnapshot(`
      {
        "Catch": [
          {
            "ErrorEquals": [
              "Baton.Ended",
            ],
            "Next": "Ended",
            "ResultPath": null,
          },
          {
            "ErrorEquals": [
              "Baton.Moved",
              "States.Timeout",
            ],
            "Next": "Moved",
            "ResultPath": null,
          },
          {
            "ErrorEquals": [
              "States.ALL",
            ],
            "Next": "NeedsAttention",
            "ResultPath": "$.fault",
          },
        ],
        "Comment": "email",
        "Next": "two",
        "Parameters": {
          "FunctionName": "arn:aws:lambda:eu-west-1:000000000000:function:baton-dev-enter-step:live",
          "Payload": {
            "attempt.$": "$$.State.RetryCount",
            "contract": 1,
            "enrollment.$": "$.enrollment",
            "run.$": "$.run",
            "stay.$": "$.stay",
            "step": "one",
            "taskToken.$": "$$.Task.Token",
          },
        },
        "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
        "Retry": [
          {
            "ErrorEquals": [
              "Baton.Ended",
              "Baton.Moved",
              "Baton.OutOfStep",
            ],
            "MaxAttempts": 0,
          },
          {
            "BackoffRate": 2,
            "ErrorEquals": [
              "States.TaskFailed",
            ],
            "IntervalSeconds": 2,
            "JitterStrategy": "FULL",
            "MaxAttempts": 14,
            "MaxDelaySeconds": 300,
          },
        ],
        "TimeoutSeconds": 30000000,
        "Type": "Task",
      }
    `);
  });

  it('with several ways on is followed by a choice', () => {
    const { States } = compile(waiting('one', { on: { accepted: 'two', declined: 'one' } }), waiting('two'));
    expect(States['after one']).toMatchInlineSnapshot(`
      {
        "Choices": [
          {
            "Next": "two",
            "StringEquals": "two",
            "Variable": "$.next",
          },
          {
            "Next": "one",
            "StringEquals": "one",
            "Variable": "$.next",
          },
        ],
        "Default": "NeedsAttention",
        "Type": "Choice",
      }
    `);
  });

  it('lists its targets in order of first mention, each once', () => {
    const step = waiting('one', {
      on: { accepted: 'a', declined: 'b' },
      due: dueTo('c'),
      whenNotPermitted: 'd',
      exhausted: 'a',
      skipped: 'e',
      go: 'f',
      lateOn: { accepted: 'a', declined: 'g' },
    });
    const { States } = compile(step, ...'abcdefg'.split('').map((name) => waiting(name, { go: 'one' })));
    expect(waysOf(States, 'one')).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(waysOn(step).map(({ by }) => by)).toEqual([
      ...['signal', 'signal', 'due', 'not permitted', 'exhausted', 'skipped', 'at once', 'late signal'],
    ]);
  });

  it('that can only end or be held needs attention, should anything else be asked of it', () => {
    const hold = { after: { amount: 1, unit: 'days' }, hold: 'undecided' } as const;
    const { States } = compile(waiting('one', { on: { release: 'over' }, due: hold }), end('over'));
    expect(States.one).toMatchObject({ Next: 'NeedsAttention' });
  });

  it('with one step and an end before it goes on to the step directly', () => {
    const { States } = compile(waiting('one', { on: { release: 'over', spoken: 'two' } }), waiting('two'), end('over'));
    expect(States.one).toMatchObject({ Next: 'two' });
  });
});

describe('a branch', () => {
  it('is followed through branches, in the order of its arms, also in a circle', () => {
    const { States } = compile(
      waiting('one', { on: { spoken: 'first' }, due: dueTo('two') }),
      branch('first', 'second', 'three'),
      branch('second', 'four', 'first', 'over', 'second'),
      ...['two', 'three', 'four'].map((name) => waiting(name, { go: 'one' })),
      end('over'),
    );
    expect(waysOf(States, 'one')).toEqual(['four', 'three', 'two']);
  });
});

describe('a workflow its rules would have refused', () => {
  it('is refused for a target that is no step, by name', () => {
    expect(() => compile(waiting('one', { go: 'fork' }), branch('fork', 'tow'))).toThrow(
      'small@0123456789: step one leads to "tow", which is no step',
    );
  });

  it.each(['Ended', 'after one', 'x'.repeat(75)])('is refused for a step named %s', (name) => {
    expect(() => compile(waiting(name, { go: name }))).toThrow(`"${name}" cannot be the name of a step`);
  });

  it('is seen by asl-validator, were it compiled', () => {
    const { States, ...machine } = compile(waiting('one', { go: 'two' }), waiting('two', { go: 'one' }));
    const { two, ...others } = States;
    expect(two).toBeDefined();
    expect(validatorComplaints({ ...machine, States: others })).toContain('two');
  });
});
