/**
 * What happened, in ids only (no personal data). `key` is unique and equal in rehearsal and cloud;
 * `cause` is the key of the event that led to it. The timeline is these, numbered and with addresses filled in.
 */
export interface DomainEvent {
  readonly key: string;
  readonly at: number;
  readonly type: EventType;
  readonly campaign: string;
  readonly cause?: string | undefined;
  readonly contact?: string;
  readonly enrollment?: string;
  readonly organisation?: string;
  readonly step?: string | undefined;
  readonly stay?: number | undefined;
  /** The further fields of the type, as the timeline shows them. */
  readonly data: Readonly<Record<string, unknown>>;
}

export const EVENT_TYPES = [
  'CampaignLaunched',
  'RowRejected',
  'EnrollmentStarted',
  'StepEntered',
  'MailSent',
  'MailSkipped',
  'MailHeld',
  'TouchUncertain',
  'CallTaskSent',
  'CallTaskWithdrawn',
  'CallTaskSkipped',
  'CallTaskUndone',
  'LetterListed',
  'SignalReceived',
  'SignalIgnored',
  'AnswerCorrected',
  'PermissionChanged',
  'StageChanged',
  'OwnerChanged',
  'HandedOff',
  'HandOffTaken',
  'HandOffRejected',
  'DecisionAsked',
  'DecisionMade',
  'AttendanceClosed',
  'Held',
  'Released',
  'SeatTaken',
  'SeatOffered',
  'SeatReleased',
  'ServiceLevelWarned',
  'ServiceLevelBreached',
  'DataEnriched',
  'CampaignRescheduled',
  'CampaignPaused',
  'CampaignResumed',
  'CampaignStopped',
  'EnrollmentEnded',
  'CampaignEnded',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];
