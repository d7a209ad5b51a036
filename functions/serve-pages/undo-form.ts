import { html } from 'hono/html';
import type { Organisation } from '../../workflows/domain/contact.ts';
import { isRefusalOf } from '../../workflows/domain/keep-refusal.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import { whyNotUndone } from '../../workflows/domain/undo-report.ts';
import type { Colleague } from './colleague.ts';
import { type FormKit, renderForm } from './forms.ts';
import type { Html } from './layout.ts';
import type { Said, Unclear } from './page.ts';
import type { PagePorts } from './page-ports.ts';
import { undoWords } from './words/undo-words.ts';

/** Of the button that takes a report back. */
export const UNDO = 'undo';
/** As it is kept for the worker, which takes back by the use case of everybody. */
const UNDONE = 'page.undo';

type AtTask = Pick<Colleague, 'enrollment' | 'contact' | 'live' | 'words' | 'reader'> & {
  readonly touch: Touch;
  /** Of a no that was reported: a colleague may have said it for all of them. */
  readonly organisation?: Organisation;
};

function whyNot({ enrollment, contact, organisation, live, reader, touch }: AtTask, now: number) {
  const asked = { enrollment, contact, live, now, ...(organisation && { organisation }) };
  return whyNotUndone(asked, { touch: touch.id, who: reader.address });
}

/** Right after a report it is not known yet whether it can be taken back: the button says so when it is pressed. */
export function renderUndo(kit: FormKit, { words }: Pick<AtTask, 'words'>, isNo = false): Html {
  const { text, no, button } = undoWords(words.language);
  return renderForm(kit, { answer: UNDO, label: button, fields: [html`<p><small>${isNo ? no : text}</small></p>`] });
}

/** On the page of a task, as long as its report can be taken back. */
export function renderUndoWhile(kit: FormKit, task: AtTask, now: number): Html | '' {
  const isNo = task.enrollment.refusal !== undefined;
  return whyNot(task, now) === undefined ? renderUndo(kit, task, isNo) : '';
}

export function readUndo(task: AtTask, now: number): Said | Unclear {
  const why = whyNot(task, now);
  if (why !== undefined) return { status: 'unclear', problems: [undoWords(task.words.language).why[why]] };
  const { enrollment, reader, touch } = task;
  const about = { enrollment: enrollment.id, touch: touch.id, reporter: reader.address };
  return { status: 'said', campaign: enrollment.campaign, events: [{ type: UNDONE, ...about }] };
}

/** What became of it, in words; undefined where the press was another one. */
export function toldUndo({ words }: Pick<AtTask, 'words'>, type: string | undefined): string | undefined {
  return type === UNDONE ? undoWords(words.language).told : undefined;
}

/** Why another outcome does not take the place of a no reported on the task; undefined where it does, or there is none. */
export function whyNoCounts(task: AtTask, now: number): string | undefined {
  const { refusal } = task.enrollment;
  const why = refusal && isRefusalOf(refusal, task.touch.id) ? whyNot(task, now) : undefined;
  return why && undoWords(task.words.language).why[why];
}

/** The task as it stands: the one that stands for it now, where its report was taken back. */
export async function standingTask({ store }: PagePorts, { enrollment }: Pick<Colleague, 'enrollment'>, touch: Touch) {
  const current = enrollment.touch?.id;
  if (current === undefined || current === touch.id || touch.kind !== 'call') return touch;
  const other = await store.touch(current);
  return other?.reopens?.includes(touch.id) ? other : touch;
}
