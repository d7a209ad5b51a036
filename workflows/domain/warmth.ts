import { qualify } from '../plan/qualify.ts';
import { type FactContext, groupOf } from './facts.ts';

const BUYING: Readonly<Record<string, number>> = { decides: 8, advises: 5, uses: 2 };

/**
 * How warm a contact is for a rep who cannot call everybody today: what he did weighs more than who he is, and the score
 * both sides agreed on in the plan counts where there is one. Higher comes first; equal ones go by age.
 */
export function warmthOf({ live, next, contact }: Pick<FactContext, 'live' | 'next' | 'contact'>): number {
  const { qualified, downloaded, replied, spoken, response } = next.facts;
  const interest = spoken?.data?.interest;
  return (
    (qualified === undefined ? 0 : qualified.data?.readiness === 'ready' ? 60 : 40) +
    (groupOf(next) === 'came' ? 20 : 0) +
    (downloaded === undefined ? 0 : 15) +
    (replied === undefined ? 0 : 15) +
    (typeof interest === 'number' ? interest * 4 : 0) +
    (response?.value === 'accepted' || response?.value === 'tentative' ? 5 : 0) +
    (BUYING[contact.buyingRole] ?? 0) +
    (qualify(live.setup.plan, { contact, facts: next.facts })?.points ?? 0)
  );
}
