import { beforeAll, describe, expect, it } from 'vitest';
import type { WrittenMail } from '../../functions/adapters/mail/written-mail.ts';
import { findReader } from '../../functions/shared/link-reader.ts';
import { LINK_DAYS, verifyLink } from '../../functions/shared/links.ts';
import { renderOutbox } from '../../infra/local/mails/render-outbox.ts';
import { REHEARSAL_KEY } from '../../infra/local/rehearsal-links.ts';
import { type RehearsedCampaign, rehearseExample } from '../adapters/mail/rehearsed-campaign.ts';
import { openPages } from '../pages/page-stage.ts';
import { type FoundLink, linksIn } from './links-in.ts';

let campaign: RehearsedCampaign;
let mails: readonly WrittenMail[];
let links: readonly (FoundLink & { readonly mail: WrittenMail })[];
beforeAll(async () => {
  campaign = await rehearseExample();
  mails = [...renderOutbox(campaign.rehearsal, campaign.loaded.texts)];
  links = mails.flatMap((mail) => linksIn(mail.eml).map((link) => ({ ...link, mail })));
});

describe('links of the mails of a whole campaign', () => {
  it('are all signed for the page they lead to, on the day the mail goes', () => {
    const pages = new Set<string>();
    for (const { page, token, mail } of links) {
      pages.add(page);
      const check = verifyLink([REHEARSAL_KEY], page, token, mail.eml.sentAt);
      expect(check.status, `${mail.template}: /${page}/${token}`).toBe('valid');
    }
    expect(links.length).toBeGreaterThan(2_000);
    expect([...pages]).toEqual(expect.arrayContaining(['r', 'u', 'f', 'c', 'k', 'l', 'n']));
    expect([...pages].every((page) => page in LINK_DAYS)).toBe(true);
  });

  it('F25 lead to a page each when the mail comes, and looking at it changes nothing', async () => {
    let at = 0;
    const { world } = campaign.rehearsal;
    const pages = openPages({ world }, { clock: { ...world.ports.clock, now: () => at } });
    const before = await pages.everything();
    const wrong = new Map<string, string>();
    for (const { url, mail } of new Map(links.map((link) => [link.url, link])).values()) {
      const { pathname, search } = new URL(url);
      at = mail.eml.sentAt;
      const { status } = await pages.get(`${pathname}${search}`);
      const [, page] = pathname.split('/');
      if (status !== 200) wrong.set(`${mail.template}: ${status} /${page}`, pathname);
    }
    // The dashboard is still to come.
    expect([...wrong].filter(([what]) => !what.includes('/dashboard'))).toEqual([]);
    expect(await pages.everything()).toBe(before);
  });

  it('M30 hold no personal data: no address, no name, no number', () => {
    const { contacts, setup } = campaign.rehearsal;
    const people = [...contacts.values()].flatMap(({ email, lastName, firstName }) => [email, lastName, firstName]);
    const reps = [...setup.reps.values()].flatMap(({ email, name }) => [
      email,
      email.split('@')[0],
      ...name.split(' '),
    ]);
    const words = new Set(
      [...people, ...reps].flatMap((word) => (word && word.length > 3 ? [word.toLowerCase()] : [])),
    );
    for (const { url } of links) {
      const written = decodeURIComponent(url)
        .toLowerCase()
        .replace(/^https:\/\/[^/]+/, '');
      expect(written).not.toContain('@');
      for (const part of written.split(/[^\p{L}\d]+/u)) expect(words.has(part), `${part} in ${url}`).toBe(false);
    }
  });

  it('of a rep’s mails name him, and only for as long as he is in the campaign', () => {
    const { setup } = campaign.rehearsal;
    const stories = links.filter(({ page }) => page === 'k');
    expect(stories.length).toBeGreaterThan(50);
    for (const { token, mail } of stories) {
      const check = verifyLink([REHEARSAL_KEY], 'k', token, mail.eml.sentAt);
      const [, reader = ''] = check.status === 'forged' ? [] : check.link.subject.split('.');
      expect(findReader(setup, reader)?.address).toBe(mail.eml.to.address);
      const others = new Map([...setup.reps].filter(([address]) => address !== mail.eml.to.address));
      const found = findReader({ ...setup, reps: others }, reader);
      expect(found?.role === 'rep' ? found.address : undefined).toBeUndefined();
    }
  });
});
