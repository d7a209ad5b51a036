import { readFileSync } from 'node:fs';
import { type FoundLink, linksIn } from '../links/links-in.ts';
import type { Stage } from './stage.ts';
import { waitFor } from './wait-for.ts';
import { pathStyle } from './webhooks.ts';

/** A link as it stood in somebody's mail. */
export interface MailedLink extends FoundLink {
  readonly to: string;
  /** It is the header's, for one click. */
  readonly isOneClick: boolean;
}

interface Recorded {
  readonly Destination?: { readonly ToAddresses?: readonly string[] };
  readonly Content?: {
    readonly Simple?: {
      readonly Body?: { readonly Html?: { readonly Data?: string }; readonly Text?: { readonly Data?: string } };
      readonly Headers?: readonly { readonly Name?: string; readonly Value?: string }[];
    };
  };
}

/** Pages that stand behind links now. */
const SERVED = ['r', 'u', 'f', 'c', 'k', 'l', 'n', 'i', 'm'];

/** A mail sent as a test has links of no deployment. */
export function isServed({ page, url }: MailedLink, { webhookUrl }: Stage): boolean {
  return SERVED.includes(page) && new URL(url).host === new URL(webhookUrl).host;
}

/** Every link of every mail that left, in order. */
export function mailedLinks({ emulator }: Stage): readonly MailedLink[] {
  const lines = readFileSync(emulator.mailFile, 'utf8').split('\n');
  return lines.flatMap((line) => (line === '' ? [] : linksOf(JSON.parse(line) as Recorded)));
}

function linksOf({ Destination, Content }: Recorded): readonly MailedLink[] {
  const to = (Destination?.ToAddresses ?? []).map((address) => /<([^>]+)>/.exec(address)?.[1] ?? address).join();
  const { Body, Headers = [] } = Content?.Simple ?? {};
  const header = /<([^>]+)>/.exec(Headers.find(({ Name }) => Name === 'List-Unsubscribe')?.Value ?? '')?.[1];
  const shown = linksIn({ html: Body?.Html?.Data ?? '', text: Body?.Text?.Data ?? '' });
  const clicked = header === undefined ? [] : linksIn({ html: '', text: '', unsubscribe: header });
  return [
    ...shown.map((link) => ({ ...link, to, isOneClick: false })),
    ...clicked.map((link) => ({ ...link, to, isOneClick: true })),
  ];
}

/** Where the emulator serves what a link leads to. */
export function servedAt(stage: Stage, url: string): string {
  const { pathname, search } = new URL(url);
  return pathStyle(stage, `${pathname}${search}`);
}

/** A mail may be on its way for a moment. */
export function waitForLink(stage: Stage, fits: (link: MailedLink) => boolean): Promise<MailedLink | undefined> {
  return waitFor(async () => mailedLinks(stage).find(fits), { withinMs: 90_000, everyMs: 1_000 });
}
