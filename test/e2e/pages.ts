import { isServed, mailedLinks, servedAt, waitForLink } from './mailed-links.ts';
import { press } from './press.ts';
import type { Report } from './report.ts';
import type { Stage } from './stage.ts';
import { exported } from './told.ts';
import { waitFor } from './wait-for.ts';

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
      const { status } = await fetch(servedAt(stage, next.link.url), { method: next.method });
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
    const page = await (await fetch(servedAt(stage, link.url))).text();
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
  return link && (await fetch(servedAt(stage, link.url), { method: 'POST', body })).status;
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
