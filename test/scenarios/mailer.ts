import type { Touch } from '../../workflows/domain/touch.ts';
import type { Mailer } from '../../workflows/ports.ts';

/** A mailer that keeps what it was handed, in order, and answers as the scenario says. */
export function mailOf(send: Mailer['send'] | undefined, sent: Touch[]): Mailer {
  return {
    send: async (touch, tasks) => {
      sent.push(touch);
      return send === undefined ? { status: 'accepted' } : send(touch, tasks);
    },
  };
}
