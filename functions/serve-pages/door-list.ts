import { html } from 'hono/html';
import { groupOf } from '../../workflows/domain/facts.ts';
import { isExpected } from '../close-attendance/count-attendance.ts';
import { type FormKit, renderCheckbox, renderForm, renderInput } from './forms.ts';
import type { Guest } from './guests.ts';
import type { Html } from './layout.ts';
import type { Unclear } from './page.ts';
import type { SaidEvent } from './take-press.ts';
import type { CheckInWords } from './words/check-in-words.ts';

/** Everybody of a campaign as the host sees them at the door. */
export interface DoorList {
  readonly came: readonly Guest[];
  readonly expected: readonly Guest[];
  /** Invited, and neither here nor expected. */
  readonly others: readonly Guest[];
}

/** Longer lists help nobody at a door: who is not on it comes in as a guest who was not invited, and is recognised. */
const MOST_OTHERS = 500;

export function sortGuests(guests: readonly Guest[]): DoorList {
  const came = guests.filter(({ enrollment }) => groupOf(enrollment) === 'came');
  const open = guests.filter(({ enrollment }) => enrollment.status === 'open' && groupOf(enrollment) !== 'came');
  const expected = open.filter(({ enrollment }) => isExpected(enrollment));
  const others = open.filter((guest) => !expected.includes(guest)).slice(0, MOST_OTHERS);
  return { came, expected, others };
}

/** Guests of a guest: those he brought, else those he announced. */
export function broughtBy({ enrollment: { facts } }: Guest): number {
  return Number(facts.attendance?.data?.guests ?? facts.response?.data?.guests ?? 0);
}

interface Shown {
  readonly words: CheckInWords;
  /** What was just pressed, and is not yet on the list. */
  readonly just: readonly SaidEvent[];
}

/** One form for all who come in, so that several are saved by one press. */
export function renderDoorList(kit: FormKit, list: DoorList, { words, just }: Shown): Html {
  const isJust = ({ id }: Guest) => just.some(({ enrollment }) => enrollment === id);
  const saving = (guest: Guest): Html => html`<p>${guest.label} · ${words.saving}</p>`;
  const arriving = (guest: Guest): Html => (isJust(guest) ? saving(guest) : arrival(kit, guest, words));
  const here = (guest: Guest): Html => (isJust(guest) ? saving(guest) : present(kit, guest, words));
  const folded = (title: string, lines: readonly Html[]): Html =>
    lines.length === 0 ? html`` : html`<details><summary>${title} (${lines.length})</summary>${lines}</details>`;
  const { expected, others, came } = list;
  const fields = [
    html`<h2>${words.expected} (${expected.length})</h2>`,
    ...expected.map(arriving),
    folded(words.others, others.map(arriving)),
    folded(words.came, came.map(here)),
  ];
  return renderForm(kit, { answer: 'check-in', label: words.checkIn, fields });
}

function arrival(kit: FormKit, guest: Guest, words: CheckInWords): Html {
  const { id, label } = guest;
  const announced = broughtBy(guest);
  const name = `guests.${id}`;
  const filled = new URLSearchParams(kit.filled);
  if (!filled.has(name) && announced > 0) filled.set(name, String(announced));
  return html`<fieldset>${renderCheckbox(kit, `in.${id}`, words.isHere(label))}
<details><summary>${words.more}</summary>
${renderInput({ ...kit, filled }, { name, label: words.guests(announced), type: 'number' })}
${renderCheckbox(kit, `slides.${id}`, words.slides)}
</details></fieldset>`;
}

function present(kit: FormKit, { id, label, enrollment }: Guest, words: CheckInWords): Html {
  const { slides, attendance } = enrollment.facts;
  const guests = Number(attendance?.data?.guests ?? 0);
  const known = [label, ...(guests > 0 ? [`+ ${guests}`] : []), ...(slides ? [words.slidesAsked] : [])].join(' · ');
  return html`<fieldset><legend>${known}</legend>
${slides ? '' : renderCheckbox(kit, `slides.${id}`, words.slides)}
${renderCheckbox(kit, `out.${id}`, words.notHere)}</fieldset>`;
}

const MOST_GUESTS = 100;

/** What the form says of each: here, not here after all, asks for the slides. */
export function readDoorList(
  form: URLSearchParams,
  { came, expected, others }: DoorList,
  words: CheckInWords,
): { readonly events: readonly SaidEvent[] } | Unclear {
  const ticked = (name: string, { id }: Guest) => form.get(`${name}.${id}`) === 'yes';
  const events = [
    ...[...expected, ...others].filter((guest) => ticked('in', guest)).map((guest) => arrived(form, guest)),
    ...came.filter((guest) => ticked('out', guest)).map((guest) => signal(guest, 'no-show')),
    ...[...expected, ...others, ...came]
      .filter((guest) => ticked('slides', guest))
      .map(({ id }) => ({ type: 'page.slides', enrollment: id })),
  ];
  return events.length === 0 ? { status: 'unclear', problems: [words.chooseGuest] } : { events };
}

function arrived(form: URLSearchParams, guest: Guest): SaidEvent {
  const guests = Number(form.get(`guests.${guest.id}`) || 0);
  const brought = Number.isInteger(guests) && guests > 0 ? Math.min(guests, MOST_GUESTS) : 0;
  return { ...signal(guest, 'attended'), ...(brought > 0 && { data: { guests: brought } }) };
}

function signal({ id }: Guest, name: 'attended' | 'no-show'): SaidEvent {
  return { type: 'page.check-in', enrollment: id, signal: name, by: 'host' };
}
