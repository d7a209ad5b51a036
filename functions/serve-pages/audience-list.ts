import { html } from 'hono/html';
import { renderDate } from '../../workflows/texts/date-words.ts';
import { sourceWords } from '../../workflows/texts/source-words.ts';
import { planAddition } from '../answer-list/add-contact.ts';
import { LIST_ANSWERED, listData } from '../apply-receipt/apply-list-answer.ts';
import type { AddedContact } from '../review-audience/read-added.ts';
import type { OpenedList } from '../shared/list-address.ts';
import { type AudienceLoaded, LONGEST_LINE, readAudienceLines, renderAudienceRow } from './audience-lines.ts';
import {
  type FormKit,
  renderCheckbox,
  renderForm,
  renderInput,
  renderNotice,
  renderSelect,
  renderUnseen,
} from './forms.ts';
import type { Html, Shown } from './layout.ts';
import type { Said, Unclear, Visit } from './page.ts';
import type { PagePorts } from './page-ports.ts';
import { zoneOf } from './reader.ts';
import { additionWords } from './words/addition-words.ts';
import { audienceWords } from './words/audience-in-language.ts';
import { ADD_FIELDS, type AddField, type AudienceWords } from './words/audience-words.ts';
import { listPageWords } from './words/list-words.ts';

/** Somebody at a rep's list before the launch. */
export interface AudienceVisit extends AudienceLoaded {
  readonly opened: OpenedList;
}

/** A rep's list before the launch: each contact, and below a form to add somebody. Once launched it is only read. */
export async function showAudience({ store }: PagePorts, loaded: AudienceVisit, visit: Visit): Promise<Shown> {
  const { list, reader } = loaded;
  const { kit, notice } = visit;
  const { language } = reader.words;
  const words = audienceWords(language);
  const pageWords = listPageWords(language);
  const isLaunched = (await store.campaignState(list.campaign)) !== undefined;
  const told = notice ? renderNotice(notice.text, notice.kind) : '';
  const head = isLaunched ? renderNotice(words.launched) : intro(loaded, words);
  const body = isLaunched ? html`` : forms(kit, loaded, words);
  return { language, title: pageWords.titles.audience, body: html`${told}${head}${body}` };
}

function intro({ list, reader }: AudienceVisit, words: AudienceWords): Html {
  const { open } = listPageWords(reader.words.language);
  const when = { language: reader.words.language, timeZone: zoneOf(reader) };
  const by = list.answerBy === undefined ? '' : html`<p>${words.intro(renderDate(list.answerBy, 'full', when))}</p>`;
  return html`<p>${list.open === 0 ? '' : open(list.open)}</p>${by}`;
}

function forms(kit: FormKit, loaded: AudienceVisit, words: AudienceWords): Html {
  const { list, reader } = loaded;
  const { save } = listPageWords(reader.words.language);
  const rows = list.rows.map((row) => renderAudienceRow(kit, row, loaded));
  const fields = [...rows, renderCheckbox(kit, 'rest', words.agreeAll)];
  const whole = list.rows.length === 0 ? '' : renderForm(kit, { answer: 'save', label: save, fields });
  const added = ADD_FIELDS.map((name) => addField(kit, name, loaded, words));
  const isOpen = kit.filled.get('answer') === 'add' ? html` open` : '';
  return html`${whole}<details${isOpen}><summary>${words.addTitle}</summary>
${renderForm(kit, { answer: 'add', label: words.add, fields: added })}</details>${renderUnseen(kit)}`;
}

const STATUSES: Readonly<Partial<Record<AddField, readonly string[]>>> = {
  emailPermission: ['none', 'consent', 'customer', 'published'],
  phonePermission: ['none', 'consent', 'customer', 'business', 'presumed'],
};

function addField(kit: FormKit, field: AddField, { reader }: AudienceVisit, words: AudienceWords): Html {
  const name = `new.${field}`;
  const label = words.fields[field];
  const statuses = STATUSES[field];
  if (statuses) {
    const options = statuses.map((value) => ({ value, label: words.permissions[value] ?? value }));
    return renderSelect(kit, name, label, options);
  }
  if (field === 'source') {
    const { sources: known } = reader.live.setup.plan;
    const sources = Object.keys(known).map((value) => ({
      value,
      label: sourceWords(known, value, reader.words.language),
    }));
    return renderSelect(kit, name, label, [{ value: '', label: '–' }, ...sources]);
  }
  const type = TYPES[field] ?? 'text';
  const most = field === 'personalLine' ? LONGEST_LINE : 500;
  return renderInput(kit, { name, label, type, most, required: field === 'organisation' });
}

const TYPES: Readonly<Partial<Record<AddField, 'email' | 'tel' | 'date'>>> = {
  email: 'email',
  phone: 'tel',
  emailPermissionAt: 'date',
};

/** What he said: of lines, of the whole list, or whom he adds. */
export async function readAudience(
  ports: PagePorts,
  loaded: AudienceVisit,
  form: URLSearchParams,
): Promise<Said | Unclear> {
  const { opened, reader, list } = loaded;
  const { campaign } = opened;
  const words = audienceWords(reader.words.language);
  const answer = form.get('answer');
  if (answer === 'none') return { status: 'said', campaign, events: [] };
  if (await ports.store.campaignState(campaign)) return { status: 'unclear', problems: [words.launched] };
  if (answer === 'add') return readAddition(ports, loaded, form);
  const read = readAudienceLines(loaded, form);
  if (!read.ok) return { status: 'unclear', problems: read.problems };
  const rest = form.get('rest') === 'yes';
  const { choose } = listPageWords(reader.words.language);
  if (read.lines.length === 0 && !rest) return { status: 'unclear', problems: [choose] };
  const data = listData({ ...opened, lines: read.lines, seenAt: list.at, ...(rest && { rest: 'agree' as const }) });
  return { status: 'said', campaign, events: [{ type: LIST_ANSWERED, data }] };
}

/** Held against everything already here, so that a refusal is told at once; the worker does it once more. */
async function readAddition(
  ports: PagePorts,
  { opened, reader, list }: AudienceVisit,
  form: URLSearchParams,
): Promise<Said | Unclear> {
  const { campaign } = opened;
  const words = audienceWords(reader.words.language);
  const contact: AddedContact = Object.fromEntries(
    ADD_FIELDS.flatMap((name) => {
      const value = form.get(`new.${name}`)?.trim().slice(0, 500) ?? '';
      return value === '' ? [] : [[name, value] as const];
    }),
  );
  const planned = await planAddition(ports, reader.live, { ...opened, contact });
  if (!planned.ok) {
    const { language } = reader.words;
    const problems = planned.problems.map((problem) =>
      words.addRefused(additionWords(problem, language, words.fields)),
    );
    return { status: 'unclear', problems };
  }
  const data = listData({ ...opened, lines: [], added: [contact], seenAt: list.at });
  return { status: 'said', campaign, events: [{ type: LIST_ANSWERED, data }] };
}
