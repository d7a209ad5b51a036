import { html } from 'hono/html';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { OUTCOME_WORDS } from '../../workflows/texts/call-outcomes.ts';
import { fileName } from '../../workflows/texts/data-names.ts';
import {
  type FormKit,
  renderCheckbox,
  renderChoice,
  renderForm,
  renderInput,
  renderSelect,
  renderTextarea,
  renderUnseen,
} from './forms.ts';
import type { Guest } from './guests.ts';
import type { Html } from './layout.ts';
import { fieldsOf, isRequired } from './outcome-fields.ts';
import type { RepWords } from './words/rep-words.ts';
import { reportWords } from './words/report-words.ts';

interface Offered {
  readonly outcomes: readonly string[];
  /** The one the link chose: it stands first and open. */
  readonly chosen: string | null;
  readonly live: LiveCampaign;
  readonly words: RepWords & { readonly language: string };
  /** Of the same organisation: a yes says which of them go on. */
  readonly colleagues: readonly Guest[];
}

/** A form for each outcome, with only the fields it needs; those not chosen are folded away. */
export function renderOutcomes(kit: FormKit, { outcomes, chosen, live, words, colleagues }: Offered): Html {
  const first = outcomes.find((outcome) => outcome === chosen);
  const others = outcomes.filter((outcome) => outcome !== first);
  const form = (outcome: string) =>
    renderForm(kit, {
      answer: outcome,
      label: words.call.save,
      heading: outcomeWord(outcome, words.language),
      fields: [
        ...fieldsOf(outcome).map(([name]) => renderField(kit, { outcome, name, live, words })),
        ...(outcome === 'yes' ? renderColleagues(kit, colleagues, words.language) : []),
        remark(outcome, words),
      ],
    });
  return html`
${first === undefined ? '' : form(first)}
${first === undefined ? '' : html`<h2>${words.call.other}</h2>`}
${others.map((outcome) => html`<details><summary>${outcomeWord(outcome, words.language)}</summary>${form(outcome)}</details>`)}
${renderUnseen(kit)}`;
}

/** Nobody is ticked beforehand: who is not named hears no more. */
function renderColleagues(kit: FormKit, colleagues: readonly Guest[], language: string): readonly Html[] {
  if (colleagues.length === 0) return [];
  const { goOn, goOnText } = reportWords(language);
  const ticks = colleagues.map(({ id, label }) => renderCheckbox(kit, `goOn.${id}`, label));
  return [html`<fieldset><legend>${goOn}</legend><p><small>${goOnText}</small></p>${ticks}</fieldset>`];
}

/** What a rep's button says of an outcome. */
export function outcomeWord(outcome: string, language: string): string {
  return OUTCOME_WORDS[language]?.[outcome] ?? OUTCOME_WORDS.en?.[outcome] ?? outcome;
}

function remark(outcome: string, { call }: RepWords): Html {
  if (outcome === 'declined') return html`<p><small>${call.onlyTheEvent}</small></p>`;
  return outcome === 'no' ? html`<p><small>${call.mayTakeBack}</small></p>` : html``;
}

interface FieldRequest {
  readonly outcome: string;
  readonly name: string;
  readonly live: LiveCampaign;
  readonly words: RepWords & { readonly language: string };
}

function renderField(kit: FormKit, { outcome, name, live, words }: FieldRequest): Html {
  const label = words.fields[name] ?? name;
  const required = isRequired(outcome, name);
  const field = fieldsOf(outcome).find(([each]) => each === name)?.[1];
  if (name === 'file') return renderSelect(kit, name, label, fileOptions(live, words.language));
  if (name === 'note') return renderTextarea(kit, name, label);
  if (name === 'number') return renderInput(kit, { name, label, type: 'tel', required });
  if (field === undefined || field === 'text') return renderInput(kit, { name, label, required });
  if (typeof field !== 'string') {
    const options = field.map((value) => ({ value, label: words.values[`${name}.${value}`] ?? value }));
    return renderChoice(kit, name, label, options);
  }
  switch (field) {
    case 'flag':
      return renderCheckbox(kit, name, label);
    case 'score':
      return renderChoice(
        kit,
        name,
        label,
        ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value })),
      );
    case 'time':
      return renderInput(kit, { name, label, type: 'datetime-local', required });
    case 'date':
      return renderInput(kit, { name, label, type: 'date', required });
    default:
      return renderInput(kit, { name, label, type: 'number', required });
  }
}

function fileOptions({ setup }: LiveCampaign, language: string) {
  return Object.keys(setup.campaign.files).map((value) => ({ value, label: fileName(language, value) }));
}
