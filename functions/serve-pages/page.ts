import type { LinkPage } from '../../workflows/texts/contact-values.ts';
import type { SignedLink } from '../shared/links.ts';
import type { FormKit } from './forms.ts';
import type { Shown } from './layout.ts';
import type { CampaignFile } from './page-ports.ts';
import type { SaidEvent } from './take-press.ts';

/** Somebody at a page: what his link is about, and what stands in the address or the form. */
export interface Visit {
  readonly link: SignedLink;
  readonly kit: FormKit;
  readonly now: number;
  /** Address of another page of ours, signed as a mail's link would be. */
  linkTo(page: LinkPage, subject: string): string;
  /** What he must be told first: what is missing, or that nothing counted. */
  readonly notice?: { readonly kind: 'notice' | 'problem'; readonly text: string };
}

/** The link was taken back, or what it is about is no longer there. */
export interface Closed {
  readonly status: 'closed';
}

export interface Said {
  readonly status: 'said';
  readonly campaign: string;
  /** Empty: the button that no person sees. */
  readonly events: readonly SaidEvent[];
  /** What the button fetches. */
  readonly file?: CampaignFile;
}

/** Something is missing or cannot be: told on the page, with what was typed. */
export interface Unclear {
  readonly status: 'unclear';
  readonly problems: readonly string[];
}

/** Words that every page has. */
export interface NoticeWords {
  readonly cancelled: string;
  readonly late: string;
  readonly expiredForm: string;
  /** Of a colleague's page: the language it is in. */
  readonly language?: string;
}

/** One kind of page. Both ways only read; what `press` answers is kept for the worker. */
export interface Page {
  view(visit: Visit): Promise<Shown | Closed>;
  press(visit: Visit, form: URLSearchParams): Promise<Said | Unclear | Closed>;
  /** After a press: what was understood, and how to change it. */
  told(visit: Visit, events: readonly SaidEvent[]): Promise<Shown | Closed>;
  notices(visit: Visit): Promise<NoticeWords>;
}

export const CLOSED: Closed = { status: 'closed' };

export function isClosed(answer: object): answer is Closed {
  return 'status' in answer && answer.status === 'closed';
}
