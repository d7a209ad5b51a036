import type { FactContext } from './facts.ts';
import type { Touch } from './touch.ts';

/** Who has the open call or ask of this stay: a colleague it was given to, else the contact's own rep. */
export function carrierOf({ next }: Pick<FactContext, 'next'>): string {
  return next.touch?.rep ?? next.rep ?? '';
}

/** What the enrollment keeps of who has a task: nothing where it is the contact's own rep. */
export function carriedBy({ next }: Pick<FactContext, 'next'>, { rep }: Touch): { readonly rep?: string } {
  return rep === undefined || rep === next.rep || next.rep === undefined ? {} : { rep };
}
