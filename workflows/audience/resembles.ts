import type { Contact } from '../domain/contact.ts';
import { foldWords } from './fold.ts';
import { PUBLIC_MAIL_DOMAINS } from './public-mail-domains.ts';

/** Somebody as a door list names him; all of it may be missing. */
export interface NamedPerson {
  readonly email?: string;
  readonly firstName?: string;
  readonly lastName?: string;
}

/**
 * Whether somebody who could not be matched may be this contact: the same mail domain, unless anybody can have a mailbox
 * there, or a similar name. Meant to be generous: it only makes a person look.
 */
export function resembles(contact: Pick<Contact, 'email' | 'firstName' | 'lastName'>, who: NamedPerson): boolean {
  const domain = domainOf(who.email);
  if (domain !== undefined && domain === domainOf(contact.email) && !PUBLIC_MAIL_DOMAINS.has(domain)) return true;
  return hasSimilarName(contact, who);
}

function domainOf(email: string | undefined): string | undefined {
  return email?.split('@')[1]?.toLowerCase();
}

function hasSimilarName(contact: NamedPerson, who: NamedPerson): boolean {
  const [last, otherLast] = [foldWords(contact.lastName ?? ''), foldWords(who.lastName ?? '')];
  if (last === '' || otherLast === '') return false;
  const [first, otherFirst] = [foldWords(contact.firstName ?? ''), foldWords(who.firstName ?? '')];
  // "Bob H.": an initial stands for the name only beside the same first name.
  if (isInitialOf(otherLast, last)) return first !== '' && first === otherFirst;
  if (distance(last, otherLast) > Math.floor(last.length / 5) + 1) return false;
  return first === '' || otherFirst === '' || first.charAt(0) === otherFirst.charAt(0);
}

function isInitialOf(initial: string, name: string): boolean {
  return initial.replace('.', '').length === 1 && name.startsWith(initial.charAt(0));
}

/** Letters to put in, take out or change to make one word of the other. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let place = 1; place <= left.length; place += 1) {
    const next = [place];
    for (let other = 1; other <= right.length; other += 1) {
      const same = left[place - 1] === right[other - 1] ? 0 : 1;
      next.push(Math.min((row[other] ?? 0) + 1, (next[other - 1] ?? 0) + 1, (row[other - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
