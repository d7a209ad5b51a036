import type { ShownSignOff } from '../../functions/sign-off/open-sign-off.ts';
import type { Signature } from '../../workflows/domain/signature.ts';
import { renderTable } from '../../workflows/story/text-table.ts';

/** How far a review is: who has answered, who has signed. Instants are UTC. */
export function reviewText({ campaign, contacts, lists, signed, missing, times }: ShownSignOff): string {
  const rows = lists.map(({ rep, answeredAt, kept, struck, personalLines }) => [
    rep,
    answeredAt === 0 ? 'waits' : instant(answeredAt),
    String(kept),
    String(struck.length),
    String(personalLines),
  ]);
  const parts = [
    `${campaign} is under review: ${contacts} contacts, to be signed by ${instant(times.signBy)}.`,
    renderTable([['rep', 'answered', 'kept', 'struck out', 'own lines'], ...rows]),
    ...lists.flatMap(({ struck }) => struck.map(({ who, reason }) => `${who}: ${reason}`)),
    [signedText('marketing', signed.marketing, missing), signedText('sales', signed.sales, missing)].join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function signedText(side: 'marketing' | 'sales', signature: Signature | undefined, missing: readonly string[]): string {
  if (!signature) return `${side} has not signed.`;
  const stale = missing.includes(side) ? ', but it changed since: to be signed again' : '';
  return `${side} signed: ${signature.by}, ${instant(signature.at)}${stale}.`;
}

/** `2027-02-01 08:00`. */
function instant(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}
