import { describe, expect, it } from 'vitest';
import { internalWords } from '../../workflows/texts/internal-words.ts';

describe('the words of tasks and lists', () => {
  it('are Danish for a Danish reader, one and several alike', () => {
    const { source, tally } = internalWords('da');
    expect(source).toBe('kilde');
    expect(tally({ mails: 1, calls: 2, unreached: 1 })).toBe('1 mail, 2 opkaldsforsøg, heraf 1 uden svar');
    expect(tally({ mails: 3, calls: 0, unreached: 0 })).toBe('3 mails, ikke ringet op');
    expect(tally({ mails: 0, calls: 2, unreached: 2 })).toBe('ingen mail, 2 opkaldsforsøg uden svar');
  });

  it('are German for a German reader, one and several alike', () => {
    const { source, tally } = internalWords('de');
    expect(source).toBe('Quelle');
    expect(tally({ mails: 1, calls: 2, unreached: 1 })).toBe('1 E-Mail, 2 Anrufe, davon 1 nicht erreicht');
    expect(tally({ mails: 3, calls: 1, unreached: 0 })).toBe('3 E-Mails, 1 Anruf');
  });

  it('are English for a reader in whose language there are none', () => {
    expect(internalWords('fr')).toBe(internalWords('en'));
  });
});
