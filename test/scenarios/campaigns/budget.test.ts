import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSetup } from '../../../functions/shared/create-setup.ts';
import { loadCampaign } from '../../../infra/local/load-campaign.ts';
import { rehearse } from '../../../infra/local/rehearse.ts';
import { checkBudget } from '../../oracle/check-budget.ts';
import { readInputs } from '../../oracle/read-inputs.ts';
import { asTree } from '../../oracle/read-workflow.ts';
import { createStory } from '../../oracle/timeline.ts';
import { startScenario } from '../scenario.ts';

const EXAMPLE = join(import.meta.dirname, '../../../campaigns/zakendoen-in-afrika/campaign.yaml');
const CALLS = ['call-reminder', 'conversation-call', 'call-1', 'call-2'];

/** The example with more calls in each step than one contact may get, and people who are hard to reach and undecided. */
async function harder() {
  const loaded = await loadCampaign(EXAMPLE);
  const { campaign, workflow, reps, setup } = loaded;
  if (!campaign || !workflow || !reps || !setup) throw new Error(JSON.stringify(loaded.problems));
  const { settings, rehearsal } = campaign.value;
  const changed = {
    ...campaign.value,
    settings: { ...settings, ...asTree({ call1: FIVE_EACH(settings.call1), call2: FIVE_EACH(settings.call2) }) },
    rehearsal: { ...rehearsal, respond: 0.3, accept: 0.4, reach: 0.15, show: 0.4 },
  } as typeof campaign.value;
  return {
    ...loaded,
    setup: createSetup({ campaign: changed, workflow, reps: reps.value, plan: setup.plan }),
  };
}

const FIVE_EACH = (setting: unknown) => ({
  ...asTree(setting),
  attempts: { noShow: 5, declined: 5, silent: 5, default: 5 },
});

describe('rule 22', () => {
  it('rule 22: nobody gets more than the budget in 10,000 journeys', async () => {
    const loaded = await harder();
    const inputs = readInputs(EXAMPLE);
    let journeys = 0;
    let refused = 0;
    for (let seed = 1; journeys < 10_000; seed += 1) {
      const { lines, summary } = await rehearse({ loaded, script: [], seed });
      expect(checkBudget(createStory(inputs, lines)), `seed ${seed}`).toEqual([]);
      journeys += summary.enrollments;
      refused += lines.filter(({ reason }) => reason === 'budget').length;
    }
    expect(refused).toBeGreaterThan(100);
  }, 600_000);

  it('rule 22: the budget wins over a step’s own attempts, which then counts as used up', async () => {
    const scenario = await startScenario({
      contacts: [{ name: 'nora' }],
      more: 'settings: { call1: { attempts: { noShow: 3 } }, call2: { attempts: { default: 4 } } }',
    });
    scenario.reports('nora', 'call-reminder', 'not-reached', 'not-reached', 'accepted');
    for (const step of CALLS.slice(1)) scenario.reports('nora', step, 'not-reached');
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    await scenario.runUntil('2027-05-20 00:00');
    const calls = scenario.story('nora', ['CallTaskSent']);
    // Two, then the one in which she accepted, then four more that reached nobody: six without an answer.
    expect(calls).toHaveLength(7);
    expect(calls.at(-1)).toContain('call-2');
    expect(scenario.events('nora', 'DecisionAsked')).toHaveLength(1);
    // Both sides have decided since: attempts are counted anew.
    expect(scenario.enrollment('nora')).toMatchObject({ step: 'nurture', spent: { unanswered: 0, marketing: 3 } });
  });

  it('rule 22: a report put right gives its attempt back', async () => {
    const scenario = await startScenario({
      contacts: [{ name: 'nora' }],
      more: 'settings: { callReminder: { attempts: 1 } }',
    });
    let touch = '';
    scenario.at('2027-02-08 10:00', () => {
      touch = scenario.openTask('nora').id;
      return scenario.report('nora', 'not-reached');
    });
    await scenario.runUntil('2027-02-08 10:30');
    expect(scenario.enrollment('nora').spent).toMatchObject({ unanswered: 1 });
    scenario.at('2027-02-08 11:00', () => scenario.signal('nora', 'accepted', { by: 'rep', touch }));
    await scenario.runUntil('2027-02-08 12:00');
    expect(scenario.enrollment('nora').spent).toMatchObject({ unanswered: 0 });
    expect(scenario.contact('nora').recent).toContainEqual(expect.objectContaining({ touch, reached: true }));
  });

  it('rule 22: two conversations and three touches in a fortnight are enough', async () => {
    const scenario = await startScenario({
      contacts: [{ name: 'eva' }],
      more: 'settings: { call2: { after: 1 business day }, whitepaper: { after: 1 business day } }',
    });
    scenario.reports('eva', 'call-reminder', 'accepted');
    scenario.at('2027-03-18 13:40', () => scenario.signal('eva', 'attended', { by: 'system' }));
    scenario.at('2027-03-18 18:00', () => scenario.signal('eva', 'spoken', { by: 'rep', data: { interest: 4 } }));
    scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
    scenario.reports('eva', 'conversation-call', 'spoken');
    await scenario.runUntil('2027-04-03 00:00');
    // One marketing mail a week; the event and the call of 22 March are two conversations, with the thanks three touches.
    expect(scenario.story('eva', ['MailSent', 'CallTaskSent']).slice(-4)).toEqual([
      'Fri 19 Mar 14:00 MailSent thank-you → eva',
      'Mon 22 Mar 09:00 CallTaskSent conversation-call → pieter',
      'Fri 26 Mar 14:00 MailSent whitepaper → eva',
      'Fri 2 Apr 09:00 CallTaskSent call-2 → pieter',
    ]);
  });

  it('rule 22: an item of the version before has no budget on it, and is read as one of whom nothing is known', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'nora' }] });
    await scenario.runUntil('2027-02-01 12:00');
    const { items } = scenario.world.store;
    const { recent: _recent, ...contact } = scenario.contact('nora');
    items.contacts.set(contact.id, contact);
    items.enrollments.set(scenario.idOf('nora'), { ...scenario.enrollment('nora'), spent: undefined });
    await scenario.runUntil('2027-02-08 12:00');
    expect(scenario.story('nora', ['CallTaskSent'])).toEqual(['Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter']);
    expect(scenario.contact('nora').recent).toHaveLength(1);
  });
});
