import type { ToldLine } from '../../../infra/local/compare-timelines.ts';

const SENT: readonly unknown[] = ['MailSent', 'CallTaskSent', 'LetterListed', 'HandedOff', 'DecisionAsked'];

/** What went out, to whom, with its day and hour in Amsterdam: a stage's clock runs on while it works, by seconds. */
export function tellDays(told: readonly ToldLine[]): readonly string[] {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Amsterdam',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return told
    .filter(({ type }) => SENT.includes(type))
    .map(({ at, type, step, template, contact, receiver, rep }) => {
      const hour = format.format(Date.parse(String(at))).slice(0, 'yyyy-mm-dd hh'.length);
      return `${hour} h ${type} ${step ?? template} ${contact ?? receiver ?? rep}`;
    });
}
