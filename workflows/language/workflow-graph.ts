import { parseDuration, parsePoint } from './time-values.ts';
import type { StepSource, WorkflowSource } from './workflow-schema.ts';
import type { SourceValue } from './workflow-values.ts';

/** How one leaves a step: by a signal, or by itself. */
type Way = 'signal' | 'due' | 'exhausted' | 'skipped' | 'whenNotPermitted' | 'go' | 'arm';

/** One way out of a step, with the place in the file that says so. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly way: Way;
  /** Of `signal` only. */
  readonly signal?: string;
  readonly path: readonly (string | number)[];
  /** True where no time needs to pass: such edges may not form a loop. */
  readonly atOnce: boolean;
}

/** Every way out of every step, the lines of groups included (a step's own line wins). */
export function edgesOf(source: WorkflowSource): Edge[] {
  return Object.entries(source.steps).flatMap(([name, step]) => [
    ...ownEdges(name, step),
    ...groupEdges(name, step, source),
  ]);
}

/** Steps that can be reached from a step, itself included. */
export function reachableFrom(start: string, edges: readonly Edge[]): Set<string> {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const seen = new Set([start]);
  const queue = [start];
  for (let step = queue.pop(); step !== undefined; step = queue.pop()) {
    for (const to of next.get(step) ?? []) {
      if (seen.has(to)) continue;
      seen.add(to);
      queue.push(to);
    }
  }
  return seen;
}

function ownEdges(name: string, step: StepSource): Edge[] {
  if (step.do === 'end') return [];
  const base = ['steps', name];
  if (step.do === 'branch') {
    return step.when.map((arm, index) => ({
      from: name,
      to: arm.go,
      way: 'arm',
      path: [...base, 'when', index, 'go'],
      atOnce: true,
    }));
  }
  if (step.do === 'hand-off') return [{ from: name, to: step.go, way: 'go', path: [...base, 'go'], atOnce: true }];
  const edges: Edge[] = Object.entries(step.on ?? {}).map(([signal, to]) => ({
    from: name,
    to,
    way: 'signal',
    signal,
    path: [...base, 'on', signal],
    atOnce: false,
  }));
  if (step.due?.go !== undefined) {
    edges.push({ from: name, to: step.due.go, way: 'due', path: [...base, 'due', 'go'], atOnce: isAtOnce(step.due) });
  }
  for (const way of ['exhausted', 'skipped', 'whenNotPermitted'] as const) {
    const to = way in step ? (step as Partial<Record<typeof way, string>>)[way] : undefined;
    if (to !== undefined) edges.push({ from: name, to, way, path: [...base, way], atOnce: way !== 'exhausted' });
  }
  return edges;
}

function groupEdges(name: string, step: StepSource, source: WorkflowSource): Edge[] {
  const own: Readonly<Record<string, string>> = ('on' in step && step.on) || {};
  return Object.entries(source.groups)
    .filter(([, group]) => group.steps.includes(name))
    .flatMap(([group, { on }]) =>
      Object.entries(on)
        .filter(([signal]) => own[signal] === undefined)
        .map(([signal, to]) => ({
          from: name,
          to,
          way: 'signal' as const,
          signal,
          path: ['groups', group, 'on', signal],
          atOnce: false,
        })),
    );
}

/** A `due` at a fixed point may lie in the past when the step is entered; one after nothing is no wait. */
function isAtOnce({ after, at }: { after?: SourceValue | undefined; at?: SourceValue | undefined }): boolean {
  const values = (value: SourceValue) =>
    typeof value === 'object'
      ? Object.entries(value)
          .filter(([key]) => key !== 'by')
          .map(([, arm]) => arm)
      : [value];
  if (after !== undefined) return values(after).some((text) => parseDuration(String(text))?.amount === 0);
  return at !== undefined && values(at).some((text) => !isLater(String(text)));
}

function isLater(text: string): boolean {
  const point = parsePoint(text);
  return (point?.base === 'entered' || point?.base === 'sent') && point.sign > 0 && (point.offset?.amount ?? 0) > 0;
}
