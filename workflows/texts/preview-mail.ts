import type { Form } from './mail-values.ts';
import { type RenderedMail, renderMail, type TextMissing } from './render-mail.ts';
import { sampleValues } from './sample-values.ts';
import type { TextChoice, TextStore } from './text-store.ts';

export interface PreviewRequest extends TextChoice {
  readonly form: Form;
  readonly texts: TextStore;
  /** False: everything that may be empty is. */
  readonly full?: boolean;
}

/** One text with sample values, as `renderMail` gives it: no campaign, contact or world is needed. */
export function previewMail(request: PreviewRequest): { readonly ok: true; readonly mail: RenderedMail } | TextMissing {
  const { template, language, form, full = true } = request;
  return renderMail({ ...request, values: sampleValues(template, language, form, full) });
}
