import { html } from 'hono/html';
import { present } from '../../workflows/audience/present.ts';
import type { SignalData } from '../../workflows/domain/enrollment.ts';
import { type FormKit, renderChoice, renderInput, renderSelect, renderTextarea } from './forms.ts';
import { fieldsOfLine, type Guest } from './guests.ts';
import type { Html } from './layout.ts';
import { readFields } from './outcome-fields.ts';
import type { ConversationWords } from './words/conversation-words.ts';
import type { RepWords } from './words/rep-words.ts';

interface Wording {
  readonly words: RepWords;
  readonly own: ConversationWords;
}

/** One guest: a tap says whether they spoke; what came of it is folded away until it is wanted. */
export function renderConversation(kit: FormKit, { id, label }: Guest, { words, own }: Wording): Html {
  const text = (name: string) => renderInput(kit, { name: `${name}.${id}`, label: words.fields[name] ?? name });
  const time = (name: string, title: string) =>
    renderInput(kit, { name: `${name}.${id}`, label: title, type: 'datetime-local' });
  const scores = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }));
  const refusals = [
    { value: '', label: own.stillOpen },
    { value: 'person', label: words.values['for.person'] ?? 'person' },
    { value: 'organisation', label: words.values['for.organisation'] ?? 'organisation' },
  ];
  const spoken = [
    { value: 'yes', label: own.yes },
    { value: 'no', label: own.no },
  ];
  return html`<h2>${label}</h2>
${renderChoice(kit, `spoken.${id}`, own.spoken, spoken)}
<details><summary>${own.more}</summary>
${renderSelect(kit, `interest.${id}`, words.fields.interest ?? '', [{ value: '', label: '–' }, ...scores])}
${text('issue')}${text('timing')}
${renderTextarea(kit, `note.${id}`, words.fields.note ?? '')}
${time('appointment', own.appointment)}${time('callBack', own.callBack)}
${renderSelect(kit, `for.${id}`, own.refusal, refusals)}
${text('reason')}
</details>`;
}

/** What a form says of one guest; undefined where it says nothing of him. */
export function readConversation(
  form: URLSearchParams,
  { id, label }: Guest,
  { words, own, zone }: Wording & { readonly zone: string },
): { readonly data: SignalData; readonly problems: readonly string[] } | undefined {
  const line = fieldsOfLine(form, id);
  const given = (name: string) => line.get(name)?.trim() ?? '';
  const read = (signal: string, fields: Readonly<Record<string, string>>) => {
    const filled = Object.entries(fields).filter(([, value]) => value !== '');
    return filled.length === 0 ? undefined : readFields(signal, new URLSearchParams(filled), { words, zone });
  };
  const talk = read('spoken', {
    interest: given('interest'),
    issue: given('issue'),
    timing: given('timing'),
    note: given('note'),
  });
  const appointment = read('appointment', { when: given('appointment') });
  const callBack = read('call-back', { when: given('callBack') });
  const refusal = read('no', { for: given('for'), reason: given('reason') });
  const reasonless = refusal && given('reason') === '' ? [words.missing(words.fields.reason ?? 'reason')] : [];
  const parts = [talk, appointment, callBack, refusal].filter((part) => part !== undefined);
  const spoken = given('spoken');
  if (parts.length === 0 && spoken !== 'yes' && spoken !== 'no') return undefined;
  const data = present({
    ...talk?.data,
    // Who made an appointment with somebody has spoken to him.
    spoken: spoken !== 'no',
    appointmentAt: appointment?.data.when,
    callBackAt: callBack?.data.when,
    noFor: refusal?.data.for,
    noReason: refusal?.data.reason,
  });
  const problems = [...parts.flatMap((part) => part.problems), ...reasonless];
  return { data, problems: problems.map((problem) => own.at(label, problem)) };
}
