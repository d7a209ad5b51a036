import { marked } from 'marked';
import PostalMime from 'postal-mime';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WrittenMail } from '../../functions/adapters/mail/written-mail.ts';
import { sendCommand } from '../../functions/adapters/ses/send-command.ts';
import { writeEml } from '../../infra/local/write-eml.ts';
import { type RehearsedCampaign, rehearseExample } from '../adapters/mail/rehearsed-campaign.ts';
import { UNSEEN } from './attacks.ts';
import { hostileMails } from './hostile-campaign.ts';
import { readHtml } from './read-html.ts';

let campaign: RehearsedCampaign;
let mails: readonly WrittenMail[];
/** The first mails of every text in every language, and all invitations: each attack is among them. */
let some: readonly WrittenMail[];

beforeAll(async () => {
  campaign = await rehearseExample();
  mails = hostileMails(campaign.rehearsal, campaign.loaded.texts);
  const seen = new Map<string, number>();
  some = mails.filter(({ template, eml }) => {
    const kind = `${template} ${/<html[^>]* lang="(\w+)"/.exec(eml.html)?.[1]}`;
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    return template === 'invitation' || (seen.get(kind) ?? 0) <= 5;
  });
});

const HEADERS: readonly string[] = [
  ...['from', 'to', 'reply-to', 'subject', 'message-id', 'date', 'mime-version', 'content-type', 'x-mailer'],
  ...['list-unsubscribe', 'list-unsubscribe-post', 'auto-submitted', 'content-transfer-encoding'],
];

describe('a mail whose every value is an attack', () => {
  it('is there for every kind of reader', () => {
    const templates = new Set(some.map(({ template }) => template));
    expect([...templates]).toEqual(
      expect.arrayContaining(['invitation', 'confirmation', 'reps/call-task', 'reps/digest', 'reps/briefing']),
    );
    expect(some.filter(({ template }) => template === 'invitation').length).toBeGreaterThan(42);
  });

  it('has our headers, each once, and nobody else gets it', async () => {
    for (const mail of some) {
      const read = await PostalMime.parse(await writeEml(mail));
      const keys = read.headers.map(({ key }) => key);
      expect([...new Set(keys)], mail.eml.subject).toEqual(keys);
      expect(keys.filter((key) => !HEADERS.includes(key))).toEqual([]);
      expect(read.to?.map(({ address }) => address)).toEqual([mail.eml.to.address]);
      expect(read.from?.address).toBe(mail.eml.from.address);
      expect([read.cc, read.bcc]).toEqual([undefined, undefined]);
      for (const name of [read.subject, read.from?.name, read.to?.[0]?.name]) {
        expect(name ?? '').not.toMatch(UNSEEN);
        expect(name ?? '').not.toMatch(/[\n\t]|=\?/);
      }
      expect(read.subject?.length).toBeLessThanOrEqual(300);
      expect(read.to?.[0]?.name?.length ?? 0).toBeLessThanOrEqual(250);
      expect(read.text?.replaceAll('\r\n', '\n').trim()).toBe(mail.eml.text.trim());
      expect(read.html?.replaceAll('\r\n', '\n').trim()).toBe(mail.eml.html.trim());
    }
  });

  it('is asked of SES with names of one line, whichever they are', () => {
    for (const { eml, kind } of some) {
      const asked = sendCommand({ eml, kind }, { configurationSet: 'baton', tags: [] });
      const lines = [asked?.FromEmailAddress, ...(asked?.Destination?.ToAddresses ?? [])];
      for (const line of lines) expect(line).toMatch(/^[ -~]+ <[^<> ]+>$|^[^<> ]+$/);
      expect(asked?.Content?.Simple?.Subject?.Data).toBe(eml.subject);
      // SES takes 15 headers, each of at most 996 signs.
      for (const { Name = '', Value = '' } of asked?.Content?.Simple?.Headers ?? [])
        expect(`${Name}: ${Value}`).toMatch(/^[\w-]+: [!-~ ]{1,900}$/);
      expect(eml.subject).not.toMatch(/\n|=\?/);
    }
  });

  it('has no element but those of its text: no script, form, picture or style of anybody else', () => {
    for (const { eml, template } of some) {
      const { elements } = readHtml(eml.html);
      const names = new Set(elements.map(({ name }) => name));
      for (const name of ['script', 'form', 'input', 'iframe', 'object', 'link', 'base', 'svg'])
        expect(names, template).not.toContain(name);
      expect([...names].filter((name) => name.startsWith('mj-'))).toEqual([]);
      const handlers = elements.flatMap(({ attributes }) =>
        Object.keys(attributes).filter((name) => /^on/i.test(name)),
      );
      expect(handlers).toEqual([]);
      // Its subject is read out by the name of the whole.
      const others = elements.map(({ attributes: { 'aria-label': _, ...attributes } }) => JSON.stringify(attributes));
      expect(others.filter((attributes) => /none\}|evil/.test(attributes))).toEqual([]);
    }
  });

  it('has no link but ours, neither made by us nor by who shows it', () => {
    for (const { eml, template } of some) {
      const html = readHtml(eml.html);
      expect(html.links.length, template).toBeGreaterThan(0);
      for (const link of html.links) expect(link, template).toMatch(OURS);
      expect(foundLinks(html.words), `${template} ${eml.subject}`).toEqual([]);
      expect(foundLinks(eml.text.replaceAll(/<([^<>\s]+)>/g, written)), `${template} text`).toEqual([]);
    }
  });

  it('shows nothing that nobody sees, and what was written as it was written', () => {
    for (const { eml, template } of some) {
      expect(eml.text, template).not.toMatch(UNSEEN);
      expect(eml.html, template).not.toMatch(UNSEEN);
    }
    const apart = /\u200c/g;
    const words = some
      .map(({ eml }) => `${eml.text}\n${readHtml(eml.html).words}`)
      .join('\n')
      .replaceAll(apart, '');
    const shown = [
      '<script>alert(1)</script><img src=x onerror=alert(1)>',
      "{{ sender.name }}{% include 'secret' %}",
      '**vet**',
      '</mj-text><mj-raw>',
      "LQO0QL ;LQT0QL; <!--;LQT1QL;--> $& $1 $` $'",
      '=3D=0D=0ABcc: x=',
      '__proto__',
    ];
    expect(shown.filter((each) => !words.includes(each))).toEqual([]);
  });
});

/** Generated: at the sender's own domain, or a telephone or mail address that was checked. */
const OURS = /^(https:\/\/voorbeeld\.example\/|tel:\+?[\d]+$|mailto:[\w.+-]+@[\w.-]+$)/;

/** What the campaign's own files say: addresses of ours, and where a list was bought. */
const OWN_WORDS = /voorbeeld\.example$|^x\.example$/;

/** A link the text part writes out behind its words. */
function written(whole: string, target: string): string {
  return OURS.test(target) ? ' ' : whole;
}

/** What a mail program makes a link of in plain words: GitHub's rules for addresses, and bare domains as Gmail has them. */
function foundLinks(words: string): readonly string[] {
  const tokens = marked.Lexer.lexInline(words.replaceAll(/[\\`*_[\]<>!]/g, ' '));
  const linked = tokens.flatMap((token) => (token.type === 'link' && 'href' in token ? [String(token.href)] : []));
  const bare = words.match(/(?<![\w@.-])[\w-]+(?:\.[\w-]+)*\.(?:com|example|net|org|nl|dk|de)\b(?:\/\S*)?/gi) ?? [];
  const shares = words.match(/\\\\[\w.]+\\\w+/g) ?? [];
  const allowed = [...campaign.rehearsal.contacts.values()].flatMap(({ email = '' }) => email);
  return [...linked, ...bare, ...shares].filter(
    (link) => !OURS.test(link) && !OWN_WORDS.test(link) && !allowed.includes(link.replace('mailto:', '')),
  );
}
