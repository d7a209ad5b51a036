import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import type { MailRequest } from '../../functions/adapters/mail/mail-request.ts';
import { BUILT_IN_TEXTS, readTexts } from '../../infra/local/read-texts.ts';
import { writeEml } from '../../infra/local/write-eml.ts';
import { renderCalendarFile } from '../../workflows/texts/calendar-file.ts';
import { previewMail } from '../../workflows/texts/preview-mail.ts';
import { createTextStore } from '../../workflows/texts/text-store.ts';

const START = Date.UTC(2027, 2, 18, 13);
const texts = createTextStore({ campaign: new Map(), builtIn: readTexts(BUILT_IN_TEXTS) });

function confirmation(): MailRequest {
  const preview = previewMail({ template: 'confirmation', language: 'nl', form: 'formal', texts });
  if (!preview.ok) throw new Error(preview.message);
  const { subject, html, text } = preview.mail;
  const content = renderCalendarFile({
    uid: 'e1@voorbeeld.example',
    sequence: 1,
    method: 'PUBLISH',
    event: { name: 'Zakendoen in Afrika', startAt: START, endAt: START + 12_600_000 },
    organiser: { name: 'Mirjam de Wit', email: 'mirjam@voorbeeld.example' },
    stampAt: START - 86_400_000,
  });
  return {
    from: { name: 'Pieter Bakker', address: 'pieter@voorbeeld.example' },
    to: { name: 'Åse "Å" Ødegård', address: 'ase@eksempel.example' },
    replyTo: 'antwoord@voorbeeld.example',
    subject,
    html,
    text,
    sentAt: START - 86_400_000,
    id: '01ENROLLMENT0000000000001/confirm/1',
    domain: 'voorbeeld.example',
    unsubscribe: 'https://voorbeeld.example/u/01ENROLLMENT0000000000001',
    calendar: { method: 'PUBLISH', content },
  };
}

describe('writeEml', () => {
  it('comes back from a parser as it went in', async () => {
    const request = confirmation();
    const read = await PostalMime.parse(await writeEml({ eml: request, kind: 'marketing' }));
    expect(read.subject).toBe(request.subject);
    expect(read.from).toMatchObject({ name: 'Pieter Bakker', address: 'pieter@voorbeeld.example' });
    expect(read.to).toMatchObject([{ name: 'Åse "Å" Ødegård', address: 'ase@eksempel.example' }]);
    expect(read.text?.replaceAll('\r\n', '\n').trim()).toBe(request.text.trim());
    expect(read.html?.replaceAll('\r\n', '\n').trim()).toBe(request.html.trim());
    expect(read.date).toBe('2027-03-17T13:00:00.000Z');
    expect(read.messageId).toBe('<01ENROLLMENT0000000000001-confirm-1@voorbeeld.example>');
    const header = (name: string) => read.headers.find(({ key }) => key === name)?.value;
    expect(header('list-unsubscribe')).toBe('<https://voorbeeld.example/u/01ENROLLMENT0000000000001>');
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const calendar = read.attachments.find(({ mimeType }) => mimeType === 'application/ics');
    const lines = (text: string | undefined) => text?.trim().split(/\r?\n/);
    const content = calendar?.content;
    const attached = typeof content === 'string' ? content : new TextDecoder().decode(content);
    expect(lines(attached)).toEqual(lines(request.calendar?.content));
  });

  it('gives the same bytes for the same request', async () => {
    expect(
      Buffer.from(await writeEml({ eml: confirmation(), kind: 'marketing' })).equals(
        Buffer.from(await writeEml({ eml: confirmation(), kind: 'marketing' })),
      ),
    ).toBe(true);
  });

  it('keeps lines under 998 octets and boundaries under 70 characters, and lets no header in by the subject', async () => {
    const request = {
      ...confirmation(),
      subject: 'Hoi\r\nBcc: x@evil.example',
      text: 'é'.repeat(5000),
      id: 'x'.repeat(90),
    };
    const bytes = Buffer.from(await writeEml({ eml: request, kind: 'marketing' })).toString('latin1');
    for (const line of bytes.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
    for (const [, boundary = ''] of bytes.matchAll(/boundary="([^"]+)"/g))
      expect(boundary.length).toBeLessThanOrEqual(70);
    expect(bytes).not.toMatch(/^Bcc:/m);
  });
});
