const ENGINES = ['memory', 'dynamodb-local', 'emulator'] as const;
type EngineName = (typeof ENGINES)[number];

/** Ports of the table run on DynamoDB Local too, which has nothing else. */
const EVERYWHERE: readonly EngineName[] = ENGINES;
const NOT_LOCAL: readonly EngineName[] = ['memory', 'emulator'];

/** Which engines each port must have run on; a contract of a port that is not named here is a fault as well. */
const EXPECTED: Readonly<Record<string, readonly EngineName[]>> = {
  Store: EVERYWHERE,
  CampaignPointers: EVERYWHERE,
  Receipts: EVERYWHERE,
  Revocations: EVERYWHERE,
  Reviews: EVERYWHERE,
  History: EVERYWHERE,
  ListChecks: EVERYWHERE,
  Schedules: NOT_LOCAL,
  Queues: NOT_LOCAL,
  Executions: NOT_LOCAL,
  Objects: NOT_LOCAL,
  Mailer: NOT_LOCAL,
};

export interface RunTest {
  /** Of the outermost `describe`: `Store [memory]` is a contract on an engine, anything else is a test of its own. */
  readonly title: string;
  readonly passed: boolean;
}

/** Tests that passed, by port and engine. */
export type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

export function countTests(tests: readonly RunTest[]): Counts {
  const counts = new Map<string, Map<string, number>>();
  for (const { title, passed } of tests) {
    const [, port, engine] = /^(\S+) \[(\S+)\]$/.exec(title) ?? [];
    if (port === undefined || engine === undefined || !passed) continue;
    const engines = counts.get(port) ?? new Map<string, number>();
    engines.set(engine, (engines.get(engine) ?? 0) + 1);
    counts.set(port, engines);
  }
  return counts;
}

/** What is wrong with the counts: a port or an engine that is missing, numbers that differ. */
export function checkCounts(counts: Counts): readonly string[] {
  const faults: string[] = [];
  for (const port of new Set([...Object.keys(EXPECTED), ...counts.keys()])) {
    const expected: readonly string[] | undefined = EXPECTED[port];
    const engines = counts.get(port);
    if (!expected) faults.push(`${port}: no engines are named for this port`);
    else if (!engines) faults.push(`${port}: its contract was not run`);
    else {
      for (const engine of expected) if (!engines.has(engine)) faults.push(`${port}: not run on ${engine}`);
      for (const engine of engines.keys()) if (!expected.includes(engine)) faults.push(`${port}: ${engine} is unknown`);
      if (new Set(engines.values()).size > 1) faults.push(`${port}: not as many tests on each engine`);
    }
  }
  return faults;
}

export function tableOf(counts: Counts): string {
  const row = (name: string, cells: readonly (string | number)[]) =>
    [name.padEnd(20), ...cells.map((cell) => String(cell).padStart(15))].join('');
  const ports = [...counts].map(([port, engines]) =>
    row(
      port,
      ENGINES.map((engine) => engines.get(engine) ?? '-'),
    ),
  );
  const sums = ENGINES.map((engine) =>
    [...counts.values()].reduce((sum, engines) => sum + (engines.get(engine) ?? 0), 0),
  );
  return ['', row('contract tests', ENGINES), ...ports, row('', sums)].join('\n');
}
