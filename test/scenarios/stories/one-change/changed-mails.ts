import type { Parting } from './differences.ts';
import type { Ties } from './explain.ts';
import type { Mail, Told } from './tell-example.ts';

/** A mail that both tell of, in other words. */
export interface Rewritten {
  readonly before: Mail;
  readonly after: Mail;
}

/** Mails of one touch to one reader at one instant that do not say the same. */
export function rewritten(before: Told, after: Told): readonly Rewritten[] {
  const known = new Map(before.mails.map((mail) => [nameOf(mail), mail]));
  return after.mails.flatMap((mail) => {
    const was = known.get(nameOf(mail));
    return was && was.text !== mail.text ? [{ before: was, after: mail }] : [];
  });
}

function nameOf({ line: { at, touch, type, receiver, rep } }: Mail): string {
  return [at, touch, type, receiver, rep].join(' ');
}

/**
 * True where a mail may say something else because a story has parted by then: to a contact his own one, to a rep one of a
 * contact of his, or one he has had a call about; to managers and host any.
 */
export function tellsOfParted({ after: { line } }: Rewritten, parted: readonly Parting[], ties: Ties): boolean {
  const known = parted.filter(({ at, story }) => at <= line.at && ties.repOf.has(story));
  if (line.to === 'contact') return known.some(({ story }) => story === line.contact);
  const reader = String(line.receiver ?? line.rep);
  if (ties.managers.includes(reader)) return known.length > 0;
  return known.some(
    ({ story, lines }) =>
      ties.repOf.get(story) === reader || lines.some(({ rep, at }) => rep === reader && at <= line.at),
  );
}
