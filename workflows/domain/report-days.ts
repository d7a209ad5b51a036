import type { Plan } from '../language/plan-schema.ts';

/** Business days a rep has to report a call, as agreed in the plan. */
export function reportDays({ serviceLevels }: Plan): number {
  const { amount, unit } = serviceLevels.sales.report;
  return unit === 'business days' ? amount : 1;
}
