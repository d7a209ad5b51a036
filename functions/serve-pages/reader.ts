import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { findReader, type Reader } from '../shared/link-reader.ts';
import { isRevoked } from './about.ts';
import type { Visit } from './page.ts';
import type { PagePorts } from './page-ports.ts';
import { repWords } from './words/rep-in-language.ts';
import type { RepWords } from './words/rep-words.ts';

/** A colleague at a page about a whole campaign. */
export interface ReaderVisit {
  readonly campaign: string;
  readonly live: LiveCampaign;
  readonly reader: Reader;
  readonly words: RepWords & { readonly language: string };
  /** What the link is about, between the campaign and its reader. */
  readonly about: readonly string[];
}

/** `<campaign>.<about…>.<reader>`; undefined for who is no longer in the campaign, or whose links were taken back. */
export async function loadReader(ports: PagePorts, { link }: Visit): Promise<ReaderVisit | undefined> {
  const [campaign = '', ...rest] = link.subject.split('.');
  const key = rest.at(-1) ?? '';
  if (!(await isKnown(ports, campaign))) return undefined;
  const live = await ports.campaigns.live(campaign);
  const reader = findReader(live.setup, key);
  if (!reader || (await isRevoked(ports, link, `${campaign}.${key}`))) return undefined;
  const language = live.setup.reps.get(reader.address)?.language ?? live.setup.campaign.language;
  return { campaign, live, reader, words: repWords(language), about: rest.slice(0, -1) };
}

/** Launched, or under review. */
async function isKnown({ store }: PagePorts, campaign: string): Promise<boolean> {
  return ((await store.campaignState(campaign)) ?? (await store.audienceReview(campaign))) !== undefined;
}

/** The clock a reader reads and writes times by: a rep's own, else the campaign's. */
export function zoneOf({ live, reader }: Pick<ReaderVisit, 'live' | 'reader'>): string {
  return live.setup.reps.get(reader.address)?.timeZone ?? live.setup.campaign.timeZone;
}
