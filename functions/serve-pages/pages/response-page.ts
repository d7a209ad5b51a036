import { html } from 'hono/html';
import { freeSeats, keepsSeats, seatLimit } from '../../../workflows/domain/seats.ts';
import { fullName } from '../../../workflows/texts/salutation.ts';
import { type About, loadAbout, noticesOf, senderLine, wordsFor } from '../about.ts';
import { eventWords, hasBegun, isEventCancelled } from '../event-words.ts';
import {
  type FormKit,
  renderCheckbox,
  renderChoice,
  renderForm,
  renderNotice,
  renderSelect,
  renderUnseen,
} from '../forms.ts';
import type { Html, Shown } from '../layout.ts';
import { CLOSED, type Page, type Said, type Unclear, type Visit } from '../page.ts';
import type { PagePorts } from '../page-ports.ts';
import type { SaidEvent } from '../take-press.ts';
import type { ContactWords } from '../words/contact-words.ts';
import { createSharePage, sharedBy, shareOf } from './share-page.ts';

const ANSWERS = ['accepted', 'tentative', 'declined'] as const;
type AnswerName = (typeof ANSWERS)[number];
const REASONS = ['date', 'subject', 'colleague', 'no-contact'] as const;

/**
 * `/r`: the answer to the invitation, accepted, tentative or declined, until the event begins; it may be changed as often
 * as one likes. The link chooses which form stands first; only a press answers.
 */
export function createResponsePage(ports: PagePorts): Page {
  const load = (visit: Visit) => loadAbout(ports, visit.link, { id: visit.link.subject });
  const share = createSharePage(ports);
  const own: Page = {
    view: async (visit) => {
      const about = await load(visit);
      return about ? showAnswer(about, visit, await isFull(ports, about, visit.now)) : CLOSED;
    },
    press: async (visit, form) => {
      const about = await load(visit);
      return about ? readAnswer(about, visit, form) : CLOSED;
    },
    told: async (visit, events) => {
      const about = await load(visit);
      return about ? tellAnswer(about, visit, events) : CLOSED;
    },
    notices: async (visit) => noticesOf(await load(visit)),
  };
  const pageOf = ({ link }: Visit): Page => (sharedBy(link.subject) === undefined ? own : share);
  return {
    view: (visit) => pageOf(visit).view(visit),
    press: (visit, form) => pageOf(visit).press(visit, form),
    told: (visit, events) => pageOf(visit).told(visit, events),
    notices: (visit) => pageOf(visit).notices(visit),
  };
}

function showAnswer(about: About, { kit, notice, now, linkTo }: Visit, full: boolean): Shown {
  const words = wordsFor(about);
  const { response } = words;
  const closed = whyClosed(about, now, words);
  const body = html`
${notice ? renderNotice(notice.text, notice.kind) : ''}
<p>${invitation(about, words)}</p>
<p>${response.answeringAs(nameOf(about))} ${response.notYou(nameOf(about))} <a href="${linkTo('r', shareOf(about.enrollment.id))}">${response.share}</a></p>
${nowLine(about, words)}
${full && closed === undefined ? renderNotice(response.full) : ''}
${closed === undefined ? answerForms(about, kit, words) : renderNotice(closed)}
`;
  return { language: words.language, title: response.title, body, sender: senderLine(about.live) };
}

/** What was chosen in the mail stands first; the others below it, as forms of their own. */
function answerForms(about: About, kit: FormKit, words: ContactWords): Html {
  const chosen = kit.filled.get('answer') ?? '';
  const order = [...ANSWERS].sort((left, right) => Number(right === chosen) - Number(left === chosen));
  return html`${order.map((answer) => answerForm(answer, about, { kit, words }))}${renderUnseen(kit)}`;
}

function answerForm(
  answer: AnswerName,
  { live }: About,
  { kit, words: { response } }: { readonly kit: FormKit; readonly words: ContactWords },
): Html {
  switch (answer) {
    case 'accepted': {
      const most = live.setup.campaign.event?.guestsPerContact ?? 0;
      const guests = Array.from({ length: most + 1 }, (_, count) => ({
        value: String(count),
        label: count === 0 ? response.alone : String(count),
      }));
      const fields = most > 0 ? [renderSelect(kit, 'guests', response.guests, guests)] : [];
      return renderForm(kit, { answer, label: response.come, fields });
    }
    case 'tentative':
      return renderForm(kit, { answer, label: response.maybe });
    case 'declined': {
      const reasons = REASONS.map((value) => ({ value, label: response.reasons[value] }));
      const fields = [
        renderChoice(kit, 'reason', response.why, reasons),
        renderCheckbox(kit, 'presentation', response.presentation),
      ];
      return renderForm(kit, { answer, label: response.decline, fields });
    }
  }
}

function readAnswer(about: About, { now }: Visit, form: URLSearchParams): Said | Unclear {
  const { enrollment, live } = about;
  const words = wordsFor(about);
  const answer = form.get('answer');
  const campaign = enrollment.campaign;
  if (answer === 'none') return { status: 'said', campaign, events: [] };
  const closed = whyClosed(about, now, words);
  if (closed !== undefined) return { status: 'unclear', problems: [closed] };
  const said = (signal: string, data?: SaidEvent['data']): SaidEvent => ({
    ...{ type: 'page.response', enrollment: enrollment.id, signal, by: 'contact' },
    ...(data && { data }),
  });
  const most = live.setup.campaign.event?.guestsPerContact ?? 0;
  switch (answer) {
    case 'accepted': {
      const guests = Math.min(most, Math.max(0, Math.trunc(Number(form.get('guests') ?? 0)) || 0));
      return { status: 'said', campaign, events: [said('accepted', { guests })] };
    }
    case 'tentative':
      return { status: 'said', campaign, events: [said('tentative')] };
    case 'declined':
      return { status: 'said', campaign, events: declined(form, said) };
    default:
      return { status: 'unclear', problems: [words.expiredForm] };
  }
}

/** Who wants no contact any more says so for good, and everywhere: an objection, not an answer about an evening. */
function declined(form: URLSearchParams, said: (signal: string, data?: SaidEvent['data']) => SaidEvent) {
  const reason = REASONS.find((each) => each === form.get('reason'));
  const data = {
    ...(reason !== undefined && { reason }),
    ...(form.get('presentation') === 'yes' && reason !== 'no-contact' && { presentation: true }),
  };
  const answer = said('declined', Object.keys(data).length > 0 ? data : undefined);
  return reason === 'no-contact' ? [answer, said('objected')] : [answer];
}

function tellAnswer(about: About, { kit }: Visit, events: readonly SaidEvent[]): Shown {
  const words = wordsFor(about);
  const { response } = words;
  const signal = events.at(-1)?.signal;
  const told = signal !== undefined && Object.hasOwn(response.told, signal) ? signal : 'declined';
  const body = html`
${renderNotice(response.told[told as keyof typeof response.told])}
<p>${invitation(about, words)}</p>
${told === 'objected' ? '' : html`<p><a href="${kit.action}">${response.change}</a></p>`}
`;
  return { language: words.language, title: response.title, body, sender: senderLine(about.live) };
}

/** Whether who accepts now has to wait: said before he presses. */
async function isFull({ store }: PagePorts, { enrollment, live }: About, now: number): Promise<boolean> {
  if (!keepsSeats(live, now) || enrollment.facts.seat?.value === 'taken') return false;
  const seats = await store.seats(enrollment.campaign);
  return seats !== undefined && freeSeats(seats, seatLimit(live)) <= 0;
}

function invitation(about: About, { response }: ContactWords): string {
  const { name, when, place } = eventWords(about.live, about.contact);
  return response.invited(name, when, place);
}

function nameOf({ contact }: About): string {
  const name = fullName(contact);
  return name === '' ? contact.organisationName : `${name} (${contact.organisationName})`;
}

function nowLine({ enrollment }: About, { response }: ContactWords): Html | '' {
  const { value } = enrollment.facts.response ?? {};
  if (value !== 'accepted' && value !== 'tentative' && value !== 'declined') return '';
  const isWaiting = value === 'accepted' && enrollment.facts.seat?.value === 'waiting';
  return html`<p>${response.now[isWaiting ? 'waiting' : value]}</p>`;
}

/** Why nothing can be answered now: the link still shows what is true. */
function whyClosed({ enrollment, live }: About, now: number, words: ContactWords): string | undefined {
  if (isEventCancelled(live)) return words.response.cancelled;
  if (hasBegun(live, now)) return words.response.over;
  if (enrollment.status === 'open') return undefined;
  return enrollment.reason === 'objected' ? words.response.told.objected : words.response.over;
}
