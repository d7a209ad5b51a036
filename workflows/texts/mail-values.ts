/**
 * The values a text is filled with: the same names as in `fields.ts`. Optional here = may be empty in a text.
 * Instants are epoch milliseconds; a `Moment` is one that is told in a given zone, wherever the reader is.
 */
export interface Moment {
  readonly at: number;
  /** IANA zone in which people meet, e.g. the venue's. */
  readonly timeZone: string;
}

export type Form = 'formal' | 'informal';

export interface ContactFields {
  readonly salutation: string;
  readonly name: string;
  readonly title?: string;
  readonly firstName?: string;
  readonly initials?: string;
  readonly lastNamePrefix?: string;
  readonly lastName?: string;
  readonly role?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly street?: string;
  readonly postcode?: string;
  readonly city?: string;
  readonly country?: string;
  readonly language: string;
  readonly segment?: string;
  readonly personalLine?: string;
  readonly guests?: number;
  readonly waitingPlace?: number;
  readonly wantsPresentation?: boolean;
  readonly appointmentAt?: number;
  readonly appointmentWith?: string;
  readonly issue?: string;
  readonly callBackAt?: number;
  readonly more?: Readonly<Record<string, string>>;
}

export interface OrganisationFields {
  readonly name: string;
  readonly legalForm?: string;
  readonly country?: string;
  readonly segment?: string;
}

export interface RepFields {
  readonly name: string;
  readonly firstName: string;
  readonly email: string;
  readonly phone?: string;
}

export interface EventFields {
  readonly name: string;
  readonly start: Moment;
  readonly end: Moment;
  readonly doorsOpen?: Moment;
  readonly venue?: string;
  readonly address?: string;
  readonly route?: string;
  readonly online?: string;
  readonly hostName?: string;
  readonly hostEmail?: string;
  readonly hostPhone?: string;
  readonly capacity?: number;
  readonly placesLeft?: number;
  readonly guestsPerContact: number;
  readonly answerUntil?: Moment;
  /** Before it was moved. */
  readonly previousStart?: Moment;
}

interface CampaignFields {
  readonly id: string;
  readonly name: string;
  readonly issue?: string;
  readonly solution?: string;
  readonly launchAt?: number;
}

export interface SenderFields {
  readonly organisation: string;
  readonly registration?: string;
  readonly address: string;
  readonly name: string;
  readonly email?: string;
  readonly privacy?: string;
}

export interface SourceFields {
  readonly name?: string;
  /** The sentence that tells a contact where his address comes from, without a capital and a full stop. */
  readonly text: string;
}

export interface LinkFields {
  readonly response?: string;
  readonly accept?: string;
  readonly tentative?: string;
  readonly decline?: string;
  readonly unsubscribe?: string;
  readonly share?: string;
  readonly file?: string;
  readonly undo?: string;
  readonly contact?: string;
  readonly outcome?: string;
  readonly list?: string;
  readonly conversations?: string;
  readonly checkIn?: string;
  readonly dashboard?: string;
  readonly away?: string;
  readonly tooMuch?: string;
  readonly delegate?: string;
  readonly give?: string;
  readonly leave?: string;
  readonly manage?: string;
}

/** A button or link under a task: the word on it and where it goes. */
export interface OutcomeLink {
  readonly label: string;
  readonly url: string;
}

/** What a contact got or fetched; with where its file can be looked at. */
export interface SentLine {
  readonly label: string;
  readonly url?: string;
}

export interface TaskFields {
  readonly attempt: number;
  readonly attempts: number;
  readonly why: string;
  readonly goal?: string;
  readonly step?: string;
  /** How the contact takes part in buying. */
  readonly buying?: string;
  /** What the organisation is: `forwarders, 80 people`. */
  readonly organisation?: string;
  readonly phone?: string;
  /** `tel:` target, E.164. */
  readonly tel?: string;
  /** The contact's wall clock when the mail leaves, e.g. `14:00`. */
  readonly localTime?: string;
  readonly callFrom?: string;
  readonly callUntil?: string;
  readonly language?: string;
  readonly permission: readonly string[];
  readonly warnings: readonly string[];
  readonly colleagues: readonly string[];
  readonly sent: readonly SentLine[];
  readonly history: readonly string[];
  readonly known: readonly string[];
  readonly script: readonly string[];
  readonly questions: readonly string[];
  /** Of the contact's own mail, line by line. */
  readonly reply: readonly string[];
  readonly outcomes: readonly OutcomeLink[];
  readonly moreOutcomes: readonly OutcomeLink[];
  readonly dueAt?: number;
  /** For whom, when it is an absent colleague's. */
  readonly for?: string;
  readonly reason?: string;
}

/** One line of a list for a rep or a manager; each list fills what it needs. */
export interface ListLine {
  readonly name: string;
  readonly organisation?: string;
  readonly role?: string;
  readonly phone?: string;
  readonly tel?: string;
  readonly at?: number;
  readonly what?: string;
  readonly reason?: string;
  readonly attempt?: number;
  readonly attempts?: number;
  readonly age?: number;
  readonly guests?: number;
  readonly issue?: string;
  readonly url?: string;
  readonly outcomes?: readonly OutcomeLink[];
  /** What happened last, with its day. */
  readonly last?: string;
  readonly warnings?: readonly string[];
  /** Others of the same organisation, and how each stands. */
  readonly colleagues?: readonly string[];
  /** The absent colleague whose task it is. */
  readonly for?: string;
  /** The campaign it is of, where a list speaks of several. */
  readonly campaign?: string;
  /** With whom it lies. */
  readonly by?: string;
}

export interface FigureLine {
  readonly label: string;
  readonly value: string;
  readonly target?: string;
}

export interface ListFields {
  readonly count?: number;
  readonly answerBy?: number;
  readonly lines?: readonly ListLine[];
  readonly changes?: boolean;
  readonly callsPerDay?: number;
  /** Until when today's calls are to be reported, but for those that say so themselves. */
  readonly reportBy?: number;
  readonly promised?: readonly ListLine[];
  readonly calls?: readonly ListLine[];
  readonly left?: readonly ListLine[];
  readonly answered?: readonly ListLine[];
  readonly report?: readonly ListLine[];
  readonly waiting?: readonly ListLine[];
  readonly week?: readonly string[];
  readonly figures?: readonly FigureLine[];
  readonly accepted?: number;
  readonly attended?: number;
  readonly receiver?: string;
  /** The rep it is about, where that is not who reads it. */
  readonly who?: string;
  /** He has more open calls than he can have: no new ones come. */
  readonly full?: boolean;
  /** He has not reported his calls, and who would take them over is away. */
  readonly deputyAway?: boolean;
  /** Who takes over what nobody does. */
  readonly deputy?: string;
  readonly round?: number;
  /** Reports of earlier weeks that were taken back or put right since the last mail. */
  readonly restated?: number;
  /** How many lines are left out: `and 4 more`. */
  readonly more?: string;
}

/** All a text may speak of. The groups a receiver always has are in `fields.ts`. */
export interface MailValues {
  readonly contact?: ContactFields;
  readonly organisation?: OrganisationFields;
  readonly rep?: RepFields;
  readonly deputy?: RepFields;
  readonly event?: EventFields;
  readonly campaign: CampaignFields;
  readonly sender: SenderFields;
  readonly source?: SourceFields;
  readonly links: LinkFields;
  readonly task?: TaskFields;
  readonly list?: ListFields;
  /** The first message this contact ever gets: who we are, where the address is from, how to object. */
  readonly firstTouch?: boolean;
  /** The reader's zone, for every instant that is not a `Moment`. */
  readonly timeZone: string;
}
