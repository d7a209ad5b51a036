import * as z from 'zod';

/** Plain JSON, as it travels between the machine and its function. */
type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

const stateName = z.string().min(1).max(80);
const comment = z.string().optional();
const referencePath = z.string().regex(/^\$\.[A-Za-z_]\w*$/, 'is no reference path of one level like $.next');
const contextPath = z.enum(['$$.Task.Token', '$$.State.RetryCount']);
const literal = z.union([z.string(), z.number(), z.boolean()]);
const errorNames = z.array(z.string()).min(1);
const seconds = z.int().min(1).max(99_999_999);

const absent = z.undefined().optional();
const retrierSchema = z.union([
  z.strictObject({
    ErrorEquals: errorNames,
    IntervalSeconds: absent,
    BackoffRate: absent,
    MaxDelaySeconds: absent,
    MaxAttempts: z.literal(0),
  }),
  z.strictObject({
    ErrorEquals: errorNames,
    IntervalSeconds: seconds,
    BackoffRate: z.number().min(1),
    MaxDelaySeconds: seconds,
    MaxAttempts: z.int().min(1),
    JitterStrategy: z.literal('FULL'),
  }),
]);

const catcherSchema = z.strictObject({
  ErrorEquals: errorNames,
  ResultPath: referencePath.nullable(),
  Next: stateName,
});

const payloadSchema = z.record(z.string(), literal).superRefine((payload, context) => {
  for (const [key, value] of Object.entries(payload)) {
    if (!key.endsWith('.$') || contextPath.safeParse(value).success || referencePath.safeParse(value).success) continue;
    context.addIssue({
      code: 'custom',
      path: [key],
      message: 'is neither a reference path nor a context path known here',
    });
  }
});

const taskSchema = z.strictObject({
  Comment: comment,
  Type: z.literal('Task'),
  Resource: z.literal('arn:aws:states:::lambda:invoke.waitForTaskToken'),
  Parameters: z.strictObject({ FunctionName: z.string().min(1), Payload: payloadSchema }),
  TimeoutSeconds: seconds,
  Retry: z.array(retrierSchema),
  Catch: z.array(catcherSchema),
  Next: stateName,
});

const choiceSchema = z.strictObject({
  Comment: comment,
  Type: z.literal('Choice'),
  Choices: z.array(z.strictObject({ Variable: referencePath, StringEquals: z.string(), Next: stateName })).min(1),
  Default: stateName,
});

const succeedSchema = z.strictObject({ Comment: comment, Type: z.literal('Succeed') });
const failSchema = z.strictObject({ Comment: comment, Type: z.literal('Fail'), Error: z.string(), Cause: z.string() });

const stateSchema = z.discriminatedUnion('Type', [taskSchema, choiceSchema, succeedSchema, failSchema]);

const machineSchema = z.strictObject({
  Comment: comment,
  StartAt: stateName,
  States: z.record(stateName, stateSchema),
});

/** The part of the Amazon States Language that is compiled to and interpreted. Source: https://states-language.net/spec.html */
export type Machine = z.infer<typeof machineSchema>;

/** One state of a machine. */
export type State = z.infer<typeof stateSchema>;

/** A state that hands a task token to its function and waits until the token is answered. */
export type TaskState = z.infer<typeof taskSchema>;

/** A state that goes where the first rule that holds says, else to `Default`. */
export type ChoiceState = z.infer<typeof choiceSchema>;

/** One field of a task's payload: a literal, or what stands at a path of the input (`run`) or the context (`.Task.Token`). */
export interface PayloadField {
  readonly key: string;
  readonly literal?: unknown;
  readonly path?: string;
}

const FIELDS = new WeakMap<TaskState, readonly PayloadField[]>();

/** The fields of a task's payload. Kept by task: to take them apart each time costs more than all else in a transition. */
export function fieldsOf(task: TaskState): readonly PayloadField[] {
  const kept = FIELDS.get(task);
  if (kept) return kept;
  const fields = Object.entries(task.Parameters.Payload).map(([key, literal]) =>
    key.endsWith('.$') ? { key: key.slice(0, -2), path: String(literal).slice(2) } : { key, literal },
  );
  FIELDS.set(task, fields);
  return fields;
}

/** Thrown for a definition with anything outside the subset; the message names each such thing and its path. */
export class InvalidDefinition extends Error {
  override readonly name = 'InvalidDefinition';
}

/**
 * The definition as a machine. Throws `InvalidDefinition` for a field outside the subset, a target that is no state, and
 * a Choice right after a Choice: so every way from task to task is short.
 */
export function parseMachine(definition: unknown): Machine {
  const parsed = machineSchema.safeParse(definition);
  if (!parsed.success) {
    throw new InvalidDefinition(parsed.error.issues.map((issue) => describeIssue(issue, definition)).join('\n'));
  }
  const machine = parsed.data;
  const faults = targetsOf(machine).flatMap(({ path, from, target }) => {
    const to = Object.hasOwn(machine.States, target) ? machine.States[target]?.Type : undefined;
    if (!to) return [`${path}: "${target}" is no state`];
    return from === 'Choice' && to === 'Choice' ? [`${path}: a Choice leads to the Choice "${target}"`] : [];
  });
  if (faults.length > 0) throw new InvalidDefinition(faults.join('\n'));
  return machine;
}

function describeIssue(issue: z.core.$ZodIssue, definition: unknown): string {
  const path = issue.path.map(String).join('.') || 'definition';
  if (issue.code === 'unrecognized_keys') return `${path}: unknown field ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const [closest = []] = [...issue.errors].sort((a, b) => a.length - b.length);
    const inside = closest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
    return inside.map((inner) => describeIssue(inner, definition)).join('\n');
  }
  return `${path}: ${JSON.stringify(valueAt(definition, issue.path))}: ${issue.message}`;
}

function valueAt(definition: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (Object(value) === value ? Reflect.get(Object(value), key) : undefined),
    definition,
  );
}

function targetsOf(machine: Machine): { path: string; from?: State['Type']; target: string }[] {
  const ofStates = Object.entries(machine.States).flatMap(([name, state]) => {
    const targets: (readonly [string, string])[] = [];
    if (state.Type === 'Choice') {
      targets.push(['Default', state.Default]);
      state.Choices.forEach((choice, index) => void targets.push([`Choices.${index}.Next`, choice.Next]));
    }
    if (state.Type === 'Task') {
      targets.push(['Next', state.Next]);
      state.Catch.forEach((catcher, index) => void targets.push([`Catch.${index}.Next`, catcher.Next]));
    }
    return targets.map(([field, target]) => ({ path: `States.${name}.${field}`, from: state.Type, target }));
  });
  return [{ path: 'StartAt', target: machine.StartAt }, ...ofStates];
}
