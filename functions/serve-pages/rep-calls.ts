import { html } from 'hono/html';
import { present } from '../../workflows/audience/present.ts';
import { isAbsent } from '../../workflows/domain/deputy.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import { readMany } from '../shared/read-many.ts';
import { type FormKit, renderCheckbox, renderForm, renderInput, renderSelect } from './forms.ts';
import { type Guest, withContacts } from './guests.ts';
import type { Html } from './layout.ts';
import type { PagePorts } from './page-ports.ts';
import type { SaidEvent } from './take-press.ts';
import type { ManagerWords } from './words/manager-words.ts';
import type { RepWords } from './words/rep-words.ts';

/** A call of a rep, with him or in his queue. */
interface Task {
  readonly touch: Touch;
  readonly label: string;
}

/** A rep's calls in one campaign, as a page shows them to him or his manager. */
export interface RepCalls {
  readonly rep: string;
  readonly name: string;
  readonly isAway: boolean;
  /** Open ones first, then those in his queue. */
  readonly tasks: readonly Task[];
}

export async function loadRepCalls(ports: PagePorts, live: LiveCampaign, rep: string): Promise<RepCalls> {
  const touches = (await ports.store.tasksOf(rep)).filter(({ campaign }) => campaign === live.state.id);
  const ids = touches.flatMap(({ enrollment }) => enrollment ?? []);
  const enrollments = await readMany(ids, (id) => ports.store.enrollment(id));
  const guests = await withContacts(ports, [...enrollments.values()]);
  const labels = new Map(guests.map(({ id, label }: Guest) => [id, label]));
  const tasks = touches.map((touch) => ({ touch, label: labels.get(touch.enrollment ?? '') ?? touch.step }));
  return {
    rep,
    name: live.setup.reps.get(rep)?.name ?? rep,
    isAway: isAbsent(live, rep, ports.clock.now()),
    tasks: [...tasks.filter(({ touch }) => touch.open), ...tasks.filter(({ touch }) => !touch.open)],
  };
}

/** What may be said of a rep's calls; the last only by himself, the one before only by his manager. */
export const CALL_ACTS = ['away', 'give', 'leave', 'put-off'] as const;
export type CallAct = (typeof CALL_ACTS)[number];

interface Shown {
  readonly live: LiveCampaign;
  readonly calls: RepCalls;
  readonly acts: readonly CallAct[];
  /** The one the link is about: it stands first and open. */
  readonly chosen: string;
  readonly words: ManagerWords;
}

export function countCalls({ calls, words }: Pick<Shown, 'calls' | 'words'>): Html {
  const open = calls.tasks.filter(({ touch }) => touch.open).length;
  const text = words.calls(calls.name, open, calls.tasks.length - open);
  return html`<p>${text}${calls.isAway ? ` ${words.awayNow}` : ''}</p>`;
}

/** A form for each thing that can be said; those the link is not about are folded away. */
export function renderCallActs(kit: FormKit, shown: Shown): Html {
  const { acts, chosen, words } = shown;
  const first = acts.find((act) => act === chosen);
  const form = (act: CallAct) => renderAct(kit, act, shown);
  const others = acts.filter((act) => act !== first);
  return html`${first === undefined ? '' : form(first)}
${others.map((act) => html`<details><summary>${titleOf(act, words)}</summary>${form(act)}</details>`)}`;
}

function titleOf(act: CallAct, words: ManagerWords): string {
  return { away: words.away, give: words.give, leave: words.leave, 'put-off': words.putOff }[act];
}

function renderAct(kit: FormKit, act: CallAct, { live, calls, words }: Shown): Html {
  const form = (...fields: Html[]) =>
    renderForm(kit, { answer: act, label: words.save, heading: titleOf(act, words), fields });
  const colleagues = colleaguesOf(live, calls.rep).map(([value, { name }]) => ({ value, label: name }));
  switch (act) {
    case 'away':
      return form(
        html`<p>${words.awayText}</p>`,
        renderInput(kit, { name: 'from', label: words.from, type: 'date', required: true }),
        renderInput(kit, { name: 'until', label: words.until, type: 'date', required: true }),
        renderSelect(kit, 'deputy', words.deputy, [{ value: '', label: words.usualDeputy }, ...colleagues]),
      );
    case 'give':
      return form(
        renderSelect(kit, 'to', words.to, [{ value: '', label: words.choose }, ...colleagues]),
        html`<p><small>${words.giveText}</small></p>`,
        ...calls.tasks.map(({ touch, label }) =>
          renderCheckbox(kit, `task.${touch.id}`, touch.open ? label : `${label} · ${words.waits}`),
        ),
      );
    case 'leave':
      return form(html`<p>${words.leaveText}</p>`);
    case 'put-off':
      return form(html`<p>${words.putOffText}</p>`);
  }
}

function colleaguesOf({ setup }: LiveCampaign, rep: string) {
  return [...setup.reps].filter(([address]) => address !== rep);
}

interface Reading extends Omit<Shown, 'acts' | 'chosen'> {
  readonly fields: RepWords;
  /** Who says it. */
  readonly by: string;
  readonly now: number;
  /** All campaigns that run: an absence counts in each. */
  readonly campaigns: readonly string[];
}

/** What a form says of a rep's calls, as an event for the worker; what is missing or cannot be, in sentences. */
export function readCallAct(act: CallAct, form: URLSearchParams, reading: Reading) {
  const { live, calls } = reading;
  const about = (campaigns: readonly string[]) => ({ rep: calls.rep, campaigns: campaigns.join(' ') });
  switch (act) {
    case 'away':
      return readAway(form, reading, about(reading.campaigns));
    case 'give':
      return readGift(form, reading, about([live.state.id]));
    case 'leave':
      return said({ type: 'page.leave', data: about([live.state.id]) });
    case 'put-off':
      return said({ type: 'page.put-off', data: about(reading.campaigns) });
  }
}

interface Read {
  readonly event: SaidEvent;
  readonly problems: readonly string[];
}

function said(event: SaidEvent, problems: readonly string[] = []): Read {
  return { event, problems };
}

type About = Readonly<Record<string, string>>;

function readAway(form: URLSearchParams, { live, words, fields, by, calls }: Reading, about: About): Read {
  const [from, until] = [form.get('from') ?? '', form.get('until') ?? ''];
  const deputy = colleaguesOf(live, calls.rep).find(([address]) => address === form.get('deputy'))?.[0];
  const problems = [
    ...(isDate(from) ? [] : [fields.missing(words.from)]),
    ...(isDate(until) ? [] : [fields.missing(words.until)]),
    ...(isDate(from) && isDate(until) && until < from ? [words.order] : []),
  ];
  return said({ type: 'page.away', data: present({ ...about, from, until, deputy, by }) }, problems);
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

function readGift(form: URLSearchParams, { live, words, fields, calls, now }: Reading, about: About): Read {
  const [to, colleague] = colleaguesOf(live, calls.rep).find(([address]) => address === form.get('to')) ?? [];
  const ids = calls.tasks.map(({ touch }) => touch.id);
  const ticked = ids.filter((id) => form.get(`task.${id}`) === 'yes');
  const problems = [
    ...(to === undefined ? [fields.missing(words.to)] : []),
    ...(to !== undefined && isAbsent(live, to, now) ? [words.isAway(colleague?.name ?? to)] : []),
  ];
  const tasks = (ticked.length > 0 ? ticked : ids).join(' ');
  return said({ type: 'page.give', data: { ...about, to: to ?? '', tasks } }, problems);
}
