import { html } from 'hono/html';
import { foldWords } from '../../../workflows/audience/fold.ts';
import { buildCampaignFields } from '../../../workflows/texts/contact-values.ts';
import { readerKey } from '../../shared/link-reader.ts';
import { type FormKit, renderInput, renderNotice } from '../forms.ts';
import { type Guest, loadGuests } from '../guests.ts';
import type { Html, Shown } from '../layout.ts';
import { CLOSED, type Page, type Visit } from '../page.ts';
import type { PagePorts } from '../page-ports.ts';
import { loadReader, type ReaderVisit } from '../reader.ts';
import { type ContactsWords, contactsWords } from '../words/contacts-words.ts';

/** What a link to this page is about. */
export const CONTACTS = 'contacts';
/** More names than this nobody reads on a phone: the rest is found by name. */
const MOST_SHOWN = 200;
const LONGEST_NAME = 100;

/**
 * `/m` of a rep's contacts: his digest is about no one of them, so here he picks whom he spoke to; the contact's own page
 * takes the report. His are who is assigned to him, and whose call he has for a colleague. Nothing here is ever pressed.
 */
export function createContactsPage(ports: PagePorts): Page {
  const load = async (visit: Visit): Promise<Loaded | undefined> => {
    const reader = await loadReader(ports, visit);
    if (reader?.about.length !== 1 || reader.reader.role !== 'rep') return undefined;
    const { campaign } = reader;
    const { address } = reader.reader;
    const tasks = await ports.store.tasksOf(address);
    const carried = new Set(tasks.map(({ enrollment }) => enrollment));
    const guests = await loadGuests(
      ports,
      campaign,
      ({ id, status, rep }) => status === 'open' && (rep === address || carried.has(id)),
    );
    const others = await loadOthers(ports, {
      ...{ address, campaign, language: reader.words.language },
      campaigns: tasks.map((task) => task.campaign),
    });
    return { reader, guests, others, words: contactsWords(reader.words.language) };
  };
  const view = async (visit: Visit) => {
    const loaded = await load(visit);
    return loaded ? showContacts(loaded, visit) : CLOSED;
  };
  return {
    view,
    press: async (visit) => {
      const loaded = await load(visit);
      return loaded ? { status: 'unclear', problems: [loaded.reader.words.expiredForm] } : CLOSED;
    },
    told: view,
    notices: async (visit) => {
      const loaded = await load(visit);
      if (!loaded) throw new Error('a page without a rep shows no words');
      return loaded.reader.words;
    },
  };
}

interface Other {
  readonly name: string;
  readonly subject: string;
}

interface Loaded {
  readonly reader: ReaderVisit;
  readonly guests: readonly Guest[];
  readonly others: readonly Other[];
  readonly words: ContactsWords;
}

interface Tasks {
  readonly address: string;
  readonly campaign: string;
  readonly language: string;
  /** Of each of his tasks. */
  readonly campaigns: readonly string[];
}

/** One digest tells of every campaign a rep has calls in: of each other one there is a page like this. */
async function loadOthers(
  ports: PagePorts,
  { address, campaign, campaigns, language }: Tasks,
): Promise<readonly Other[]> {
  const ids = [...new Set(campaigns)].filter((id) => id !== campaign).sort();
  const lives = await Promise.all(ids.map((id) => ports.campaigns.live(id)));
  return lives
    .filter(({ setup }) => setup.reps.has(address))
    .map(({ setup, state }) => ({
      name: buildCampaignFields(setup.campaign, language).name,
      subject: [state.id, CONTACTS, readerKey(setup, address)].join('.'),
    }));
}

function showContacts({ reader, guests, others, words }: Loaded, { kit, notice, link, linkTo }: Visit): Shown {
  const asked = (kit.filled.get('name') ?? '').slice(0, LONGEST_NAME);
  const parts = foldWords(asked).split(' ');
  const found = guests.filter(({ label }) => {
    const name = foldWords(label);
    return parts.every((part) => name.includes(part));
  });
  const key = link.subject.split('.').at(-1) ?? '';
  const lines = found
    .slice(0, MOST_SHOWN)
    .map(
      (guest) =>
        html`<li><a href="${linkTo('k', `${guest.id}.${key}`)}">${guest.label}</a>${carriedFor(guest, reader, words)}</li>`,
    );
  const body = html`${notice ? renderNotice(notice.text, notice.kind) : ''}
<p>${guests.length === 0 ? words.nobody : words.intro}</p>
${guests.length === 0 ? '' : renderSearch(kit, words, asked)}
${guests.length > 0 && found.length === 0 ? renderNotice(words.notFound) : html`<ul>${lines}</ul>`}
${found.length > MOST_SHOWN ? html`<p>${words.more(found.length - MOST_SHOWN)}</p>` : ''}
${others.map(({ name, subject }) => html`<p>${words.others} <a href="${linkTo('m', subject)}">${name}</a></p>`)}`;
  return { language: reader.words.language, title: words.title, body };
}

function carriedFor({ enrollment }: Guest, { live, reader }: ReaderVisit, words: ContactsWords): string {
  const { rep } = enrollment;
  if (rep === undefined || rep === reader.address) return '';
  return ` · ${words.for(live.setup.reps.get(rep)?.name ?? rep)}`;
}

/** Asks by GET: finding somebody changes nothing, and works without a script. */
function renderSearch(kit: FormKit, words: ContactsWords, asked: string): Html {
  return html`<form method="get" action="${kit.action}">
${renderInput(kit, { name: 'name', label: words.name, most: LONGEST_NAME })}
<button>${words.search}</button>
</form>
${asked === '' ? '' : html`<p><a href="${kit.action}">${words.everybody}</a></p>`}`;
}
