/** One line of a timeline. */
export type Line = Readonly<Record<string, unknown>> & {
  readonly at: string;
  readonly seq: number;
  readonly type: string;
  readonly contact?: string;
  readonly organisation?: string;
  readonly step?: string;
  readonly rep?: string;
};

export function toLine(line: Readonly<Record<string, unknown>>): Line {
  return line as Line;
}

/** Everything a line says but its number. The line that led to it is named by what it says itself. */
export function textOf({ seq: _, cause, ...said }: Line, bySeq: ReadonlyMap<unknown, Line>): string {
  const from = bySeq.get(cause);
  return JSON.stringify({ ...said, cause: from && [from.contact, from.at, from.type, from.step] });
}
