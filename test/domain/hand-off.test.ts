import { describe, expect, it } from 'vitest';
import { openStay } from '../../workflows/domain/open-stay.ts';
import { aFact, aStep, onItsWayTo } from './stage.ts';

/** The types of the events of a hand-off entered after the event, by what is known of the contact's attendance. */
function handedOver(who: string, attendance?: string): string[] {
  const facts = attendance === undefined ? {} : { attendance: aFact(attendance, 3) };
  const draft = onItsWayTo(aStep('hand-off', { who, go: 'there' }), { now: '2027-03-22 09:00', enrollment: { facts } });
  openStay(draft);
  expect(draft.next.answer?.next).toBe('there');
  return draft.events.map(({ type }) => type);
}

describe('a hand-off', () => {
  it('of all hands over whoever was invited, and goes on', () => {
    expect(handedOver('all')).toContain('HandedOff');
  });

  it('of who attended hands over who came, who left early too', () => {
    expect(handedOver('attended', 'attended')).toContain('HandedOff');
    expect(handedOver('attended', 'left-early')).toContain('HandedOff');
  });

  it('of who attended leaves who was not there a lead, and goes on', () => {
    expect(handedOver('attended', 'no-show')).not.toContain('HandedOff');
    expect(handedOver('attended')).not.toContain('HandedOff');
  });
});
