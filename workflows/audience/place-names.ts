import { getCountries, isSupportedCountry } from 'libphonenumber-js/min';
import { fold } from './fold.ts';

const LOCALES = ['en', 'nl', 'da', 'de'];
const LANGUAGES = ['nl', 'da', 'de', 'en', 'fr', 'es', 'it', 'pt', 'pl', 'sv', 'no', 'fi'];

/** Beside the names that `Intl` knows; folded. */
const MORE_COUNTRIES = [
  ...['uk GB', 'england GB', 'engeland GB', 'schotland GB', 'scotland GB', 'wales GB', 'greatbritain GB', 'gbr GB'],
  ...['grootbrittannie GB', 'storbritannien GB', 'grossbritannien GB', 'holland NL', 'thenetherlands NL', 'nld NL'],
  ...['usa US', 'verenigdestaten US', 'tsjechie CZ', 'dnk DK', 'deu DE', 'bel BE', 'aut AT', 'che CH'],
];
/** What people write for a language that is the code of a country, or a dialect's name. */
const MORE_LANGUAGES = ['dk da', 'uk en', 'gb en', 'hollands nl', 'vlaams nl'];
/** Parts of countries with holidays of their own (codes of ISO 3166-2 without the country). */
const REGIONS = new Map([
  ...['baden-württemberg BW', 'bayern BY', 'berlin BE', 'brandenburg BB', 'bremen HB', 'hamburg HH'].map(german),
  ...['hessen HE', 'mecklenburg-vorpommern MV', 'niedersachsen NI', 'nordrhein-westfalen NW', 'nrw NW'].map(german),
  ...['rheinland-pfalz RP', 'saarland SL', 'sachsen SN', 'sachsen-anhalt ST'].map(german),
  ...['schleswig-holstein SH', 'thüringen TH'].map(german),
  ...['england ENG', 'scotland SCT', 'wales WLS', 'northernireland NIR'].map((pair) => named('GB', pair)),
]);

/** Finds codes by the names that people write in the four languages. Building the names is done once, when needed. */
export interface PlaceNames {
  /** ISO 3166-1 alpha-2. */
  country(text: string): string | undefined;
  /** Two letters, lower case. */
  language(text: string): string | undefined;
}

export function createPlaceNames(): PlaceNames {
  let countries: ReadonlyMap<string, string> | undefined;
  let languages: ReadonlyMap<string, string> | undefined;
  return {
    country(text) {
      const code = text.toUpperCase();
      if (code.length === 2 && isSupportedCountry(code)) return code;
      countries ??= namesOf('region', getCountries(), MORE_COUNTRIES);
      return countries.get(fold(text));
    },
    language(text) {
      const folded = fold(text.replace(/[-_].*$/, ''));
      languages ??= namesOf('language', LANGUAGES, MORE_LANGUAGES);
      return languages.get(folded) ?? (/^[a-z]{2}$/.test(folded) ? folded : undefined);
    },
  };
}

/** The code of a part of a country; a name not known stays as it is. */
export function regionCode(text: string, country: string | undefined): string {
  return REGIONS.get(`${country ?? ''} ${fold(text)}`) ?? text;
}

function namesOf(type: 'region' | 'language', codes: readonly string[], more: readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const locale of LOCALES) {
    const display = new Intl.DisplayNames([locale], { type });
    for (const code of codes) names.set(fold(display.of(code) ?? code), code);
  }
  for (const [name = '', code = ''] of more.map((pair) => pair.split(' '))) names.set(name, code);
  return names;
}

function named(country: string, pair: string): [string, string] {
  const [name = '', code = ''] = pair.trim().split(' ');
  return [`${country} ${fold(name)}`, code];
}

function german(pair: string): [string, string] {
  return named('DE', pair);
}
