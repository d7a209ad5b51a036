import type { StoryLine } from '../../workflows/story/story-line.ts';

export type Row = readonly [at: string, type: string, fields?: Record<string, unknown>];

/** A small timeline: each row `at`, type and fields; `seq` counts from 1. */
export function timeline(...rows: readonly Row[]): StoryLine[] {
  return rows.map(([at, type, fields = {}], index) => ({ at: `${at}:00.000Z`, seq: index + 1, type, ...fields }));
}

/** A line about one contact: `who` names enrollment and organisation. */
export function about(who: string, fields: Record<string, unknown> = {}): Record<string, unknown> {
  return { contact: `${who}@x.example`, enrollment: who, organisation: `org-${who}`, ...fields };
}

/** A signal about one contact. */
export function signal(who: string, name: string, by = 'contact', fields: Record<string, unknown> = {}) {
  return about(who, { signal: name, by, ...fields });
}
