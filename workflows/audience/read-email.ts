import * as z from 'zod';

const addressSchema = z.email();

/**
 * A mail address as it is used: without `mailto:` and `<>`, the domain in lower case and in ASCII (IDN as punycode), what
 * stands before the `@` as written. Undefined where it is no address.
 */
export function parseEmail(text: string): string | undefined {
  const bare = /<([^<>]+)>$/.exec(text)?.[1] ?? text.replace(/^mailto:/i, '');
  const place = bare.lastIndexOf('@');
  if (place < 1) return undefined;
  const domain = asciiDomain(bare.slice(place + 1).toLowerCase());
  const address = `${bare.slice(0, place)}@${domain}`;
  return addressSchema.safeParse(address).success ? address : undefined;
}

function asciiDomain(domain: string): string {
  if (/^[\x20-\x7e]*$/.test(domain)) return domain;
  const address = `http://${domain}`;
  return URL.canParse(address) ? new URL(address).hostname : domain;
}
