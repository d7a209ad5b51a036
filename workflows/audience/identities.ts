/** Domains that are one: whoever has the mailbox at one has it at the other. */
const SAME_DOMAIN: Readonly<Record<string, string>> = { 'googlemail.com': 'gmail.com' };

/** A mail address as the mailbox it leads to: small letters, no `+tag`, and no dots where the provider ignores them. */
export function mailbox(email: string): string {
  const text = email.normalize('NFKC').trim().toLowerCase();
  const place = text.lastIndexOf('@');
  if (place < 1) return text;
  const written = text.slice(place + 1).replace(/\.$/, '');
  const domain = SAME_DOMAIN[written] ?? written;
  const name = text.slice(0, place).replace(/(?<=.)\+.*$/, '');
  return `${domain === 'gmail.com' ? name.replaceAll('.', '') : name}@${domain}`;
}

/** By what somebody can be known again, whatever list names him: his mailbox and his numbers (E.164). */
export function identitiesOf({
  email,
  phone,
  mobile,
}: {
  readonly email?: string;
  readonly phone?: string;
  readonly mobile?: string;
}): readonly string[] {
  const numbers = [phone, mobile].filter((number) => number !== undefined);
  return [...new Set([...(email === undefined ? [] : [`mail:${mailbox(email)}`]), ...numbers.map(ofNumber)])];
}

/** True for one of those that is a number: a mailbox is one person's, a number may be a whole office's. */
export function isNumber(identity: string): boolean {
  return identity.startsWith('number:');
}

function ofNumber(number: string): string {
  return `number:${number.replace(/[^\d+]/g, '')}`;
}
