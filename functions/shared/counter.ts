/** Counts what adapters do during one invocation: metric name → how often, or how many units. */
export interface Counter {
  add(what: string, count?: number): void;
  /** What was counted since the last time. */
  take(): readonly (readonly [string, number])[];
}

export function createCounter(): Counter {
  const counts = new Map<string, number>();
  return {
    add: (what, count = 1) => void counts.set(what, (counts.get(what) ?? 0) + count),
    take: () => {
      const taken = [...counts];
      counts.clear();
      return taken;
    },
  };
}
