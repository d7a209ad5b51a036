import type { BuildLink } from '../../../workflows/texts/contact-values.ts';

/** Links of a deployment: pages of its own door, by the letter in their address. `base` has no slash at its end. */
export function publicLinks(base: string): BuildLink {
  return (page, subject, query = {}) => {
    const parameters = new URLSearchParams(query).toString();
    return `${base}/${page}/${encodeURIComponent(subject)}${parameters === '' ? '' : `?${parameters}`}`;
  };
}
