import { html } from 'hono/html';
import type { Side } from '../../../workflows/domain/decision.ts';
import { type Reader, renderDate } from '../../../workflows/texts/date-words.ts';
import { SIGNED, signData } from '../../apply-receipt/apply-sign.ts';
import { openSignOff, type ShownSignOff } from '../../sign-off/open-sign-off.ts';
import { type FormKit, renderForm, renderNotice, renderUnseen } from '../forms.ts';
import type { Html, Shown } from '../layout.ts';
import { CLOSED, type Page, type Said, type Unclear, type Visit } from '../page.ts';
import type { PagePorts } from '../page-ports.ts';
import { loadReader, type ReaderVisit, zoneOf } from '../reader.ts';
import { renderSignOff } from '../sign-off-lines.ts';
import { audienceWords } from '../words/audience-in-language.ts';
import type { AudienceWords } from '../words/audience-words.ts';
import { listPageWords } from '../words/list-words.ts';

/** Of the mail that asks a manager to sign: its links are about this page. */
export const SIGN_OFF = 'sign-off';

interface Loaded {
  readonly reader: ReaderVisit;
  readonly side: Side;
  readonly shown: ShownSignOff;
  readonly words: AudienceWords;
  readonly isLaunched: boolean;
}

/**
 * `/l` of a manager before the launch: what is signed, who has signed it, and what changed since; his button signs exactly
 * what the page showed.
 */
export function createSignOffPage(ports: PagePorts): Page {
  const load = async (visit: Visit): Promise<Loaded | undefined> => {
    const reader = await loadReader(ports, visit);
    const side = reader?.reader.role;
    if (!reader || reader.about[0] !== SIGN_OFF || (side !== 'marketing' && side !== 'sales')) return undefined;
    const shown = await openSignOff(ports)(reader.campaign);
    if (!shown) return undefined;
    const isLaunched = (await ports.store.campaignState(reader.campaign)) !== undefined;
    return { reader, side, shown, words: audienceWords(reader.words.language), isLaunched };
  };
  return {
    view: async (visit) => {
      const loaded = await load(visit);
      return loaded ? show(loaded, visit) : CLOSED;
    },
    press: async (visit, form) => {
      const loaded = await load(visit);
      return loaded ? readSignature(loaded, form) : CLOSED;
    },
    told: async (visit) => {
      const loaded = await load(visit);
      if (!loaded) return CLOSED;
      const { words, reader } = loaded;
      const { back } = listPageWords(reader.words.language);
      return page(loaded, html`${renderNotice(words.sign.told)}<p><a href="${visit.kit.action}">${back}</a></p>`);
    },
    notices: async (visit) => {
      const loaded = await load(visit);
      if (!loaded) throw new Error('a page without a list shows no words');
      return loaded.reader.words;
    },
  };
}

function page({ reader, words }: Loaded, body: Html): Shown {
  return { language: reader.words.language, title: words.sign.title, body };
}

function show(loaded: Loaded, { kit, notice }: Visit): Shown {
  const { reader, shown, words, isLaunched } = loaded;
  const clock: Reader = { language: reader.words.language, timeZone: zoneOf(reader) };
  const head = isLaunched
    ? renderNotice(words.sign.launched)
    : html`<p>${words.sign.signBy(renderDate(shown.times.signBy, 'full', clock))}</p>`;
  return page(
    loaded,
    html`${notice ? renderNotice(notice.text, notice.kind) : ''}${head}
${renderSignOff(shown, reader.live, { words, clock })}${isLaunched ? '' : buttons(kit, loaded)}`,
  );
}

/** One button for the audience, while every list is answered and he has not signed this; one for the year's plan. */
function buttons(kit: FormKit, loaded: Loaded): Html {
  const { shown, words, side } = loaded;
  const { sign } = words;
  const waiting = shown.lists.filter(({ answeredAt }) => answeredAt === 0).map(({ rep }) => rep);
  const isMissing = shown.missing.includes(side);
  const hash = html`<input type="hidden" name="hash" value="${shown.hash}">`;
  const form = renderForm(kit, { answer: 'sign', label: sign.button, fields: [html`<p>${sign.statement}</p>`, hash] });
  const audience = waiting.length > 0 ? renderNotice(sign.waiting(waiting.join(', '))) : form;
  return html`${isMissing ? audience : ''}${mayStillSignPlan(loaded) ? planForm(kit, loaded) : ''}${renderUnseen(kit)}`;
}

function planForm(kit: FormKit, { reader, words, shown }: Loaded): Html {
  const { sign } = words;
  const hash = html`<input type="hidden" name="hash" value="${shown.planHash}">`;
  return html`<h2>${sign.planTitle}</h2><p>${sign.plan(reader.live.setup.plan.plan)}</p>
${renderForm(kit, { answer: 'sign-plan', label: sign.planButton, fields: [hash] })}`;
}

/** The year's plan has signers of its own, or these managers; a campaign without one has nothing to sign. */
function mayStillSignPlan({ reader, side, shown }: Loaded): boolean {
  const { plan, campaign } = reader.live.setup;
  const signer = plan.signers?.[side] ?? campaign.managers[side];
  return (
    campaign.plan !== undefined && signer === reader.reader.address && shown.planSigned[side]?.hash !== shown.planHash
  );
}

function readSignature(loaded: Loaded, form: URLSearchParams): Said | Unclear {
  const { reader, side, shown, words, isLaunched } = loaded;
  const { campaign } = reader;
  const answer = form.get('answer');
  if (answer === 'none') return { status: 'said', campaign, events: [] };
  if (isLaunched) return { status: 'unclear', problems: [words.launched] };
  const what = answer === 'sign-plan' ? 'plan' : 'audience';
  const hash = what === 'plan' ? shown.planHash : shown.hash;
  if (form.get('hash') !== hash) return { status: 'unclear', problems: [words.sign.changed] };
  const waiting = what === 'audience' ? shown.lists.filter(({ answeredAt }) => answeredAt === 0) : [];
  if (waiting.length > 0)
    return { status: 'unclear', problems: [words.sign.waiting(waiting.map(({ rep }) => rep).join(', '))] };
  const data = signData({ what, side, person: reader.reader.address, hash });
  return { status: 'said', campaign, events: [{ type: SIGNED, data }] };
}
