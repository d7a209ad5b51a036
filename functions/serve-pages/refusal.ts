import { renderDate } from '../../workflows/texts/date-words.ts';
import type { PageAddress, ReceivedEvent, RefusedPress } from '../shared/cloud-ports.ts';
import type { SignedLink } from '../shared/links.ts';
import { outcomeWord } from './outcome-forms.ts';
import type { NoticeWords } from './page.ts';
import type { PagePorts } from './page-ports.ts';
import { refusalWords } from './words/refusal-words.ts';

/** Pages of colleagues. What a contact says of himself is never refused for what somebody else said. */
const COLLEAGUES: readonly string[] = ['c', 'k', 'm', 'l', 'i', 'n'];
const TOLD_MS = 30 * 86_400_000;

/** The page a press is kept with, where it is told what the worker refused. */
export function pageOf({ page, subject }: SignedLink): { readonly page?: PageAddress } {
  return COLLEAGUES.includes(page) ? { page: { letter: page, subject } } : {};
}

/** What the worker refused of the last press of this page; gone once a later one was carried out. */
export async function refusalOn(
  { receipts }: PagePorts,
  link: SignedLink,
  now: number,
): Promise<RefusedPress | undefined> {
  const { page } = pageOf(link);
  const refused = page && (await receipts.refusedOn(page));
  return refused && refused.acts.length > 0 && now - refused.pressedAt < TOLD_MS ? refused : undefined;
}

/** The page after this very press would still say that it was taken in. */
export function isOfPress({ press }: RefusedPress, events: readonly Pick<ReceivedEvent, 'key'>[]): boolean {
  return events.some(({ key }) => key.split('.').includes(press));
}

/** What was asked and when, what stands instead, and what to do; each reason once. */
export async function tellRefusal(
  { campaigns }: PagePorts,
  { campaign, pressedAt, acts }: RefusedPress,
  { language = 'en' }: NoticeWords,
): Promise<string> {
  const { setup } = await campaigns.live(campaign);
  const words = refusalWords(language);
  const when = renderDate(pressedAt, 'short', { language, timeZone: setup.campaign.timeZone });
  const sentences = acts.map(({ type, signal, to = '', why }) => {
    const own = signal === undefined ? words.other : words.report(outcomeWord(signal, language));
    const asked = words.asked[type] ?? own;
    const whom = setup.reps.get(to)?.name;
    return `${words.refused(whom === undefined ? asked : `${asked} (${whom})`, when)} ${words.why[why] ?? words.otherwise}`;
  });
  return [...new Set(sentences)].join(' ');
}
