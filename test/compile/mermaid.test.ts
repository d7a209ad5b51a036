import { describe, expect, it } from 'vitest';
import { renderMermaid } from '../../workflows/compile/mermaid.ts';
import { branch, dueTo, end, waiting, workflowOf } from './small-workflow.ts';

describe('the picture of a workflow', () => {
  it('labels every way on with its signals, its time or its reason', () => {
    const doorsOpen = {
      base: 'event.start',
      sign: -1,
      offset: { amount: 1, unit: 'business days' },
      time: '10:00',
    } as const;
    const hold = { after: { amount: 60, unit: 'business days' }, hold: 'undecided' } as const;
    const workflow = workflowOf(
      waiting('invite', {
        on: { accepted: 'confirm', declined: 'after-event', tentative: 'confirm' },
        lateOn: { accepted: 'confirm', declined: 'call-1' },
        due: dueTo('call-1'),
        whenNotPermitted: 'call-1',
      }),
      waiting('confirm', { due: { at: doorsOpen, go: 'after-event' }, skipped: 'note' }),
      waiting('call-1', {
        do: 'call',
        exhausted: 'note',
        due: {
          after: { by: 'group', cases: { silent: { amount: 1, unit: 'days' } }, default: { amount: 2, unit: 'weeks' } },
          go: 'invite',
        },
      }),
      {
        name: 'after-event',
        do: 'branch',
        when: [
          { if: { fact: 'group', is: 'came' }, go: 'released' },
          { if: { fact: 'silentFor', atLeast: { amount: 12, unit: 'months' } }, go: 'note' },
          { if: { fact: 'rounds', every: 2 }, go: 'released' },
          { if: { fact: 'left', atLeast: 3 }, go: 'decide' },
          { go: 'invite' },
        ],
      },
      waiting('note', { do: 'hand-off', go: 'decide' }),
      waiting('decide', { do: 'decide', on: { release: 'released' }, due: hold }),
      end('released'),
    );
    expect(renderMermaid(workflow)).toMatchInlineSnapshot(`
      "stateDiagram-v2
        %% small@0123456789: yes, no, objected and erased end it from every step
        state "invite" as invite
        state "confirm" as confirm
        state "call-1" as call_1
        state after_event <<choice>>
        state "note" as note_
        state "decide" as decide
        state "hold undecided" as hold_undecided
        state "released" as released
        [*] --> invite
        invite --> confirm : accepted, tentative
        invite --> after_event : declined
        invite --> call_1 : due after 5 business days, not permitted, late declined
        confirm --> after_event : due at event.start - 1 business day 10#58;00
        confirm --> note_ : skipped
        call_1 --> invite : due after 1 day (silent) or 2 weeks (else) by group
        call_1 --> note_ : exhausted
        after_event --> released : (1) group is came
        after_event --> note_ : (2) silentFor at least 12 months
        after_event --> released : (3) rounds a multiple of 2
        after_event --> decide : (4) left at least 3
        after_event --> invite : (5) else
        note_ --> decide : at once
        decide --> released : release
        decide --> hold_undecided : due after 60 business days
        released --> [*] : released
      "
    `);
  });

  it('keeps the arms of a branch apart, in their order', () => {
    const picture = renderMermaid(
      workflowOf(waiting('one', { go: 'fork' }), branch('fork', 'one', 'two', 'one'), end('two')),
    );
    expect(picture).toContain(
      'fork --> one : (1) group is 0\n  fork --> two : (2) group is 1\n  fork --> one : (3) else',
    );
  });

  it('writes no colon and no hyphen where Mermaid would read an arrow or the end of a label', () => {
    const at = { base: 'event.start', sign: 1, time: '10:00' } as const;
    const picture = renderMermaid(workflowOf(waiting('call-1', { due: { at, go: 'call-1' } })));
    expect(picture).toContain('call_1 --> call_1 : due at event.start 10#58;00\n');
  });
});
