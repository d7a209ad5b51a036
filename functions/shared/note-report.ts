import { carrierOf } from '../../workflows/domain/carrier.ts';
import type { Draft } from '../../workflows/domain/draft.ts';
import type { Signal } from '../../workflows/domain/signal.ts';
import type { Ports } from '../../workflows/ports.ts';

/** A day, local to the rep, on which he reported something. */
interface ReportDay {
  readonly rep: string;
  readonly date: string;
}

/** Whose report a signal is, and of which day; undefined where it is nobody's. */
export function reportOf(draft: Draft, { by, touch }: Signal): ReportDay | undefined {
  if (by !== 'rep' && !(by === 'system' && touch?.includes('.call.'))) return undefined;
  const open = draft.from.touch;
  const rep = open?.id === touch && open?.rep !== undefined ? open.rep : carrierOf({ next: draft.from.enrollment });
  return { rep, date: draft.live.setup.calendars.rep(rep).localDate(draft.now) };
}

/** Kept once for each day on which a rep reported anything: two days without are a silence his manager hears of. */
export async function noteReport(ports: Ports, day: ReportDay): Promise<void> {
  const key = reportKey(day);
  if (await ports.store.claim(key)) return;
  await ports.store.commit({ claim: { key, result: 'recorded' } });
}

export async function hasReported(ports: Ports, day: ReportDay): Promise<boolean> {
  return (await ports.store.claim(reportKey(day))) !== undefined;
}

function reportKey({ rep, date }: ReportDay): string {
  return `reported.${rep}.${date}`;
}
