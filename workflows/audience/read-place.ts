import { COUNTRIES } from '../language/countries.ts';
import { createPlaceNames, regionCode } from './place-names.ts';
import type { RowCells } from './row-cells.ts';

/** What a campaign gives to a contact whose country gives nothing. */
export interface PlaceDefaults {
  readonly country: string;
  readonly language: string;
  readonly timeZone: string;
}

/** Where a contact is, and the language and zone that follow. `country` undefined = unknown: the strictest rules. */
export interface Place {
  readonly country: string | undefined;
  readonly region: string | undefined;
  readonly language: string;
  readonly timeZone: string;
}

/** Makes the reader of country, region, language and zone. What it does not know falls back, with a warning, never out. */
export function createPlaceReader(defaults: PlaceDefaults, zoneExists: (zone: string) => boolean) {
  const names = createPlaceNames();
  const zones = new Map<string, boolean>();

  function knownZone(zone: string): string | undefined {
    const exists = zones.get(zone) ?? zoneExists(zone);
    zones.set(zone, exists);
    return exists ? zone : undefined;
  }

  return (cells: RowCells): Place => {
    const country = readKnown(cells, 'country', { find: names.country, otherwise: STRICTEST });
    const given = country === undefined ? undefined : COUNTRIES.get(country);
    const by = given === undefined ? 'the campaign’s' : `that of ${country}`;
    const { language, timeZone } = given ?? defaults;
    const region = cells.get('region');
    return {
      country,
      region: region === undefined ? undefined : regionCode(region, country),
      language:
        readKnown(cells, 'language', { find: names.language, otherwise: `${language} is used, ${by}.` }) ?? language,
      timeZone: readKnown(cells, 'timeZone', { find: knownZone, otherwise: `${timeZone} is used, ${by}.` }) ?? timeZone,
    };
  };
}

const STRICTEST = 'The strictest rules hold for this row.';

/** How a cell is read, and what holds when it cannot be. */
interface Known {
  readonly find: (text: string) => string | undefined;
  readonly otherwise: string;
}

const RIGHT = {
  country: 'no country: write two letters, e.g. NL, DK, DE, GB.',
  language: 'no language: write two letters, e.g. nl, da, de, en.',
  timeZone: 'no time zone: write e.g. Europe/Amsterdam.',
};

/** The value of this cell; undefined where it is empty or, with a warning that names the fallback, not known. */
function readKnown(cells: RowCells, field: keyof typeof RIGHT, known: Known): string | undefined {
  const text = cells.get(field);
  if (text === undefined) return undefined;
  const value = known.find(text);
  if (value === undefined) cells.say(field, 'warning', `"${text}" is ${RIGHT[field]} ${known.otherwise}`);
  return value;
}
