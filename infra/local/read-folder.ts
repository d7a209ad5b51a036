import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A file's text; undefined where there is none. */
export function readTextFile(path: string): string | undefined {
  return isFile(path) ? readFileSync(path, 'utf8') : undefined;
}

/** Every file of a folder and below, relative to it, with `/` on every machine, sorted; none where there is no folder. */
export function listFiles(folder: string): readonly string[] {
  if (!isFolder(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => statSync(`${folder}/${name}`).isFile())
    .sort();
}

/** Names in a folder, without those below it, sorted. */
export function listFolder(folder: string): readonly string[] {
  return isFolder(folder) ? readdirSync(folder).sort() : [];
}

/** Whether there is a folder of that name, not a file. */
export function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** Whether there is a file of that name, not a folder. */
export function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

/** Names of the workflows that come with Baton. */
export const BUILT_IN_WORKFLOWS: readonly string[] = ['seminar', 'webinar', 'nurture'];

/** Source of a built-in workflow; undefined for any other name. */
export function builtInWorkflow(name: string): string | undefined {
  if (!/^[a-z-]+$/.test(name)) return undefined;
  return readTextFile(fileURLToPath(new URL(`../../workflows/built-in/${name}.yaml`, import.meta.url)));
}
