/** What an item of the table is: its attribute `kind`. */
export type ItemKind =
  | 'contact'
  | 'enrollment'
  | 'token'
  | 'event'
  | 'touch'
  | 'claim'
  | 'organisation'
  | 'campaign'
  | 'seats'
  | 'pointer'
  | 'member'
  | 'files'
  | 'launched'
  | 'review'
  | 'revocation'
  | 'audience'
  | 'line'
  | 'objection'
  | 'receipt'
  | 'refused';

export interface IndexSpec {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey: string;
  readonly sortType: 'S' | 'N';
  /** Attributes projected besides the keys of table and index. */
  readonly include: readonly string[];
}

/**
 * Enrollment ids of a campaign; sparse: only enrollments have a `campaignShard`. Only keys are projected: items are
 * written some thirty times and listed a few, so that reading them from the table is cheaper than copying each write.
 */
export const BY_CAMPAIGN: IndexSpec = {
  name: 'by-campaign',
  partitionKey: 'campaignShard',
  sortKey: 'id',
  sortType: 'S',
  include: [],
};

/** Calls and asks of a rep that are planned or open, by (notBefore, id); sparse. */
export const BY_REP: IndexSpec = {
  name: 'by-rep',
  partitionKey: 'taskRep',
  sortKey: 'taskOrder',
  sortType: 'S',
  include: [],
};

/** Enrollments, and list mails that are on their way, by the time the sweep looks after them; sparse. */
export const BY_CHECK: IndexSpec = {
  name: 'by-check',
  partitionKey: 'checkShard',
  sortKey: 'checkAt',
  sortType: 'N',
  include: ['id'],
};

/** The one table as data: CDK makes it of this in the cloud, the tests on their engines. All keys but `checkAt` are strings. */
export const TABLE = {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: [BY_CAMPAIGN, BY_REP, BY_CHECK],
  /** Epoch seconds after which an item may go: receipts, and what was refused on a page. */
  timeToLive: 'expiresAt',
  stream: 'NEW_IMAGE',
} as const;
