import PostalMime from 'postal-mime';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WrittenMail } from '../../functions/adapters/mail/written-mail.ts';
import { tagsOf } from '../../functions/adapters/ses/mail-tags.ts';
import { sendCommand } from '../../functions/adapters/ses/send-command.ts';
import { renderOutbox } from '../../infra/local/mails/render-outbox.ts';
import { writeEml } from '../../infra/local/write-eml.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import { type RehearsedCampaign, rehearseExample } from '../adapters/mail/rehearsed-campaign.ts';

let campaign: RehearsedCampaign;
/** The first mail of every text, and its touch. */
let some: readonly { readonly mail: WrittenMail; readonly touch: Touch }[];

beforeAll(async () => {
  campaign = await rehearseExample();
  const first = new Map<string, WrittenMail>();
  for (const mail of renderOutbox(campaign.rehearsal, campaign.loaded.texts))
    if (!first.has(mail.template)) first.set(mail.template, mail);
  some = [...first.values()].flatMap((mail) => {
    const touch = campaign.touches.find(({ id }) => id === mail.line.touch);
    return touch ? [{ mail, touch }] : [];
  });
});

type Headers = Readonly<Record<string, string>>;

/** What tells mail programs of a mail: as a file has it, and as SES is asked. */
async function headersOf({ mail, touch }: (typeof some)[number]): Promise<readonly [Headers, Headers]> {
  const file = await PostalMime.parse(await writeEml(mail));
  const asked = sendCommand(mail, { configurationSet: 'baton', tags: [...tagsOf(touch)] });
  const told = ['list-unsubscribe', 'list-unsubscribe-post', 'auto-submitted', 'reply-to', 'precedence'];
  const simple = asked?.Content?.Simple?.Headers ?? [];
  const bySes: readonly (readonly [string, string])[] = [
    ...simple.map(({ Name = '', Value = '' }) => [Name.toLowerCase(), Value] as const),
    ...(asked?.ReplyToAddresses ?? []).map((address) => ['reply-to', address] as const),
  ];
  const byFile = file.headers.filter(({ key }) => told.includes(key)).map(({ key, value }) => [key, value] as const);
  return [Object.fromEntries(byFile), Object.fromEntries(bySes)];
}

describe('the headers of a mail', () => {
  it('are the same in the file that is written and in what SES is asked for', async () => {
    expect(some.length).toBeGreaterThan(12);
    for (const each of some) {
      const [file, ses] = await headersOf(each);
      expect(file, each.mail.template).toEqual(ses);
    }
  });

  it('RFC 8058: marketing can be objected to by one click, and nothing else offers it', async () => {
    const kinds = new Set(some.map(({ mail }) => mail.kind));
    expect([...kinds].sort()).toEqual(['internal', 'marketing', 'service']);
    for (const each of some) {
      const [headers] = await headersOf(each);
      const { eml, kind, template } = each.mail;
      if (kind !== 'marketing') {
        expect(headers, template).not.toHaveProperty('list-unsubscribe');
        expect(headers, template).not.toHaveProperty('list-unsubscribe-post');
        continue;
      }
      expect(headers['list-unsubscribe']).toMatch(/^<https:\/\/voorbeeld\.example\/u\/\S+>$/);
      expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
      // Whoever reads the text finds the same way out.
      expect(eml.text).toContain(headers['list-unsubscribe']);
    }
  });

  it('RFC 3834: what nobody wrote says so; an invitation does not, for its out-of-office note is told from', async () => {
    for (const each of some) {
      const [headers] = await headersOf(each);
      const expected = each.mail.kind === 'marketing' ? undefined : 'auto-generated';
      expect(headers['auto-submitted'], each.mail.template).toBe(expected);
      expect(headers).not.toHaveProperty('precedence');
    }
  });

  it('name the rep as sender from his own address at the sender’s domain: answers reach him without a Reply-To', async () => {
    const { reps, campaign: file } = campaign.rehearsal.setup;
    const [invitation] = some.filter(({ mail }) => mail.template === 'invitation');
    if (!invitation) throw new Error('no invitation');
    const { from, replyTo } = invitation.mail.eml;
    expect(reps.get(from.address)?.name).toBe(from.name);
    expect(from.address.endsWith(`@${file.sender.domain}`)).toBe(true);
    expect(replyTo).toBeUndefined();
  });

  it('tag what SES tells of later: touch, campaign, reader, and the enrollment where it is about one', () => {
    for (const { mail, touch } of some) {
      const { EmailTags = [] } = sendCommand(mail, { configurationSet: 'baton', tags: [...tagsOf(touch)] }) ?? {};
      const names = EmailTags.map(({ Name }) => Name);
      expect(names, mail.template).toEqual([
        ...['touch', 'campaign', 'to'],
        ...(touch.enrollment === undefined ? [] : ['enrollment']),
      ]);
      for (const { Value } of EmailTags) expect(Value).toMatch(/^[\w-]{1,256}$/);
    }
  });

  it('tell of a sender elsewhere: by name via the sender, and answers reach him', async () => {
    const [invitation] = some.filter(({ mail }) => mail.template === 'invitation');
    if (!invitation) throw new Error('no invitation');
    const { rehearsal, loaded } = campaign;
    const { world, setup } = rehearsal;
    const sender = {
      ...setup.campaign.sender,
      domain: 'post.voorbeeld.example',
      email: 'seminar@post.voorbeeld.example',
    };
    const moved = { ...setup, campaign: { ...setup.campaign, sender } };
    const live = { ...world.live(), setup: moved };
    const played = { ...rehearsal, setup: moved, world: { ...world, live: () => live } };
    const [mail] = [...renderOutbox(played, loaded.texts)].filter(({ template }) => template === 'invitation');
    if (!mail) throw new Error('no invitation');
    const own = invitation.mail.eml.from;
    const name = `${own.name} via ${sender.name}`;
    const file = await PostalMime.parse(await writeEml(mail));
    expect(file.from).toMatchObject({ name, address: sender.email });
    expect(file.replyTo?.map(({ address }) => address)).toEqual([own.address]);
    const asked = sendCommand(mail, { configurationSet: 'baton', tags: [] });
    expect(asked?.FromEmailAddress).toBe(`"${name}" <${sender.email}>`);
    expect(asked?.ReplyToAddresses).toEqual([own.address]);
  });
});
