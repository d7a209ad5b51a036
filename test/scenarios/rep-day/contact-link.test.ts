import { describe, expect, it } from 'vitest';
import { readerKey } from '../../../functions/shared/link-reader.ts';
import { verifyLink } from '../../../functions/shared/links.ts';
import { REHEARSAL_KEY } from '../../../infra/local/rehearsal-links.ts';
import { type Scenario, startScenario } from '../scenario.ts';
import { mailsOf } from './mails.ts';

const [PIETER, LOTTE] = ['pieter@voorbeeld.example', 'lotte@voorbeeld.example'];

/** Lotte is away for a week in which hers are called; both read this language. */
async function week(language: string): Promise<Scenario> {
  const rep = `hours: { mon-fri: 09:00-17:00 }, callsPerDay: 8, mail: digest, language: ${language}`;
  const reps = `reps:
  - { email: ${PIETER}, name: Pieter Bakker, ${rep} }
  - { email: ${LOTTE}, name: Lotte Smit, deputy: ${PIETER}, absences: [ { from: 2027-02-08, to: 2027-02-12 } ], ${rep} }
`;
  const contacts = [{ name: 'anna' }, { name: 'eva', rep: LOTTE }];
  const scenario = await startScenario({ contacts, reps });
  await scenario.runUntil('2027-02-16 12:00');
  expect(scenario.faults).toEqual([]);
  return scenario;
}

const WORDS: Readonly<Record<string, string>> = {
  nl: 'Er is contact geweest',
  da: 'Der har været kontakt',
  de: 'Es gab Kontakt',
  en: 'There was contact',
};

describe('rep-day: there was contact', () => {
  it.each(Object.entries(WORDS))(
    'rep-day: stands below every digest and the mail after an absence, signed for its reader alone, in %s',
    async (language, words) => {
      const scenario = await week(language);
      const mails = mailsOf(scenario).filter(({ template }) => ['reps/digest', 'reps/return'].includes(template));
      expect(new Set(mails.map(({ template }) => template)).size).toBe(2);
      expect(new Set(mails.map(({ eml }) => eml.to.address))).toEqual(new Set([PIETER, LOTTE]));
      for (const { eml } of mails) {
        const [, url = '', token = ''] = new RegExp(`${words} <(https://[^/]+/m/([^>]+))>`).exec(eml.text) ?? [];
        expect(verifyLink([REHEARSAL_KEY], 'm', token, eml.sentAt)).toMatchObject({
          status: 'valid',
          link: { subject: `afrika.contacts.${readerKey(scenario.setup, eml.to.address)}` },
        });
        expect(eml.html).toContain(`href="${url}"`);
      }
    },
  );
});
