import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeRehearsal } from '../../infra/local/write-rehearsal.ts';
import { rehearseExample } from '../adapters/mail/rehearsed-campaign.ts';
import { emptyFolder } from '../cli/run.ts';
import { UNSEEN } from './attacks.ts';
import { hostileRehearsal } from './hostile-campaign.ts';
import { readCalendar } from './read-calendar.ts';
import { readHtml } from './read-html.ts';

let folder: string;
let names: readonly string[];
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const ending = (end: string) => names.filter((name) => name.endsWith(end));

describe('what a rehearsal of hostile people writes', () => {
  beforeAll(async () => {
    const { rehearsal, loaded } = await rehearseExample();
    folder = emptyFolder();
    await writeRehearsal(hostileRehearsal(rehearsal), loaded.texts, folder);
    names = readdirSync(folder);
  }, 120_000);

  it('is files beside one another, whose names nobody else chose', () => {
    expect(ending('.eml').length).toBeGreaterThan(100);
    for (const name of names) expect(name).toMatch(/^[\w.@+-]+$/);
  });

  it('has pages that run nothing, load nothing and lead nowhere but to us', () => {
    expect(read('report.html')).toContain('&lt;script&gt;alert(1)');
    for (const name of [...ending('.html')]) {
      const { elements, links } = readHtml(read(name));
      for (const { name: tag, attributes } of elements) {
        expect(['script', 'form', 'input', 'iframe', 'object', 'base', 'embed', 'mj-raw']).not.toContain(tag);
        expect(Object.keys(attributes).filter((key) => /^on/i.test(key))).toEqual([]);
      }
      expect(links.filter((link) => !OURS.test(link))).toEqual([]);
    }
  });

  it('has calendar files of one event each', () => {
    expect(ending('.ics').length).toBeGreaterThan(20);
    for (const name of ending('.ics')) {
      const { others, attendees, summary, organiser } = readCalendar(read(name));
      expect(others).toEqual([]);
      expect([...attendees, organiser.address].join(' ')).not.toContain('evil');
      expect(summary).not.toMatch(UNSEEN);
    }
  });

  it('F49 has letters of one row each, as they are printed, without a formula', () => {
    const rows: Record<string, string>[] = parse(read('letters.csv'), { delimiter: ';', bom: true, columns: true });
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/);
      expect(Object.values(row).join('')).not.toContain('\u200c');
    }
  });

  it('has a timeline of one object a line, and a report that is JSON', () => {
    const lines = read('timeline.ndjson').trimEnd().split('\n');
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('type');
    expect(JSON.parse(read('report.json'))).toHaveProperty('campaign');
  });
});

/** Files beside it, places on the page, and what a mail of ours links to. */
const OURS = /^(\.\/[\w.@%+-]+|#[\w-]*|https:\/\/voorbeeld\.example\/\S*|tel:\+?\d+|mailto:[\w.+-]+@[\w.-]+)$/;
