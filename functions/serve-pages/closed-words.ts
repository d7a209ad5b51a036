import type { Shown } from './layout.ts';

interface Words {
  readonly title: string;
  readonly text: string;
}

type Why = 'forged' | 'expired' | 'method' | 'too-long' | 'fault';

/** Whoever has no valid link is told nothing of anybody; the language is his browser's. */
const WORDS: Readonly<Record<string, Readonly<Record<Why, Words>>>> = {
  nl: {
    forged: {
      title: 'Deze link werkt niet',
      text: 'De link is niet volledig of is ingetrokken. Gebruik de link uit de laatste mail, of antwoord op die mail.',
    },
    expired: {
      title: 'Deze link is verlopen',
      text: 'Gebruik de link uit een nieuwere mail, of antwoord op de mail waarin deze link stond.',
    },
    method: { title: 'Dat kan hier niet', text: 'Open de link uit de mail.' },
    'too-long': { title: 'Dat is te lang', text: 'Maak de tekst korter en probeer het opnieuw.' },
    fault: {
      title: 'Dit lukte nu niet',
      text: 'Er is niets veranderd, of het was al gelukt. Probeer het over een minuut nog een keer.',
    },
  },
  da: {
    forged: {
      title: 'Linket virker ikke',
      text: 'Linket er ikke fuldstændigt eller er trukket tilbage. Brug linket fra den seneste mail, eller svar på mailen.',
    },
    expired: {
      title: 'Linket er udløbet',
      text: 'Brug linket fra en nyere mail, eller svar på den mail, linket stod i.',
    },
    method: { title: 'Det kan man ikke her', text: 'Åbn linket fra mailen.' },
    'too-long': { title: 'Det er for langt', text: 'Gør teksten kortere, og prøv igen.' },
    fault: {
      title: 'Det lykkedes ikke nu',
      text: 'Intet er ændret, eller det lykkedes allerede. Prøv igen om et minut.',
    },
  },
  de: {
    forged: {
      title: 'Dieser Link funktioniert nicht',
      text: 'Der Link ist unvollständig oder wurde zurückgezogen. Bitte den Link aus der letzten E-Mail nutzen oder darauf antworten.',
    },
    expired: {
      title: 'Dieser Link ist abgelaufen',
      text: 'Bitte den Link aus einer neueren E-Mail nutzen oder auf die E-Mail antworten, in der dieser Link stand.',
    },
    method: { title: 'Das geht hier nicht', text: 'Bitte den Link aus der E-Mail öffnen.' },
    'too-long': { title: 'Das ist zu lang', text: 'Bitte den Text kürzen und es noch einmal versuchen.' },
    fault: {
      title: 'Das hat jetzt nicht geklappt',
      text: 'Es wurde nichts geändert, oder es hatte schon geklappt. Bitte in einer Minute noch einmal versuchen.',
    },
  },
  en: {
    forged: {
      title: 'This link does not work',
      text: 'The link is incomplete or has been withdrawn. Use the link in the latest mail, or reply to that mail.',
    },
    expired: {
      title: 'This link has expired',
      text: 'Use the link in a newer mail, or reply to the mail this link was in.',
    },
    method: { title: 'That is not possible here', text: 'Open the link in the mail.' },
    'too-long': { title: 'That is too long', text: 'Shorten the text and try again.' },
    fault: {
      title: 'That did not work just now',
      text: 'Nothing was changed, or it had worked already. Please try again in a minute.',
    },
  },
};

/** Why there is no page, in one of our four languages: the first the browser asks for, else English. */
export function closedWords(why: Why, acceptLanguage: string | undefined): Words & Pick<Shown, 'language'> {
  const asked = (acceptLanguage ?? '').split(',').map((entry) => entry.trim().slice(0, 2).toLowerCase());
  const language = asked.find((each) => Object.hasOwn(WORDS, each)) ?? 'en';
  const words = WORDS[language]?.[why] ?? WORDS.en?.[why];
  if (!words) throw new Error(`no words for ${why}`);
  return { language, ...words };
}
