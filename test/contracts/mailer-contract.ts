import { beforeAll, describe, expect, it } from 'vitest';
import type { MailSources } from '../../functions/adapters/mail/mail-sources.ts';
import { verifyLink } from '../../functions/shared/links.ts';
import { REHEARSAL_KEY } from '../../infra/local/rehearsal-links.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import type { Mailer } from '../../workflows/ports.ts';
import { type RehearsedCampaign, rehearseExample } from '../adapters/mail/rehearsed-campaign.ts';

/** A mail as it lies in the outbox of whoever took it. */
export interface TakenMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly files: readonly { readonly name: string; readonly type: string; readonly content: string }[];
}

/** What happens to the next mail: refused for now, refused for good, or taken without anybody hearing of it. */
export type MailerFault = 'not-now' | 'never' | 'lost-answer';

export interface MailerUnderTest {
  mailer(sources: MailSources): Mailer;
  next(fault: MailerFault): Promise<void>;
  /** What was taken since the last time, in order. */
  taken(): Promise<readonly TakenMail[]>;
  /** How often anybody was asked to take a mail since the last time. */
  attempts(): Promise<number>;
}

export type CreateMailer = () => Promise<MailerUnderTest>;

/** What `Mailer` promises, whoever carries the mails. */
export function mailerContract(name: string, create: CreateMailer): void {
  describe(name, () => {
    let campaign: RehearsedCampaign;
    beforeAll(async () => {
      campaign = await rehearseExample();
    });
    const find = (fits: (touch: Touch) => boolean): Touch => {
      const touch = campaign.touches.find((each) => each.status === 'sent' && fits(each));
      if (!touch) throw new Error('no such touch');
      return touch;
    };
    const invitation = (): Touch => find(({ template }) => template === 'invitation');
    const send = (under: MailerUnderTest, touch: Touch) =>
      under.mailer(campaign.sourcesAt(touch)).send(touch, campaign.tasksOf(touch));

    it('accepts a mail and hands it over once, as it was rehearsed', async () => {
      const under = await create();
      const touch = invitation();
      const contact = campaign.rehearsal.contacts.get(touch.receiver);
      expect(await send(under, touch)).toEqual({ status: 'accepted' });
      const [mail, ...more] = await under.taken();
      expect(more).toEqual([]);
      expect(mail?.to).toContain(contact?.email);
      expect(mail?.subject).not.toBe('');
      expect(mail?.text).toContain(contact?.lastName);
      expect(mail?.html).toContain('<html');
      expect(await under.attempts()).toBe(1);
    });

    it('gives the same touch the same mail', async () => {
      const under = await create();
      const touch = invitation();
      await send(under, touch);
      await send(under, touch);
      const [first, second] = await under.taken();
      expect(first).toBeDefined();
      expect(second).toEqual(first);
    });

    it('lets whoever gets marketing object by one click, and keeps answering machines from answering the rest', async () => {
      const under = await create();
      const touch = invitation();
      await send(under, touch);
      await send(
        under,
        find(({ template }) => template === 'practical'),
      );
      await send(
        under,
        find(({ template }) => template === 'digest'),
      );
      const [marketing, service, internal] = await under.taken();
      expect(marketing?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
      const [, token = ''] =
        /^<https:\/\/voorbeeld\.example\/u\/([^>]+)>$/.exec(marketing?.headers['List-Unsubscribe'] ?? '') ?? [];
      expect(verifyLink([REHEARSAL_KEY], 'u', token, touch.claimedAt ?? touch.notBefore)).toMatchObject({
        status: 'valid',
        link: { subject: touch.enrollment },
      });
      expect(service?.headers).toEqual({ 'Auto-Submitted': 'auto-generated' });
      expect(internal?.headers).toEqual({ 'Auto-Submitted': 'auto-generated' });
    });

    it('sends the calendar file along', async () => {
      const under = await create();
      await send(
        under,
        find(({ calendar, to }) => calendar?.method === 'PUBLISH' && to === 'contact'),
      );
      const [mail] = await under.taken();
      const [file] = mail?.files ?? [];
      expect(file).toMatchObject({ name: 'event.ics', type: 'text/calendar; method=PUBLISH; charset=UTF-8' });
      expect(file?.content).toContain('BEGIN:VCALENDAR');
      expect(file?.content).toContain('METHOD:PUBLISH');
    });

    it('carries calls, asks, digests and lists too', async () => {
      const under = await create();
      const touches = [
        find(({ kind, digest }) => kind === 'call' && digest === undefined),
        find(({ kind }) => kind === 'ask'),
        find(({ template, id }) => template === 'digest' && campaign.touches.some(({ digest }) => digest === id)),
        find(({ template, kind }) => template === 'decision' && kind === 'list'),
      ];
      for (const touch of touches) expect(await send(under, touch)).toEqual({ status: 'accepted' });
      const taken = await under.taken();
      expect(taken.map(({ to }) => touches.findIndex(({ receiver }) => to.includes(receiver)))).not.toContain(-1);
      expect(taken.every(({ text }) => text.includes('voorbeeld.example/'))).toBe(true);
    });

    it('says refused, for now, where the mail may go later: nothing went out', async () => {
      const under = await create();
      await under.next('not-now');
      expect(await send(under, invitation())).toMatchObject({ status: 'refused', retry: true });
      expect(await under.taken()).toEqual([]);
      expect(await under.attempts()).toBe(1);
    });

    it('says refused, for good, where it never will: nothing went out', async () => {
      const under = await create();
      await under.next('never');
      expect(await send(under, invitation())).toMatchObject({ status: 'refused', retry: false });
      expect(await under.taken()).toEqual([]);
      expect(await under.attempts()).toBe(1);
    });

    it('throws where nobody can know, and never tries again by itself', async () => {
      const under = await create();
      await under.next('lost-answer');
      await expect(send(under, invitation())).rejects.toThrow();
      expect(await under.taken()).toHaveLength(1);
      expect(await under.attempts()).toBe(1);
    });

    it('asks nobody to take a mail that cannot be written', async () => {
      const under = await create();
      const touch = invitation();
      const sources = campaign.sourcesAt(touch);
      const history = { eventsOf: async () => [], eventsOfEnrollment: async () => [] };
      const result = await under.mailer({ ...sources, history }).send(touch, []);
      expect(result).toMatchObject({ status: 'refused', retry: true });
      expect(await under.attempts()).toBe(0);
    });
  });
}
