/** The oracle's own reading of a workflow file: which step may follow which, what a step sends. */

export interface StepRule {
  readonly name: string;
  readonly do: string;
  readonly asks: string;
  /** Steps an enrollment may enter next, branches included as steps of their own. */
  readonly next: ReadonlySet<string>;
  readonly templates: ReadonlySet<string>;
  readonly scripts: ReadonlySet<string>;
  readonly kind: string;
  readonly urgency: string;
  readonly rotates: boolean;
  /** `09:00-11:30` or `settings.inviteSlot`. */
  readonly hours: string;
  /** `2 business days` or `settings.callReminder.spacing`. */
  readonly spacing: string;
}

export interface WorkflowRules {
  readonly start: string;
  readonly steps: ReadonlyMap<string, StepRule>;
  readonly settings: unknown;
}

export type Tree = Readonly<Record<string, unknown>>;

export function asTree(value: unknown): Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Tree) : {};
}

export function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

export function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A value may be `{by: fact, value: …}`: all it can become. */
function choices(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Object.entries(asTree(value)).flatMap(([key, arm]) => (key === 'by' ? [] : choices(arm)));
}

function nextOf(step: Tree, on: Tree): ReadonlySet<string> {
  const arms = asList(step.when).map((arm) => asTree(arm).go);
  const ways = [step.go, asTree(step.due).go, step.exhausted, step.skipped, step.whenNotPermitted, ...arms];
  return new Set([...Object.values(on), ...ways].flatMap(choices));
}

function templatesOf(step: Tree): ReadonlySet<string> {
  return new Set([...choices(step.template), ...Object.keys(asTree(step.variants))]);
}

/** `groups` share their `on` with their steps; a step's own `on` wins signal by signal. */
export function readWorkflow(file: unknown): WorkflowRules {
  const root = asTree(file);
  const groups = Object.values(asTree(root.groups)).map(asTree);
  const steps = new Map<string, StepRule>();
  for (const [name, value] of Object.entries(asTree(root.steps))) {
    const kindOfStep = asText(asTree(value).do);
    const step: Tree = { ...asTree(asTree(root.defaults)[kindOfStep]), ...asTree(value) };
    const shared = groups.filter((group) => asList(group.steps).includes(name)).map((group) => asTree(group.on));
    const on: Tree = Object.assign({}, ...shared, asTree(step.on));
    steps.set(name, {
      name,
      do: kindOfStep,
      asks: asText(step.asks),
      next: nextOf(step, on),
      templates: templatesOf(step),
      scripts: new Set(choices(step.script)),
      kind: asText(step.kind),
      urgency: asText(step.urgency) || 'normal',
      rotates: step.rotate !== undefined,
      hours: asText(step.hours),
      spacing: asText(step.spacing),
    });
  }
  return { start: asText(root.start), steps, settings: root.settings };
}
