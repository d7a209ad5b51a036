import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { proofWords } from '../../workflows/story/words/proof-in-language.ts';
import { TEMPLATES } from '../../workflows/texts/template-table.ts';
import { deadLinks, faultsOf, fetchedBy } from './page-check.ts';
import { baton, copyOfExample, EXAMPLE, emptyFolder } from './run.ts';

const LANGUAGES = ['nl', 'da', 'de', 'en'];

describe('baton preview --all', () => {
  const out = emptyFolder();
  let said: Awaited<ReturnType<typeof baton>>;
  let page: string;
  /** Without the mails themselves. */
  let around: string;

  beforeAll(async () => {
    said = await baton('preview', EXAMPLE, '--all', '--out', out);
    page = readFileSync(join(out, 'proof.html'), 'utf8');
    around = page.replace(/<template[\s\S]*?<\/template>/g, '');
  }, 60_000);

  const articleOf = (template: string) =>
    around.split('<article ').find((article) => article.includes(`<code>${template}</code>`)) ?? '';

  it('shows every text in every language, each once in the overview and once below', () => {
    expect(said.code).toBe(0);
    expect(said.out).toMatch(/proof\.html: \d+ texts in nl, da, en, de; each mail by itself in /);
    const templates = Object.keys(TEMPLATES).filter((template) => template !== 'nurture');
    for (const template of [...templates, 'nurture-case-nairobi']) {
      const id = `text-${template.replaceAll('/', '-')}`;
      expect(around.match(new RegExp(` id="${id}"`, 'g')), template).toHaveLength(1);
      for (const language of LANGUAGES) {
        expect(around.match(new RegExp(`href="#${id}-${language}"`, 'g')), template).toHaveLength(1);
        expect(articleOf(template), template).toMatch(new RegExp(`<h4 id="${id}-${language}">`));
      }
    }
  });

  it('stands for who signs: what goes out, in its version for a source, and the other form folded away', () => {
    const invitation = articleOf('invitation');
    expect(invitation.match(/<h4[^>]*>Nederlands/g)).toHaveLength(2);
    expect(invitation).toContain('voor fair · eigen tekst · met u, zo gaat hij weg');
    expect(invitation).toContain('Geachte mevrouw De Vries,');
    expect(invitation).toMatch(/<summary>Met je<\/summary>[\s\S]*?Beste Anna,/);
    expect(articleOf('scripts/call-2')).toContain('<dt>Doel</dt>');
    expect(around.match(/Gelezen en akkoord \(naam, datum\): de (marketing|sales)manager/g)).toHaveLength(2);
  });

  it('says what the campaign says of its event, and of people only what is made up', () => {
    expect(articleOf('practical')).toContain('Havenweg 1, Rotterdam');
    for (const signs of ['&lt;Export&gt;', '&lt;b&gt;', 'anna@voorbeeld.example']) expect(around).not.toContain(signs);
    for (const language of ['nl', 'da', 'de'])
      for (const [, text] of around.matchAll(
        new RegExp(`<div class="pair" lang="${language}">[\\s\\S]*?<pre>([^<]*)`, 'g'),
      ))
        expect(text).not.toMatch(/unsubscribed|does she come|no answer|not reached|logistics manager|\bcomes\b/i);
  });

  it('keeps what this workflow never sends apart', () => {
    const unused = around.slice(around.indexOf('<section id="unused"'));
    expect(unused).toContain('<code>webinar-confirmation</code>');
    expect(unused).not.toContain('<code>confirmation</code>');
  });

  it('leads nowhere but to what is there, is well-formed, fetches nothing and runs nothing', () => {
    expect(around.match(/ href="/g)?.length).toBeGreaterThan(700);
    expect(deadLinks(around, out)).toEqual([]);
    expect(faultsOf(around)).toEqual([]);
    expect(fetchedBy(page)).toEqual([]);
    expect(readdirSync(join(out, 'mails')).length).toBeGreaterThan(300);
  });

  it('names what is missing in the language of somebody on the list', async () => {
    const folder = copyOfExample();
    const list = join(folder, 'invitees.csv');
    writeFileSync(list, readFileSync(list, 'utf8').replace(';en;', ';fr;'));
    const proof = emptyFolder();
    const { out: told } = await baton('preview', folder, '--all', '--out', proof);
    expect(told).toMatch(/\nmissing: fr\/invitation, /);
    expect(told).not.toContain('fr/webinar-confirmation');
    expect(readFileSync(join(proof, 'proof.html'), 'utf8')).toContain('<td><strong>ontbreekt</strong></td>');
  });

  it('refuses what does not go with it', async () => {
    expect(await baton('preview', EXAMPLE, '--all')).toMatchObject({
      code: 2,
      err: expect.stringContaining('say where'),
    });
    expect((await baton('preview', EXAMPLE, '--all', '--out', out, '--language', 'nl')).err).toContain(
      'leave --language out',
    );
    expect((await baton('preview', EXAMPLE)).err).toContain('which text? Write --template');
  });
});

describe.each(LANGUAGES)('the words of a proof sheet in %s', (language) => {
  it('say of each text who gets it and when', () => {
    for (const template of Object.keys(TEMPLATES)) expect(Object.keys(proofWords(language).when)).toContain(template);
  });
});
