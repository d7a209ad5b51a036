import { writeTouch } from '../../functions/adapters/mail/write-touch.ts';
import type { WrittenMail } from '../../functions/adapters/mail/written-mail.ts';
import type { CreateMailer, MailerFault, TakenMail } from './mailer-contract.ts';

/** A mailer that carries nothing anywhere: what it takes lies in an outbox. */
export const createMemoryMailer: CreateMailer = async () => {
  const outbox: TakenMail[] = [];
  const faults: MailerFault[] = [];
  let attempts = 0;
  return {
    mailer: (sources) => ({
      send: async (touch, tasks) => {
        const written = await writeTouch(sources, touch, tasks);
        if (written.status === 'refused') return written;
        attempts += 1;
        const fault = faults.shift();
        if (fault === 'not-now') return { status: 'refused', retry: true, reason: 'not now' };
        if (fault === 'never') return { status: 'refused', retry: false, reason: 'never' };
        outbox.push(takenOf(written.mail));
        if (fault === 'lost-answer') throw new Error('no answer');
        return { status: 'accepted' };
      },
    }),
    next: async (fault) => void faults.push(fault),
    taken: async () => outbox.splice(0),
    attempts: async () => {
      const made = attempts;
      attempts = 0;
      return made;
    },
  };
};

function takenOf({ eml, kind }: WrittenMail): TakenMail {
  const { from, to, subject, text, html, unsubscribe, calendar } = eml;
  return {
    from: `${from.name} <${from.address}>`,
    to: `${to.name} <${to.address}>`,
    ...{ subject, text, html },
    headers:
      kind === 'marketing'
        ? { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
        : { 'Auto-Submitted': 'auto-generated' },
    files: calendar
      ? [
          {
            name: 'event.ics',
            type: `text/calendar; method=${calendar.method}; charset=UTF-8`,
            content: calendar.content,
          },
        ]
      : [],
  };
}
