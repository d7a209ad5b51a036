import type { AddressKeys } from '../../functions/shared/keyed-hash.ts';
import { createLinks, type LinkKey } from '../../functions/shared/links.ts';
import type { BuildLink } from '../../workflows/texts/contact-values.ts';

/** For rehearsals only: whoever knows it gets into a rehearsal. */
export const REHEARSAL_KEY: LinkKey = { id: 'r', secret: 'a rehearsal has nothing to hide' };

/** For rehearsals only: it stands for the deployment's secret. */
export const rehearsalAddressKeys: AddressKeys = async () => [{ id: 'r', secret: 'a rehearsal keeps nothing' }];

/** Links of a rehearsal: signed as on AWS, at the sender's own domain. */
export function rehearsalLinks(domain: string): (at: number) => BuildLink {
  return createLinks(`https://${domain}`, [REHEARSAL_KEY]);
}
