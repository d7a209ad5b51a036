import type { Ports } from '../../workflows/ports.ts';
import { settleTouch } from '../settle-touch/settle-touch.ts';
import { receiveSignal } from '../shared/receive-signal.ts';
import { readMailEvent } from './read-mail-event.ts';

/** Takes an event of SES in: what is uncertain is settled, what came back or was called spam is a signal. Twice is once. */
export function applyMailEvent(ports: Ports) {
  const settle = settleTouch(ports);
  const receive = receiveSignal(ports);
  return async (event: unknown): Promise<void> => {
    const news = readMailEvent(event);
    if (news?.settle) await settle(news.settle);
    if (news?.signal) await receive(news.signal);
  };
}
