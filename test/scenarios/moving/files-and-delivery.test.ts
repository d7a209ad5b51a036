import { describe, expect, it } from 'vitest';
import { startScenario } from '../scenario.ts';

const owed = (campaign: string): string => campaign.replace('presentation: afrika.pdf', 'presentation: later');

describe('a file that is owed', () => {
  it('M43 marketing is reminded, and nobody gets the mail without it: held with its reason until the file is there', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }], change: owed });
    scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
    scenario.at('2027-03-18 13:40', () => scenario.signal('anna', 'attended', { by: 'system' }));
    scenario.at('2027-03-18 18:00', () => scenario.closeAttendance());
    await scenario.runUntil('2027-03-30 00:00');
    expect(scenario.lists('files-owed')).toEqual(['Wed 17 Mar 10:00 MailSent files-owed → mirjam']);
    const held = ['MailSent', 'MailHeld', 'Held'] as const;
    expect(scenario.story('anna', held).slice(3)).toEqual([
      'Fri 19 Mar 14:00 MailHeld thank-you: file-owed: presentation',
      'Fri 19 Mar 14:00 Held file-owed: presentation for mirjam',
    ]);
    expect(scenario.enrollment('anna').touch?.status).toBe('planned');
  });
});

describe('a campaign whose mails come back', () => {
  const names = Array.from({ length: 40 }, (_, index) => `p${String(index).padStart(2, '0')}`);

  it('M43 holds itself above the limit, tells marketing, and lets nothing normal leave; below it nothing happens', async () => {
    const run = async (bounces: number) => {
      const scenario = await startScenario({
        contacts: names.map((name) => ({ name, rep: 'pieter@voorbeeld.example' })),
        more: 'limits: { invitesPerRepPerDay: 100 }',
      });
      for (const name of names.slice(0, bounces)) {
        scenario.at('2027-02-01 09:20', () => {
          const touch = scenario.enrollment(name).touch?.id ?? '';
          return scenario.signal(name, 'bounced', { by: 'system', touch, data: { kind: 'hard' } });
        });
      }
      await scenario.runUntil('2027-02-09 00:00');
      return scenario;
    };
    const held = await run(11);
    expect(held.lists('held')).toEqual(['Mon 1 Feb 09:30 MailSent held → mirjam']);
    expect(held.world.live().state.paused).toMatchObject({
      by: 'system',
      reason: 'bounces: 11 of 40 mails, more than 5 %',
    });
    expect(names.flatMap((name) => held.story(name, ['CallTaskSent']))).toEqual([]);
    expect(held.world.events.filter(({ type }) => type === 'CampaignPaused')).toHaveLength(1);
    const fine = await run(9);
    expect(fine.world.live().state.paused).toBeUndefined();
    expect(fine.lists('held')).toEqual([]);
  });
});
