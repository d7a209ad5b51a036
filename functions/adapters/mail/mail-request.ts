/** A mail as it goes over the wire. All that a mailer would invent (date, id, boundaries) is given. */
export interface MailRequest {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly replyTo?: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** When it is sent, epoch milliseconds: the `Date` header, in UTC. */
  readonly sentAt: number;
  /** Unique and known beforehand, e.g. the touch: makes `Message-ID` and the boundaries. */
  readonly id: string;
  readonly domain: string;
  /** RFC 8058: the address that unsubscribes by one `POST`. */
  readonly unsubscribe?: string;
  readonly calendar?: { readonly method: 'PUBLISH' | 'CANCEL'; readonly content: string };
}
