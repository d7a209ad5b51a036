import { sourcesOf } from '../../../functions/adapters/mail/contact-mail.ts';
import { valuesAbout } from '../../../functions/adapters/mail/mail-context.ts';
import { csvText } from '../../../workflows/audience/csv-text.ts';
import { formOf } from '../../../workflows/texts/contact-values.ts';
import { onPaper } from '../../../workflows/texts/plain-text.ts';
import { renderMail } from '../../../workflows/texts/render-mail.ts';
import { fullName } from '../../../workflows/texts/salutation.ts';
import type { TextStore } from '../../../workflows/texts/text-store.ts';
import type { Rehearsal } from '../rehearse.ts';
import { rehearsalContext } from './rehearsal-context.ts';

const COLUMNS = [
  'name',
  'organisation',
  'street',
  'postcode',
  'city',
  'country',
  'language',
  'rep',
  'response',
  'text',
];

/** The text of `letters.csv` for the print shop: a row a letter, address and words; undefined where there are none. */
export function lettersFile(rehearsal: Rehearsal, texts: TextStore): string | undefined {
  const told = rehearsalContext(rehearsal, texts);
  const rows: string[][] = [];
  for (const line of rehearsal.lines) {
    const context = told.at(line);
    const known = told.journal.of(String(line.enrollment));
    const contact = line.type === 'LetterListed' && known ? context.contactOf(known.enrollment) : undefined;
    const values = contact && known ? valuesAbout(context, known, line) : undefined;
    if (contact && known && values) {
      const { language, street = '', postcode = '', city = '', country = '', organisationName } = contact;
      const template = context.touches.get(String(line.touch))?.template ?? 'letter-invitation';
      const form = formOf(rehearsal.setup.campaign, language);
      const letter = renderMail({
        template,
        language,
        form,
        texts,
        values,
        sources: sourcesOf(context, contact.source),
      });
      const text = letter.ok ? onPaper(letter.mail.text) : '';
      rows.push([
        fullName(contact),
        organisationName,
        street,
        postcode,
        city,
        country,
        language,
        known.rep,
        values.links.response ?? '',
        text,
      ]);
    }
    told.journal.read(line);
  }
  if (rows.length === 0) return undefined;
  return csvText([COLUMNS, ...rows]);
}
