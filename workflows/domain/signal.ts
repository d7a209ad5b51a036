import type { SignalName } from '../signals.ts';
import type { SignalData } from './enrollment.ts';

export type SignalBy = 'contact' | 'rep' | 'marketing' | 'sales' | 'host' | 'system' | 'campaign' | 'time';

/** Something that happened and can move an enrollment. `key` is the same for every delivery of the same thing. */
export interface Signal {
  readonly key: string;
  readonly signal: SignalName;
  readonly enrollment: string;
  readonly by: SignalBy;
  readonly occurredAt: number;
  /** The touch it answers: of bound signals, and of answers to the invitation reported on a call. */
  readonly touch?: string;
  readonly data?: SignalData;
  /** Address of who reports, where a door knows him: of two who report on one task the first counts. */
  readonly who?: string;
}

/** Fields shown to people that are kept with the signal; `when` and `until` are epoch milliseconds. */
export type IgnoreReason = 'duplicate' | 'late' | 'unchanged' | 'ended' | 'unmatched';
