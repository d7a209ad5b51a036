import { formatTimeValue } from '../language/format-time-values.ts';
import type { Duration, Point } from '../language/time-values.ts';
import { type Condition, type Due, isBy, type Step, type Value, type WaitingStep, type Workflow } from '../workflow.ts';
import { type WayOn, waysOn } from './compile-machine.ts';

/** Words that open a statement of the diagram: alone they are no state's id. */
const RESERVED = ['state', 'note', 'class', 'style', 'click', 'scale', 'direction', 'end', 'default'];

interface Arrow {
  readonly to: string;
  readonly label: string;
}

/**
 * The workflow as a Mermaid `stateDiagram-v2`: an arrow from each step to each it leads to, labelled with the signals
 * and times that go this way; a branch is a choice. Source: https://mermaid.js.org/syntax/stateDiagram.html
 */
export function renderMermaid(workflow: Workflow): string {
  const steps = Object.values(workflow.steps);
  const lines = [
    'stateDiagram-v2',
    `%% ${workflow.id}: yes, no, objected and erased end it from every step`,
    ...steps.flatMap(renderStates),
    `[*] --> ${idOf(workflow.start)}`,
    ...steps.flatMap((step) => arrowsOf(step).map((arrow) => renderArrow(step, arrow))),
  ];
  return `${lines.join('\n  ')}\n`;
}

/** A hold is a state of its own: only a person leads on from it. */
function renderStates(step: Step): readonly string[] {
  if (step.do === 'branch') return [`state ${idOf(step.name)} <<choice>>`];
  const state = `state "${step.name}" as ${idOf(step.name)}`;
  if (step.do === 'end' || !step.due || !('hold' in step.due)) return [state];
  return [state, `state "hold ${step.due.hold}" as ${holdId(step.due.hold)}`];
}

/** A colon would end the label, so it goes as a character code. */
function renderArrow(step: Step, { to, label }: Arrow): string {
  return `${idOf(step.name)} --> ${to} : ${label.replaceAll(':', '#58;')}`;
}

function arrowsOf(step: Step): readonly Arrow[] {
  if (step.do === 'end') return [{ to: '[*]', label: step.outcome }];
  if (step.do === 'branch') {
    return step.when.map((arm, index) => ({
      to: idOf(arm.go),
      label: `(${index + 1}) ${arm.if ? describeCondition(arm.if) : 'else'}`,
    }));
  }
  const arrows = waysOn(step).map((way) => ({ to: idOf(way.to), label: describeWay(way, step) }));
  const { due } = step;
  if (due && 'hold' in due) arrows.push({ to: holdId(due.hold), label: describeDue(due) });
  return mergeArrows(arrows);
}

function mergeArrows(arrows: readonly Arrow[]): readonly Arrow[] {
  const labels = new Map<string, string[]>();
  for (const { to, label } of arrows) labels.set(to, [...(labels.get(to) ?? []), label]);
  return [...labels].map(([to, merged]) => ({ to, label: merged.join(', ') }));
}

function describeWay(way: WayOn, { due }: WaitingStep): string {
  if (way.by === 'signal') return way.signal;
  if (way.by === 'late signal') return `late ${way.signal}`;
  return way.by === 'due' && due ? describeDue(due) : way.by;
}

function describeDue(due: Due): string {
  return 'after' in due ? `due after ${describeValue(due.after)}` : `due at ${describeValue(due.at)}`;
}

function describeValue(value: Value<Duration> | Value<Point>): string {
  if (!isBy<Duration | Point>(value)) return formatTimeValue(value);
  const cases = Object.entries(value.cases).map(([fact, one]) => `${formatTimeValue(one)} (${fact})`);
  if (value.default) cases.push(`${formatTimeValue(value.default)} (else)`);
  return `${cases.join(' or ')} by ${value.by}`;
}

function describeCondition({ fact, is, atLeast, every }: Condition): string {
  if (atLeast !== undefined)
    return `${fact} at least ${typeof atLeast === 'number' ? atLeast : formatTimeValue(atLeast)}`;
  return every === undefined ? `${fact} is ${is}` : `${fact} a multiple of ${every}`;
}

/** A hyphen would be taken for the beginning of an arrow. */
function idOf(name: string): string {
  return RESERVED.includes(name) ? `${name}_` : name.replaceAll('-', '_');
}

function holdId(hold: string): string {
  return `hold_${hold.replaceAll('-', '_')}`;
}
