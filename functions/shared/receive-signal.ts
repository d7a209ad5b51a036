import { type Draft, toChange } from '../../workflows/domain/draft.ts';
import { receive } from '../../workflows/domain/receive.ts';
import { isReplyTask } from '../../workflows/domain/reply.ts';
import type { Signal } from '../../workflows/domain/signal.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import { withdrawnTask } from '../../workflows/domain/withdraw-notice.ts';
import type { Claim, Ports } from '../../workflows/ports.ts';
import { noteDelivery } from '../change-campaign/watch-delivery.ts';
import { noteReport, reportOf } from './note-report.ts';
import { handOut } from './plan-list.ts';
import { startRun, startsRun } from './start-run.ts';
import { type News, newsOf, standingNews, tellColleagues } from './tell-colleagues.ts';
import { transact } from './transact.ts';

export type Received = Claim['result'] | 'duplicate' | 'unmatched';

/**
 * Takes one signal in, in one transaction: claim, event, facts, contact, answer. A repeat changes nothing and is told
 * apart by its claim. Throws when the table stays too busy, so that whoever brought it brings it again.
 */
export function receiveSignal(ports: Ports) {
  return async (signal: Signal): Promise<Received> => {
    let newRun = false;
    let news: News | undefined;
    let report: ReturnType<typeof reportOf>;
    let planned: readonly Touch[] = [];
    const received = await transact<Claim['result']>(ports, signal.enrollment, (draft) => {
      report = reportOf(draft, signal);
      const result = receive(draft, signal);
      news = newsOf(draft);
      planned = draft.touches.map(({ next }) => next).filter(goesByItself);
      newRun = startsRun(draft);
      const why = result === 'ignored' ? whyIgnored(draft) : {};
      return { write: { ...toChange(draft), claim: { key: signal.key, result, ...why } }, result };
    });
    if (received.status === 'absent') return 'unmatched';
    // Also of a repeat: whoever took it in first may have died before this.
    if (report) await noteReport(ports, report);
    if (received.status === 'refused') {
      await tellColleagues(ports, await standingNews(ports, signal.enrollment));
      return 'duplicate';
    }
    if (isLost(signal)) await noteDelivery(ports, received.enrollment.campaign);
    if (newRun) await startRun(ports, received.enrollment);
    if (news) await tellColleagues(ports, news);
    for (const touch of planned) await handOut(ports, touch);
    return received.result;
  };
}

/** Kept with the claim, so that whoever said it can be told, also where the worker died in between. */
function whyIgnored({ events }: Draft): Pick<Claim, 'why'> {
  const reason = events.findLast(({ type }) => type === 'SignalIgnored')?.data.reason;
  return typeof reason === 'string' ? { why: reason } : {};
}

/** A mail that came back for good, or was complained of. */
function isLost({ signal, data }: Signal): boolean {
  return signal === 'complained' || (signal === 'bounced' && data?.kind === 'hard');
}

/** No timer of the enrollment sends it: a notice to a colleague of ours, what the contact asked for, or his reply. */
function goesByItself(touch: Touch): boolean {
  const { kind, status, requested, meanwhile } = touch;
  // A withdrawal goes with its transaction.
  if (withdrawnTask(touch) !== undefined) return false;
  return status === 'planned' && (kind === 'list' || requested === true || meanwhile === true || isReplyTask(touch));
}
