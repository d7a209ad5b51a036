import type { Contact, Organisation } from '../domain/contact.ts';
import type { Problem } from '../language/problem.ts';
import type { AudienceRep } from './read-rep.ts';
import type { RejectedRow } from './rejected-file.ts';

/** Where an audience comes from and what it is checked against. `bytes` is read once, as it comes. */
export interface AudienceInput {
  /** As it is named in messages. */
  readonly file: string;
  readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  readonly defaults: { readonly country: string; readonly language: string; readonly timeZone: string };
  readonly reps: readonly AudienceRep[];
  /** Default `reps.yaml`; only for messages. */
  readonly repsFile?: string;
  /** Ids of the plan's sources. */
  readonly sources: readonly string[];
  /** SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
  readonly hash: (text: string) => string;
  readonly zoneExists: (zone: string) => boolean;
}

/** What a file of invitees says. With an error in the file itself there are no contacts, only problems. */
export interface Audience {
  /** In the order of the file, each address once. */
  readonly contacts: readonly Contact[];
  readonly organisations: readonly Organisation[];
  readonly rejected: readonly RejectedRow[];
  readonly problems: readonly Problem[];
  /** Contact id → line of its row. */
  readonly rows: ReadonlyMap<string, number>;
  /** Contacts by language, with the lines of the first ones. */
  readonly languages: ReadonlyMap<string, { readonly contacts: number; readonly lines: readonly number[] }>;
  /** Ids of contacts whose column `rep` names somebody who is no rep: for `assignReps`, to leave them alone. */
  readonly nobody: ReadonlySet<string>;
  /** Ids of whoever stands on a suppression list: also who is added by a rep later is closed by it. */
  readonly suppressed?: ReadonlySet<string>;
}
