import { html } from 'hono/html';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { type Reader, renderDate } from '../../workflows/texts/date-words.ts';
import type { ShownSignOff } from '../sign-off/open-sign-off.ts';
import type { Html } from './layout.ts';
import type { AudienceWords } from './words/audience-words.ts';

interface Telling {
  readonly words: AudienceWords;
  readonly clock: Reader;
}

/** What is signed: how many, how they may be approached, each rep's list, the mark, and who has signed what. */
export function renderSignOff(shown: ShownSignOff, { setup }: LiveCampaign, telling: Telling): Html {
  const { words, clock } = telling;
  const { sign } = words;
  const nameOf = (rep: string): string => setup.reps.get(rep)?.name ?? rep;
  const ways = (['mail', 'phone', 'letter', 'none'] as const).filter((way) => shown.approach[way] > 0);
  return html`<p>${sign.contacts(shown.contacts, renderDate(shown.launchAt, 'full', clock))}</p>
<h2>${sign.approach}</h2>
<ul>${ways.map((way) => html`<li>${shown.approach[way]}: ${words.approach[way]}</li>`)}</ul>
<h2>${sign.lists}</h2>
<ul>${shown.lists.map((list) => html`<li>${nameOf(list.rep)}: ${listLine(list, telling)}</li>`)}</ul>
<p>${sign.content(shown.files.length)}</p>
<p>${sign.code}: <code>${shown.hash}</code></p>
${(['marketing', 'sales'] as const).map((side) => sideLine(shown, side, telling, nameOf(setup.campaign.managers[side])))}`;
}

type RepList = ShownSignOff['lists'][number];

function listLine({ answeredAt, kept, struck, personalLines }: RepList, { words, clock }: Telling): Html {
  const { sign } = words;
  const when = answeredAt === 0 ? sign.unanswered : sign.answered(renderDate(answeredAt, 'short', clock));
  const out = struck.map(({ who, said = words.waits }) => html`<li>${who}: ${said}</li>`);
  return html`${sign.tally(kept, struck.length, personalLines)}, ${when}${out.length === 0 ? '' : html`<ul>${out}</ul>`}`;
}

function sideLine(
  { signed, missing, changed }: ShownSignOff,
  side: 'marketing' | 'sales',
  { words: { sign }, clock }: Telling,
  manager: string,
): Html {
  const signature = signed[side];
  const name = sign.sides[side];
  if (!signature) return html`<p>${sign.unsigned(name, manager)}</p>`;
  const when = renderDate(signature.at, 'short', clock);
  if (!missing.includes(side)) return html`<p>${sign.signed(name, signature.by, when)}</p>`;
  const { files = [], lines = [] } = changed[side] ?? {};
  return html`<p>${sign.stale(name, signature.by, when)}</p>
<ul>${files.length === 0 ? '' : html`<li>${sign.changedFiles(files.join(', '))}</li>`}
${lines.map(({ who, by }) => html`<li>${sign.changedLine(who, by)}</li>`)}</ul>`;
}
