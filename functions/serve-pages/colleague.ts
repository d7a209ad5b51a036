import { findReader, type Reader, readerKey } from '../shared/link-reader.ts';
import type { SignedLink } from '../shared/links.ts';
import { type About, isRevoked, loadAbout } from './about.ts';
import type { PagePorts } from './page-ports.ts';
import { repWords } from './words/rep-in-language.ts';
import type { RepWords } from './words/rep-words.ts';

/** A colleague at a page about a contact. */
export interface Colleague extends About {
  readonly reader: Reader;
  readonly words: RepWords & { readonly language: string };
  /** The clock he reads times by. */
  readonly zone: string;
}

interface Wanted {
  readonly enrollment: string;
  /** Whose task it is. */
  readonly address?: string;
  /** How the link names its reader. */
  readonly key?: string;
}

/** Undefined for who is no longer in the campaign, whose links were taken back, or where there is nobody to tell of. */
export async function loadColleague(
  ports: PagePorts,
  link: SignedLink,
  { enrollment, address, key }: Wanted,
): Promise<Colleague | undefined> {
  const about = await loadAbout(ports, link, { id: enrollment });
  if (!about) return undefined;
  const { setup } = about.live;
  const name = key ?? readerKey(setup, address ?? '');
  const reader = findReader(setup, name);
  if (!reader || (await isRevoked(ports, link, `${setup.campaign.campaign}.${name}`))) return undefined;
  const rep = setup.reps.get(reader.address);
  const { language, timeZone } = setup.campaign;
  return { ...about, reader, words: repWords(rep?.language ?? language), zone: rep?.timeZone ?? timeZone };
}
