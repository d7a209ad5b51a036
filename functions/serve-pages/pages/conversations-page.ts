import { html } from 'hono/html';
import { groupOf } from '../../../workflows/domain/facts.ts';
import { readConversation, renderConversation } from '../conversation-lines.ts';
import { renderForm, renderNotice, renderUnseen } from '../forms.ts';
import { type Guest, loadGuests } from '../guests.ts';
import type { Html, Shown } from '../layout.ts';
import { CLOSED, type Page, type Said, type Unclear, type Visit } from '../page.ts';
import type { PagePorts } from '../page-ports.ts';
import { loadReader, type ReaderVisit, zoneOf } from '../reader.ts';
import type { SaidEvent } from '../take-press.ts';
import { readWalkIn, renderWalkIn, WALK_IN } from '../walk-in-form.ts';
import { type ConversationWords, conversationWords } from '../words/conversation-words.ts';
import { walkInWords } from '../words/walk-in-words.ts';

/** `/n`: a rep's guests after the event. Of each a tap says whether they spoke, with what came of it; all in one form. */
export function createConversationsPage(ports: PagePorts): Page {
  const load = async (visit: Visit): Promise<Loaded | undefined> => {
    const reader = await loadReader(ports, visit);
    if (!reader || reader.about.length > 0 || reader.reader.role !== 'rep') return undefined;
    const { address } = reader.reader;
    const guests = await loadGuests(
      ports,
      reader.campaign,
      (enrollment) => enrollment.rep === address && groupOf(enrollment) === 'came',
    );
    return { reader, guests, own: conversationWords(reader.words.language) };
  };
  return {
    view: async (visit) => {
      const loaded = await load(visit);
      return loaded ? showGuests(loaded, visit, []) : CLOSED;
    },
    press: async (visit, form) => {
      const loaded = await load(visit);
      return loaded ? readPress(loaded, form) : CLOSED;
    },
    told: async (visit, events) => {
      const loaded = await load(visit);
      if (!loaded) return CLOSED;
      const text = toldText(loaded, events);
      return showGuests(loaded, { ...visit, notice: { kind: 'notice', text } }, events);
    },
    notices: async (visit) => {
      const loaded = await load(visit);
      if (!loaded) throw new Error('a page without guests shows no words');
      return loaded.reader.words;
    },
  };
}

interface Loaded {
  readonly reader: ReaderVisit;
  readonly guests: readonly Guest[];
  readonly own: ConversationWords;
}

function toldText({ reader, own }: Loaded, events: readonly SaidEvent[]): string {
  const walkIn = events.find(({ type }) => type === 'page.walk-in');
  if (!walkIn) return own.told(events.length);
  return walkInWords(reader.words.language).told(walkIn.who?.lastName ?? '');
}

/** Who was just noted is no longer asked for, also while the worker has not come to it yet. */
function showGuests({ reader, guests, own }: Loaded, { kit, notice }: Visit, just: readonly SaidEvent[]): Shown {
  const { words, live } = reader;
  const isJust = ({ id }: Guest) => just.some(({ enrollment }) => enrollment === id);
  const toNote = guests.filter((guest) => !guest.enrollment.facts.noted && !isJust(guest));
  const noted = guests.filter((guest) => !toNote.includes(guest));
  const row = (guest: Guest): Html => renderConversation(kit, guest, { words, own });
  const state = ({ enrollment, ...guest }: Guest): string => {
    if (isJust({ enrollment, ...guest })) return own.saving;
    return enrollment.facts.noted?.value === 'spoken' ? own.wasSpoken : own.wasNotSpoken;
  };
  const more = noted.map(
    (guest) => html`<details><summary>${guest.label} · ${state(guest)}</summary>${row(guest)}</details>`,
  );
  const fields = [
    ...(toNote.length === 0 ? [] : [html`<h2>${own.toNote} (${toNote.length})</h2>`, ...toNote.map(row)]),
    ...(noted.length === 0 ? [] : [html`<h2>${own.noted} (${noted.length})</h2>`, ...more]),
  ];
  const form = guests.length === 0 ? '' : renderForm(kit, { answer: 'save', label: own.save, fields });
  const body = html`${notice ? renderNotice(notice.text, notice.kind) : ''}
<p>${guests.length === 0 ? own.nobody : own.intro}</p>
${form}
${renderWalkIn(kit, { language: words.language, live, hosts: optionsOf(guests) })}
${renderUnseen(kit)}`;
  return { language: words.language, title: own.title, body };
}

function optionsOf(guests: readonly Guest[]) {
  return guests.map(({ id, label }) => ({ value: id, label }));
}

function readPress(loaded: Loaded, form: URLSearchParams): Said | Unclear {
  const { reader, guests } = loaded;
  const { campaign, words, live } = reader;
  const answer = form.get('answer');
  if (answer === 'none') return { status: 'said', campaign, events: [] };
  if (answer !== WALK_IN) return readNotes(loaded, form);
  const asked = { language: words.language, live, hosts: optionsOf(guests) };
  const { problems, event } = readWalkIn(form, { ...asked, words, rep: reader.reader.address });
  return problems.length > 0 ? { status: 'unclear', problems } : { status: 'said', campaign, events: [event] };
}

function readNotes({ reader, guests, own }: Loaded, form: URLSearchParams): Said | Unclear {
  const { campaign, words } = reader;
  const said = guests.flatMap((guest) => {
    const read = readConversation(form, guest, { words, own, zone: zoneOf(reader) });
    return read ? [{ ...read, enrollment: guest.id }] : [];
  });
  if (said.length === 0) return { status: 'unclear', problems: [own.choose] };
  const problems = said.flatMap((one) => one.problems);
  if (problems.length > 0) return { status: 'unclear', problems };
  const events = said.map(({ enrollment, data }) => ({ type: 'page.conversation', enrollment, data }));
  return { status: 'said', campaign, events };
}
