import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { previewText } from '../../cli/preview-text.ts';
import { loadCampaign } from '../../infra/local/load-campaign.ts';
import { TEMPLATES } from '../../workflows/texts/template-table.ts';
import { faultsOf, fetchedBy } from './page-check.ts';
import { baton, EXAMPLE, emptyFolder } from './run.ts';

const CAMPAIGN = join(EXAMPLE, 'campaign.yaml');
const preview = (...args: readonly string[]) => baton('preview', CAMPAIGN, '--template', ...args);

describe('baton preview', () => {
  it('shows the mail a contact would get, in the version of his source', async () => {
    const { code, out } = await preview('invitation', '--contact', 'Anna@voorbeeld.example');
    expect(code).toBe(0);
    expect(out.split('\n').slice(0, 6)).toEqual([
      'To: Anna Jansen <anna@voorbeeld.example>',
      'From: Pieter Bakker <pieter@voorbeeld.example>',
      'Subject: Na de beurs: Zakendoen in Afrika, donderdag 18 maart 2027',
      'Preheader: Het vervolg op ons gesprek over Mombasa',
      '',
      'Geachte mevrouw Jansen,',
    ]);
    expect(out).toContain('We spraken elkaar over de containers die in Mombasa bleven staan.');
  });

  it('chooses a contact who reads the language', async () => {
    const { out } = await preview('invitation', '--language', 'da');
    expect(out).toMatch(/^To: .*\nFrom: Lotte Smit /);
  });

  it('gives the page, or all of it as files', async () => {
    expect((await preview('invitation', '--html')).out).toMatch(/^<!doctype html>/i);
    const out = emptyFolder();
    await preview('scripts/call-2', '--language', 'nl', '--out', out);
    const name = 'scripts-call-2.nl';
    expect(readdirSync(out)).toEqual(['eml', 'html', 'page.html', 'txt'].map((kind) => `${name}.${kind}`));
    const mail = await PostalMime.parse(readFileSync(join(out, `${name}.eml`)));
    expect(mail.html).toContain('whitepaper');
    expect(readFileSync(join(out, `${name}.txt`), 'utf8').trimEnd()).toBe(mail.text?.trimEnd());
  });

  it('has a page with the mail and its text beside each other, which needs nothing else', async () => {
    const out = emptyFolder();
    await preview('invitation', '--contact', 'anna@voorbeeld.example', '--out', out);
    const page = readFileSync(join(out, 'invitation.nl.page.html'), 'utf8');
    const around = page.replace(/<template[\s\S]*?<\/template>/g, '');
    expect(page.match(/<template shadowrootmode="open">/g)).toHaveLength(1);
    expect(faultsOf(around)).toEqual([]);
    expect(fetchedBy(page)).toEqual([]);
    expect(around).toContain('<dt>Aan</dt><dd lang="nl">Anna Jansen &lt;anna@voorbeeld.example&gt;</dd>');
    expect(around.match(/<pre>Geachte mevrouw Jansen,/g)).toHaveLength(1);
    expect(page.match(/We spraken elkaar over de containers/g)).toHaveLength(2);
  });

  it('knows a text, a language and a contact as people write them', async () => {
    const subject = async (...args: readonly string[]) => (await preview(...args)).out.match(/^Subject: (.*)$/m)?.[1];
    const written = [
      'reps/call-task',
      'call-task',
      'Call Task',
      'call_task',
      'reps/call-task.md',
      'content/nl/reps/call-task.md',
    ];
    const subjects = await Promise.all(written.map((name) => subject(name, '--language', 'nl')));
    expect(new Set(subjects).size).toBe(1);
    expect(subjects[0]).toMatch(/^Bellen/);
    // A mail and a script have this name: the mail stands first, the script is asked for by its folder.
    expect(await subject('event-moved')).not.toBe(await subject('scripts/event-moved'));
    expect(await subject('digest', '--language', 'Dutch')).toBe(await subject('digest', '--language', 'nl-BE'));
    expect((await preview('invitation', '--contact', 'anna jansen')).out).toMatch(/^To: Anna Jansen </);
  });

  it('can show every text there is', async () => {
    const loaded = await loadCampaign(CAMPAIGN);
    for (const template of Object.keys(TEMPLATES)) {
      const { rendered } = previewText(loaded, { template, language: 'en' });
      expect(rendered.ok && rendered.mail.text.length, template).toBeGreaterThan(40);
    }
  });

  it('says which text or contact was meant, and when a text is missing', async () => {
    expect((await preview('invitaton')).err).toContain('Did you mean "invitation"?');
    expect((await preview('invitation', '--contact', 'ana@voorbeeld.example')).err).toContain(
      'Did you mean "anna@voorbeeld.example"?',
    );
    expect((await preview('invitation', '--contact', 'ana jansen')).err).toContain('Did you mean "Anna Jansen"?');
    const cal = await preview('cal-task');
    expect(cal).toMatchObject({ code: 2, out: '' });
    expect(cal.err).toContain('Did you mean "reps/call-task"?');
    expect((await preview('invitation', '--language', 'klingon')).err).toContain(
      '--language klingon is no language. Write its two letters: da (Danish), de (German), en (English), nl (Dutch).',
    );
    expect((await preview('digest', '--contact', 'anna@voorbeeld.example')).err).toContain(
      'reps/digest goes to a rep, and is filled with samples. Leave --contact out.',
    );
    const missing = await preview('whitepaper', '--language', 'fr');
    expect(missing).toMatchObject({ code: 1, out: '' });
    expect(missing.err).toContain('whitepaper is missing in French');
  });
});
