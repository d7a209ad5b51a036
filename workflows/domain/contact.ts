export type Stage = 'lead' | 'prospect' | 'customer' | 'refused';
export type EmailPermission = 'consent' | 'customer' | 'published' | 'none' | 'objected';
export type PhonePermission = 'consent' | 'customer' | 'business' | 'presumed' | 'none' | 'objected';

/** What a contact (or the law) allows on one channel, and where that is known from. */
export interface Permission<Status extends string> {
  readonly status: Status;
  readonly source?: string;
  /** ISO date or instant as it stood in the file. */
  readonly at?: string;
  /** The wording agreed to, or the reason recorded for phoning. */
  readonly text?: string;
}

/**
 * A person at an organisation: the only place personal data stand (with the notes). Instants are epoch milliseconds.
 * `id` is a hash, equal in rehearsal and cloud; `version` rises with each write.
 */
export interface Contact {
  readonly schema: 1;
  readonly id: string;
  readonly version: number;
  readonly email?: string;
  /** E.164. */
  readonly phone?: string;
  readonly mobile?: string;
  readonly salutation: 'mr' | 'ms' | 'none';
  readonly title?: string;
  readonly firstName?: string;
  readonly initials?: string;
  readonly lastNamePrefix?: string;
  readonly lastName?: string;
  readonly role?: string;
  readonly buyingRole: 'decides' | 'advises' | 'uses' | 'unknown';
  readonly street?: string;
  readonly postcode?: string;
  readonly city?: string;
  /** ISO 3166-1 alpha-2; absent = the strictest rules. */
  readonly country?: string;
  /** Part of the country for its holidays, e.g. `NW`. */
  readonly region?: string;
  readonly language: string;
  readonly timeZone: string;
  /** Id of the organisation, see `Organisation`. */
  readonly organisation: string;
  readonly organisationName: string;
  readonly legalForm?: string;
  readonly segment?: string;
  readonly source?: string;
  /** Address of the rep this contact is assigned to. */
  readonly rep?: string;
  readonly personalLine?: string;
  readonly note?: string;
  /** Columns of the audience file that Baton does not know. */
  readonly more: Readonly<Record<string, string>>;
  readonly emailPermission: Permission<EmailPermission>;
  readonly phonePermission: Permission<PhonePermission>;
  readonly stage: Stage;
  readonly crmContactId?: string;
  readonly crmOrganisationId?: string;
  /** Objected to everything, for ever. */
  readonly objectedAt?: number;
  /** Why mail is closed since the import: unsubscribed, complained, hard bounce. */
  readonly emailClosed?: string;
  readonly phoneClosed?: string;
  /** When a field was last changed by another system, by its event time: an older change that comes later never wins. */
  readonly changedAt?: Readonly<Record<string, number>>;
}

/** Who can become a customer. One owner for all its contacts. */
export interface Organisation {
  readonly schema: 1;
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly organisationId?: string;
  readonly domain?: string;
  readonly country?: string;
  readonly legalForm?: string;
  readonly segment?: string;
  /** Contacts here that are with sales: prospects and customers. */
  readonly withSales?: number;
  /** Contacts here that are leads: with none of them with sales the owner is marketing. */
  readonly leads?: number;
  /** `marketing`, or the address of the rep who owns it since the hand-off. */
  readonly owner: string;
  /** ISO date of the last call to anybody there, in the rep's zone. */
  readonly lastCallOn?: string;
}
