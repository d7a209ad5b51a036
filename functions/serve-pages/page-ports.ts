import type { Ports, Store } from '../../workflows/ports.ts';
import type { CampaignPointers, History, ReceiptQueue, Receipts, Reviews, Revocations } from '../shared/cloud-ports.ts';
import type { LinkKey } from '../shared/links.ts';

/** A file that a mail leads to, as it is fetched. */
export interface CampaignFile {
  readonly name: string;
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** All that pages may touch: they read, and what somebody pressed is kept for the worker. */
export interface PagePorts {
  readonly store: Store;
  readonly campaigns: Ports['campaigns'];
  readonly pointers: Pick<CampaignPointers, 'launched'>;
  readonly clock: Ports['clock'];
  readonly history: Pick<History, 'eventsOfEnrollment'>;
  readonly receipts: Receipts;
  readonly receiptQueue: ReceiptQueue;
  readonly reviews: Pick<Reviews, 'add' | 'of'>;
  readonly revocations: Pick<Revocations, 'revokedAt'>;
  readonly linkKeys: { current(mustHold?: string): Promise<readonly LinkKey[]> };
  readonly files: {
    /** Whether it is there, without fetching it. */
    has(campaign: string, key: string): Promise<boolean>;
    /** The file a campaign's key under `files` names; undefined while it is not there. */
    find(campaign: string, key: string): Promise<CampaignFile | undefined>;
  };
  /** 96 bits that nobody can guess, in the alphabet of base64url. */
  random(): string;
  /** Hears of what was thrown: whoever asked is told to try again. */
  onFault?(fault: unknown): void;
}
