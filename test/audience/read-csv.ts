import { createHash } from 'node:crypto';
import type { Audience, AudienceInput } from '../../workflows/audience/audience.ts';
import { readAudience } from '../../workflows/audience/read-audience.ts';

const ZONES = new Set(['Europe/Amsterdam', 'Europe/Copenhagen', 'Europe/Berlin', 'Europe/London']);

const REPS = [
  { email: 'pieter@voorbeeld.example', name: 'Pieter Bakker', segments: ['forwarders'], languages: ['nl', 'en'] },
  { email: 'lotte@voorbeeld.example', name: 'Lotte Smit', languages: ['da', 'nl'] },
];

/** SHA-256, as the command line gives it. */
export function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Reads a list of a Dutch campaign; a text is given as UTF-8. The note on a missing country is `headings.test.ts`'s. */
export async function readCsv(csv: string | Uint8Array, changes: Partial<AudienceInput> = {}): Promise<Audience> {
  const audience = await readAudience({
    file: 'invitees.csv',
    bytes: [typeof csv === 'string' ? new TextEncoder().encode(csv) : csv],
    defaults: { country: 'NL', language: 'nl', timeZone: 'Europe/Amsterdam' },
    reps: REPS,
    sources: ['fair-tl-2026', 'bought-x'],
    hash,
    zoneExists: (zone) => ZONES.has(zone),
    ...changes,
  });
  return {
    ...audience,
    problems: audience.problems.filter(({ message }) => !message.startsWith('no column for the country')),
  };
}

/** One row under these headings, with what every row needs: an organisation and a source. */
export function readCells(
  cells: Readonly<Record<string, string>>,
  changes: Partial<AudienceInput> = {},
): Promise<Audience> {
  const all = { organisation: 'Voorbeeld BV', source: 'fair-tl-2026', ...cells };
  const quoted = Object.values(all).map((cell) => `"${cell.replaceAll('"', '""')}"`);
  return readCsv(`${Object.keys(all).join(',')}\n${quoted.join(',')}\n`, changes);
}

/** As `validate` prints them. */
export function printed(audience: Pick<Audience, 'problems'>): string[] {
  return audience.problems.map(({ file, line, column, path, message }) => {
    const place = [file, line, column].filter((part) => part !== undefined).join(':');
    return path === '' ? `${place}: ${message}` : `${place} ${path}: ${message}`;
  });
}
