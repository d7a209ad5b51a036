/** Absences that a script tells of while the campaign runs: `{ at, rep, absent: { from, until } }`. */
import { readFileSync } from 'node:fs';
import { parse as parseYaml } from 'yaml';
import { type Days, parseLocalInstant } from './calendars.ts';
import { asList, asText, asTree } from './read-workflow.ts';

export interface Announced {
  readonly rep: string;
  /** From when on everybody knows it. */
  readonly since: number;
  readonly days: Days;
}

export function readAnnounced(path: string, zone: string): readonly Announced[] {
  return announcedIn(parseYaml(readFileSync(path, 'utf8')), zone);
}

/** Entries without a date of their own are left out: when they happen is not ours to say. */
export function announcedIn(script: unknown, zone: string): readonly Announced[] {
  return asList(script)
    .map(asTree)
    .flatMap(({ at, rep, absent }) => {
      const { from, until } = asTree(absent);
      const days = { from: asText(from), to: asText(until) };
      const since = parseLocalInstant(asText(at), zone);
      if (since === undefined || asText(rep) === '' || days.from === '' || days.to === '') return [];
      return [{ rep: asText(rep).toLowerCase(), since, days }];
    });
}
