/** A system whose next step is a choice; made anew for every path. */
export interface System {
  /** What may happen next, in steady order; none: at rest. */
  options(): readonly string[];
  take(option: string): Promise<void>;
  /** Equal keys have equal futures. */
  key(): string;
  /** Lets it come to rest and says what is wrong with it. */
  finish(): Promise<readonly string[]>;
}

export interface Explored {
  /** Walked to their end, or to a state that was seen before. */
  readonly schedules: number;
  readonly states: number;
  readonly ends: number;
  /** Complete paths that led to something wrong, with what it was. */
  readonly wrong: readonly { readonly path: readonly string[]; readonly violations: readonly string[] }[];
}

/** Walks every schedule depth first, until so many were wrong; a state that was seen before is not walked again. */
export async function explore(create: () => Promise<System>, most = Number.POSITIVE_INFINITY): Promise<Explored> {
  const seen = new Set<string>();
  const open: string[][] = [[]];
  const wrong: { path: string[]; violations: readonly string[] }[] = [];
  let schedules = 0;
  let ends = 0;
  for (let prefix = open.pop(); prefix && wrong.length < most; prefix = open.pop()) {
    const system = await create();
    schedules += 1;
    for (const option of prefix) await system.take(option);
    const path = [...prefix];
    for (;;) {
      const key = system.key();
      if (seen.has(key)) break;
      seen.add(key);
      const [first, ...others] = system.options();
      if (first === undefined) {
        ends += 1;
        const violations = await system.finish();
        if (violations.length > 0) wrong.push({ path, violations });
        break;
      }
      for (const other of others) open.push([...path, other]);
      path.push(first);
      await system.take(first);
    }
  }
  return { schedules, states: seen.size, ends, wrong };
}
