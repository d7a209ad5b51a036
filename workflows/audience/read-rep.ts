import { suggest } from '../language/suggest.ts';
import { foldWords } from './fold.ts';
import { didYouMean, type RowCells } from './row-cells.ts';

/** Of a rep what the audience needs: how he is named in a column, and whom he can be given. */
export interface AudienceRep {
  readonly email: string;
  readonly name: string;
  readonly segments?: readonly string[];
  /** Whom he can call; left out or empty: everybody. */
  readonly languages?: readonly string[];
  /** Capacity; left out: as much as the others. */
  readonly callsPerDay?: number;
}

/** `unknown`: the column names somebody who is not a rep; the row goes to nobody. */
export type RepOfRow = { readonly rep?: string; readonly unknown: boolean };

/** Makes the reader of the column `rep`: a mail address or a name. `repsFile` is named in messages. */
export function createRepReader(reps: readonly AudienceRep[], repsFile: string) {
  const byName = new Map<string, string[]>();
  for (const { email, name } of reps) byName.set(foldWords(name), [...(byName.get(foldWords(name)) ?? []), email]);
  const byEmail = new Map(reps.map((rep) => [rep.email.toLowerCase(), rep.email]));

  return (cells: RowCells): RepOfRow => {
    const text = cells.get('rep');
    if (text === undefined) return { unknown: false };
    const named = byName.get(foldWords(text)) ?? [];
    const rep = byEmail.get(text.toLowerCase()) ?? (named.length === 1 ? named[0] : undefined);
    if (rep !== undefined) return { rep, unknown: false };
    const nobody = 'This row goes to nobody until it is mended.';
    if (named.length > 1)
      cells.say('rep', 'error', `"${text}" are ${named.join(' and ')}: write the mail address. ${nobody}`);
    else cells.say('rep', 'error', `"${text}" is not in ${repsFile}.${meant(text)} ${nobody}`);
    return { unknown: true };
  };

  function meant(text: string): string {
    const name = suggest(foldWords(text), [...byName.keys()]);
    const emails = name === undefined ? undefined : byName.get(name);
    return emails === undefined ? didYouMean(text, [...byEmail.keys()]) : ` Did you mean ${emails.join(' or ')}?`;
  }
}
