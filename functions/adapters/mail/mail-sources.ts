import type { LiveCampaign } from '../../../workflows/domain/live-campaign.ts';
import type { Store } from '../../../workflows/ports.ts';
import type { BuildLink } from '../../../workflows/texts/contact-values.ts';
import type { TextStore } from '../../../workflows/texts/text-store.ts';
import type { History } from '../../shared/cloud-ports.ts';

/** Where a mail's words and values come from on AWS: the table and the campaign's files. */
export interface MailSources {
  live(campaign: string): Promise<LiveCampaign>;
  texts(campaign: string): Promise<TextStore>;
  readonly store: Pick<
    Store,
    'contact' | 'organisation' | 'touch' | 'seats' | 'enrollmentsOf' | 'membersOf' | 'audienceReview' | 'audienceLines'
  >;
  readonly history: Pick<History, 'eventsOf' | 'eventsOfEnrollment'>;
  /** The links of a mail that goes at an instant; signed, so that the same mail always has the same ones. */
  links(at: number): Promise<BuildLink>;
  /** Hears of what kept a mail from being written: it is answered, not thrown. */
  onFault?(fault: unknown): void;
}
