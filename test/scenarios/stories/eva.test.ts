import { describe, expect, it } from 'vitest';
import type { Invitee } from '../campaign-files.ts';
import { type Scenario, startScenario } from '../scenario.ts';

/** Eva unsubscribes half an hour after her invitation, accepts by phone, comes, and is spoken to. */
async function playEva(changes: Partial<Invitee> = {}, asks = false): Promise<Scenario> {
  const scenario = await startScenario({ contacts: [{ name: 'eva', city: 'Utrecht', ...changes }] });
  scenario.at('2027-02-01 09:30', () => scenario.signal('eva', 'unsubscribed'));
  scenario.reports('eva', 'call-reminder', ['accepted', { confirmByMail: true }]);
  const talk = asks ? (['send-documents', { file: 'presentation' }] as const) : 'spoken';
  scenario.reports('eva', 'conversation-call', talk, 'spoken');
  scenario.reports('eva', 'call-2', 'not-reached');
  scenario.at('2027-03-18 13:30', () => scenario.signal('eva', 'attended', { by: 'system' }));
  scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
  await scenario.runUntil('2027-04-09 00:00');
  return scenario;
}

const TOLD = ['MailSent', 'MailSkipped', 'CallTaskSent', 'PermissionChanged'] as const;

describe('story (e)', () => {
  it('story (e) Eva: no call before her window is over, service mail only, and every call keeps its date', async () => {
    const scenario = await playEva();
    expect(scenario.story('eva', TOLD)).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → eva',
      'Mon 1 Feb 09:30 PermissionChanged email consent → objected: unsubscribed',
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Mon 8 Feb 10:00 PermissionChanged email consent → service: said on the phone',
      'Mon 8 Feb 10:00 MailSent confirmation → eva',
      'Wed 17 Mar 10:00 MailSent practical → eva',
      'Fri 19 Mar 14:00 MailSkipped thank-you: unsubscribed',
      'Mon 22 Mar 09:00 CallTaskSent conversation-call → pieter',
      'Fri 2 Apr 10:00 MailSkipped whitepaper: unsubscribed',
      'Thu 8 Apr 09:00 CallTaskSent call-2 → pieter',
    ]);
    expect(scenario.sent.filter((touch) => touch.to === 'contact').map((touch) => touch.mailKind)).toEqual([
      'marketing',
      'service',
      'service',
    ]);
  });

  it('story (e) she asks for the slides on the phone: one mail, logged, and nothing else', async () => {
    const scenario = await playEva({}, true);
    expect(scenario.story('eva').slice(4)).toEqual([
      'Mon 22 Mar 09:00 CallTaskSent conversation-call → pieter',
      'Mon 22 Mar 10:00 MailSent presentation-on-request → eva',
      'Thu 25 Mar 09:00 CallTaskSent conversation-call → pieter',
    ]);
  });

  it('story (e) in Germany the opt-out closes the phone too, unless the phone has a consent of its own', async () => {
    const german = {
      country: 'DE',
      legalForm: 'GmbH',
      language: 'de',
      phone: '+49 40 123456',
      phonePermissionReason: 'Anfrage 2026',
    };
    const presumed = await playEva({ ...german, phonePermission: 'presumed' });
    expect(presumed.story('eva', ['CallTaskSent'])).toEqual([]);
    const consent = await playEva({ ...german, phonePermission: 'consent' });
    expect(consent.story('eva', ['CallTaskSent'])).toEqual([
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Mon 22 Mar 09:00 CallTaskSent conversation-call → pieter',
    ]);
  });
});
