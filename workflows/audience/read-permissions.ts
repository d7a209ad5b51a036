import type { EmailPermission, Permission, PhonePermission } from '../domain/contact.ts';
import { present } from './present.ts';
import { type Choices, choose, type RowCells } from './row-cells.ts';

const EMAIL_STATUSES = ['consent', 'customer', 'published', 'none', 'objected'];
const PHONE_STATUSES = ['consent', 'customer', 'business', 'presumed', 'none', 'objected'];

/** What both channels know, with its Dutch, Danish and German; folded. */
const BOTH = {
  consent: 'consent',
  toestemming: 'consent',
  samtykke: 'consent',
  einwilligung: 'consent',
  customer: 'customer',
  klant: 'customer',
  kunde: 'customer',
  none: 'none',
  geen: 'none',
  ingen: 'none',
  keine: 'none',
  objected: 'objected',
  bezwaar: 'objected',
  indsigelse: 'objected',
  widerspruch: 'objected',
} as const;

const EMAIL_WORDS: Choices<EmailPermission> = {
  ...BOTH,
  published: 'published',
  gepubliceerd: 'published',
  offentliggjort: 'published',
  veroffentlicht: 'published',
};

const PHONE_WORDS: Choices<PhonePermission> = {
  ...BOTH,
  business: 'business',
  zakelijk: 'business',
  erhverv: 'business',
  geschaftlich: 'business',
  presumed: 'presumed',
  vermoed: 'presumed',
  formodet: 'presumed',
  mutmasslich: 'presumed',
};

/** Both permissions of a row, or why the row cannot be used: a permission that is not understood is never guessed. */
export type ReadPermissions =
  | { readonly ok: true; readonly email: Permission<EmailPermission>; readonly phone: Permission<PhonePermission> }
  | { readonly ok: false; readonly reason: string; readonly said: true };

/** Reads the permissions; an empty cell is `none`. `ja` and `nee` are refused: they do not say which permission. */
export function readPermissions(cells: RowCells): ReadPermissions {
  const email = choose(cells.get('emailPermission') ?? 'none', EMAIL_WORDS);
  if (email === undefined) return refuse(cells, 'emailPermission', EMAIL_STATUSES);
  const phone = choose(cells.get('phonePermission') ?? 'none', PHONE_WORDS);
  if (phone === undefined) return refuse(cells, 'phonePermission', PHONE_STATUSES);
  return {
    ok: true,
    email: present({
      status: email,
      source: cells.get('emailPermissionSource'),
      at: readDay(cells, 'emailPermissionAt'),
      text: cells.text('emailPermissionText'),
    }),
    phone: present({
      status: phone,
      source: cells.get('phonePermissionSource'),
      at: readDay(cells, 'phonePermissionAt'),
      text: cells.text('phonePermissionReason'),
    }),
  };
}

function refuse(
  cells: RowCells,
  field: 'emailPermission' | 'phonePermission',
  statuses: readonly string[],
): ReadPermissions {
  const message = `"${cells.get(field)}" does not say which: ${statuses.slice(0, -1).join(', ')} or ${statuses.at(-1)}.`;
  cells.say(field, 'warning', `${message} Nobody is approached on a guess: the row is left out until it is mended.`);
  return { ok: false, reason: `${field}: ${message}`, said: true };
}

/** Day, month, year as they are written in all our countries become an ISO date; anything else stays, with a warning. */
function readDay(cells: RowCells, field: 'emailPermissionAt' | 'phonePermissionAt'): string | undefined {
  const text = cells.get(field);
  if (text === undefined || /^\d{4}-\d{2}-\d{2}(?:T\S+)?$/.test(text)) return text;
  const [, day, month, year] = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/.exec(text) ?? [];
  if (day !== undefined && month !== undefined && Number(day) <= 31 && Number(month) <= 12) {
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  }
  cells.say(field, 'warning', `"${text}" is no date: write year-month-day, e.g. 2026-11-12. It is kept as it is.`);
  return text;
}

/** An objection in a second row of one person counts, whatever the first says; nothing else there does. */
export function withObjection<Status extends string>(
  first: Permission<Status | 'objected'>,
  second: Permission<Status | 'objected'>,
): Permission<Status | 'objected'> {
  return second.status === 'objected' && first.status !== 'objected' ? second : first;
}
