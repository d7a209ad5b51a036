import type { Plan } from '../language/plan-schema.ts';

/** The levels of the funnel, in order. */
export const LEVELS = ['leads', 'approached', 'visited', 'quoted', 'customers'] as const;
export type Level = (typeof LEVELS)[number];

/** How many organisations are needed on each level. */
export type Levels = Readonly<Record<Level, number>>;

/** What one rep owes, from the plan or from his own line in the reps' file. */
export interface RepTarget {
  readonly customers?: number | undefined;
  readonly marginInPeriod?: number | undefined;
  readonly marginPerCustomer12Months?: number | undefined;
  /** Local date. */
  readonly by?: string | undefined;
}

/** A target computed back to the leads it takes. Money is in the plan's currency. */
export interface FunnelBack {
  readonly levels: Levels;
  /** Why so many customers: the number asked for, or what the margin in the period takes. */
  readonly because: 'customers' | 'margin';
  /** What these customers bring within the period, where their margin is known. */
  readonly marginInPeriod?: number;
}

/** The chance to become a customer, by level. */
export function chancesOf({ funnel }: Plan): Levels {
  return { ...funnel, customers: 1 };
}

/** The share of each level that reaches the next one: not the chance to become a customer. */
export function stepRates(plan: Plan): readonly { readonly from: Level; readonly to: Level; readonly rate: number }[] {
  const chances = chancesOf(plan);
  return LEVELS.slice(0, -1).map((from, index) => {
    const to = LEVELS[index + 1] ?? 'customers';
    return { from, to, rate: chances[from] / chances[to] };
  });
}

/** How many customers, quotes, visits, first contacts and leads a target takes. */
export function funnelBack(target: RepTarget, plan: Plan): FunnelBack {
  const perCustomer = target.marginPerCustomer12Months ?? 0;
  const share = shareInPeriod(plan, target.by);
  const forMargin = perCustomer * share > 0 ? wholeUp((target.marginInPeriod ?? 0) / (perCustomer * share)) : 0;
  const asked = target.customers ?? 0;
  const customers = Math.max(asked, forMargin);
  const chances = chancesOf(plan);
  const levels = Object.fromEntries(LEVELS.map((level) => [level, wholeUp(customers / chances[level])]));
  return {
    levels: { leads: 0, approached: 0, visited: 0, quoted: 0, ...levels, customers },
    because: forMargin > asked ? 'margin' : 'customers',
    ...(perCustomer > 0 && { marginInPeriod: Math.round(customers * perCustomer * share) }),
  };
}

const YEAR_DAYS = 365;

/**
 * How much of a customer's first 12 months falls into the period, on average, when customers come evenly from its start
 * to the day they are owed by: a customer won in November brings little this year.
 */
export function shareInPeriod({ period }: Plan, by: string | undefined): number {
  if (!period) return 1;
  const from = dayNumber(period.from);
  const to = dayNumber(period.to) + 1;
  const last = Math.min(to, by === undefined ? to : dayNumber(by) + 1);
  if (last <= from) return 1;
  let sum = 0;
  for (let day = from; day < last; day += 1) sum += Math.min(1, (to - day) / YEAR_DAYS);
  return Math.round((sum / (last - from)) * 1000) / 1000;
}

function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
}

/** Up to the next whole number, not by what floating point adds. */
function wholeUp(value: number): number {
  return Math.ceil(value - 1e-9);
}
