import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** SHA-256 of a text, in hex: the one hash of ids. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A file's text; undefined where there is none. */
export function readTextFile(path: string): string | undefined {
  return existsSync(path) && statSync(path).isFile() ? readFileSync(path, 'utf8') : undefined;
}

/** Every file of a folder and below, relative to it, with `/` on every machine, sorted; none where there is no folder. */
export function listFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => statSync(`${folder}/${name}`).isFile())
    .sort();
}

/** Source of a built-in workflow; undefined for any other name. */
export function builtInWorkflow(name: string): string | undefined {
  if (!/^[a-z-]+$/.test(name)) return undefined;
  return readTextFile(fileURLToPath(new URL(`../../workflows/built-in/${name}.yaml`, import.meta.url)));
}
