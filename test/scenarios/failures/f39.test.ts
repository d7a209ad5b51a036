import { describe, expect, it } from 'vitest';
import { renderOutbox } from '../../../infra/local/mails/render-outbox.ts';
import { rehearse } from '../../../infra/local/rehearse.ts';
import { loadScenario } from '../campaign-files.ts';

/** The text of each source of the scenario's plan, by language. */
const TOLD: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  fair: {
    nl: 'wij spraken elkaar op de beurs',
    da: 'vi talte sammen på messen',
    de: 'wir sprachen auf der Messe',
    en: 'we spoke at the fair',
  },
  list: {
    nl: 'uw gegevens kregen wij van X',
    da: 'vi fik dine oplysninger fra X',
    de: 'wir erhielten Ihre Daten von X',
    en: 'we received your details from X',
  },
};

const people = Object.entries(TOLD).flatMap(([source, texts]) =>
  Object.keys(texts).map((language) => ({ name: `${source}${language}`, source, language })),
);

describe('F39', () => {
  it('F39 the first mail of every source and language says who we are, where the address comes from and how to object', async () => {
    const loaded = await loadScenario({ contacts: people });
    const rehearsal = await rehearse({ loaded, script: [], seed: 1, until: Date.UTC(2027, 1, 1, 12) });
    const mails = [...renderOutbox(rehearsal, loaded.texts)];
    for (const { name, source, language } of people) {
      const first = mails.find(({ eml }) => eml.to.address.startsWith(`${name}@`));
      const footer = first?.eml.text.split('\n--\n')[1]?.split('\n\n')[0] ?? '';
      for (const words of [
        TOLD[source]?.[language] ?? '?',
        'Voorbeeld Logistics BV',
        'Havenweg 1, 3000 AA Rotterdam',
        '/u/',
      ])
        expect(footer, `${name}: ${words}`).toContain(words);
    }
  });

  it.each(['nl', 'da', 'de', 'en'])('F39 a source without its text in %s stops validate', async (language) => {
    const contacts = people.filter((person) => person.language === language);
    const { problems } = await loadScenario({
      contacts,
      changePlan: (text) => text.replace(`${language}: ${TOLD.list?.[language]}`, 'fr: x'),
    });
    expect(problems.filter(({ severity }) => severity === 'error').map(({ path }) => path)).toEqual([
      'sources.list.text',
    ]);
  });
});
