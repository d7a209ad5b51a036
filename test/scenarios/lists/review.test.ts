import { describe, expect, it } from 'vitest';
import { rehearseReview, told } from './review.ts';

const SCRIPT = `
- { at: 2027-01-26 10:00, rep: lotte@voorbeeld.example, review: { strike: [ carla@carla-bedrijf.example ], reason: lopende offerte } }
- { at: 2027-01-27 16:02, manager: sales, sign: audience }
- { at: 2027-01-27 16:30, manager: marketing, sign: audience }
`;

describe('the audience review', () => {
  it('M9 each rep gets his list on 18 January, both managers sign by 27 January, and what they signed is invited', async () => {
    const rehearsal = await rehearseReview(SCRIPT);
    expect(told(rehearsal, 'review', 'sign-off', 'CampaignLaunched', 'RowRejected')).toEqual([
      'Mon 18 Jan 09:00 MailSent review → lotte',
      'Mon 18 Jan 09:00 MailSent review → pieter',
      'Mon 25 Jan 09:00 MailSent review → lotte',
      'Tue 26 Jan 09:00 MailSent sign-off → mirjam',
      'Tue 26 Jan 09:00 MailSent sign-off → sander',
      'Mon 1 Feb 09:00 CampaignLaunched',
      'Mon 1 Feb 09:00 RowRejected',
    ]);
    expect(rehearsal.problems).toEqual([]);
    expect(rehearsal.summary.unusedScript).toEqual([]);
    expect(rehearsal.world.events.find(({ type }) => type === 'RowRejected')?.data.reason).toBe(
      'struck out by lotte@voorbeeld.example: lopende offerte',
    );
    expect(told(rehearsal, 'invitation').map((line) => line.replace(/.* → /, ''))).toEqual([
      'anna',
      'bob',
      'dirk',
      'eva',
    ]);
    const { signed } = rehearsal.world.live().state;
    expect(signed).toMatchObject({
      marketing: { by: 'mirjam@voorbeeld.example', at: Date.parse('2027-01-27T15:30:00Z') },
      sales: { by: 'sander@voorbeeld.example', at: Date.parse('2027-01-27T15:02:00Z') },
    });
    expect(signed?.marketing?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(signed?.marketing?.hash).toBe(signed?.sales?.hash);
  });

  it('M9 where the script is silent, reps keep their lists and both managers sign in time', async () => {
    const rehearsal = await rehearseReview('[]');
    expect(told(rehearsal, 'review', 'sign-off', 'CampaignLaunched')).toEqual([
      'Mon 18 Jan 09:00 MailSent review → lotte',
      'Mon 18 Jan 09:00 MailSent review → pieter',
      'Tue 19 Jan 10:00 MailSent sign-off → mirjam',
      'Tue 19 Jan 10:00 MailSent sign-off → sander',
      'Mon 1 Feb 09:00 CampaignLaunched',
    ]);
    expect(told(rehearsal, 'invitation')).toHaveLength(5);
  });

  it('M1 a line of the rep’s own stands in the invitation, and who was given away is the colleague’s', async () => {
    const rehearsal = await rehearseReview(`
- { at: 2027-01-20 10:00, rep: pieter@voorbeeld.example, review: { give: { bob@bob-bedrijf.example: lotte@voorbeeld.example }, personalLines: { anna@anna-bedrijf.example: we spraken elkaar over Mombasa } } }
`);
    const { items } = rehearsal.world.store;
    const byName = new Map([...items.contacts.values()].map((contact) => [contact.firstName, contact]));
    expect(byName.get('Anna')?.personalLine).toBe('we spraken elkaar over Mombasa');
    expect(byName.get('Bob')?.rep).toBe('lotte@voorbeeld.example');
    expect([...items.enrollments.values()].filter(({ rep }) => rep === 'lotte@voorbeeld.example')).toHaveLength(3);
    // Lotte had answered hers on the 19th: she is asked again for the one she was given.
    expect(told(rehearsal, 'review').slice(2)).toEqual(['Wed 20 Jan 10:00 MailSent review → lotte']);
  });

  it('M9 a rep who strikes out after both have signed makes them sign again', async () => {
    const rehearsal = await rehearseReview(`
- { at: 2027-01-28 10:00, rep: pieter@voorbeeld.example, review: { strike: [ dirk@dirk-bedrijf.example ], reason: failliet } }
- { at: 2027-01-20 10:00, manager: sales, sign: audience }
`);
    expect(rehearsal.problems).toEqual([{ entry: 1, message: 'not every list is answered: pieter@voorbeeld.example' }]);
    expect(told(rehearsal, 'sign-off')).toEqual([
      'Tue 26 Jan 09:00 MailSent sign-off → mirjam',
      'Tue 26 Jan 09:00 MailSent sign-off → sander',
      'Thu 28 Jan 10:00 MailSent sign-off → mirjam',
      'Thu 28 Jan 10:00 MailSent sign-off → sander',
    ]);
    expect(told(rehearsal, 'invitation').map((line) => line.replace(/.* → /, ''))).toEqual([
      'anna',
      'bob',
      'carla',
      'eva',
    ]);
  });

  it('M9 nothing is launched before both have signed', async () => {
    const rehearsal = await rehearseReview(`
- { at: 2027-02-02 11:00, manager: marketing, sign: audience }
`);
    expect(told(rehearsal, 'CampaignLaunched')).toEqual(['Tue 2 Feb 11:00 CampaignLaunched']);
    expect(told(rehearsal, 'sign-off').map((line) => line.slice(0, 16))).toEqual([
      'Tue 19 Jan 10:00',
      'Tue 19 Jan 10:00',
      'Thu 28 Jan 09:00',
    ]);
  });

  it('M14 the year’s plan is signed by both sides, with its own hash', async () => {
    const rehearsal = await rehearseReview(`
- { at: 2027-01-19 16:00, manager: sales, sign: plan }
- { at: 2027-01-19 16:05, manager: marketing, sign: plan }
`);
    const planSigned = rehearsal.world.store.items.reviews.get('afrika')?.planSigned;
    expect(planSigned?.marketing?.hash).toBe(planSigned?.sales?.hash);
    expect(planSigned?.marketing?.hash).not.toBe(rehearsal.world.live().state.signed?.marketing?.hash);
  });

  it('M38 texts and scripts are part of what is signed: another invitation has another hash', async () => {
    const hashOf = async (more: string) =>
      (await rehearseReview('[]', { more })).world.live().state.signed?.sales?.hash;
    const lead = 'settings: { reviewLead: 10 business days }';
    const first = await hashOf(lead);
    expect(await hashOf(lead)).toBe(first);
    expect(await hashOf(`${lead}\nsolution: Een ander verhaal`)).not.toBe(first);
    expect(await hashOf(`${lead}\ncosts: { currency: EUR, venue: 10 }`)).toBe(first);
  });
});
