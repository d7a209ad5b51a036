import type { Plan } from '../language/plan-schema.ts';

/** What is signed of a plan: all it says, whatever its layout, comments and the order of its keys. */
export function canonicalPlan(plan: Plan): string {
  return JSON.stringify(sorted(plan));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(
    entries.sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, part]) => [key, sorted(part)]),
  );
}
