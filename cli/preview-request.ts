import type { LoadedCampaign } from '../infra/local/load-campaign.ts';
import type { Contact } from '../workflows/domain/contact.ts';
import { suggest } from '../workflows/language/suggest.ts';
import { contactTexts } from '../workflows/language/text-rules.ts';
import { fullName } from '../workflows/texts/salutation.ts';
import { TEMPLATES, templateOfFile } from '../workflows/texts/template-table.ts';
import { UsageError } from './shell.ts';

/** Names of all texts: those of the campaign's workflow and folder, and the built-in ones. */
export function namesOfTexts({ workflow, campaign, ownTexts }: LoadedCampaign): readonly string[] {
  const used = workflow && campaign ? contactTexts(workflow, campaign.value.content.nurture) : [];
  const own = [...ownTexts.keys()].flatMap((path) => templateOfFile(path)?.template ?? []);
  return [...new Set([...used, ...Object.keys(TEMPLATES), ...own])];
}

/**
 * The text a person means: `call-task`, `Call task`, `reps/call-task.md` and `content/nl/reps/call-task.md` are
 * `reps/call-task`. Throws UsageError with what there is.
 */
export function templateMeant(written: string, names: readonly string[]): string {
  if (names.includes(written)) return written;
  const name = templateOfFile(written)?.template ?? written.replace(/\.md$/i, '');
  const whole = names.find((known) => fold(known) === fold(name));
  if (whole !== undefined) return whole;
  const last = lastPart(name);
  const alike = names.filter((known) => fold(lastPart(known)) === fold(last));
  const [only] = alike;
  if (only !== undefined && alike.length === 1) return only;
  if (only !== undefined)
    throw new UsageError(`--template ${written}: several texts are named so. Write ${alike.join(' or ')}.`);
  const near = suggest(name, names) ?? names.find((known) => lastPart(known) === suggest(last, names.map(lastPart)));
  const meant = near === undefined ? '' : ` Did you mean "${near}"?`;
  throw new UsageError(`--template ${written}: there is no such text.${meant} Texts:\n${listed(names)}`);
}

/** `nl`, `NL` and `nl-BE` are `nl`; so is `Dutch`. Throws UsageError for what is no language. */
export function languageMeant(written: string, languages: readonly string[]): string {
  const code = /^([a-z]{2})(?:[-_][a-z]{2})?$/i.exec(written)?.[1]?.toLowerCase();
  const named = languages.find((language) => nameOf(language).toLowerCase() === written.toLowerCase());
  const meant = named ?? code;
  if (meant !== undefined && (languages.includes(meant) || nameOf(meant) !== meant)) return meant;
  const known = languages.map((language) => `${language} (${nameOf(language)})`).join(', ');
  throw new UsageError(`--language ${written} is no language. Write its two letters: ${known}.`);
}

/** The contact with this address or this name. Throws UsageError where there is none, or more than one of the name. */
export function contactMeant(written: string, contacts: readonly Contact[]): Contact {
  const plain = written.trim().toLowerCase();
  const byAddress = contacts.find(({ email }) => email === plain);
  if (byAddress) return byAddress;
  const named = contacts.filter((contact) => fullName(contact).toLowerCase() === plain);
  const [only] = named;
  if (only && named.length === 1) return only;
  if (only) {
    const who = named.map(({ email, organisationName }) => `${email ?? 'no address'} (${organisationName})`).join(', ');
    throw new UsageError(`--contact ${written}: ${named.length} contacts are named so: ${who}. Write the address.`);
  }
  const known = contacts.flatMap((contact) => [contact.email ?? '', fullName(contact)]).filter((name) => name !== '');
  const meant = suggest(written, known);
  const hint = meant === undefined ? ` ${FIND_CONTACT}` : ` Did you mean "${meant}"?`;
  throw new UsageError(`--contact ${written} is no contact of the audience.${hint}`);
}

const FIND_CONTACT = 'Write a mail address or a whole name of the list.';

function nameOf(language: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;
}

function lastPart(name: string): string {
  return name.split('/').at(-1) ?? name;
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[-_ ]/g, '');
}

/** One line a folder: mails to contacts, then scripts, reps, managers. */
function listed(names: readonly string[]): string {
  const folders = Map.groupBy(names, (name) => (name.includes('/') ? name.slice(0, name.indexOf('/') + 1) : ''));
  return [...folders]
    .map(([folder, some]) => `  ${folder === '' ? 'contacts' : folder}: ${some.join(', ')}`)
    .join('\n');
}
