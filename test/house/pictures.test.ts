import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url));
const MAILS = readFileSync(`${DOCS}mails.md`, 'utf8');
const shown = [...MAILS.matchAll(/<img src="(pictures\/[^"]+)" width="(\d+)" alt="([^"]*)">/g)];

describe('the pictures of mails', () => {
  it('are twelve, each shown once with words, and none lies about', () => {
    const files = readdirSync(`${DOCS}pictures`).map((file) => `pictures/${file}`);
    expect(shown.map(([, file]) => file).sort()).toEqual(files.sort());
    expect(files).toHaveLength(12);
    for (const [, file, , words = ''] of shown) expect(words.length, file).toBeGreaterThan(20);
  });

  it.each(shown.map(([, file = '', width = '']) => ({ file, width })))(
    '$file is small, and as wide as it was shot',
    ({ file, width }) => {
      expect(existsSync(`${DOCS}${file}`)).toBe(true);
      expect(statSync(`${DOCS}${file}`).size).toBeLessThanOrEqual(150_000);
      const png = readFileSync(`${DOCS}${file}`);
      // The width stands at byte 16 of a PNG; a picture is shown at half of it, but those of a phone.
      expect([png.readUInt32BE(16), png.readUInt32BE(16) / 2]).toContain(Number(width));
    },
  );
});
