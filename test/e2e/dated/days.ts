import type { ToldLine } from '../../../infra/local/compare-timelines.ts';

const SENT: readonly unknown[] = ['MailSent', 'CallTaskSent', 'LetterListed', 'HandedOff', 'DecisionAsked'];

const FORMAT = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** `2027-03-16 16`: a stage's clock runs on while it works, by seconds. */
export function tellHour({ at }: ToldLine): string {
  return FORMAT.format(Date.parse(String(at))).slice(0, 'yyyy-mm-dd hh'.length);
}

/** What went out, to whom, with its day and hour in Amsterdam. */
export function tellDays(told: readonly ToldLine[]): readonly string[] {
  return told
    .filter(({ type }) => SENT.includes(type))
    .map((line) => {
      const { type, step, template, contact, receiver, rep } = line;
      return `${tellHour(line)} h ${type} ${step ?? template} ${contact ?? receiver ?? rep}`;
    });
}
