import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../workflows/language/format-problem.ts';
import { readWorkflow } from '../../workflows/language/workflow-rules.ts';
import { seminarText } from './fixture.ts';

const seminar = seminarText();

function problems(text: string): string[] {
  return readWorkflow('w.yaml', text).problems.map(formatProblem);
}

/** What is said of the seminar with one text replaced. */
function edited(from: string | RegExp, to: string): string {
  const text = seminar.replace(from, to);
  expect(text).not.toBe(seminar);
  return problems(text).join('\n');
}

/** A workflow of three steps, to bend. */
const small = `workflow: small
start: invite
steps:
  invite:
    do: email
    template: invitation
    kind: marketing
    on: { replied: decide }
    due: { after: 5 business days, go: decide }
  decide:
    do: decide
    sides: [marketing, sales]
    on: { go-on: invite, release: released }
    due: { after: 60 business days, hold: undecided }
  released: { do: end, outcome: released }
`;

describe('F32', () => {
  it('F32 a thank-you does not compile as service: it would go to people who have opted out', () => {
    const thanks = small.replace('template: invitation\n    kind: marketing', 'template: thank-you\n    kind: service');
    expect(problems(thanks)).toEqual([
      expect.stringMatching(
        /^w\.yaml:\d+:\d+ steps\.invite\.kind: thank-you is marketing: as service it would go to people who have opted out\. Write kind: marketing\.$/,
      ),
    ]);
    expect(
      problems(small.replace('template: invitation\n    kind: marketing', 'template: practical\n    kind: service')),
    ).toEqual([]);
  });
});

describe('a workflow file', () => {
  it('is clean as it is built in', () => {
    expect(problems(seminar)).toEqual([]);
    expect(problems(small)).toEqual([]);
  });

  it.each<[name: string, from: string | RegExp, to: string, said: string]>([
    [
      'an unknown target',
      'go: call-reminder }',
      'go: call-remindr }',
      'steps.invite.due.go: "call-remindr" is no step. Did you mean "call-reminder"?',
    ],
    [
      'an unknown start',
      'start: invite',
      'start: invit',
      'w.yaml:6:8 start: "invit" is no step. Did you mean "invite"?',
    ],
    [
      'an unknown member of a group',
      'steps: [invite, letter',
      'steps: [invites, letter',
      'groups.invited.steps.0: "invites" is no step',
    ],
    [
      'an unknown signal',
      '{ replied: call-2',
      '{ repleid: call-2',
      'steps.whitepaper.on.repleid: is no signal. Did you mean "replied"?',
    ],
    [
      'timeout as a signal',
      '{ replied: call-2',
      '{ timeout: call-2',
      'steps.whitepaper.on.timeout: is nobody’s to send',
    ],
    [
      'a definite signal',
      '{ replied: call-2',
      '{ yes: call-2',
      'steps.whitepaper.on.yes: ends the enrollment from every step by itself',
    ],
    ['a signal that moves nothing', '{ replied: call-2', '{ unsubscribed: call-2', 'moves nothing: leave it out'],
    [
      'a call’s outcome on a mail',
      '{ replied: call-2',
      '{ spoken: call-2',
      'steps.whitepaper.on.spoken: nobody can send it to whitepaper: it answers call',
    ],
    [
      'a fact that cannot be asked',
      'asks: attendance-closed',
      'asks: attendence-closed',
      'Did you mean "attendance-closed"?',
    ],
    [
      'an asked fact that leads nowhere',
      'on: { attendance-closed: after-event, event-cancelled: after-event }',
      'on: { attended: after-event }',
      'steps.event.asks: none of its signals leads anywhere here: add attendance-closed to on',
    ],
    [
      'an unknown setting',
      'hours: settings.inviteSlot',
      'hours: settings.inviteSlots',
      'Did you mean "settings.inviteSlot"?',
    ],
    [
      'an unknown setting inside a point',
      '+ settings.appointment.askAfter',
      '+ settings.appointment.askafter',
      'steps.appointment.send.at: settings.appointment.askafter is no setting. Did you mean "settings.appointment.askAfter"?',
    ],
    [
      'a setting of another kind',
      'hours: settings.inviteSlot',
      'hours: settings.responseWindow',
      'settings.responseWindow is a duration; a hours is wanted here',
    ],
    [
      'a setting in a case',
      'no-show: settings.presentation.noShow',
      'no-show: settings.presentation.noshow',
      'steps.presentation.send.at.no-show: settings.presentation.noshow is no setting',
    ],
    [
      'an unknown fact',
      'fact: declineReason',
      'fact: declinedReason',
      'steps.after-event.when.2.if.fact: "declinedReason" is no fact. Did you mean "declineReason"?',
    ],
    [
      'a value a fact never has',
      'is: subject',
      'is: subjects',
      'steps.after-event.when.2.if.is: declineReason is never "subjects". Did you mean "subject"?',
    ],
    [
      'a case a fact never has',
      'by: seat, taken:',
      'by: seat, full:',
      'steps.confirm.template.full: seat is never "full".',
    ],
    [
      'a comparison with a text',
      '{ fact: nurtureRounds, every: 2 }',
      '{ fact: seat, every: 2 }',
      'seat is no number: use is',
    ],
    [
      'a step nothing leads to',
      'exhausted: decide\n    due: { after: 15 business days, go: decide }\n\n  nurture-lead',
      'exhausted: decide\n    due: { after: 15 business days, go: decide }\n\n  lonely:\n    do: wait\n    due: { after: 1 day, go: decide }\n\n  nurture-lead',
      'steps.lonely: nothing leads to this step from invite',
    ],
    [
      'a wait without a due',
      '    due: { at: settings.handOff.at, go: hand-off }\n\n  # ── sales',
      '\n  # ── sales',
      'steps.before-event: has no due',
    ],
    [
      'a last arm with a condition',
      '- { go: presentation }',
      '- { if: { fact: group, is: silent }, go: presentation }',
      'the last way has an if',
    ],
    [
      'an arm that always holds',
      '- { if: { fact: handOff, is: rejected }, go: decide }',
      '- { go: decide }',
      'steps.after-event.when.0: always holds',
    ],
    [
      'a loop of branches',
      '- { go: conversation-call }',
      '- { go: after-thank-you }',
      'a loop in which nothing waits: after-thank-you → after-thank-you',
    ],
    [
      'a loop over a point that may be past',
      'go: hand-off }\n\n  # ── sales',
      'go: before-event }\n\n  # ── sales',
      'a loop in which nothing waits',
    ],
    [
      'a call whose time leads to an end',
      'exhausted: decide\n    due: { after: 15 business days, go: decide }\n\n  nurture-lead',
      'exhausted: released\n    due: { after: 15 business days, go: decide }\n\n  nurture-lead',
      'steps.nurture-call.exhausted: leads to the end "released": exhausted is silence',
    ],
    [
      'a due that leads to an end',
      'due: { after: 120 business days, go: decide }',
      'due: { after: 120 business days, go: released }',
      'steps.quote.due.go: leads to the end "released": due is silence, and silence is no answer',
    ],
    [
      'a due that leads to an end through a branch',
      '{ fact: nurtureLeft, is: 0 }, go: decide',
      '{ fact: nurtureLeft, is: 0 }, go: released',
      'steps.nurture.due.go: leads to the end "released"',
    ],
    [
      'a signal that is no decision and ends',
      'tentative: maybe, declined: before-event',
      'tentative: maybe, declined: released',
      'groups.invited.on.declined: leads to the end "released": declined is no decision of both managers',
    ],
    [
      'a decision that recycles by time',
      'due: { after: 60 business days, hold: undecided }',
      'due: { after: 60 business days, go: nurture-lead }',
      'steps.decide.due.go: recycles by time',
    ],
    [
      'a mail without a text',
      '    template: whitepaper  ',
      '    # ',
      'steps.whitepaper: needs exactly one of: template, variants, rotate',
    ],
    [
      'an unknown key of a step',
      '    whenNotPermitted: phone-invite',
      '    whenNotAllowed: phone-invite',
      'steps.invite.whenNotAllowed: unknown key.',
    ],
    [
      'a key of another kind of step',
      '    script: phone-invite',
      '    template: phone-invite',
      'steps.phone-invite.template: unknown key.',
    ],
    ['an unknown kind of step', '    do: letter', '    do: leter', 'Did you mean "letter"?'],
    [
      'a point in another language',
      'until: event.start - 20 hours',
      'until: event.start - 20 uur',
      'steps.practical.until: "event.start - 20 uur" is no point in time: write "event.start - 20 hours"',
    ],
    [
      'a default outside its bounds',
      'default: 3, min: 1, max: 5',
      'default: 9, min: 1, max: 5',
      'settings.callReminder.attempts.default: is outside 1 to 5',
    ],
    [
      'points of an event that is not needed',
      'needs: [event, reps, managers]',
      'needs: [reps, managers]',
      'the workflow does not need an event: add event to needs',
    ],
  ])('with %s is a problem', (_, from, to, said) => {
    expect(edited(from, to)).toContain(said);
  });

  it('with two groups that disagree is a problem', () => {
    const text = `${small}groups:\n  a: { steps: [invite], on: { accepted: decide } }\n  b: { steps: [invite], on: { accepted: invite } }\n`;
    expect(problems(text)).toEqual([
      'w.yaml:18:31 groups.b.on.accepted: invite is also in the group a, where accepted leads elsewhere: write the line in the step',
    ]);
  });

  it('with a loop over steps that may all be skipped is a problem', () => {
    const text = small
      .replace('    on: { replied: decide }', '    on: { replied: decide }\n    whenNotPermitted: other')
      .replace(
        '  released: {',
        '  other: { do: call, script: x, skipped: invite, due: { after: 5 days, go: decide } }\n  released: {',
      );
    expect(problems(text).join()).toContain('a loop in which nothing waits');
    expect(problems(text.replace('skipped: invite', 'exhausted: invite'))).toEqual([]);
  });

  it('without an end is a problem', () => {
    const text = small.replace(/ {2}released: .*\n/, '').replace(', release: released', '');
    expect(problems(text)).toEqual(['w.yaml:3:1 steps: there is no end: add a step with do: end']);
  });

  it('with a step from which no end is reached is a problem', () => {
    const text = small
      .replace('go-on: invite', 'go-on: trap')
      .replace('  released: {', '  trap: { do: wait, due: { after: 5 days, go: trap } }\n  released: {');
    expect(problems(text)).toEqual(['w.yaml:15:3 steps.trap: no way leads from here to an end']);
  });
});
