import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the texts that come with Baton lie. */
export const BUILT_IN_TEXTS = fileURLToPath(new URL('../../workflows/built-in/texts/', import.meta.url));

/** Every Markdown file below a folder by its path in it, with `/` on every machine: `nl/scripts/call-2.md` → its source. */
export function readTexts(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const texts = names.filter((name) => name.endsWith('.md')).sort();
  return new Map(texts.map((name) => [name.replaceAll('\\', '/'), readFileSync(`${folder}/${name}`, 'utf8')]));
}
