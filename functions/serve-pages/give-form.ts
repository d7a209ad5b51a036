import { html } from 'hono/html';
import { isAbsent } from '../../workflows/domain/deputy.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import type { Colleague } from './colleague.ts';
import { type FormKit, renderForm, renderSelect } from './forms.ts';
import type { Html } from './layout.ts';
import type { Said, Unclear } from './page.ts';
import { type GiveWords, giveWords } from './words/give-words.ts';

/** Of the button that gives a call away. */
export const GIVE = 'give';
/** As it is kept for the worker, which gives by the use case of calls given away. */
const GIVEN = 'page.give';

type AtCall = Pick<Colleague, 'live' | 'words'> & { readonly touch: Touch };

/** A call that still waits may be given to a colleague who is there; nothing where it is reported, or nobody else is. */
export function renderGive(kit: FormKit, call: AtCall, now: number): Html | '' {
  const words = giveWords(call.words.language);
  const colleagues = colleaguesFor(call, now);
  if (colleagues.length === 0) return '';
  const options = [{ value: '', label: '–' }, ...colleagues.map(({ email, name }) => ({ value: email, label: name }))];
  const form = renderForm(kit, {
    answer: GIVE,
    label: words.button,
    fields: [renderSelect(kit, 'to', words.to, options)],
  });
  return html`<details><summary>${words.title}</summary>${form}</details>`;
}

export function readGift(call: AtCall, form: URLSearchParams, now: number): Said | Unclear {
  const { touch, words } = call;
  const to = form.get('to') ?? '';
  if (!colleaguesFor(call, now).some(({ email }) => email === to))
    return { status: 'unclear', problems: [giveWords(words.language).choose] };
  const { id, campaign, rep = touch.receiver } = touch;
  const data = { rep, campaigns: campaign, to, tasks: id };
  return { status: 'said', campaign, events: [{ type: GIVEN, data }] };
}

/** What became of it, in words: undefined where the press was another one. */
export function toldGift({ live, words }: AtCall, type: string | undefined, to: unknown): string | undefined {
  if (type !== GIVEN) return undefined;
  const { told }: GiveWords = giveWords(words.language);
  return told(live.setup.reps.get(String(to))?.name ?? String(to));
}

function colleaguesFor({ live, touch }: AtCall, now: number) {
  if (touch.kind !== 'call' || !touch.open) return [];
  const own = touch.rep ?? touch.receiver;
  return [...live.setup.reps.values()].filter(({ email }) => email !== own && !isAbsent(live, email, now));
}
