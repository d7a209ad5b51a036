import { existsSync } from 'node:fs';
import { join } from 'node:path';

const VOID = new Set(['meta', 'br', 'hr', 'img', 'input', 'link', 'col']);

/** What is not well-formed in a page of ours: each tag closed in its order, each attribute quoted, no bare sign. */
export function faultsOf(page: string): readonly string[] {
  const body = page.replace(/^<!doctype html>/i, '').replace(/<style>[\s\S]*?<\/style>/g, '');
  const open: string[] = [];
  const faults: string[] = [];
  for (const [token] of body.matchAll(/<[^>]*>|[^<]+/g)) {
    if (!token.startsWith('<')) {
      if (/&(?!(?:amp|lt|gt|quot|#39);)|>/.test(token)) faults.push(`bare sign in: ${token.trim()}`);
      continue;
    }
    const [, slash, name = '', rest = ''] = /^<(\/?)([a-z][a-z0-9]*)([\s\S]*)>$/.exec(token) ?? [];
    if (name === '') faults.push(`no tag: ${token}`);
    else if (slash === '/') {
      const expected = open.pop();
      if (expected !== name) faults.push(`</${name}> where </${expected}> belongs`);
    } else {
      if (!/^(?:\s+[a-z-]+="[^"<]*")*\s*$/.test(rest)) faults.push(`attributes of: ${token}`);
      if (!VOID.has(name)) open.push(name);
    }
  }
  return [...faults, ...open.map((name) => `<${name}> stays open`)];
}

/** Links of a page that lead nowhere: to no file beside it and to no place on it. */
export function deadLinks(page: string, folder: string): readonly string[] {
  const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  return [...page.matchAll(/ href="([^"]*)"/g)].flatMap(([, href = '']) => {
    const [file = '', id] = href.split('#');
    if (file === '') return id !== undefined && ids.has(id) ? [] : [href];
    return file.startsWith('./') && existsSync(join(folder, decodeURIComponent(file))) ? [] : [href];
  });
}

/** What a page would fetch or run: nothing. */
export function fetchedBy(page: string): readonly string[] {
  return [...page.matchAll(/<(?:script|img|iframe|link|object|video)\b|\bsrc=|@import|url\(|\bon[a-z]+="/gi)].map(
    ([found]) => found,
  );
}
