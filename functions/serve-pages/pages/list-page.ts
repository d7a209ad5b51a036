import { html } from 'hono/html';
import { decisionWords, reasonWords } from '../../../workflows/texts/list-words.ts';
import type { LineAnswer } from '../../answer-list/list-answer.ts';
import { LIST_ANSWERED, listData } from '../../apply-receipt/apply-list-answer.ts';
import { type ListRow, openList } from '../../open-list/open-list.ts';
import { findReader } from '../../shared/link-reader.ts';
import { type ListKind, listKindOf, type OpenedList } from '../../shared/list-address.ts';
import { type AudienceVisit, readAudience, showAudience } from '../audience-list.ts';
import {
  type FormKit,
  renderCheckbox,
  renderForm,
  renderInput,
  renderNotice,
  renderSelect,
  renderUnseen,
} from '../forms.ts';
import type { Html, Shown } from '../layout.ts';
import { CLOSED, type Page, type Said, type Unclear, type Visit } from '../page.ts';
import type { PagePorts } from '../page-ports.ts';
import { loadReader, type ReaderVisit } from '../reader.ts';
import { type ListPageWords, listPageWords } from '../words/list-words.ts';

const DECISIONS = ['go-on', 'recycle', 'release'] as const;

/**
 * `/l`: a joint list, answered line by line or, after a tick, as a whole. Nothing is chosen beforehand: whoever only presses
 * the button says nothing.
 */
export function createListPage(ports: PagePorts): Page {
  const load = async (visit: Visit) => {
    const reader = await loadReader(ports, visit);
    const opened = reader && listOf(reader);
    if (!reader || !opened) return undefined;
    const list = await openList(ports)(opened);
    return list.ok ? { reader, opened, list, words: listPageWords(reader.words.language) } : undefined;
  };
  return {
    view: async (visit) => {
      const loaded = await load(visit);
      if (!loaded) return CLOSED;
      return loaded.list.list === 'audience' ? showAudience(ports, loaded, visit) : showList(loaded, visit);
    },
    press: async (visit, form) => {
      const loaded = await load(visit);
      if (!loaded) return CLOSED;
      return loaded.list.list === 'audience' ? readAudience(ports, loaded, form) : readAnswers(loaded, form);
    },
    told: async (visit) => {
      const loaded = await load(visit);
      if (!loaded) return CLOSED;
      const { words } = loaded;
      return shown(loaded, html`${renderNotice(words.told)}<p><a href="${visit.kit.action}">${words.back}</a></p>`);
    },
    notices: async (visit) => {
      const loaded = await load(visit);
      if (!loaded) throw new Error('a page without a list shows no words');
      return loaded.reader.words;
    },
  };
}

interface Loaded extends AudienceVisit {
  readonly words: ListPageWords;
}

/** Whose list, and which; undefined where the link is about another thing. */
function listOf({ campaign, live, reader, about }: ReaderVisit): OpenedList | undefined {
  const [template = '', of = ''] = about;
  const list: ListKind | undefined = listKindOf(template);
  const owner = findReader(live.setup, of);
  if (list === undefined || !owner) return undefined;
  return { campaign, list, of: list === 'decision' ? owner.role : owner.address, person: reader.address };
}

function shown({ list, reader, words }: Loaded, body: Html): Shown {
  return { language: reader.words.language, title: words.titles[list.list], body };
}

function showList(loaded: Loaded, { kit, notice }: Visit): Shown {
  const { list, words } = loaded;
  const rows = list.rows.map((row) => renderRow(kit, row, loaded));
  const seenAt = html`<input type="hidden" name="seenAt" value="${list.at}">`;
  const fields = [seenAt, ...rows, renderCheckbox(kit, 'rest', words.agreeAll)];
  const form = renderForm(kit, { answer: 'save', label: words.save, fields });
  return shown(
    loaded,
    html`${notice ? renderNotice(notice.text, notice.kind) : ''}
<p>${list.open === 0 ? words.nothing : words.open(list.open)}</p>
${list.rows.length === 0 ? '' : html`${form}${renderUnseen(kit)}`}`,
  );
}

function renderRow(kit: FormKit, row: ListRow, { list, words, reader }: Loaded): Html {
  const { language } = reader.words;
  const { line, name, organisation, role, group, proposal, own } = row;
  const why =
    row.reason === undefined
      ? ''
      : reasonWords(language, { reason: row.reason, attempts: 0, ...(row.said !== undefined && { said: row.said }) });
  const options = [{ value: '', label: words.later }, ...optionsOf(list.list, words, language)];
  return html`<h2>${name}, ${organisation}</h2>
<p>${[role, group && words.groups[group]].filter((part) => part !== undefined).join(' · ')}
${proposal === undefined ? '' : words.proposal(decisionWords(language, proposal), why)}
${own === undefined ? '' : words.said(labelOf(own.answer, list.list, words, language))}</p>
<input type="hidden" name="round.${line}" value="${row.round ?? ''}">
${renderSelect(kit, `answer.${line}`, words.titles[list.list], options)}
${renderInput(kit, { name: `reason.${line}`, label: words.reason })}`;
}

function optionsOf(list: ListKind, words: ListPageWords, language: string) {
  if (list === 'decision') return DECISIONS.map((value) => ({ value, label: decisionWords(language, value) }));
  return [
    { value: 'taken-over', label: words.takenOver },
    { value: 'rejected', label: words.rejected },
  ];
}

function labelOf(answer: string, list: ListKind, words: ListPageWords, language: string): string {
  return optionsOf(list, words, language).find(({ value }) => value === answer)?.label ?? answer;
}

function readAnswers({ list, opened, words, reader }: Loaded, form: URLSearchParams): Said | Unclear {
  const { campaign } = opened;
  if (form.get('answer') === 'none') return { status: 'said', campaign, events: [] };
  const allowed = optionsOf(list.list, words, reader.words.language).map(({ value }) => value);
  const lines = list.rows.flatMap(({ line }) => readLine(line, form, allowed));
  const rest = form.get('rest') === 'yes';
  const proposed = new Map(list.rows.map(({ line, proposal }) => [line, proposal]));
  // To let go as proposed is to let go for the reason it was proposed for.
  const needsReason = ({ line, answer }: LineAnswer): boolean =>
    answer === 'rejected' || (answer === 'release' && proposed.get(line) !== 'release');
  const unexplained = lines.filter((said) => said.reason === undefined && needsReason(said));
  if (unexplained.length > 0) {
    const names = list.rows
      .filter(({ line }) => unexplained.some((each) => each.line === line))
      .map(({ name }) => name);
    return { status: 'unclear', problems: names.map(words.needsReason) };
  }
  if (lines.length === 0 && !rest) return { status: 'unclear', problems: [words.choose] };
  // What came onto the list after the page was opened has not been read.
  const seenAt = Math.min(list.at, Number(form.get('seenAt')) || 0);
  const data = listData({ ...opened, lines, seenAt, ...(rest && { rest: 'agree' as const }) });
  return { status: 'said', campaign, events: [{ type: LIST_ANSWERED, data }] };
}

const LONGEST_REASON = 500;

function readLine(line: string, form: URLSearchParams, allowed: readonly string[]): readonly LineAnswer[] {
  const answer = form.get(`answer.${line}`) ?? '';
  if (!allowed.includes(answer)) return [];
  const reason = form.get(`reason.${line}`)?.trim().slice(0, LONGEST_REASON) ?? '';
  const round = Number(form.get(`round.${line}`) || Number.NaN);
  return [{ line, answer, ...(reason !== '' && { reason }), ...(Number.isInteger(round) && { round }) }];
}
