import type { Step, WaitingStep } from '../workflow.ts';

/**
 * The shape of a workflow as one text: kinds, targets and the facts looked at, in an order of its own. Texts, times,
 * rates and settings are no part of it, nor is the order of the file.
 */
export function shapeOf(name: string, start: string, steps: Readonly<Record<string, Step>>): string {
  const shapes = Object.values(steps).map(stepShape);
  shapes.sort((a, b) => (a[0] < b[0] ? -1 : 1));
  return JSON.stringify([name, start, shapes]);
}

function stepShape(step: Step): [name: string, ...rest: unknown[]] {
  if (step.do === 'end') return [step.name, step.do, step.outcome];
  if (step.do === 'branch') {
    const arms = step.when.map(({ if: condition, go }) => [
      condition?.fact ?? null,
      condition?.is ?? null,
      condition?.every ?? null,
      go,
    ]);
    return [step.name, step.do, arms];
  }
  return [step.name, step.do, step.asks ?? null, sorted(step.on), sorted(step.lateOn), waysOut(step)];
}

function waysOut(step: WaitingStep): unknown[] {
  const { due, go, exhausted, skipped, whenNotPermitted } = step;
  const dueWay = due && ('go' in due ? ['go', due.go] : ['hold', due.hold]);
  return [dueWay ?? null, go ?? null, exhausted ?? null, skipped ?? null, whenNotPermitted ?? null];
}

function sorted(targets: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(targets).sort(([a], [b]) => (a < b ? -1 : 1));
}
