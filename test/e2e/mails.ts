import { readFileSync } from 'node:fs';

/** One mail that SES accepted, as far as checks need it. */
export interface SentMail {
  readonly touch: string;
  readonly to: string;
}

interface Recorded {
  readonly Destination?: { readonly ToAddresses?: readonly string[] };
  readonly EmailTags?: readonly { readonly Name?: string; readonly Value?: string }[];
}

/** Every mail that left, in order: the emulator keeps the whole request of each. */
export function readMails(file: string): readonly SentMail[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => {
    const { Destination, EmailTags = [] } = JSON.parse(line) as Recorded;
    const touch = EmailTags.find(({ Name }) => Name === 'touch')?.Value;
    if (touch === undefined) throw new Error(`a mail without the tag of its touch: ${line.slice(0, 300)}`);
    return { touch, to: (Destination?.ToAddresses ?? []).join(', ') };
  });
}

/** Touches of which more than one mail left. */
export function sentTwice(mails: readonly SentMail[]): readonly string[] {
  const byTouch = Map.groupBy(mails, ({ touch }) => touch);
  return [...byTouch].flatMap(([touch, sent]) => (sent.length > 1 ? [`${touch}: ${sent.length} times`] : []));
}
