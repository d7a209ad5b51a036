import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findReturn } from '../../workflows/replies/find-return.ts';
import { readReply } from '../../workflows/replies/read-reply.ts';

const writtenOn = '2027-02-01';

describe('a person is told from his out-of-office note', () => {
  it.each([
    ['Auto-Submitted', { 'Auto-Submitted': 'auto-replied' }, 'Re: Uitnodiging'],
    ['Auto-Submitted with a comment', { 'auto-submitted': 'auto-replied (vacation)' }, ''],
    ['X-Autoreply', { 'X-Autoreply': 'yes' }, 'Re: Uitnodiging'],
    ['X-Autorespond', { 'X-AUTORESPOND': 'Out' }, 'Re: Uitnodiging'],
    ['Precedence', { Precedence: 'auto_reply' }, 'Re: Uitnodiging'],
  ])('by the header %s', (_name, headers, subject) => {
    expect(readReply({ headers, subject, text: 'Ik ben weg.', writtenOn })).toEqual({ by: 'note' });
  });

  it.each([
    'Automatisch antwoord: Zakendoen in Afrika',
    'Afwezig: Zakendoen in Afrika',
    'Re: Afwezigheidsbericht',
    'Niet op kantoor Re: Zakendoen',
    'Automatisk svar: Forretning i Afrika',
    'Autosvar: Forretning i Afrika',
    'Fraværsbesked',
    'Automatische Antwort: Geschäfte in Afrika',
    'Abwesenheitsnotiz: Geschäfte in Afrika',
    'AW: Außer Haus',
    'Automatic reply: Business in Africa',
    'Out of Office Re: Business in Africa',
    'OOO: Business in Africa',
  ])('by the subject "%s"', (subject) => {
    expect(readReply({ subject, text: '', writtenOn }).by).toBe('note');
  });

  it.each([
    ['an answer', {}, 'Re: Zakendoen in Afrika', 'Ik kom graag.'],
    ['a header that says that a person sent it', { 'Auto-Submitted': 'no' }, 'Re: Zakendoen', 'Ik kom graag.'],
    ['a word of a note later in the subject', {}, 'Re: Zakendoen tijdens uw vakantie', 'Ik kom graag.'],
    ['a text that tells of a holiday', {}, 'Re: Zakendoen', 'Ik ben tot 8 februari met vakantie, bel mij daarna.'],
    ['a mail by a list', { Precedence: 'list' }, 'Re: Zakendoen', 'Ik kom graag.'],
  ])('but not %s', (_name, headers, subject, text) => {
    expect(readReply({ headers, subject, text, writtenOn })).toEqual({ by: 'person', text });
  });

  it('and neither is what a mail system writes of its own', () => {
    const report = {
      'Content-Type': 'multipart/report; report-type=delivery-status',
      'Auto-Submitted': 'auto-replied',
    };
    expect(readReply({ headers: report, subject: 'Undelivered', writtenOn })).toEqual({ by: 'machine' });
    expect(readReply({ headers: { 'Auto-Submitted': 'auto-generated' }, writtenOn })).toEqual({ by: 'machine' });
  });

  it('keeps what he wrote himself, without the mail he answers', () => {
    const text =
      'Bel mij in april.\r\n\r\nGroet, Dirk\r\n\r\nOp ma 1 feb 2027 schreef Pieter Bakker <p@v.example>:\r\n> Beste Dirk,';
    expect(readReply({ subject: 'Re: x', text, writtenOn })).toEqual({
      by: 'person',
      text: 'Bel mij in april.\n\nGroet, Dirk',
    });
    const outlook = 'Ja gern.\n\nVon: Pieter Bakker <p@v.example>\nGesendet: Montag';
    expect(readReply({ text: outlook, writtenOn })).toEqual({ by: 'person', text: 'Ja gern.' });
  });

  it('reads any mail without a fault', () => {
    const mail = fc.record(
      {
        headers: fc.dictionary(fc.string(), fc.string()),
        subject: fc.string(),
        text: fc.string(),
        writtenOn: fc.constant(writtenOn),
      },
      { requiredKeys: ['writtenOn'] },
    );
    fc.assert(fc.property(mail, (each) => ['person', 'note', 'machine'].includes(readReply(each).by)));
  });
});

describe('the day he is back', () => {
  it.each([
    // nl
    ['Ik ben afwezig tot en met 5 februari.', '2027-02-06'],
    [
      'Ik ben afwezig van 1 februari t/m vrijdag 12 februari 2027. Vanaf 15 februari ben ik weer bereikbaar.',
      '2027-02-15',
    ],
    ['Ik ben op maandag 8 februari weer op kantoor.', '2027-02-08'],
    ['Afwezig tot 8-2-2027', '2027-02-08'],
    ['Ik ben niet bereikbaar van 2 februari tot 9 feb.', '2027-02-09'],
    // da
    ['Jeg er på ferie til og med 12. februar 2027.', '2027-02-13'],
    ['Jeg holder ferie og er tilbage mandag den 15. februar.', '2027-02-15'],
    ['Jeg kan ikke træffes før 8. marts', '2027-03-08'],
    ['Jeg er tilbage igen den 22/2', '2027-02-22'],
    // de
    ['Ich bin vom 1. Februar bis 12. Februar nicht im Büro.', '2027-02-13'],
    ['Ab dem 15. Februar 2027 bin ich wieder erreichbar.', '2027-02-15'],
    ['Ich bin bis einschließlich 5.3.2027 im Urlaub.', '2027-03-06'],
    ['Ich bin am Montag, 8. März, zurück.', '2027-03-08'],
    // en
    ['I am out of the office until 8 February.', '2027-02-08'],
    ['I am away through February 12th, 2027.', '2027-02-13'],
    ['I will be back in the office on Monday, February 15.', '2027-02-15'],
    ['Returning 2027-02-22', '2027-02-22'],
    ['I am on leave from 25 January, returning on the 3rd of March', '2027-03-03'],
    // by the calendar
    ['Terug op 4 januari', '2028-01-04', '2027-12-20'],
    ['Zurück am 29.2.2028', '2028-02-29', '2028-02-01'],
  ])('"%s": %s', (text, day, on = writtenOn) => {
    expect(findReturn(text, on)).toBe(day);
  });

  it.each([
    ['no date', 'Ik ben er even niet. Bel 010 123 45 67 of 06-12345678.'],
    ['a date that is past', 'Afwezig tot 8-1-2027'],
    ['a day no calendar has', 'Afwezig tot 31-2-2027'],
    ['a date that is no return', 'I left the company on 1 July 2031.'],
    ['only the first day', 'Ich bin ab dem 3. Februar nicht erreichbar.'],
    ['a time', 'Bereikbaar tussen 9.30 en 17.00'],
  ])('is not told by %s', (_name, text) => {
    expect(findReturn(text, writtenOn)).toBeUndefined();
  });
});
