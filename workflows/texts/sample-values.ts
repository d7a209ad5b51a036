import { type Occasion, OUTCOMES, renderOutcomeLinks } from './call-outcomes.ts';
import { callTaskWords } from './call-task-words.ts';
import { fileName } from './data-names.ts';
import type { Form, LinkFields, ListFields, ListLine, MailValues, TaskFields } from './mail-values.ts';
import { renderSalutation } from './salutation.ts';
import { sampleWords } from './sample-words.ts';
import { describeTemplate } from './template-table.ts';
import { weeklyWords } from './weekly-words.ts';

/** 18 March 2027 14:00 in Amsterdam: the event of the samples. */
const START = 1_805_374_800_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BASE = 'https://voorbeeld.example';

/**
 * Values with which every text can be rendered without a world: one invented contact, rep and event. `full` fills every
 * field; without it all that may be empty is empty, the other extreme a text must bear.
 */
export function sampleValues(template: string, language: string, form: Form, full = true): MailValues {
  const { receiver } = describeTemplate(template);
  const internal = receiver === 'rep' || receiver === 'manager';
  const always = alwaysThere(language, form);
  const filled = full ? mayBeEmpty(language) : always;
  return {
    ...always,
    ...(receiver !== 'manager' && {
      contact: { ...always.contact, ...(full && filled.contact), ...{ salutation: salutation(language, form, full) } },
    }),
    organisation: { ...always.organisation, ...(full && filled.organisation) },
    rep: { ...always.rep, ...(full && filled.rep) },
    event: { ...always.event, ...(full && filled.event) },
    campaign: { ...always.campaign, ...(full && filled.campaign) },
    sender: { ...always.sender, ...(full && filled.sender) },
    ...(full && {
      deputy: { name: 'Jan Visser', firstName: 'Jan', email: 'jan@voorbeeld.example', phone: '+31 10 000 00 02' },
    }),
    source: sampleWords(language).source,
    links: internal ? INTERNAL_LINKS : contactLinks(full),
    ...(internal && { task: sampleTask(template, language, full), list: sampleList(template, language, full) }),
    firstTouch: full,
    timeZone: full ? 'Europe/Copenhagen' : 'Europe/London',
  };
}

const anna = { firstName: 'Anna', lastNamePrefix: 'de', lastName: 'Vries', salutation: 'ms' } as const;

function salutation(language: string, form: Form, full: boolean): string {
  return renderSalutation(full ? anna : { salutation: 'none' }, language, form);
}

function alwaysThere(language: string, form: Form) {
  const moment = (at: number) => ({ at, timeZone: 'Europe/Amsterdam' });
  return {
    contact: { salutation: salutation(language, form, true), name: 'Anna de Vries', language },
    organisation: { name: 'Vries & Zonen <Export> BV' },
    rep: { name: 'Pieter Bakker', firstName: 'Pieter', email: 'pieter@voorbeeld.example' },
    event: {
      name: sampleWords(language).name,
      start: moment(START),
      end: moment(START + 3.5 * HOUR),
      guestsPerContact: 0,
    },
    campaign: { id: 'zakendoen-in-afrika', name: sampleWords(language).name },
    sender: {
      organisation: 'Voorbeeld Logistics BV',
      address: 'Havenweg 1, 3000 AA Rotterdam',
      name: 'Voorbeeld Logistics',
    },
  };
}

function mayBeEmpty(language: string) {
  const { role, segment, personalLine, spoken, issue, solution } = sampleWords(language);
  const moment = (at: number) => ({ at, timeZone: 'Europe/Amsterdam' });
  return {
    contact: {
      ...{ title: 'Dr.', firstName: 'Anna', initials: 'A.', lastNamePrefix: 'de', lastName: 'Vries' },
      ...{ role, email: 'anna@vries.example', phone: '+31 10 000 00 10' },
      ...{ street: 'Kade 2', postcode: '3000 AB', city: 'Rotterdam', country: 'NL', segment, language },
      personalLine,
      ...{
        guests: 2,
        waitingPlace: 3,
        wantsPresentation: true,
        issue: spoken,
        appointmentWith: 'Pieter Bakker',
      },
      ...{ appointmentAt: START + 6 * DAY, callBackAt: START + 8 * DAY },
      more: { region: 'Zuid' },
    },
    organisation: { legalForm: 'BV', country: 'NL', segment },
    rep: { phone: '+31 10 000 00 01' },
    event: {
      ...{ doorsOpen: moment(START - HOUR), answerUntil: moment(START), previousStart: moment(START - 7 * DAY) },
      ...{
        venue: 'Voorbeeld Logistics',
        address: 'Havenweg 1, Rotterdam',
        route: `${BASE}/route`,
        online: `${BASE}/live`,
      },
      ...{ hostName: 'Mirjam de Wit', hostEmail: 'mirjam@voorbeeld.example', hostPhone: '+31 10 000 00 00' },
      ...{ capacity: 70, placesLeft: 22, guestsPerContact: 1 },
    },
    campaign: {
      issue,
      solution,
      launchAt: START - 45 * DAY,
    },
    sender: { registration: 'KvK 00000000', email: 'seminar@voorbeeld.example', privacy: `${BASE}/privacy` },
  };
}

function contactLinks(full: boolean): LinkFields {
  return {
    ...{ response: `${BASE}/r/1`, accept: `${BASE}/r/1?answer=accepted`, tentative: `${BASE}/r/1?answer=tentative` },
    ...{ decline: `${BASE}/r/1?answer=declined`, unsubscribe: `${BASE}/u/1`, share: `${BASE}/r/1?share=colleague` },
    undo: `${BASE}/u/1?undo=last`,
    file: `${BASE}/f/1${full ? '?file=presentation' : ''}`,
  };
}

const INTERNAL_LINKS: LinkFields = {
  ...{ contact: `${BASE}/k/1`, outcome: `${BASE}/c/1`, list: `${BASE}/l/1`, conversations: `${BASE}/n/1` },
  ...{ checkIn: `${BASE}/i/1`, dashboard: `${BASE}/dashboard`, away: `${BASE}/m/away`, tooMuch: `${BASE}/m/put-off` },
  ...{ delegate: `${BASE}/m/mine`, give: `${BASE}/m/give`, leave: `${BASE}/m/leave`, manage: `${BASE}/m/1` },
};

function sampleTask(template: string, language: string, full: boolean): TaskFields {
  const url = (outcome: string) => `${BASE}/c/1?outcome=${outcome}`;
  const some = (...sentences: string[]) => (full ? sentences : []);
  const words = sampleWords(language);
  const { main, more } = OUTCOMES[ABOUT[template] ?? 'invitation'];
  return {
    ...{ attempt: 2, attempts: 3, why: words.why, permission: words.permission },
    warnings: some(words.warning),
    colleagues: some(words.colleague),
    sent: full ? [{ label: words.sent }, { label: fileName(language, 'presentation'), url: `${BASE}/f/1` }] : [],
    history: some(words.sent, words.tried),
    known: some(words.known, 'score 62'),
    script: [words.say],
    reply: some(...words.reply),
    questions: some(...words.questions),
    outcomes: renderOutcomeLinks(main, language, url),
    moreOutcomes: full ? renderOutcomeLinks(more, language, url) : [],
    ...(full && {
      ...{
        goal: words.goal,
        step: words.step,
        buying: callTaskWords(language).buying.decides,
        organisation: `${words.segment}, ${callTaskWords(language).people('80')}`,
        phone: '+31 10 000 00 10',
        tel: '+31100000010',
      },
    }),
    ...(full && {
      ...{
        localTime: '14:00',
        callFrom: '09:00',
        callUntil: '16:30',
        language: words.spokenLanguage,
        for: 'Lotte Smit',
      },
    }),
    ...(full && { dueAt: START - 35 * DAY, reason: words.answered }),
  };
}

/** What is asked on a task's own mail. */
const ABOUT: Readonly<Record<string, Occasion>> = {
  'reps/appointment': 'appointment',
  'reps/quote': 'quote',
  'reps/reply': 'reply',
};

function sampleList(template: string, language: string, full: boolean): ListFields {
  if (template === 'managers/files-owed')
    return { count: 1, lines: [{ name: fileName(language, 'presentation') }], ...(full && { receiver: 'Mirjam' }) };
  const line: ListLine = full ? sampleLine(language) : { name: 'Anna de Vries', at: START };
  const lines = [line, { ...line, name: 'Bob Hansen' }];
  const words = sampleWords(language);
  return {
    ...{ count: 2, answerBy: START - 40 * DAY, lines, callsPerDay: 8, accepted: 68, attended: 3, calls: lines },
    figures: [{ label: words.figure, value: '40', ...(full && { target: '50' }) }],
    ...(full && { promised: lines, left: lines, answered: lines, report: lines, waiting: lines }),
    ...(full && {
      reportBy: START - 40 * DAY,
      week: words.week,
      receiver: 'Mirjam',
      who: 'Lotte Smit',
      full: true,
      deputyAway: true,
      deputy: 'Jan Visser',
      more: weeklyWords(language).more('4'),
      round: 2,
      restated: 1,
      changes: true,
    }),
  };
}

function sampleLine(language: string): ListLine {
  const { role, comes, silent, spoken, tried, warning, colleague, name } = sampleWords(language);
  return {
    ...{ name: 'Anna de Vries', organisation: 'Vries & Zonen BV', role, at: START },
    ...{ phone: '+31 10 000 00 10', tel: '+31100000010', what: comes, reason: silent },
    ...{ attempt: 2, attempts: 3, age: 2, guests: 1, issue: spoken, url: `${BASE}/k/1` },
    ...{ last: tried, warnings: [warning], for: 'Lotte Smit' },
    ...{ by: 'Lotte Smit', campaign: name, colleagues: [colleague] },
    outcomes: renderOutcomeLinks(OUTCOMES['follow-up'].main, language, (outcome) => `${BASE}/c/1?outcome=${outcome}`),
  };
}
