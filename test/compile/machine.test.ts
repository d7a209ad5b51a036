import { describe, expect, it } from 'vitest';
import { compileMachine } from '../../workflows/compile/compile-machine.ts';
import { InvalidDefinition, parseMachine } from '../../workflows/compile/machine.ts';
import { FUNCTION_ARN, waiting, workflowOf } from './small-workflow.ts';

const steps = [waiting('one', { on: { a: 'one', b: 'two' } }), waiting('two', { go: 'one' })];
const machine = compileMachine(workflowOf(...steps), { functionArn: FUNCTION_ARN });

/** The compiled machine with one field, named by its path, set to another value. */
function changed(path: string, value: unknown): object {
  const copy = structuredClone(machine);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let at = copy as unknown as Record<string, unknown>;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  at[last] = value;
  return copy;
}

describe('a definition', () => {
  it('as compiled is read unchanged', () => {
    expect(parseMachine(machine)).toEqual(machine);
  });

  it.each<[path: string, value: unknown, complaint: RegExp]>([
    ['TimeoutSeconds', 5, /definition: unknown field TimeoutSeconds/],
    ['QueryLanguage', 'JSONata', /unknown field QueryLanguage/],
    ['StartAt', 'one more', /StartAt: "one more" is no state/],
    ['States.two.Type', 'Map', /States\.two\.Type: "Map"/],
    [
      'States.two.Resource',
      'arn:aws:states:::sqs:sendMessage',
      /States\.two\.Resource: "arn:aws:states:::sqs:sendMessage"/,
    ],
    ['States.two.HeartbeatSeconds', 60, /States\.two: unknown field HeartbeatSeconds/],
    ['States.two.ResultSelector', {}, /States\.two: unknown field ResultSelector/],
    ['States.two.TimeoutSeconds', 0, /States\.two\.TimeoutSeconds: 0/],
    ['States.two.Next', 'three', /States\.two\.Next: "three" is no state/],
    ['States.two.Parameters.Payload.x.$', '$.a.b', /Payload\.x\.\$: "\$\.a\.b"/],
    ['States.two.Parameters.Payload.more', {}, /Payload\.more/],
    ['States.two.Retry.1.JitterStrategy', 'NONE', /States\.two\.Retry\.1\.JitterStrategy: "NONE"/],
    ['States.two.Retry.1.MaxAttempts', -1, /States\.two\.Retry\.1\.MaxAttempts: -1/],
    ['States.two.Catch.2.ResultPath', '$.fault.deep', /States\.two\.Catch\.2\.ResultPath: "\$\.fault\.deep"/],
    ['States.two.Catch.0.Next', 'Gone', /States\.two\.Catch\.0\.Next: "Gone" is no state/],
    ['States.after one.Choices.0.IsPresent', true, /Choices\.0: unknown field IsPresent/],
    ['States.after one.Choices.1.Next', 'nowhere', /States\.after one\.Choices\.1\.Next: "nowhere" is no state/],
    ['States.after one.Default', 'Enter', /States\.after one\.Default: a Choice leads to the Choice "Enter"/],
    ['States.Ended.Output', {}, /States\.Ended: unknown field Output/],
  ])('with %s = %j is refused by name', (path, value, complaint) => {
    const definition = path.endsWith('x.$') ? withPayload('x.$', value) : changed(path, value);
    expect(() => parseMachine(definition)).toThrow(InvalidDefinition);
    expect(() => parseMachine(definition)).toThrow(complaint);
  });

  it('names everything that is wrong at once', () => {
    const twice = { ...changed('States.two.HeartbeatSeconds', 60), Version: '1.0' };
    expect(() => parseMachine(twice)).toThrow(/HeartbeatSeconds.*Version|Version.*HeartbeatSeconds/s);
  });
});

function withPayload(key: string, value: unknown): object {
  const copy = structuredClone(machine);
  const task = copy.States.two;
  if (task?.Type === 'Task') Object.assign(task.Parameters.Payload, { [key]: value });
  return copy;
}
