/** One line of the timeline as it stands in the file (docs/timeline.md): `at` is an ISO instant in UTC. */
export interface StoryLine {
  readonly type: string;
  readonly at: string;
  readonly seq: number;
  readonly [field: string]: unknown;
}

/** A field as text; empty where the line has none. */
export function fieldOf(line: StoryLine, name: string): string {
  const value = line[name];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** A field of what the signal carries: `guests`, `reason`, `when` …; empty where there is none. */
export function dataOf(line: StoryLine, name: string): string {
  const { data } = line;
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, name)) return '';
  const value = (data as Record<string, unknown>)[name];
  return value === undefined || value === null ? '' : String(value);
}

/** Whether the line says that one of these signals was received. */
export function isSignal(line: StoryLine, ...signals: readonly string[]): boolean {
  return line.type === 'SignalReceived' && signals.includes(fieldOf(line, 'signal'));
}

/** Lines by the value of a field, e.g. `enrollment`, in their order; lines without it are left out. */
export function groupLines(lines: readonly StoryLine[], field: string): ReadonlyMap<string, readonly StoryLine[]> {
  const groups = new Map<string, StoryLine[]>();
  for (const line of lines) {
    const key = fieldOf(line, field);
    if (key === '') continue;
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return groups;
}
