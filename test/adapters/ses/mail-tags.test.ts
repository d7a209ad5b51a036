import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTags, tagsOf } from '../../../functions/adapters/ses/mail-tags.ts';
import { aTouch } from './touches.ts';

/** As SES tells them in its events: each name with a list. */
function told(tags: ReturnType<typeof tagsOf>): Record<string, string[]> {
  return Object.fromEntries(tags.map(({ Name, Value }) => [Name, [Value]]));
}

describe('the tags of a mail', () => {
  it('hold only what SES takes, and name the touch again', () => {
    const id = fc.oneof(
      fc.constantFrom(
        '524mo5h63iab26j6ghqgl6ht2e.3.mail.1',
        'digest.pieter@voorbeeld.example.2027-03-01',
        'a_2eb',
        '_',
      ),
      fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
    );
    const touch = fc.record({ id, enrollment: fc.option(id, { nil: undefined }) });
    fc.assert(
      fc.property(touch, ({ id: touchId, enrollment }) => {
        const tags = tagsOf(aTouch({ id: touchId, ...(enrollment !== undefined && { enrollment }) }));
        for (const { Name, Value } of tags) {
          expect(Name).toMatch(/^[A-Za-z0-9_-]{1,256}$/);
          expect(Value).toMatch(/^[A-Za-z0-9_-]{1,256}$/);
        }
        const names = tags.map(({ Name }) => Name);
        if (!names.includes('touch') || (enrollment !== undefined && !names.includes('enrollment'))) return;
        expect(readTags(told(tags))).toEqual({
          ...{ touch: touchId, campaign: 'afrika', to: 'contact' },
          ...(enrollment !== undefined && { enrollment }),
        });
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('leave off an id that is too long for one', () => {
    const tags = tagsOf(aTouch({ id: `digest.${'x'.repeat(250)}@voorbeeld.example` }));
    expect(tags.map(({ Name }) => Name)).toEqual(['campaign', 'to']);
    expect(readTags(told(tags))).toBeUndefined();
  });

  it.each([
    ['none', {}],
    ['of a test', { test: ['yes'] }],
    ['of somebody else', { touch: ['a b'], campaign: ['x'], to: ['contact'] }],
    ['to nobody we know', { touch: ['a'], campaign: ['x'], to: ['everybody'] }],
  ])('are not read where they are not ours: %s', (_what, tags) => {
    expect(readTags(tags)).toBeUndefined();
  });
});
