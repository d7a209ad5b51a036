import type { Contact } from '../../workflows/domain/contact.ts';
import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import { fullName } from '../../workflows/texts/salutation.ts';
import { eachEnrollment } from '../shared/each-enrollment.ts';
import { readMany } from '../shared/read-many.ts';
import type { PagePorts } from './page-ports.ts';

/** Somebody of a campaign, as a list on a page names him. */
export interface Guest {
  readonly id: string;
  readonly enrollment: Enrollment;
  readonly contact: Contact;
  /** His name and organisation. */
  readonly label: string;
}

/** Everybody of a campaign who fits, by name. */
export async function loadGuests(
  ports: PagePorts,
  campaign: string,
  fits: (enrollment: Enrollment) => boolean,
): Promise<readonly Guest[]> {
  const found: Enrollment[] = [];
  await eachEnrollment(ports, campaign, (enrollment) => {
    if (fits(enrollment)) found.push(enrollment);
  });
  return withContacts(ports, found);
}

/** Enrollments with whom they are about, by name. */
export async function withContacts(
  { store }: Pick<PagePorts, 'store'>,
  enrollments: readonly Enrollment[],
): Promise<readonly Guest[]> {
  const ids = enrollments.map(({ contact }) => contact);
  const contacts = await readMany(ids, (id) => store.contact(id));
  const guests = enrollments.flatMap((enrollment) => {
    const contact = contacts.get(enrollment.contact);
    return contact ? [{ id: enrollment.id, enrollment, contact, label: labelOf(contact) }] : [];
  });
  return guests.sort((left, right) => compare(sortName(left), sortName(right)));
}

function labelOf(contact: Contact): string {
  const name = fullName(contact) || contact.email;
  return name === undefined ? contact.organisationName : `${name}, ${contact.organisationName}`;
}

function sortName({ contact, id }: Guest): string {
  return `${contact.lastName ?? ''} ${contact.firstName ?? ''} ${id}`.trim().toLowerCase();
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The fields of one line of a form, without the line's name behind them: `note.<id>` becomes `note`. */
export function fieldsOfLine(form: URLSearchParams, line: string): URLSearchParams {
  const own = new URLSearchParams();
  for (const [name, value] of form) {
    if (name.endsWith(`.${line}`)) own.append(name.slice(0, -line.length - 1), value);
  }
  return own;
}
