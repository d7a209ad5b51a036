/** Words of other languages that people write for our keys. */
const FOREIGN_KEYS: Readonly<Record<string, string>> = {
  naam: 'name',
  navn: 'name',
  aanvang: 'start',
  begin: 'start',
  beginn: 'start',
  einde: 'end',
  eind: 'end',
  slut: 'end',
  ende: 'end',
  locatie: 'venue',
  plaats: 'venue',
  sted: 'venue',
  ort: 'venue',
  capaciteit: 'capacity',
  kapacitet: 'capacity',
  kapazität: 'capacity',
  land: 'country',
  taal: 'language',
  sprog: 'language',
  sprache: 'language',
  tijdzone: 'timeZone',
  tidszone: 'timeZone',
  zeitzone: 'timeZone',
  verkopers: 'reps',
  sælgere: 'reps',
  vertrieb: 'reps',
  doelgroep: 'audience',
  målgruppe: 'audience',
  zielgruppe: 'audience',
  bestanden: 'files',
  filer: 'files',
  dateien: 'files',
  gastheer: 'host',
  vært: 'host',
  gastgeber: 'host',
  afzender: 'sender',
  afsender: 'sender',
  absender: 'sender',
  adres: 'address',
  adresse: 'address',
  telefoon: 'phone',
  telefon: 'phone',
  feestdagen: 'holidays',
  helligdage: 'holidays',
  feiertage: 'holidays',
};

/**
 * The one of `words` that was most likely meant: another language's word for it, or at most a third of the letters
 * away (a swap of two neighbours counts once). Upper and lower case, `-` and `_` are ignored; undefined where none is near.
 */
export function suggest(word: string, words: readonly string[]): string | undefined {
  const plain = fold(word);
  const translated = FOREIGN_KEYS[plain];
  if (translated !== undefined && words.includes(translated)) return translated;
  let best: string | undefined;
  // A word of up to five letters may be one edit away, one of nine three: farther is another word.
  let bestDistance = Math.min(3, Math.max(1, Math.floor(plain.length / 3))) + 1;
  for (const candidate of words) {
    const distance = damerauDistance(plain, fold(candidate), bestDistance);
    if (distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

/** `Did you mean "capacity"? ` with the space, or nothing. */
export function didYouMean(word: string, words: readonly string[]): string {
  const meant = suggest(word, words);
  return meant === undefined ? '' : ` Did you mean "${meant}"?`;
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[-_ ]/g, '');
}

/** Optimal string alignment; `limit` where the lengths alone are as far apart. */
function damerauDistance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) >= limit || from.length > 60) return limit;
  let [beforeLast, last] = [[] as number[], Array.from({ length: to.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replace = (last[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const swap = swapped ? (beforeLast[j - 2] ?? 0) + 1 : replace;
      row.push(Math.min(replace, swap, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    [beforeLast, last] = [last, row];
  }
  return last[to.length] ?? limit;
}
