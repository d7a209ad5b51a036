import { describe, expect, it } from 'vitest';
import type { WrittenMail } from '../../../functions/adapters/mail/written-mail.ts';
import { type Scenario, startScenario } from '../scenario.ts';
import { mailsOf } from './mails.ts';
import { readableHtml } from './readable-html.ts';

const BAKKER = { organisation: 'Bakker BV', organisationId: '12345678' };
const PLAN = `qualified: { must: ["solution fits"], points: { downloaded: 10 }, from: 20 }
profiles: [ { segment: forwarders, fits: { employees: 20..500 }, points: 40 } ]
`;

/** What stands on a call task, whatever the language: its name here, and the words it is told by. */
type Elements = Readonly<Record<string, readonly string[]>>;

const LANGUAGES: Readonly<Record<string, Elements>> = {
  nl: {
    role: ['hoofd export · Bakker BV, Rotterdam'],
    organisation: ['(forwarders, 80 mensen)'],
    'part in buying': ['beslist mee'],
    'local time and hours': ['daar is het nu', 'bel tussen 12:00 en 17:30'],
    language: ['Taal: Nederlands'],
    'why now': ['Waarom nu: Uitnodiging gestuurd ma 1 feb, geen antwoord. Ma 8 feb, 10:00: Niet bereikt (voicemail'],
    goal: ['Doel: Komt Anna op donderdag 18 maart 2027?'],
    'permission with source': ['Toestemming: Bellen mag (zakelijk', 'Mail mag niet (heeft zich afgemeld'],
    warnings: ['Let op: di 9 feb, 09:30 · Mail mag niet: heeft zich afgemeld'],
    'half of the day': ['bel ’s middags, de vorige keer was het ’s ochtends'],
    colleagues: ['Bij hen ook:', 'Mette Jansen (inkoop): komt'],
    'sent and fetched': ['Gestuurd en opgehaald: uitnodiging (ma 1 feb) · presentatie opgehaald (wo 3 feb)'],
    history: ['Tot nu toe:', 'ma 8 feb, 10:00: Niet bereikt'],
    'source and what was learnt': ['Wat we weten: bron: Beurs'],
    'score with reasons': ['score 50 (', 'profiel ✓', 'oplossing ?'],
    questions: ['Vraag: Past wat wij bieden? Welk vraagstuk speelt nu? Wie beslist mee?'],
    'until when': ['Graag vóór'],
    'other outcomes': ['Meer: Weet nog niet'],
    links: ['Geef aan een collega', 'Ik ben er niet', 'Heel het verhaal'],
    attempt: ['poging 2 van 3'],
  },
  da: {
    role: ['hoofd export · Bakker BV, Rotterdam'],
    organisation: ['(forwarders, 80 ansatte)'],
    'part in buying': ['er med til at beslutte'],
    'local time and hours': ['der er klokken nu', 'ring mellem 12.00 og 17.30'],
    language: ['Sprog: nederlandsk'],
    'why now': [
      'Hvorfor nu: Invitation sendt man. 1. feb., intet svar. Man. 8. feb. kl. 10.00: Ikke truffet (lagde en',
    ],
    goal: ['Mål: '],
    'permission with source': ['Samtykke: Opkald er tilladt (erhverv', 'Mail er ikke tilladt (har afmeldt sig'],
    warnings: ['Bemærk: tirs. 9. feb. kl. 09.30 · Mail er ikke tilladt: har afmeldt sig'],
    'half of the day': ['ring om eftermiddagen, sidst var det om formiddagen'],
    colleagues: ['Kolleger samme sted:', 'Mette Jansen (inkoop): kommer'],
    'sent and fetched': ['Sendt og hentet: invitation (man. 1. feb.) · præsentation hentet (ons. 3. feb.)'],
    history: ['Indtil nu:', 'man. 8. feb. kl. 10.00: Ikke truffet'],
    'source and what was learnt': ['Det ved vi: kilde: Beurs'],
    'score with reasons': ['score 50 (', 'profil ✓', 'løsning ?'],
    questions: ['Spørg: Passer det, vi tilbyder? Hvilken udfordring er aktuel nu? Hvem er med til at beslutte?'],
    'until when': ['Gerne inden'],
    'other outcomes': ['Flere: Ved ikke endnu'],
    links: ['Giv til en kollega', 'Jeg er fraværende', 'Hele forløbet'],
    attempt: ['forsøg 2 af 3'],
  },
  de: {
    role: ['hoofd export · Bakker BV, Rotterdam'],
    organisation: ['(forwarders, 80 Beschäftigte)'],
    'part in buying': ['entscheidet mit'],
    'local time and hours': ['dort ist es jetzt', 'zwischen 12:00 und 17:30'],
    language: ['Sprache: Niederländisch'],
    'why now': [
      'Warum jetzt: Einladung gesendet am Mo., 1. Feb., keine Antwort. Mo., 8. Feb., 10:00 Uhr: Nicht erreicht (auf',
    ],
    goal: ['Ziel: Kommt Anna Jansen am Donnerstag, 18. März 2027?'],
    'permission with source': [
      'Einwilligung: Anrufen erlaubt (geschäftlich',
      'E-Mail nicht erlaubt (hat sich abgemeldet',
    ],
    warnings: ['Di., 9. Feb., 09:30 Uhr · E-Mail nicht erlaubt: hat sich abgemeldet'],
    'half of the day': ['nachmittags anrufen, beim letzten Mal war es vormittags'],
    colleagues: ['Mette Jansen (inkoop): kommt'],
    'sent and fetched': ['Einladung (Mo., 1. Feb.) · Präsentation abgerufen (Mi., 3. Feb.)'],
    history: ['Bisher:', 'Mo., 8. Feb., 10:00 Uhr: Nicht erreicht'],
    'source and what was learnt': ['Quelle: Beurs'],
    'score with reasons': ['Punkte 50 (', 'Profil ✓', 'Lösung ?'],
    questions: ['Passt, was wir anbieten? Welches Anliegen besteht gerade? Wer entscheidet mit?'],
    'until when': ['Bitte bis'],
    'other outcomes': ['Mehr: Weiß noch nicht'],
    links: ['Jemand anderem übergeben', 'Ich bin nicht da', 'Der ganze Verlauf'],
    attempt: ['Versuch 2 von 3'],
  },
  en: {
    role: ['hoofd export · Bakker BV, Rotterdam'],
    organisation: ['(forwarders, 80 people)'],
    'part in buying': ['helps decide'],
    'local time and hours': ['there now', 'call between 12:00 and 17:30'],
    language: ['Language: Dutch'],
    'why now': ['Why now: Invitation sent Mon 1 Feb, no answer. Mon 8 Feb, 10:00: Not reached (left a voicemail)'],
    goal: ['Goal: Will Anna come on Thursday 18 March 2027?'],
    'permission with source': ['Permission: Calling allowed (business', 'Mail not allowed (has unsubscribed'],
    warnings: ['Tue 9 Feb, 09:30 · Mail not allowed: has unsubscribed'],
    'half of the day': ['call in the afternoon, last time it was the morning'],
    colleagues: ['Mette Jansen (inkoop): is coming'],
    'sent and fetched': ['Sent and downloaded: invitation (Mon 1 Feb) · presentation downloaded (Wed 3 Feb)'],
    history: ['So far:', 'Mon 8 Feb, 10:00: Not reached'],
    'source and what was learnt': ['What we know: source: Beurs'],
    'score with reasons': ['score 50 (', 'profile ✓', 'solution ?'],
    questions: ['Ask: Does what we offer fit? Which issue matters now? Who else decides?'],
    'until when': ['Please before'],
    'other outcomes': ['More: Does not know yet'],
    links: ['Give to a colleague', 'I am away', 'The whole story'],
    attempt: ['attempt 2 of 3'],
  },
};

const ANYWHERE: Elements = {
  who: ['Anna Jansen'],
  number: ['+31 10 000 1000'],
  script: ['"Goedendag, u spreekt met Pieter Bakker van Voorbeeld Logistics BV.'],
};

/** Addresses that must be behind a link: of the outcomes four at least, and the three of every task. */
const LINKS: Readonly<Record<string, RegExp>> = {
  accepted: /\/c\/\S+outcome=accepted/,
  declined: /\/c\/\S+outcome=declined/,
  'not reached': /\/c\/\S+outcome=not-reached/,
  'call back': /\/c\/\S+outcome=call-back/,
  'wrong number': /\/c\/\S+outcome=wrong-number/,
  'a definite no': /\/c\/\S+outcome=no\b/,
  'the file he fetched, for the rep': /\/f\/\S+\.look\.\S+\.presentation/,
  'to a colleague': /\/m\/\S+\.give\./,
  away: /\/m\/\S+\.away\./,
  'his story': /\/k\//,
};

/** The second try: he has fetched a file and opted out of mail since, a colleague comes. */
async function secondTry(language: string): Promise<WrittenMail> {
  const anna = {
    role: 'hoofd export',
    city: 'Rotterdam',
    segment: 'forwarders',
    employees: '80',
    buyingRole: 'decides',
  };
  const contacts = [
    { name: 'anna', ...BAKKER, ...anna },
    { name: 'mette', role: 'inkoop', ...BAKKER },
  ];
  const pieter = 'email: pieter@voorbeeld.example, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, mail: each';
  const reps = `reps: [ { ${pieter}, language: ${language} } ]\n`;
  const scenario = await startScenario({ contacts, reps, plan: PLAN });
  const { at, signal, report } = scenario;
  at('2027-02-02 10:00', () => signal('mette', 'accepted'));
  at('2027-02-03 10:00', () => signal('anna', 'downloaded', { data: { file: 'presentation' } }));
  at('2027-02-08 10:00', () => report('anna', 'not-reached', { voicemail: true }));
  at('2027-02-09 09:30', () => signal('anna', 'unsubscribed'));
  await scenario.runUntil('2027-02-13 00:00');
  expect(scenario.faults).toEqual([]);
  return secondTask(scenario);
}

function secondTask(scenario: Scenario): WrittenMail {
  const [, second] = scenario.events('anna', 'CallTaskSent');
  const mail = mailsOf(scenario).find(({ line }) => line.touch === second?.data.touch);
  if (!mail) throw new Error('no second call task');
  return mail;
}

describe('rep-day: what must stand on a call task', () => {
  it.each(Object.entries(LANGUAGES))(
    'rep-day: every element is there, in HTML and in plain text, in %s',
    async (language, own) => {
      const { eml } = await secondTry(language);
      const text = `${eml.subject}\n${eml.text.replaceAll(/ <[^>]*>/g, '').replaceAll(/\s+/g, ' ')}`;
      const html = `${eml.subject}\n${readableHtml(eml.html)}`;
      for (const [element, words] of Object.entries({ ...own, ...ANYWHERE })) {
        for (const each of words) {
          expect(text, `${element}, in plain text`).toContain(each);
          expect(html, `${element}, in HTML`).toContain(each);
        }
      }
      for (const [element, address] of Object.entries(LINKS)) {
        expect(eml.text, `link: ${element}, in plain text`).toMatch(address);
        expect(eml.html, `link: ${element}, in HTML`).toMatch(address);
      }
      expect(eml.html).toContain('href="tel:+31100001000"');
    },
  );

  it('rep-day: nothing that the contact may not read, and nothing that watches who opens it', async () => {
    const { eml } = await secondTry('nl');
    expect(eml.html).not.toMatch(/<img|\/r\/|\/u\//);
    // His own link to the file would count as his interest.
    expect(eml.text).not.toMatch(/\/f\/(?!\S+\.look\.)/);
  });
});
