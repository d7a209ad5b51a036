import { html } from 'hono/html';
import type { Enrollment } from '../../../workflows/domain/enrollment.ts';
import { isExpected } from '../../close-attendance/count-attendance.ts';
import { findReader, readerKey } from '../../shared/link-reader.ts';
import { sortGuests } from '../door-list.ts';
import { renderNotice, renderUnseen } from '../forms.ts';
import { type Guest, loadGuests } from '../guests.ts';
import { readHolds, renderHolds } from '../hold-list.ts';
import type { Html, Shown } from '../layout.ts';
import { CLOSED, type Page, type Said, type Unclear, type Visit } from '../page.ts';
import type { PagePorts } from '../page-ports.ts';
import { loadReader, type ReaderVisit, zoneOf } from '../reader.ts';
import {
  CALL_ACTS,
  type CallAct,
  countCalls,
  loadRepCalls,
  type RepCalls,
  readCallAct,
  renderCallActs,
} from '../rep-calls.ts';
import type { SaidEvent } from '../take-press.ts';
import { type ManagerWords, managerWords } from '../words/manager-words.ts';

/**
 * `/m`: a rep's calls, for himself and his managers: away, to a colleague, too many, left where they are; and who waits for
 * a person. Without a rep in its link it is a manager's view of the whole campaign.
 */
export function createManagerPage(ports: PagePorts): Page {
  const load = async (visit: Visit): Promise<Loaded | undefined> => {
    const reader = await loadReader(ports, visit);
    const about = reader && aboutOf(reader);
    if (!reader || !about) return undefined;
    const { live, campaign } = reader;
    const calls = about.rep === undefined ? undefined : await loadRepCalls(ports, live, about.rep);
    const everybody = await loadGuests(ports, campaign, () => true);
    const held = everybody.filter(({ enrollment }) => mayLetGo(reader, about, enrollment));
    const words = managerWords(reader.words.language);
    return { reader, about, everybody, held, words, ...(calls && { calls }) };
  };
  return {
    view: async (visit) => {
      const loaded = await load(visit);
      return loaded ? showPage(ports, loaded, visit) : CLOSED;
    },
    press: async (visit, form) => {
      const loaded = await load(visit);
      return loaded ? readPress(ports, loaded, form, visit.now) : CLOSED;
    },
    told: async (visit, events) => {
      const loaded = await load(visit);
      if (!loaded) return CLOSED;
      const { words } = loaded;
      const text = words.told[TOLD[events[0]?.type ?? ''] ?? 'resume'];
      return shown(loaded, html`${renderNotice(text)}<p><a href="${visit.kit.action}">${words.back}</a></p>`);
    },
    notices: async (visit) => {
      const loaded = await load(visit);
      if (!loaded) throw new Error('a page without a manager shows no words');
      return loaded.reader.words;
    },
  };
}

const TOLD: Readonly<Record<string, keyof ManagerWords['told']>> = {
  'page.away': 'away',
  'page.give': 'give',
  'page.leave': 'leave',
  'page.put-off': 'put-off',
};

interface About {
  /** What the link is about: one of the acts, or nothing in particular. */
  readonly what: string;
  readonly rep?: string;
  readonly isManager: boolean;
}

interface Loaded {
  readonly reader: ReaderVisit;
  readonly about: About;
  readonly calls?: RepCalls;
  readonly everybody: readonly Guest[];
  readonly held: readonly Guest[];
  readonly words: ManagerWords;
}

/** Whom the page is about, and what its reader is to him; undefined where he is nothing to him. */
function aboutOf({ live, reader, about: [what = '', key] }: ReaderVisit): About | undefined {
  const { setup } = live;
  const isOfCampaign = reader.role === 'marketing' || reader.role === 'sales';
  const named = key === undefined ? undefined : findReader(setup, key)?.address;
  const rep = key === undefined && !isOfCampaign ? reader.address : named;
  if (rep === undefined) return isOfCampaign && key === undefined ? { what, isManager: true } : undefined;
  const setOf = setup.reps.get(rep);
  if (!setOf) return undefined;
  if (isOfCampaign || setOf.manager === reader.address) return { what, rep, isManager: true };
  return rep === reader.address ? { what, rep, isManager: false } : undefined;
}

/** Managers see all who are held; a rep sees those who wait for him. */
function mayLetGo({ reader }: ReaderVisit, { rep, isManager }: About, { status, hold, ...held }: Enrollment): boolean {
  if (status !== 'open' || !hold) return false;
  if (rep === undefined) return isManager;
  return isManager ? held.rep === rep : hold.for === reader.address;
}

function shown({ reader, words }: Pick<Loaded, 'reader' | 'words'>, body: Html): Shown {
  return { language: reader.words.language, title: words.title, body };
}

async function showPage(ports: PagePorts, loaded: Loaded, visit: Visit): Promise<Shown> {
  const { reader, about, calls, held, words } = loaded;
  const { live } = reader;
  const { kit, notice, now } = visit;
  const { paused } = live.state;
  const zone = zoneOf(reader);
  const today = live.setup.calendars.rep(about.rep ?? '').localDate(now);
  const filled = new URLSearchParams(kit.filled);
  if (!filled.has('from')) filled.set('from', today);
  const chosen = filled.get('answer') ?? about.what;
  const acts = actsOf(about);
  const body = html`${notice ? renderNotice(notice.text, notice.kind) : ''}
${paused ? renderNotice(words.paused(pauseReason(paused.reason, words))) : ''}
${about.isManager ? attendance(loaded, visit) : ''}
${calls ? html`${countCalls({ calls, words })}${renderCallActs({ ...kit, filled }, { live, calls, acts, chosen, words })}` : ''}
${renderHolds(kit, held, { live, words, reader: { language: reader.words.language, timeZone: zone } })}
${about.rep === undefined ? await renderReps(ports, loaded, visit) : ''}
${renderUnseen(kit)}`;
  return shown(loaded, body);
}

/** What Baton paused for in the reader's words; what a person gave as his reason as he wrote it. */
function pauseReason(reason: string, { tooMany, reasons }: ManagerWords): string {
  if (reason.startsWith('a restored copy of ')) return reasons['restored copy'] ?? reason;
  const [, worst] = /^(bounces|complaints): \d+ of \d+ mails/.exec(reason) ?? [];
  return worst === 'bounces' || worst === 'complaints' ? tooMany[worst] : reason;
}

function actsOf({ rep, isManager }: About): readonly CallAct[] {
  if (rep === undefined) return [];
  return CALL_ACTS.filter((act) => act !== (isManager ? 'put-off' : 'leave'));
}

/** A list that is still open after the event holds everybody up: its numbers, and where it is closed. */
function attendance({ reader, everybody, words }: Loaded, { linkTo, now, link }: Visit): Html {
  const { live, campaign } = reader;
  const { state, setup } = live;
  if (!setup.campaign.event || state.cancelled || state.attendance.status === 'closed' || now < state.eventEnd)
    return html``;
  const expected = everybody.filter(({ enrollment }) => isExpected(enrollment)).length;
  const key = link.subject.split('.').at(-1) ?? '';
  const isOfCampaign = key === 'marketing' || key === 'sales';
  return html`${renderNotice(words.attendance(sortGuests(everybody).came.length, expected), 'problem')}
${isOfCampaign ? html`<p><a href="${linkTo('i', `${campaign}.${key}`)}">${words.checkIn}</a></p>` : ''}`;
}

async function renderReps(ports: PagePorts, { reader, words }: Loaded, { linkTo, link }: Visit): Promise<Html> {
  const { live, campaign } = reader;
  const side = link.subject.split('.').at(-1) ?? '';
  const reps = await Promise.all([...live.setup.reps.keys()].map((rep) => loadRepCalls(ports, live, rep)));
  const rows = reps.map((calls) => {
    const address = linkTo('m', [campaign, 'rep', readerKey(live.setup, calls.rep), side].join('.'));
    return html`<li><a href="${address}">${countCalls({ calls, words })}</a></li>`;
  });
  return html`<h2>${words.reps}</h2><ul>${rows}</ul>`;
}

async function readPress(
  ports: PagePorts,
  loaded: Loaded,
  form: URLSearchParams,
  now: number,
): Promise<Said | Unclear> {
  const { reader, about, calls, held, words } = loaded;
  const { campaign, live } = reader;
  const answer = form.get('answer');
  if (answer === 'none') return { status: 'said', campaign, events: [] };
  if (answer === 'resume') {
    const read = readHolds(form, held, words);
    return 'events' in read ? said(campaign, read.events) : read;
  }
  const act = actsOf(about).find((one) => one === answer);
  if (act === undefined || !calls) return { status: 'unclear', problems: [reader.words.expiredForm] };
  const campaigns = await ports.pointers.launched();
  const by = reader.reader.address;
  const { event, problems } = readCallAct(act, form, {
    ...{ live, calls, words, fields: reader.words, by, now, campaigns },
  });
  return problems.length > 0 ? { status: 'unclear', problems } : said(campaign, [event]);
}

function said(campaign: string, events: readonly SaidEvent[]): Said {
  return { status: 'said', campaign, events };
}
