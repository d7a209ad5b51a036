import type { MailKind } from '../workflow.ts';

/** Whom a text is for: decides which fields it may use and what stands below it. */
export type TextReceiver = 'contact' | 'script' | 'letter' | 'rep' | 'manager';

/** What Baton knows of a text by its name. `byMarketer`: one a marketer must write, four for a seminar. */
export interface TemplateDescription {
  readonly receiver: TextReceiver;
  readonly kind: MailKind;
  readonly byMarketer?: true;
}

const marketing = { receiver: 'contact', kind: 'marketing' } as const;
const service = { receiver: 'contact', kind: 'service' } as const;
const script = { receiver: 'script', kind: 'internal' } as const;
const rep = { receiver: 'rep', kind: 'internal' } as const;
const manager = { receiver: 'manager', kind: 'internal' } as const;

/** Every text that has a built-in version, by its name in a language's folder (without `.md`). */
export const TEMPLATES = {
  invitation: { ...marketing, byMarketer: true },
  confirmation: service,
  'waiting-list': service,
  'place-offered': service,
  maybe: marketing,
  practical: service,
  'event-moved': service,
  'event-cancelled': service,
  'seat-released': service,
  'letter-invitation': { receiver: 'letter', kind: 'marketing' },
  'thank-you': marketing,
  'thank-you-appointment': marketing,
  'presentation-no-show': { ...marketing, byMarketer: true },
  'presentation-declined': marketing,
  'presentation-silent': marketing,
  'presentation-cancelled': marketing,
  'presentation-on-request': service,
  whitepaper: { ...marketing, byMarketer: true },
  'webinar-confirmation': service,
  'webinar-practical': service,
  'webinar-link': service,
  'webinar-withdrawn': service,
  'webinar-thank-you': marketing,
  'webinar-left-early': marketing,
  'recording-no-show': { ...marketing, byMarketer: true },
  'recording-declined': marketing,
  'recording-silent': marketing,
  nurture: marketing,
  'opted-out': service,
  undo: service,
  'owner-changed': service,
  'scripts/call-reminder': { ...script, byMarketer: true },
  'scripts/phone-invite': script,
  'scripts/conversation-call': script,
  'scripts/call-not-spoken': script,
  'scripts/call-1-no-show': script,
  'scripts/call-1-declined': script,
  'scripts/call-1-silent': script,
  'scripts/call-2': script,
  'scripts/nurture-call': script,
  'scripts/event-moved': script,
  'scripts/event-cancelled': script,
  'scripts/webinar-call': script,
  'scripts/webinar-call-left': script,
  'scripts/webinar-moved': script,
  'scripts/recording-no-show': script,
  'scripts/recording-declined': script,
  'scripts/recording-silent': script,
  'scripts/nurture-invite': script,
  'scripts/qualified-call': script,
  'scripts/place-offered': script,
  'reps/review': rep,
  'reps/briefing': rep,
  'reps/hand-off': rep,
  'reps/conversations': rep,
  'reps/digest': rep,
  'reps/call-task': rep,
  'reps/withdrawn': rep,
  'reps/appointment': rep,
  'reps/quote': rep,
  'reps/reply': rep,
  'reps/return': rep,
  'reps/address-wrong': rep,
  'managers/sign-off': manager,
  'managers/decision': manager,
  'managers/breach': manager,
  'managers/away': manager,
  'managers/weekly': manager,
  'managers/held': manager,
  'managers/files-owed': manager,
  'managers/attendance-open': manager,
  'managers/plan-review': manager,
  'managers/customer': manager,
  'managers/number-wrong': manager,
  'managers/call-moved': manager,
} as const satisfies Readonly<Record<string, TemplateDescription>>;

export type TemplateName = keyof typeof TEMPLATES;

/** What is known of a text by name; an unknown name, e.g. `nurture-<item>`, is marketing mail to a contact. */
export function describeTemplate(name: string): TemplateDescription {
  return isTemplateName(name) ? TEMPLATES[name] : marketing;
}

/** True for a text that has a built-in version. */
export function isTemplateName(name: string): name is TemplateName {
  return Object.hasOwn(TEMPLATES, name);
}

/**
 * `content/nl/scripts/call-2.fair.b.md` → the template it serves. The last folder named like a language starts the name;
 * what follows the first dot of the file's name is a source or a variant.
 */
export function templateOfFile(file: string): { readonly language: string; readonly template: string } | undefined {
  const match = /(?:^|\/)([a-z]{2})\/((?:scripts\/|reps\/|managers\/)?[^/.]+)(?:\.[^/]+)?\.md$/.exec(file);
  const [, language, template] = match ?? [];
  return language === undefined || template === undefined ? undefined : { language, template };
}
