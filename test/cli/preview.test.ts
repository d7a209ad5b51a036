import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { previewText } from '../../cli/preview-text.ts';
import { loadCampaign } from '../../infra/local/load-campaign.ts';
import { TEMPLATES } from '../../workflows/texts/template-table.ts';
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

  it('gives the page, or both as files', async () => {
    expect((await preview('invitation', '--html')).out).toMatch(/^<!doctype html>/i);
    const out = emptyFolder();
    await preview('scripts/call-2', '--language', 'nl', '--out', out);
    expect(readdirSync(out)).toEqual(['scripts-call-2.nl.eml', 'scripts-call-2.nl.html']);
    const mail = await PostalMime.parse(readFileSync(join(out, 'scripts-call-2.nl.eml')));
    expect(mail.html).toContain('whitepaper');
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
    const missing = await preview('whitepaper', '--language', 'fr');
    expect(missing).toMatchObject({ code: 1, out: '' });
    expect(missing.err).toContain('whitepaper is missing in French');
  });
});
