import { createLinks, type LinkKey } from '../../functions/shared/links.ts';
import type { BuildLink } from '../../workflows/texts/contact-values.ts';

/** For rehearsals only: whoever knows it gets into a rehearsal. */
export const REHEARSAL_KEY: LinkKey = { id: 'r', secret: 'a rehearsal has nothing to hide' };

/** Links of a rehearsal: signed as on AWS, at the sender's own domain. */
export function rehearsalLinks(domain: string): (at: number) => BuildLink {
  return createLinks(`https://${domain}`, [REHEARSAL_KEY]);
}
