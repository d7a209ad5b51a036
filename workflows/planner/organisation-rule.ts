import { ownerOf } from '../domain/hand-off.ts';
import { COLLEAGUE, keepsWaiting } from '../domain/meet-organisation.ts';
import type { Touch } from '../domain/touch.ts';
import type { PlanRule } from './verdict.ts';

/** While one of an organisation has an appointment or a quote, or said yes, its other contacts wait for the owner. */
export const organisationRule: PlanRule = ({ draft, touch }) =>
  isForColleagues(touch) && keepsWaiting(draft)
    ? { do: 'hold', reason: COLLEAGUE, for: ownerOf(draft), scope: 'organisation' }
    : undefined;

/** Marketing and calls; a mail about the event a contact accepted is owed to him whatever his colleagues do. */
export function isForColleagues({ kind, mailKind }: Touch): boolean {
  return kind === 'call' || (kind === 'mail' && mailKind === 'marketing');
}
