import { html } from 'hono/html';
import { type Counts, isExpected, isPlausible } from '../../close-attendance/count-attendance.ts';
import type { ReviewEntry } from '../../shared/cloud-ports.ts';
import { broughtBy, type DoorList, readDoorList, renderDoorList, sortGuests } from '../door-list.ts';
import { type FormKit, renderCheckbox, renderForm, renderNotice, renderUnseen } from '../forms.ts';
import { type Guest, loadGuests } from '../guests.ts';
import type { Html, Shown } from '../layout.ts';
import { CLOSED, type Page, type Said, type Unclear, type Visit } from '../page.ts';
import type { PagePorts } from '../page-ports.ts';
import { loadReader, type ReaderVisit, zoneOf } from '../reader.ts';
import { isAttendance, readReviewList, renderReviewList } from '../review-list.ts';
import type { SaidEvent } from '../take-press.ts';
import { readWalkIn, renderWalkIn, WALK_IN } from '../walk-in-form.ts';
import { type CheckInWords, checkInWords } from '../words/check-in-words.ts';
import { walkInWords } from '../words/walk-in-words.ts';

/** `/i`: the host's page: who is expected and who is in, guests nobody invited, who could not be matched, the end of the list. */
export function createCheckInPage(ports: PagePorts): Page {
  const load = async (visit: Visit): Promise<Loaded | undefined> => {
    const reader = await loadReader(ports, visit);
    if (!reader || reader.about.length > 0 || !mayCheckIn(reader)) return undefined;
    const guests = await loadGuests(ports, reader.campaign, () => true);
    const entries = (await ports.reviews.of(reader.campaign)).filter(isAttendance);
    const counts = {
      attended: sortGuests(guests).came.length,
      accepted: guests.filter(({ enrollment }) => isExpected(enrollment)).length,
    };
    return { reader, guests, list: sortGuests(guests), entries, counts, words: checkInWords(reader.words.language) };
  };
  return {
    view: async (visit) => {
      const loaded = await load(visit);
      return loaded ? showDoor(loaded, visit, []) : CLOSED;
    },
    press: async (visit, form) => {
      const loaded = await load(visit);
      return loaded ? readPress(loaded, form, visit.now) : CLOSED;
    },
    told: async (visit, events) => {
      const loaded = await load(visit);
      if (!loaded) return CLOSED;
      return showDoor(loaded, { ...visit, notice: { kind: 'notice', text: toldText(loaded, events) } }, events);
    },
    notices: async (visit) => {
      const loaded = await load(visit);
      if (!loaded) throw new Error('a page without a host shows no words');
      return loaded.reader.words;
    },
  };
}

interface Loaded {
  readonly reader: ReaderVisit;
  readonly guests: readonly Guest[];
  readonly list: DoorList;
  readonly entries: readonly ReviewEntry[];
  readonly counts: Counts;
  readonly words: CheckInWords;
}

/** The host, who may be a rep as well, and both managers. */
function mayCheckIn({ live, reader }: ReaderVisit): boolean {
  const { event } = live.setup.campaign;
  if (event === undefined) return false;
  const { role, address } = reader;
  return role === 'marketing' || role === 'sales' || address === event.host?.email;
}

function toldText({ reader, words }: Loaded, events: readonly SaidEvent[]): string {
  switch (events[0]?.type) {
    case 'page.walk-in':
      return walkInWords(reader.words.language).told(events[0].who?.lastName ?? '');
    case 'page.close-attendance':
      return words.toldClosed;
    case 'page.review':
      return words.toldSettled;
    default:
      return words.told;
  }
}

function showDoor(loaded: Loaded, { kit, notice, now }: Visit, just: readonly SaidEvent[]): Shown {
  const { reader, list, guests, counts, words } = loaded;
  const settled = just.map(({ data }) => data?.entry);
  const entries = loaded.entries.filter(({ id }) => !settled.includes(id));
  const isClosing = just.some(({ type }) => type === 'page.close-attendance');
  const { language } = reader.words;
  const brought = guests
    .filter(({ enrollment }) => isExpected(enrollment))
    .reduce((sum, one) => sum + broughtBy(one), 0);
  const body = html`${notice ? renderNotice(notice.text, notice.kind) : ''}
<p>${words.counts(counts.attended, counts.accepted, brought)}</p>
${renderDoorList(kit, list, { words, just })}
${renderWalkIn(kit, { language, live: reader.live, hosts: hostsOf(list) })}
${renderReviewList(kit, entries, { words, guests: openOf(guests), reader: { language, timeZone: zoneOf(reader) } })}
${isClosing ? '' : renderClosing(kit, loaded, now)}
${renderUnseen(kit)}`;
  return { language, title: words.title, body };
}

function hostsOf({ came, expected }: DoorList) {
  return [...came, ...expected].map(({ id, label }) => ({ value: id, label }));
}

function openOf(guests: readonly Guest[]): readonly Guest[] {
  return guests.filter(({ enrollment }) => enrollment.status === 'open');
}

/** With its numbers; a list that looks incomplete needs a tick besides the press. */
function renderClosing(kit: FormKit, { reader, counts, words }: Loaded, now: number): Html {
  const { live } = reader;
  const { attended, accepted } = counts;
  if (live.state.attendance.status === 'closed') return renderNotice(words.closed);
  if (now < live.state.eventStart) return html`<p><small>${words.notYet}</small></p>`;
  const warning = [
    renderNotice(words.implausible(attended, accepted), 'problem'),
    renderCheckbox(kit, 'sure', words.sure),
  ];
  const fields = [html`<p>${words.closeText(attended, accepted)}</p>`, ...(isPlausible(live, counts) ? [] : warning)];
  return renderForm(kit, { answer: 'close', label: words.close, heading: words.closeTitle, fields });
}

function readPress(loaded: Loaded, form: URLSearchParams, now: number): Said | Unclear {
  const { campaign } = loaded.reader;
  if (form.get('answer') === 'none') return { status: 'said', campaign, events: [] };
  const read = readAnswer(loaded, form, now);
  return 'events' in read ? { status: 'said', campaign, events: read.events } : read;
}

type Read = { readonly events: readonly SaidEvent[] } | Unclear;

function readAnswer({ reader, list, entries, counts, words }: Loaded, form: URLSearchParams, now: number): Read {
  const { live } = reader;
  switch (form.get('answer')) {
    case 'check-in':
      return readDoorList(form, list, words);
    case 'review':
      return readReviewList(form, entries, words);
    case WALK_IN: {
      const { language } = reader.words;
      const { problems, event } = readWalkIn(form, { language, live, hosts: hostsOf(list), words: reader.words });
      return problems.length > 0 ? unclear(...problems) : { events: [event] };
    }
    case 'close': {
      if (live.state.attendance.status === 'closed') return unclear(words.closed);
      if (now < live.state.eventStart) return unclear(words.notYet);
      const isSure = isPlausible(live, counts) || form.get('sure') === 'yes';
      return isSure
        ? { events: [{ type: 'page.close-attendance' }] }
        : unclear(words.implausible(counts.attended, counts.accepted));
    }
    default:
      return unclear(reader.words.expiredForm);
  }
}

function unclear(...problems: readonly string[]): Unclear {
  return { status: 'unclear', problems };
}
