/** What stands beside a call that a colleague may make. */
export interface GiveWords {
  readonly title: string;
  readonly to: string;
  readonly button: string;
  readonly choose: string;
  readonly told: (who: string) => string;
}

const NL: GiveWords = {
  title: 'Geef aan een collega',
  to: 'Welke collega belt?',
  button: 'Geven',
  choose: 'Kies een collega die er is. Een gesprek dat al gemeld is, kun je niet meer doorgeven.',
  told: (who) => `Het gesprek gaat naar ${who}, als eerste op zijn of haar lijst.`,
};

const DA: GiveWords = {
  title: 'Giv til en kollega',
  to: 'Hvilken kollega ringer?',
  button: 'Giv videre',
  choose: 'Vælg en kollega, der er til stede. Er opkaldet meldt, kan det ikke gives videre.',
  told: (who) => `Opkaldet går til ${who}, øverst på listen.`,
};

const DE: GiveWords = {
  title: 'An jemanden abgeben',
  to: 'Wer ruft an?',
  button: 'Abgeben',
  choose: 'Bitte jemanden wählen, der da ist. Was schon gemeldet ist, lässt sich nicht mehr abgeben.',
  told: (who) => `Der Anruf geht an ${who}, an die erste Stelle der Liste.`,
};

const EN: GiveWords = {
  title: 'Give to a colleague',
  to: 'Which colleague calls?',
  button: 'Give',
  choose: 'Choose a colleague who is in. A call that was already reported cannot be passed on.',
  told: (who) => `The call goes to ${who}, first on their list.`,
};

const WORDS: Readonly<Record<string, GiveWords>> = { nl: NL, da: DA, de: DE, en: EN };

/** English where we do not speak the language. */
export function giveWords(language: string): GiveWords {
  return WORDS[language] ?? EN;
}
