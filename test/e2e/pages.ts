import { readFileSync } from 'node:fs';
import { type FoundLink, linksIn } from '../links/links-in.ts';
import { formsIn, type PageForm } from '../pages/page-forms.ts';
import type { Report } from './report.ts';
import type { Stage } from './stage.ts';
import { waitFor } from './wait-for.ts';
import { pathStyle } from './webhooks.ts';

/** A link as it stood in somebody's mail. */
interface MailedLink extends FoundLink {
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

export interface PageTour {
  readonly stage: Stage;
  /** Campaigns whose mails were sent. */
  readonly campaigns: readonly string[];
  /** Address of one who may still accept, and of one who has had enough. */
  readonly accepts: { readonly campaign: string; readonly address: string };
  readonly unsubscribes: { readonly campaign: string; readonly address: string };
  /** Where a call waits for a report. */
  readonly reportsIn: string;
}

/** Pages as people meet them: by the links in their own mails, over the HTTP API. */
export async function tourPages(report: Report, tour: PageTour): Promise<void> {
  await followEverything(report, tour);
  await unsubscribe(report, tour);
  await answer(report, tour);
  await reportCall(report, tour);
}

/** A scanner: GET and HEAD on every link of every mail. */
async function followEverything(report: Report, { stage, campaigns }: PageTour): Promise<void> {
  const links = [...new Map(mailedLinks(stage).map((link) => [link.url, link])).values()].filter((link) =>
    isServed(link, stage),
  );
  const before = await everythingTold(stage, campaigns);
  const wrong: string[] = [];
  const waiting = links.flatMap((link) => [
    { link, method: 'GET' },
    { link, method: 'HEAD' },
  ]);
  const worker = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { status } = await fetch(addressOf(stage, next.link.url), { method: next.method });
      if (status !== 200) wrong.push(`${next.method} ${next.link.url}: ${status}`);
    }
  };
  await Promise.all(Array.from({ length: 6 }, worker));
  const pages = new Set(links.map(({ page }) => page));
  report.check(`F25 GET and HEAD of all ${links.length} links in mails are answered`, wrong.length === 0, wrong);
  report.check(`links lead to pages of contacts and of reps: ${[...pages].sort().join(' ')}`, pages.size > 4);
  const after = await everythingTold(stage, campaigns);
  report.check('F25 and change nothing', JSON.stringify(after) === JSON.stringify(before), [before, after].map(String));
}

async function unsubscribe(report: Report, { stage, unsubscribes }: PageTour): Promise<void> {
  const status = await clickOnce(stage, unsubscribes.address);
  const closed = await waitForSignal(stage, unsubscribes, 'unsubscribed');
  report.check('M40 one click of the mailbox provider closes mail', status === 202 && closed, [
    String(status ?? 'no link'),
  ]);
}

async function answer(report: Report, { stage, accepts }: PageTour): Promise<void> {
  const link = await waitForLink(stage, ({ to, url }) => to === accepts.address && url.includes('answer=accepted'));
  const problem = link ? await press(stage, link, 'accepted', { guests: '0' }) : 'no link';
  const accepted = await waitForSignal(stage, accepts, 'accepted');
  report.check('M42 an invitation is accepted by the link in its mail', problem === undefined && accepted, [
    problem ?? 'not recorded',
  ]);
}

/** Whichever call of whoever is still under way and not reported yet. */
async function reportCall(report: Report, { stage, reportsIn }: PageTour): Promise<void> {
  const tasks = new Map(mailedLinks(stage).map((link) => [link.token, link]));
  let problem: string | undefined = 'no call waits for a report';
  for (const link of [...tasks.values()].reverse()) {
    const enrollment = /\.([a-z2-7]{26})\.\d+\.call\./.exec(link.token)?.[1];
    if (link.page !== 'c' || enrollment === undefined) continue;
    const { status } = await stage.operate({ do: 'why', campaign: reportsIn, contact: enrollment });
    const page = await (await fetch(addressOf(stage, link.url))).text();
    if (status !== 'open' || !page.includes('value="spoken"') || page.includes(REPORTED)) continue;
    problem = await press(stage, link, 'spoken', { interest: '4', note: NOTE });
    break;
  }
  const told = problem === undefined && (await waitForNote(stage, reportsIn));
  report.check('M30 a call is reported by the link in its mail', told, [problem ?? 'not recorded']);
}

const REPORTED = 'Al gemeld';
const NOTE = 'gemeld op de pagina';

async function waitForNote(stage: Stage, campaign: string): Promise<boolean> {
  const found = await waitFor(
    async () => (await exported(stage, campaign)).events.find(({ data }) => data?.data?.note === NOTE),
    { withinMs: 120_000, everyMs: 2_000 },
  );
  return found !== undefined;
}

/** One click by the header of somebody's mail; the status it is answered with. */
export async function clickOnce(stage: Stage, address: string): Promise<number | undefined> {
  const link = await waitForLink(stage, ({ to, isOneClick }) => to === address && isOneClick);
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  return link && (await fetch(addressOf(stage, link.url), { method: 'POST', body })).status;
}

/** A person: opens the page, presses one button. Resolves with what went wrong. */
async function press(
  stage: Stage,
  { url }: MailedLink,
  answered: string,
  filled: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const opened = await fetch(addressOf(stage, url));
  const form: PageForm | undefined = formsIn(await opened.text()).find((each) => each.answer === answered);
  if (!form) return `${opened.status}: no button ${answered}`;
  const body = new URLSearchParams(form.fields);
  for (const [name, value] of Object.entries(filled)) body.set(name, value);
  body.set('answer', answered);
  const pressed = await fetch(pathStyle(stage, form.action), { method: 'POST', body, redirect: 'manual' });
  return pressed.status === 303 ? undefined : `${pressed.status}: ${(await pressed.text()).slice(0, 300)}`;
}

/** Pages that stand behind links now. */
const SERVED = ['r', 'u', 'f', 'c', 'k', 'l', 'n', 'i', 'm'];

/** A mail sent as a test has links of no deployment. */
function isServed({ page, url }: MailedLink, { webhookUrl }: Stage): boolean {
  return SERVED.includes(page) && new URL(url).host === new URL(webhookUrl).host;
}

function mailedLinks({ emulator }: Stage): readonly MailedLink[] {
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

function addressOf(stage: Stage, url: string): string {
  const { pathname, search } = new URL(url);
  return pathStyle(stage, `${pathname}${search}`);
}

/** A mail may be on its way for a moment. */
function waitForLink(stage: Stage, fits: (link: MailedLink) => boolean): Promise<MailedLink | undefined> {
  return waitFor(async () => mailedLinks(stage).find(fits), { withinMs: 90_000, everyMs: 1_000 });
}

interface ToldEvent {
  readonly type: string;
  readonly contact?: string;
  readonly data?: { readonly signal?: string; readonly data?: { readonly note?: string } };
}

async function exported(stage: Stage, campaign: string) {
  const { events, contacts } = await stage.operate({ do: 'export', campaign });
  return {
    events: events as readonly ToldEvent[],
    contacts: contacts as Readonly<Record<string, string>>,
  };
}

/** What people said, over all campaigns: what time does by itself goes on. */
async function everythingTold(stage: Stage, campaigns: readonly string[]): Promise<readonly number[]> {
  const told = await Promise.all(campaigns.map((campaign) => exported(stage, campaign)));
  return told.map(
    ({ events }) => events.filter(({ type }) => type === 'SignalReceived' || type === 'SignalIgnored').length,
  );
}

/** Within two minutes, of which a press waits twenty seconds. */
async function waitForSignal(
  stage: Stage,
  { campaign, address }: PageTour['accepts'],
  signal: string,
): Promise<boolean> {
  const found = await waitFor(
    async () => {
      const { events, contacts } = await exported(stage, campaign);
      return events.find(({ contact, data }) => data?.signal === signal && contacts[contact ?? ''] === address);
    },
    { withinMs: 120_000, everyMs: 2_000 },
  );
  return found !== undefined;
}
