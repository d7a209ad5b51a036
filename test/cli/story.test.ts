import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EXAMPLE } from './run.ts';

const STORY = fileURLToPath(new URL('../../cli/story.ts', import.meta.url));

function story(env: Record<string, string>): string {
  const { PATH = '' } = process.env;
  return execFileSync(process.execPath, [STORY], { env: { PATH, ...env }, encoding: 'utf8' });
}

/** The real clock four years on. */
const ANOTHER_DAY = `--import=data:text/javascript,${encodeURIComponent(`
  const now = Date.UTC(2031, 4, 5);
  globalThis.Date = class extends Date {
    constructor(...given) {
      super(...(given.length === 0 ? [now] : given));
    }
    static now() {
      return now;
    }
  };
`)}`;

/** One digest of every file that was written. */
function writtenFiles(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(join(EXAMPLE, 'out')).sort()) {
    hash.update(name).update(readFileSync(join(EXAMPLE, 'out', name)));
  }
  return hash.digest('hex');
}

describe('npm start', () => {
  it('tells the same bytes in every zone and language, and on every day, and writes the same files', () => {
    const here = story({ TZ: 'America/St_Johns', LANG: 'C' });
    const files = writtenFiles();
    const there = { TZ: 'Asia/Tokyo', LANG: 'ja_JP.UTF-8', LC_ALL: 'de_DE.UTF-8', NODE_OPTIONS: ANOTHER_DAY };
    expect(story(there)).toBe(here);
    expect(writtenFiles()).toBe(files);
    expect(here).toMatch(/^Doing Business in Africa: Thursday 18 March 2027, Voorbeeld Logistics,/);
    expect(here).toMatch(/\n150 contacts are invited and followed up by 5 reps,/);
    expect(here.split('\n').filter((line) => [...line].length > 80)).toEqual([]);
    for (const title of ['came and said yes', 'came without an appointment', 'no-show', 'declined', 'opted out']) {
      expect(here).toContain(`\nThe first ${title.startsWith('no') ? '' : 'who '}${title}: `);
    }
    expect(here).toMatch(/\nNothing was sent\. All of it lies in campaigns\/zakendoen-in-afrika\/out:\n\n/);
    expect(here).toMatch(/\n {2}\*\.eml {12}\d+ mails, each to be opened in any mail program\n/);
    expect(existsSync(join(EXAMPLE, 'out/report.html'))).toBe(true);
  }, 180_000);
});
