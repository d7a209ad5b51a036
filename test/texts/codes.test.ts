import { describe, expect, it } from 'vitest';
import { managerWords } from '../../functions/serve-pages/words/manager-words.ts';
import { AUDIENCE_FIELDS } from '../../workflows/audience/accepted-headings.ts';
import { fieldName, fileName } from '../../workflows/texts/data-names.ts';
import { mailName } from '../../workflows/texts/mail-names.ts';
import { closedWords } from '../../workflows/texts/permission-words.ts';
import { TEMPLATES } from '../../workflows/texts/template-table.ts';

const LANGUAGES = ['nl', 'da', 'de', 'en'];
const TO_CONTACTS = Object.entries(TEMPLATES).flatMap(([name, { receiver }]) =>
  receiver === 'contact' || receiver === 'letter' ? [name] : [],
);
/** Of nobody's concern, or never asked of a hand-over. */
const UNASKED = [
  'titel',
  'initials',
  'lastNamePrefix',
  'organisationId',
  'rep',
  'personalLine',
  'note',
  'stage',
  'timeZone',
];

describe.each(LANGUAGES)('no code is shown to who reads %s', (language) => {
  it('every mail to a contact has a name of its own, what a marketer wrote himself is something to read', () => {
    const other = mailName(language, 'nurture-case-nairobi');
    for (const template of TO_CONTACTS.filter((name) => name !== 'nurture'))
      expect([other, template.includes('-') ? template : ''], template).not.toContain(mailName(language, template));
    expect(other).not.toContain('nairobi');
    expect(mailName(language, 'nurture')).toBe(other);
  });

  it('every field that a hand-over may lack has one', () => {
    const asked = AUDIENCE_FIELDS.filter((field) => !UNASKED.includes(field) && !/[pP]ermission|^crm/.test(field));
    for (const field of asked) {
      const name = fieldName(language, field);
      expect(name, field).not.toMatch(/[a-z][A-Z]/);
      if (language !== 'en') expect(name, field).not.toMatch(/^(?:role|phone|email|source|language|country|city)$/);
    }
    expect(fieldName(language, 'vloot')).toBe('vloot');
  });

  it('every reason for which a channel is closed has one, and none is shown for what has not', () => {
    const known = [
      'unsubscribed',
      'complained',
      'objected',
      'hard bounce',
      'do-not-call',
      'audience file',
      'said on the phone',
    ];
    for (const reason of known) {
      const words = closedWords(language, 'mail', reason);
      expect(words, reason).toContain(': ');
      if (language !== 'en') expect(words, reason).not.toContain(reason);
    }
    expect(closedWords(language, 'phone', 'some-new-code')).not.toContain('some-new-code');
  });

  it('files and holds have one', () => {
    if (language !== 'en') expect(fileName(language, 'recording')).not.toBe('recording');
    expect(fileName(language, 'prijslijst')).toBe('prijslijst');
    expect(managerWords(language).reasons).toHaveProperty(['restored copy']);
    expect(Object.keys(managerWords(language).reasons)).toEqual(Object.keys(managerWords('nl').reasons));
  });
});
