/** What stands on the pages before a launch: a rep's list, and what both managers sign. */
export interface AudienceWords {
  readonly intro: (answerBy: string) => string;
  readonly keep: string;
  readonly strike: string;
  readonly give: string;
  readonly reason: string;
  readonly as: string;
  readonly to: string;
  readonly personalLine: string;
  readonly tick: string;
  readonly waits: string;
  readonly saidKeep: string;
  readonly saidStrike: (reason: string) => string;
  readonly approach: Readonly<Record<'mail' | 'phone' | 'letter' | 'none', string>>;
  readonly needsReason: (who: string) => string;
  readonly needsColleague: (who: string) => string;
  readonly tooLong: (who: string, count: number) => string;
  readonly agreeAll: string;
  readonly addTitle: string;
  readonly add: string;
  readonly addRefused: (why: string) => string;
  readonly launched: string;
  readonly fields: Readonly<Record<AddField, string>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly sign: {
    readonly title: string;
    readonly contacts: (count: number, launch: string) => string;
    readonly signBy: (when: string) => string;
    readonly approach: string;
    readonly lists: string;
    readonly answered: (when: string) => string;
    readonly unanswered: string;
    readonly tally: (kept: number, struck: number, lines: number) => string;
    readonly content: (files: number) => string;
    readonly code: string;
    readonly sides: Readonly<Record<'marketing' | 'sales', string>>;
    readonly signed: (side: string, who: string, when: string) => string;
    readonly unsigned: (side: string, who: string) => string;
    readonly stale: (side: string, who: string, when: string) => string;
    readonly changedFiles: (names: string) => string;
    readonly changedLine: (who: string, by: string) => string;
    readonly waiting: (reps: string) => string;
    readonly statement: string;
    readonly button: string;
    readonly planTitle: string;
    readonly plan: (name: string) => string;
    readonly planButton: string;
    readonly told: string;
    readonly changed: string;
    readonly launched: string;
  };
}

/** What a rep is asked of somebody he adds, in this order. */
export const ADD_FIELDS = [
  'firstName',
  'lastName',
  'organisation',
  'legalForm',
  'role',
  'email',
  'phone',
  'country',
  'language',
  'source',
  'emailPermission',
  'emailPermissionSource',
  'emailPermissionAt',
  'emailPermissionText',
  'phonePermission',
  'phonePermissionReason',
  'personalLine',
] as const;
export type AddField = (typeof ADD_FIELDS)[number];
