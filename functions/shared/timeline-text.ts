import type { Summary } from './summary.ts';
import type { TimelineLine } from './timeline.ts';

interface Told {
  readonly lines: readonly TimelineLine[];
  readonly summary: Summary;
}

/** A write each line takes longer than a rehearsal; all of 50,000 contacts in one are longer than a string may be. */
const LINES_AT_ONCE = 1000;

/** The timeline and its summary as NDJSON, a thousand lines at a time. */
export function* timelineText({ lines, summary }: Told): Generator<string> {
  for (let from = 0; from < lines.length; from += LINES_AT_ONCE) {
    const some = lines.slice(from, from + LINES_AT_ONCE).map((line) => `${JSON.stringify(line)}\n`);
    yield some.join('');
  }
  yield `${JSON.stringify(summary)}\n`;
}
