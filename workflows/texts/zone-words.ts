const ZONE_WORDS: Readonly<Record<string, (city: string) => string>> = {
  nl: (city) => `tijd in ${city}`,
  da: (city) => `lokal tid i ${city}`,
  de: (city) => `Ortszeit ${city}`,
  en: (city) => `${city} time`,
};

/** Cities that a zone is named after and that a language calls otherwise. */
const CITIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  nl: {
    ...{ Copenhagen: 'Kopenhagen', Berlin: 'Berlijn', London: 'Londen', Brussels: 'Brussel', Paris: 'Parijs' },
    ...{
      Vienna: 'Wenen',
      Zurich: 'Zürich',
      Luxembourg: 'Luxemburg',
      Rome: 'Rome',
      Prague: 'Praag',
      Warsaw: 'Warschau',
    },
    ...{ Lisbon: 'Lissabon', Athens: 'Athene', Budapest: 'Boedapest', Bucharest: 'Boekarest', Moscow: 'Moskou' },
  },
  da: {
    ...{ Copenhagen: 'København', Brussels: 'Bruxelles', Vienna: 'Wien', Zurich: 'Zürich', Rome: 'Rom' },
    ...{ Prague: 'Prag', Warsaw: 'Warszawa', Lisbon: 'Lissabon', Athens: 'Athen', Bucharest: 'Bukarest' },
    ...{ Moscow: 'Moskva' },
  },
  de: {
    ...{ Copenhagen: 'Kopenhagen', Brussels: 'Brüssel', Vienna: 'Wien', Zurich: 'Zürich', Luxembourg: 'Luxemburg' },
    ...{ Rome: 'Rom', Prague: 'Prag', Warsaw: 'Warschau', Lisbon: 'Lissabon', Athens: 'Athen', Bucharest: 'Bukarest' },
    ...{ Moscow: 'Moskau' },
  },
};

/** Whose clock a time is, by the city its zone is named after: `Amsterdam time`, `lokal tid i København`. */
export function zoneWords(language: string, timeZone: string): string {
  const city = (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
  return (ZONE_WORDS[language] ?? ((name: string) => `${name} time`))(CITIES[language]?.[city] ?? city);
}
