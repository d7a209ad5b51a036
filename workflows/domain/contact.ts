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

/** Something that reached a contact, or was said with him, in the last two weeks, in whatever campaign. */
export interface RecentTouch {
  /** Id of the touch; of a conversation without one the key of its event. */
  readonly touch: string;
  /** `answer`: to what he just did; `talk`: a conversation that was no call, e.g. at the event. */
  readonly what: 'marketing' | 'service' | 'answer' | 'call' | 'talk';
  readonly at: number;
  /** Of a call: whether its report says that he was reached; absent before there is one. */
  readonly reached?: boolean;
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
  /** When each channel was closed: before an enrollment began, it was closed to that one from the start. */
  readonly closedAt?: { readonly email?: number; readonly phone?: number } | undefined;
  /** Mails about what he accepted, said to a rep on the phone: `consent` or, asked and refused, `none`. */
  readonly serviceMail?: Permission<'consent' | 'none'> | undefined;
  /** When a field was last changed by another system, by its event time: an older change that comes later never wins. */
  readonly changedAt?: Readonly<Record<string, number>>;
  /** What he got lately, oldest first: the caps over all campaigns are held against it. Bounded. */
  readonly recent?: readonly RecentTouch[];
  /** When everything that says who he is was removed. */
  readonly erasedAt?: number;
  /** When he said his definite no: not selected again for a while. */
  readonly refusedAt?: number;
  /** Enrollments that began while another of his was in nurture, newest last: only that one goes on, the others pause. */
  readonly joined?: readonly string[] | undefined;
}

/** An open appointment or quote: meanwhile nothing else is sent to anybody of the organisation. */
export interface OrganisationHold {
  readonly campaign: string;
  /** Whose appointment or quote it is: that one goes on. */
  readonly enrollment: string;
  readonly reason: 'appointment' | 'quote';
  readonly since: number;
  /** Key of the event that told of it. */
  readonly cause: string;
}

/** What one of its contacts said for the organisation: who was enrolled before that is concerned. */
export interface OrganisationDecision {
  readonly answer: 'yes' | 'no';
  readonly campaign: string;
  readonly enrollment: string;
  readonly at: number;
  /** Key of the event that told of it. */
  readonly cause: string;
  /** Of a yes: until then the owner may say which colleagues go on; nobody he did not name does. */
  readonly until: number;
  /** Enrollments that go on all the same. */
  readonly goOn?: readonly string[];
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
  /** The campaign that wrote it first, with its contacts counted. */
  readonly firstIn?: string;
  /** `marketing`, or the address of the rep who owns it since the hand-off. */
  readonly owner: string;
  /** ISO date of the last call to anybody there, in the rep's zone. */
  readonly lastCallOn?: string;
  readonly heldBy?: OrganisationHold | undefined;
  /** Holds of others that count when that one is lifted. */
  readonly alsoHeldBy?: readonly OrganisationHold[] | undefined;
  readonly decided?: OrganisationDecision | undefined;
}
