import type { MailResult, Ports } from '../../workflows/ports.ts';
import type { LaunchPorts } from '../launch-campaign/launch-ports.ts';
import type { History, Reviews, Revocations } from '../shared/cloud-ports.ts';
import type { AddressKeys } from '../shared/keyed-hash.ts';

/** One thing looked at before mails may go; a finding that is not `ok` says what to do. */
export interface Finding {
  readonly check: string;
  readonly status: 'ok' | 'warning' | 'error';
  readonly found: string;
  readonly todo?: string;
}

/** Looks at the account and the stage. What it may not look at is a finding, never a fault. */
export interface Checks {
  look(): Promise<readonly Finding[]>;
}

/** A mail that belongs to no enrollment, already rendered. */
export interface TestMail {
  readonly id: string;
  readonly to: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly domain: string;
  readonly sentAt: number;
}

/** Marks a mail as a test and sends it once; a thrown fault proves nothing. */
interface TestMailer {
  sendTest(mail: TestMail): Promise<MailResult>;
}

/** All that `operate` may touch. */
export interface OperatePorts extends Ports, LaunchPorts {
  readonly stage: string;
  /** Name of the bucket, which the command cannot know. */
  readonly bucket: string;
  readonly history: History;
  readonly reviews: Reviews;
  readonly addressKeys: AddressKeys;
  readonly revocations: Pick<Revocations, 'revoke'>;
  readonly checks: Checks;
  readonly testMailer: TestMailer;
}
