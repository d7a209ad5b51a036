import { html } from 'hono/html';
import { present } from '../../workflows/audience/present.ts';
import { resembles } from '../../workflows/audience/resembles.ts';
import { type Reader, renderDate } from '../../workflows/texts/date-words.ts';
import type { ReviewEntry } from '../shared/cloud-ports.ts';
import { type FormKit, renderForm, renderInput, renderSelect } from './forms.ts';
import type { Guest } from './guests.ts';
import type { Html } from './layout.ts';
import type { Unclear } from './page.ts';
import type { SaidEvent } from './take-press.ts';
import type { CheckInWords } from './words/check-in-words.ts';

/** Somebody was seen at the event. */
export function isAttendance({ what }: ReviewEntry): boolean {
  return what.signal === 'attended' || what.signal === 'left-early';
}

const MATCH = 'match:';

interface Shown {
  readonly words: CheckInWords;
  /** Whoever it may be. */
  readonly guests: readonly Guest[];
  readonly reader: Reader;
}

/** What fits nobody, each with what can be made of it: nothing is chosen beforehand. */
export function renderReviewList(kit: FormKit, entries: readonly ReviewEntry[], shown: Shown): Html {
  const { words } = shown;
  if (entries.length === 0) return html``;
  const fields = [html`<p>${words.reviewText}</p>`, ...entries.map((entry) => renderEntry(kit, entry, shown))];
  return renderForm(kit, { answer: 'review', label: words.settle, heading: words.review, fields });
}

function renderEntry(kit: FormKit, entry: ReviewEntry, { words, guests, reader }: Shown): Html {
  const { id, what, who } = entry;
  const similar = guests.filter(({ contact }) => resembles(contact, who));
  const others = guests.filter((guest) => !similar.includes(guest));
  const options = [
    { value: '', label: words.later },
    ...similar.map((guest) => ({ value: `${MATCH}${guest.id}`, label: words.mayBe(guest.label) })),
    ...(isAttendance(entry) ? [{ value: 'create', label: words.create }] : []),
    { value: 'discard', label: words.discard },
    ...others.map((guest) => ({ value: `${MATCH}${guest.id}`, label: words.match(guest.label) })),
  ];
  const organisation = { name: `organisation.${id}`, label: words.organisation };
  return html`<h2>${nameOf(entry, words)}</h2>
<p>${words.seen(renderDate(what.occurredAt, 'short', reader))}</p>
${renderSelect(kit, `review.${id}`, words.what, options)}
${isAttendance(entry) && who.organisation === undefined ? renderInput(kit, organisation) : ''}`;
}

/** As the door named him. */
function nameOf({ who }: ReviewEntry, { unnamed }: CheckInWords): string {
  const name = [who.firstName, who.lastName].filter((part) => part !== undefined).join(' ');
  const parts = [name, who.organisation, who.email, who.phone].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? unnamed : parts.join(', ');
}

/** What the form makes of each entry; a new guest needs an organisation. */
export function readReviewList(
  form: URLSearchParams,
  entries: readonly ReviewEntry[],
  words: CheckInWords,
): { readonly events: readonly SaidEvent[] } | Unclear {
  const problems: string[] = [];
  const events = entries.flatMap((entry): SaidEvent[] => {
    const { id, who } = entry;
    const chosen = form.get(`review.${id}`) ?? '';
    const organisation = form.get(`organisation.${id}`)?.trim() || undefined;
    const settles = (data: Readonly<Record<string, string>>): SaidEvent[] => [
      { type: 'page.review', data: { entry: id, ...data } },
    ];
    if (chosen === 'discard') return settles({ do: 'discard' });
    if (chosen.startsWith(MATCH)) return settles({ do: 'match', enrollment: chosen.slice(MATCH.length) });
    if (chosen !== 'create' || !isAttendance(entry)) return [];
    if (organisation === undefined && who.organisation === undefined)
      problems.push(words.needsOrganisation(nameOf(entry, words)));
    return settles({ do: 'create', ...present({ organisation }) });
  });
  if (problems.length > 0) return { status: 'unclear', problems };
  return events.length === 0 ? { status: 'unclear', problems: [words.chooseEntry] } : { events };
}
