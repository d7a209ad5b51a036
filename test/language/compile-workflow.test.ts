import { describe, expect, it } from 'vitest';
import { compileWorkflow } from '../../workflows/compile/compile-workflow.ts';
import type { WorkflowSource } from '../../workflows/language/workflow-schema.ts';
import type { Workflow } from '../../workflows/workflow.ts';
import { seminarSource, settingsOf, sha256 } from './fixture.ts';

const source = seminarSource();

function compile(settings: object = {}, changed: WorkflowSource = source): Workflow {
  return compileWorkflow(changed, { settings: settingsOf(source, settings), nurture: ['case-nairobi'], hash: sha256 });
}

describe('a compiled seminar', () => {
  const { steps, id } = compile();

  it('has every step of the file and an id of ten hex digits', () => {
    expect(Object.keys(steps)).toEqual(Object.keys(source.steps));
    expect(id).toMatch(/^seminar@[0-9a-f]{10}$/);
  });

  it('takes the lines of its groups, and its own before them', () => {
    expect(steps.invite).toMatchObject({
      on: { accepted: 'confirm', tentative: 'maybe', declined: 'before-event' },
      lateOn: { accepted: 'confirm', tentative: 'maybe', declined: 'before-event' },
    });
    expect(steps['conversation-call']).toMatchObject({
      on: { spoken: 'whitepaper', appointment: 'appointment', rejected: 'decide' },
      lateOn: { appointment: 'appointment', 'quote-requested': 'quote', attended: 'thank-you', rejected: 'decide' },
    });
    expect(steps.confirm).toMatchObject({
      on: { declined: 'seat-released', 'place-offered': 'offer', 'event-moved': 'moved' },
      lateOn: {},
    });
  });

  it('prefers the step’s own line to that of its group', () => {
    const invite = source.steps.invite;
    if (invite?.do !== 'email') throw new Error('invite is an email');
    const changed = { ...source, steps: { ...source.steps, invite: { ...invite, on: { declined: 'hand-off' } } } };
    expect(compile({}, changed).steps.invite).toMatchObject({
      on: { accepted: 'confirm', tentative: 'maybe', declined: 'hand-off' },
      lateOn: { declined: 'before-event' },
    });
  });

  it('fills in settings everywhere, inside points too', () => {
    expect(compile({ appointment: { askAfter: '2 weeks' }, inviteSlot: '08:00-10:00' }).steps).toMatchObject({
      appointment: { send: { at: { base: 'signal.at', sign: 1, offset: { amount: 2, unit: 'weeks' } } } },
      invite: {
        hours: { from: 480, to: 600 },
        due: { after: { amount: 5, unit: 'business days' }, go: 'call-reminder' },
      },
      'hand-off': { who: 'all', go: 'event', send: { at: { base: 'event.start', sign: 1 } } },
    });
  });

  it('turns `by` into cases with a default', () => {
    expect(steps['call-2']).toMatchObject({ attempts: { by: 'group', cases: { silent: 1 }, default: 2 } });
    expect(steps.confirm).toMatchObject({
      template: { by: 'seat', cases: { taken: 'confirmation', waiting: 'waiting-list' } },
    });
  });

  it('fills in what a kind says for all its steps, and what nobody says', () => {
    expect(steps['call-1']).toMatchObject({
      kind: 'internal',
      urgency: 'normal',
      spacing: { amount: 2, unit: 'business days' },
      undone: { amount: 5, unit: 'business days' },
    });
    expect(steps['nurture-lead']).toMatchObject({
      from: 'marketing',
      rotate: ['case-nairobi'],
      attempts: 1,
      files: [],
    });
  });

  it('keeps branches, ends and holds', () => {
    expect(steps['after-nurture']).toMatchObject({
      do: 'branch',
      when: [
        { if: { fact: 'nurtureLeft', is: 0 }, go: 'decide' },
        { if: { fact: 'silentFor', atLeast: { amount: 12, unit: 'months' } }, go: 'decide' },
        { if: { fact: 'nurtureRounds', every: 2 }, go: 'nurture-call' },
        { go: 'nurture' },
      ],
    });
    expect(steps.released).toEqual({ name: 'released', do: 'end', outcome: 'released' });
    expect(steps.event).toMatchObject({ due: { hold: 'attendance-open' } });
  });
});

describe('the id of a workflow', () => {
  it('stays the same when only settings, texts, times or the order of the file change', () => {
    const reversed = { ...source, steps: Object.fromEntries(Object.entries(source.steps).reverse()) };
    const invite = source.steps.invite;
    if (invite?.do !== 'email') throw new Error('invite is an email');
    const reworded = {
      ...source,
      steps: { ...source.steps, invite: { ...invite, template: 'other', until: 'event.end' } },
    };
    expect(compile({ responseWindow: '9 business days' }).id).toBe(compile().id);
    expect(compile({}, reversed).id).toBe(compile().id);
    expect(compile({}, reworded).id).toBe(compile().id);
  });

  it('changes with a target', () => {
    const letter = source.steps['letter-invite'];
    if (letter?.do !== 'letter' || !letter.due) throw new Error('letter-invite is a letter with a due');
    const changed = {
      ...source,
      steps: { ...source.steps, 'letter-invite': { ...letter, due: { ...letter.due, go: 'phone-invite' } } },
    };
    expect(compile({}, changed).id).not.toBe(compile().id);
  });
});
