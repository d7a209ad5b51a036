import type { Move } from '../../workflows/domain/enrollment.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import { type Reader, renderDate } from '../../workflows/texts/date-words.ts';
import { outcomeWord } from './outcome-forms.ts';
import type { PagePorts } from './page-ports.ts';

interface Asked {
  readonly touch: Touch;
  /** What moved the enrollment: a report that was put right stands there as it is now. */
  readonly moves: readonly Move[];
  readonly reader: Reader;
}

/** What was last reported on a task, by whomever; undefined where nobody has. */
export async function lastReport(
  { history }: PagePorts,
  { touch, moves, reader }: Asked,
): Promise<{ readonly when: string; readonly what: string } | undefined> {
  const { enrollment = '', stay, sentAt, notBefore } = touch;
  const corrected = moves.findLast((move) => move.touch === touch.id)?.signal;
  const events = await history.eventsOfEnrollment(enrollment);
  const report = events.findLast(({ type, data, at, ...event }) => {
    if (type !== 'SignalReceived' || data.by !== 'rep' || at < (sentAt ?? notBefore)) return false;
    return corrected === undefined ? event.stay === stay : data.signal === corrected;
  });
  if (!report) return undefined;
  const what = outcomeWord(String(report.data.signal), reader.language);
  return { when: renderDate(report.at, 'short', reader), what };
}
