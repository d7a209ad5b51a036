import { html } from 'hono/html';
import type { Html } from './layout.ts';

/** What every form of one opened page shares. */
export interface FormKit {
  /** Where it posts to: the page's own address. */
  readonly action: string;
  readonly nonce: string;
  /** What stands in the fields: chosen by the link, or typed before something was missing. */
  readonly filled: URLSearchParams;
}

interface FormParts {
  /** What its button says, in the form's field `answer`. */
  readonly answer: string;
  readonly label: string;
  readonly fields?: readonly Html[];
  readonly heading?: string;
}

/** One thing that can be said. Nothing submits itself: without a press of its button nothing happens. */
export function renderForm({ action, nonce }: FormKit, { answer, label, fields = [], heading }: FormParts): Html {
  return html`<form method="post" action="${action}">
${heading === undefined ? '' : html`<h2>${heading}</h2>`}
<input type="hidden" name="nonce" value="${nonce}">
${fields}
<button name="answer" value="${answer}">${label}</button>
</form>`;
}

/**
 * A button that no person sees. Who presses every button of a page presses this one too, and two different answers of one
 * page cancel each other: it makes that true for a page with one button only.
 */
export function renderUnseen({ action, nonce }: FormKit): Html {
  return html`<form method="post" action="${action}" hidden aria-hidden="true">
<input type="hidden" name="nonce" value="${nonce}">
<button name="answer" value="none" tabindex="-1">-</button>
</form>`;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** One of a few. Nothing is chosen unless the link or the person chose it. */
export function renderChoice(kit: FormKit, name: string, legend: string, options: readonly Option[]): Html {
  const chosen = kit.filled.get(name);
  return html`<fieldset><legend>${legend}</legend>
${options.map(
  ({ value, label }) =>
    html`<label class="choice"><input type="radio" name="${name}" value="${value}"${value === chosen ? html` checked` : ''}> ${label}</label>`,
)}
</fieldset>`;
}

export function renderSelect(kit: FormKit, name: string, label: string, options: readonly Option[]): Html {
  const chosen = kit.filled.get(name);
  return html`<label>${label}
<select name="${name}">${options.map(
    (option) =>
      html`<option value="${option.value}"${option.value === chosen ? html` selected` : ''}>${option.label}</option>`,
  )}</select></label>`;
}

export function renderCheckbox(kit: FormKit, name: string, label: string): Html {
  const checked = kit.filled.get(name) === 'yes' ? html` checked` : '';
  return html`<label class="choice"><input type="checkbox" name="${name}" value="yes"${checked}> ${label}</label>`;
}

interface InputParts {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'tel' | 'number' | 'date' | 'datetime-local';
  readonly required?: boolean;
  /** What stands in it before anybody has typed. */
  readonly value?: string;
  /** @default 500 */
  readonly most?: number;
}

export function renderInput(kit: FormKit, parts: InputParts): Html {
  const { name, label, type = 'text', required = false, value = '', most = 500 } = parts;
  const step = type === 'number' ? html` step="any" min="0"` : '';
  const must = required ? html` required` : '';
  return html`<label>${label}
<input type="${type}" name="${name}" value="${kit.filled.get(name) ?? value}" maxlength="${most}"${step}${must}></label>`;
}

export function renderTextarea(kit: FormKit, name: string, label: string): Html {
  return html`<label>${label}
<textarea name="${name}" rows="3" maxlength="2000">${kit.filled.get(name) ?? ''}</textarea></label>`;
}

export function renderNotice(text: string, kind: 'notice' | 'problem' = 'notice'): Html {
  return html`<p class="notice ${kind === 'problem' ? 'problem' : ''}" role="${kind === 'problem' ? 'alert' : 'status'}">${text}</p>`;
}
