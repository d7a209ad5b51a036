import { html } from 'hono/html';
import { FILE_OWED } from '../../workflows/domain/files-owed.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { type Reader, renderDate } from '../../workflows/texts/date-words.ts';
import { type FormKit, renderCheckbox, renderForm } from './forms.ts';
import type { Guest } from './guests.ts';
import type { Html } from './layout.ts';
import type { Unclear } from './page.ts';
import type { SaidEvent } from './take-press.ts';
import type { ManagerWords } from './words/manager-words.ts';

interface Shown {
  readonly live: LiveCampaign;
  readonly words: ManagerWords;
  readonly reader: Reader;
}

/** Who waits for a person, with why, for whom and since when, and the tick that lets them go on. */
export function renderHolds(kit: FormKit, held: readonly Guest[], { live, words, reader }: Shown): Html {
  if (held.length === 0) return html`<h2>${words.holds}</h2><p>${words.noHolds}</p>`;
  const rows = held.map(({ id, label, enrollment: { hold } }) => {
    const since = hold?.since ?? 0;
    const why = words.held(
      reasonIn(words, hold?.reason ?? ''),
      nameIn(live, words, hold?.for ?? ''),
      when(since, reader),
    );
    return html`<fieldset>${renderCheckbox(kit, `go.${id}`, words.letGo(label))}<p>${why}</p>
<input type="hidden" name="since.${id}" value="${since}"></fieldset>`;
  });
  const fields = [html`<p>${words.holdsText}</p>`, ...rows];
  return renderForm(kit, { answer: 'resume', label: words.resume, heading: words.holds, fields });
}

function when(since: number, reader: Reader): string {
  return renderDate(since, 'short', reader);
}

/** A reason of a workflow of one's own has no words but its own. */
function reasonIn({ reasons }: ManagerWords, reason: string): string {
  return reasons[reason.startsWith(FILE_OWED) ? 'file-owed' : reason] ?? reason;
}

function nameIn({ setup }: LiveCampaign, { operator }: ManagerWords, address: string): string {
  if (address === 'operator') return operator;
  const { event } = setup.campaign;
  const host = event?.host?.email === address ? event.host.name : undefined;
  return setup.reps.get(address)?.name ?? host ?? address;
}

/** Only the hold that was shown is lifted: one that came later has not been read. */
export function readHolds(
  form: URLSearchParams,
  held: readonly Guest[],
  words: ManagerWords,
): { readonly events: readonly SaidEvent[] } | Unclear {
  const events = held
    .filter(({ id }) => form.get(`go.${id}`) === 'yes')
    .map(({ id }) => ({
      type: 'page.resume',
      enrollment: id,
      data: { since: Number(form.get(`since.${id}`)) || 0 },
    }));
  return events.length === 0 ? { status: 'unclear', problems: [words.chooseHold] } : { events };
}
