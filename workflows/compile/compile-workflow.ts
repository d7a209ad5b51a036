import type { ResolvedSettings } from '../language/settings-schema.ts';
import type { StepSource, WorkflowSource } from '../language/workflow-schema.ts';
import type { Condition, Due, Step, WaitingStep, Workflow } from '../workflow.ts';
import { createValueReader, type ValueReader } from './resolve-values.ts';
import { shapeOf } from './workflow-shape.ts';

/** What a campaign adds to a workflow. */
export interface CompileOptions {
  readonly settings: ResolvedSettings;
  /** Names of `content.nurture`. */
  readonly nurture: readonly string[];
  /** SHA-256 in hex: given by the caller, since this room has no crypto of its own. */
  readonly hash: (text: string) => string;
}

/**
 * A workflow file as the engine runs it: defaults and groups merged, every setting filled in. `id` is `<name>@` and the
 * first ten digits of a hash over the shape alone, so a changed text, time or setting does not change it.
 * Expects a source without problems (`workflow-rules.ts`); throws on one that has them.
 */
export function compileWorkflow(source: WorkflowSource, options: CompileOptions): Workflow {
  const context = { source, nurture: options.nurture, read: createValueReader(options.settings) };
  const steps: Record<string, Step> = {};
  for (const [name, step] of Object.entries(source.steps)) {
    steps[name] = compileStep(name, step, context);
  }
  const shape = shapeOf(source.workflow, source.start, steps);
  return {
    id: `${source.workflow}@${options.hash(shape).slice(0, 10)}`,
    name: source.workflow,
    start: source.start,
    steps,
  };
}

interface Context {
  readonly source: WorkflowSource;
  readonly nurture: readonly string[];
  readonly read: ValueReader;
}

type WaitingSource = Exclude<StepSource, { do: 'branch' } | { do: 'end' }>;

/** Every key a waiting step of any kind may have. */
type Merged = { readonly [Key in KeysOf<WaitingSource>]?: ValueOf<WaitingSource, Key> };
type KeysOf<T> = T extends unknown ? keyof T : never;
type ValueOf<T, Key extends PropertyKey> = T extends { [K in Key]?: infer V } ? V : never;

function compileStep(name: string, step: StepSource, context: Context): Step {
  if (step.do === 'end') return { name, do: 'end', outcome: step.outcome };
  if (step.do === 'branch') {
    const when = step.when.map((arm) => ({
      ...(arm.if && { if: compileCondition(arm.if, context.read) }),
      go: arm.go,
    }));
    return { name, do: 'branch', when };
  }
  const defaults = step.do === 'hand-off' ? undefined : context.source.defaults?.[step.do];
  return compileWaiting(name, step.do, { context, step: { ...defaults, ...step } });
}

interface WaitingInput {
  readonly context: Context;
  readonly step: Merged;
}

function compileWaiting(name: string, kind: WaitingSource['do'], { context, step }: WaitingInput): WaitingStep {
  const lateOn = groupTargets(name, context.source);
  return {
    name,
    do: kind,
    kind: step.kind ?? 'internal',
    urgency: step.urgency ?? 'normal',
    from: step.from ?? 'rep',
    files: step.files ?? [],
    sides: step.sides ?? [],
    attempts: step.attempts === undefined ? 1 : context.read.count(step.attempts),
    on: { ...lateOn, ...step.on },
    lateOn,
    ...compileWords(step, context),
    ...compileTimes(step, context.read),
  };
}

/** Lines of the groups this step is in; of two groups with one signal the first has it. */
function groupTargets(name: string, source: WorkflowSource): Record<string, string> {
  const targets: Record<string, string> = {};
  for (const group of Object.values(source.groups)) {
    if (!group.steps.includes(name)) continue;
    for (const [signal, target] of Object.entries(group.on)) targets[signal] ??= target;
  }
  return targets;
}

function compileWords(step: Merged, { nurture, read }: Context): Partial<WaitingStep> {
  return {
    ...(step.template !== undefined && { template: read.name(step.template) }),
    ...(step.script !== undefined && { script: read.name(step.script) }),
    ...(step.rotate && { rotate: nurture }),
    ...(step.variants && { variants: step.variants }),
    ...(step.calendar && { calendar: step.calendar }),
    ...(step.asks !== undefined && { asks: step.asks }),
    ...(step.about && { about: step.about }),
    ...(step.who !== undefined && { who: read.name(step.who) }),
    ...(step.go !== undefined && { go: step.go }),
    ...(step.exhausted !== undefined && { exhausted: step.exhausted }),
    ...(step.skipped !== undefined && { skipped: step.skipped }),
    ...(step.whenNotPermitted !== undefined && { whenNotPermitted: step.whenNotPermitted }),
  };
}

function compileTimes(step: Merged, read: ValueReader): Partial<WaitingStep> {
  const { send, due } = step;
  return {
    ...(step.if && { if: compileCondition(step.if, read) }),
    ...(step.until !== undefined && { until: read.point(step.until) }),
    ...(step.hours !== undefined && { hours: read.hours(step.hours) }),
    ...(step.spacing !== undefined && { spacing: read.duration(step.spacing) }),
    ...(step.undone !== undefined && { undone: read.duration(step.undone) }),
    ...(step.repeat !== undefined && { repeat: read.duration(step.repeat) }),
    ...(send?.at !== undefined && { send: { at: read.point(send.at) } }),
    ...(send?.after !== undefined && { send: { after: read.duration(send.after) } }),
    ...(due && { due: compileDue(due, read) }),
  };
}

function compileDue(due: NonNullable<Merged['due']>, read: ValueReader): Due {
  const way = due.hold === undefined ? { go: due.go ?? '' } : { hold: due.hold };
  return due.at === undefined ? { after: read.duration(due.after ?? ''), ...way } : { at: read.point(due.at), ...way };
}

type ConditionSource = NonNullable<Merged['if']>;

function compileCondition({ fact, is, atLeast, every }: ConditionSource, read: ValueReader): Condition {
  return {
    fact,
    ...(is !== undefined && { is }),
    ...(atLeast !== undefined && { atLeast: read.bound(atLeast) }),
    ...(every !== undefined && { every }),
  };
}
