import type { Form } from '../../../workflows/texts/mail-values.ts';
import { DANISH } from './contact-da.ts';
import { GERMAN } from './contact-de.ts';
import { ENGLISH } from './contact-en.ts';
import { DUTCH } from './contact-nl.ts';
import type { Address, ContactWords } from './contact-words.ts';

const LANGUAGES: Readonly<Record<string, (address: Address) => ContactWords>> = {
  nl: DUTCH,
  da: DANISH,
  de: GERMAN,
  en: ENGLISH,
};

/** Words in somebody's language; in English where we do not speak it. */
export function contactWords(language: string, form: Form): ContactWords & { readonly language: string } {
  const spoken = Object.hasOwn(LANGUAGES, language) ? language : 'en';
  const make = LANGUAGES[spoken] ?? ENGLISH;
  return { language: spoken, ...make((formal, informal) => (form === 'formal' ? formal : informal)) };
}
