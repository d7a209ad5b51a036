import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createLinks,
  keyOfToken,
  LINK_DAYS,
  type LinkKey,
  signLink,
  verifyLink,
} from '../../functions/shared/links.ts';
import type { LinkPage } from '../../workflows/texts/contact-values.ts';

const NOW = Date.UTC(2027, 1, 1, 8);
const DAY_MS = 86_400_000;
const KEY: LinkKey = { id: 'k1', secret: 'a secret that nobody knows, of the first' };
const NEXT: LinkKey = { id: 'k2', secret: 'a secret that nobody knows, of the next' };
const SUBJECT = '524mo5h63iab26j6ghqgl6ht2e';
const PAGES = Object.keys(LINK_DAYS) as LinkPage[];

const pages = fc.constantFrom(...PAGES);
const subjects = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,60}$/);
const instants = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2060, 0, 1) });

describe('a signed link', () => {
  it('says what it was made of, on its own page and until its time is over', () => {
    fc.assert(
      fc.property(pages, subjects, instants, (page, subject, at) => {
        const token = signLink(KEY, { page, subject, at });
        const check = verifyLink([NEXT, KEY], page, token, at);
        expect(check).toMatchObject({ status: 'valid', link: { page, subject } });
        if (check.status === 'forged') return;
        expect(check.link.issuedAt - at).toBeGreaterThanOrEqual(0);
        expect(check.link.issuedAt - at).toBeLessThan(60_000);
        expect(verifyLink([KEY], page, token, check.link.expiresAt - 1).status).toBe('valid');
        expect(verifyLink([KEY], page, token, check.link.expiresAt).status).toBe('expired');
      }),
    );
  });

  it('is forged on every other page: a link to answer opens no list, and none to unsubscribe', () => {
    fc.assert(
      fc.property(pages, pages, subjects, (page, other, subject) => {
        fc.pre(page !== other);
        expect(verifyLink([KEY], other, signLink(KEY, { page, subject, at: NOW }), NOW)).toEqual({ status: 'forged' });
      }),
    );
    expect(verifyLink([KEY], 'constructor', signLink(KEY, { page: 'r', subject: SUBJECT, at: NOW }), NOW).status).toBe(
      'forged',
    );
  });

  it('is forged with any one character changed, left out or added', () => {
    const characters = fc.constantFrom(...'abz09.-_~AZ=%+/ \n');
    fc.assert(
      fc.property(
        pages,
        subjects,
        fc.nat(),
        characters,
        fc.constantFrom('put', 'cut', 'add'),
        (page, subject, place, character, how) => {
          const token = signLink(KEY, { page, subject, at: NOW });
          const index = place % token.length;
          const end = how === 'add' ? index : index + 1;
          const changed = token.slice(0, index) + (how === 'cut' ? '' : character) + token.slice(end);
          fc.pre(changed !== token);
          expect(verifyLink([KEY], page, changed, NOW)).toEqual({ status: 'forged' });
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is forged where its parts are joined another way: a longer subject with a shorter signature is another link', () => {
    const [id, expiry, signature, subject] = signLink(KEY, { page: 'r', subject: SUBJECT, at: NOW }).split('.');
    for (const token of [
      `${id}.${expiry}.${signature}.${subject}.more`,
      `${id}.${expiry}.${signature}`,
      `${id}.${Number.parseInt(expiry ?? '', 36) + 1}.${signature}.${subject}`,
      `${id}.0${expiry}.${signature}.${subject}`,
      `k2.${expiry}.${signature}.${subject}`,
      '',
      'preview',
    ])
      expect(verifyLink([KEY, NEXT], 'r', token, NOW)).toEqual({ status: 'forged' });
  });

  it('never carries an address or a name', () => {
    for (const subject of ['anna@voorbeeld.example', 'Anna Jansen', '', '.x', `${'x'.repeat(201)}`, 'a/b', 'a?b', 'å'])
      expect(() => signLink(KEY, { page: 'k', subject, at: NOW })).toThrow('an id of ours');
  });

  it('is the same for the same mail, and differs by key, page, subject and time', () => {
    const sign = (key: LinkKey, page: LinkPage, subject: string, at: number) => signLink(key, { page, subject, at });
    expect(sign(KEY, 'r', SUBJECT, NOW)).toBe(sign(KEY, 'r', SUBJECT, NOW));
    const signatures = [
      sign(KEY, 'r', SUBJECT, NOW),
      sign({ ...KEY, secret: NEXT.secret }, 'r', SUBJECT, NOW),
      sign({ ...KEY, id: 'k3' }, 'r', SUBJECT, NOW),
      sign(KEY, 'u', SUBJECT, NOW + (LINK_DAYS.r - LINK_DAYS.u) * DAY_MS),
      sign(KEY, 'r', `${SUBJECT}.x`, NOW),
      sign(KEY, 'r', SUBJECT, NOW + DAY_MS),
    ].map((token) => token.split('.')[2]);
    expect(new Set(signatures).size).toBe(signatures.length);
  });
});

describe('keys of links', () => {
  it('are several during a rotation: the first signs, all are believed, a removed one no more', () => {
    const links = createLinks('https://voorbeeld.example', [NEXT, KEY])(NOW);
    const url = links('r', SUBJECT, { answer: 'accepted' });
    const [, token = ''] = /^https:\/\/voorbeeld\.example\/r\/([^?]+)\?answer=accepted$/.exec(url) ?? [];
    expect(keyOfToken(token)).toBe('k2');
    const old = signLink(KEY, { page: 'r', subject: SUBJECT, at: NOW });
    expect(verifyLink([NEXT, KEY], 'r', old, NOW).status).toBe('valid');
    expect(verifyLink([NEXT], 'r', old, NOW)).toEqual({ status: 'forged' });
  });

  it('are needed: nobody signs with nothing', () => {
    expect(() => createLinks('https://voorbeeld.example', [])).toThrow('no key for links');
  });
});
