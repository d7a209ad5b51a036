import type { Contact, EmailPermission, Permission, PhonePermission } from '../../workflows/domain/contact.ts';

const EMAIL_ORDER: readonly EmailPermission[] = ['consent', 'customer', 'published', 'none', 'objected'];
const PHONE_ORDER: readonly PhonePermission[] = ['consent', 'customer', 'business', 'presumed', 'none', 'objected'];

/** What a file says about a person that is taken over as it is. Who he is, his organisation and his stage are not. */
const FIELDS = [
  ...['phone', 'mobile', 'salutation', 'title', 'firstName', 'initials', 'lastNamePrefix', 'lastName'],
  ...['role', 'buyingRole', 'street', 'postcode', 'city', 'country', 'region', 'language', 'timeZone', 'legalForm'],
  ...['segment', 'source', 'rep', 'personalLine', 'note', 'crmContactId', 'crmOrganisationId'],
] as const satisfies readonly (keyof Contact)[];

/** What a merge changed, by field; a permission that was lowered, from and to. */
export interface Merged {
  readonly contact: Contact;
  readonly fields: readonly string[];
  readonly lowered: readonly Lowered[];
}

interface Lowered {
  readonly channel: 'email' | 'phone';
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/**
 * A contact as stored, with what a newer file says of him. Only what differs from `base`, the same row in the launch
 * before, is taken over, so that what a call has taught us since is not undone; what a file leaves empty stays. A file
 * only ever lowers a permission: it raises none, and nothing it says undoes an objection or an opt-out.
 */
export function mergeContact(stored: Contact, file: Contact, base: Contact | undefined, now: number): Merged {
  const changes: Record<string, unknown> = {};
  for (const field of FIELDS) {
    const value = file[field];
    if (value === undefined || value === stored[field] || value === base?.[field]) continue;
    changes[field] = value;
  }
  const more = mergeMore(stored, file, base);
  if (more) changes.more = more;
  const lowered: Lowered[] = [];
  const emailPermission = lower(stored.emailPermission, file.emailPermission, EMAIL_ORDER);
  const phonePermission = lower(stored.phonePermission, file.phonePermission, PHONE_ORDER);
  const objects = file.objectedAt !== undefined && stored.objectedAt === undefined;
  if (emailPermission || objects) lowered.push(loweredOf('email', stored, emailPermission, objects));
  if (phonePermission || objects) lowered.push(loweredOf('phone', stored, phonePermission, objects));
  const fields = Object.keys(changes);
  if (fields.length + lowered.length === 0) return { contact: stored, fields, lowered };
  const permissions = { ...(emailPermission && { emailPermission }), ...(phonePermission && { phonePermission }) };
  const contact: Contact = { ...stored, ...changes, ...permissions, ...(objects && { objectedAt: now }) };
  return { contact: { ...contact, version: stored.version + 1 }, fields, lowered };
}

/** True where a file asks for more than is known: it is told to the person who launches, and not done. */
export function asksForMore(stored: Contact, file: Contact): boolean {
  const email = EMAIL_ORDER.indexOf(file.emailPermission.status) < EMAIL_ORDER.indexOf(stored.emailPermission.status);
  return email || PHONE_ORDER.indexOf(file.phonePermission.status) < PHONE_ORDER.indexOf(stored.phonePermission.status);
}

/** The lower one, where the file's is lower. */
function lower<Status extends string>(
  stored: Permission<Status>,
  file: Permission<Status>,
  order: readonly Status[],
): Permission<Status> | undefined {
  return order.indexOf(file.status) > order.indexOf(stored.status) ? file : undefined;
}

function loweredOf(
  channel: Lowered['channel'],
  stored: Contact,
  permission: Permission<string> | undefined,
  objects: boolean,
): Lowered {
  const from = channel === 'email' ? stored.emailPermission.status : stored.phonePermission.status;
  return { channel, from, to: objects ? 'objected' : (permission?.status ?? from), reason: 'audience file' };
}

/** Columns that Baton does not know, and what calls have learnt, lie side by side. */
function mergeMore(stored: Contact, file: Contact, base: Contact | undefined): Contact['more'] | undefined {
  const news = Object.entries(file.more).filter(
    ([name, value]) => value !== stored.more[name] && value !== base?.more[name],
  );
  return news.length === 0 ? undefined : { ...stored.more, ...Object.fromEntries(news) };
}
