/** A check that never failed proves nothing: each rule is made to fire, alone, by one change of a timeline that is right. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { instantOf, isHoliday, localTime } from './calendars.ts';
import { checkTimeline, parseTimeline } from './check-timeline.ts';
import { pointAt, readInputs } from './read-inputs.ts';
import { announcedIn } from './read-script.ts';
import { asTree, readWorkflow } from './read-workflow.ts';

type Raw = Record<string, unknown>;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const campaign = here('fixtures/campaign.yaml');
const timeline = here('fixtures/timeline.ndjson');
const inputs = readInputs(campaign);
const anna = 'anna@voorbeeld.example';
const bob = 'bob@eksempel.example';
const carla = 'carla@beispiel.example';
const dirk = 'dirk@berg.example';

/** A fresh copy whose lines a mutation may change. */
const readLines = (): Raw[] => parseTimeline(readFileSync(timeline, 'utf8')).map((line) => ({ ...asTree(line) }));

/** The nth line with all these values; a mutation that finds nothing is a mistake of its own. */
function find(lines: Raw[], wanted: Raw, nth = 0): Raw {
  const found = lines.filter((line) => Object.entries(wanted).every(([key, value]) => line[key] === value))[nth];
  if (!found) throw new Error(`no line with ${JSON.stringify(wanted)}`);
  return found;
}

const change =
  (wanted: Raw, values: Raw, nth = 0) =>
  (lines: Raw[]) =>
    void Object.assign(find(lines, wanted, nth), values);

function renumber(lines: Raw[]): void {
  const seqs = new Map(lines.map((line, index) => [line.seq, index + 1]));
  lines.forEach((line, index) => {
    if (line.type !== 'Summary') line.seq = index + 1;
    if (line.cause !== undefined) line.cause = seqs.get(line.cause); // undefined: its cause was dropped
  });
}

const summaryOf = (lines: Raw[]) => find(lines, { type: 'Summary' });

/** Takes a line out; the summary's figures are changed with it. */
const drop =
  (wanted: Raw, figures: Raw = {}) =>
  (lines: Raw[]) => {
    lines.splice(lines.indexOf(find(lines, wanted)), 1);
    renumber(lines);
    Object.assign(summaryOf(lines), figures);
  };

/** A copy of one line, changed, put behind another and at its instant unless told otherwise. */
const copy =
  (wanted: Raw, values: Raw, behind: Raw, figures: Raw = {}) =>
  (lines: Raw[]) => {
    const place = find(lines, behind);
    const line = { ...find(lines, wanted), at: place.at, seq: -1, ...values };
    lines.splice(lines.indexOf(place) + 1, 0, line);
    renumber(lines);
    Object.assign(summaryOf(lines), figures);
  };

const told = asTree(summaryOf(readLines()));
const sentTo = (to: string, more: number) => ({
  mailsSent: { ...asTree(told.mailsSent), [to]: Number(asTree(told.mailsSent)[to]) + more },
});
const both =
  (...edits: readonly ((lines: Raw[]) => void)[]) =>
  (lines: Raw[]) => {
    for (const edit of edits) edit(lines);
  };

const mailTo = (contact: string, template: string) => ({ type: 'MailSent', contact, template });
const callOf = (contact: string, script: string) => ({ type: 'CallTaskSent', contact, script });
const said = (contact: string, signal: string) => ({ type: 'SignalReceived', contact, signal });

/** Bob's answer is corrected behind a line. */
const corrected = (behind: Raw) =>
  copy({ type: 'HandOffTaken' }, { type: 'AnswerCorrected', rep: undefined, from: 'accepted', to: 'declined' }, behind);

/** An invitation to one whose enrollment the timeline does not tell: judged by his row alone. */
const invited = (contact: string) =>
  copy(
    mailTo(anna, 'invitation'),
    {
      contact,
      receiver: contact,
      enrollment: undefined,
      organisation: undefined,
      step: undefined,
      stay: undefined,
      touch: 'x',
    },
    mailTo(anna, 'invitation'),
    sentTo('contact', 1),
  );

/** A service mail to Anna while she waits for the event; so many went before it in the same test. */
const parking = (at: string, count: number) =>
  copy(
    mailTo(anna, 'confirmation'),
    { template: `parking-${count}`, urgency: 'normal', touch: `x${count}`, at },
    callOf(bob, 'call-reminder'),
    sentTo('contact', count),
  );

const called = (contact: string, at?: string) =>
  copy(
    callOf(dirk, 'phone-invite'),
    {
      contact,
      rep: 'klaus@voorbeeld.example',
      enrollment: undefined,
      organisation: undefined,
      step: undefined,
      stay: undefined,
      touch: 'x',
      cause: undefined,
      ...(at !== undefined && { at }),
    },
    callOf(dirk, 'phone-invite'),
    { callTasksSent: Number(told.callTasksSent) + 1 },
  );

/** A digest to the rep who lives in Hamburg. */
const digestAt = (at: string) =>
  copy(
    { type: 'MailSent', to: 'rep', template: 'hand-off' },
    { receiver: 'klaus@voorbeeld.example', template: 'digest', touch: 'x', cause: undefined, at },
    { type: 'MailSent', to: 'rep', template: 'hand-off' },
    sentTo('rep', 1),
  );

const wentOn = (by: readonly string[]) =>
  copy(
    { type: 'DecisionMade', contact: bob },
    { decision: 'go-on', by, cause: undefined },
    { type: 'DecisionAsked', contact: bob },
  );

const timedOut = (values: Raw) =>
  copy(
    said(bob, 'not-reached'),
    { signal: 'timeout', by: 'time', data: undefined, cause: undefined, ...values },
    said(bob, 'not-reached'),
  );

/** What the contracts allow and a check must not take for a fault. */
const ALLOWED: readonly (readonly [what: string, edit: (lines: Raw[]) => void])[] = [
  [
    'a template again after a correction',
    both(
      copy(
        mailTo(bob, 'presentation-no-show'),
        { touch: 'x' },
        mailTo(bob, 'presentation-no-show'),
        sentTo('contact', 1),
      ),
      corrected(mailTo(bob, 'presentation-no-show')),
    ),
  ],
  [
    'a step no edge leads to after a correction',
    both(
      copy(
        { type: 'HandOffTaken' },
        {
          type: 'AnswerCorrected',
          rep: undefined,
          from: 'accepted',
          to: 'declined',
          contact: carla,
          enrollment: 'enr-carla',
          organisation: 'org-beispiel',
        },
        { type: 'CallTaskWithdrawn' },
      ),
      change({ type: 'StepEntered', contact: carla, step: 'before-event' }, { step: 'phone-invite' }),
    ),
  ],
  [
    'a task that stands after an answer that changed nothing',
    both(
      copy(
        said(carla, 'declined'),
        { contact: bob, enrollment: 'enr-bob', organisation: 'org-eksempel', signal: 'tentative' },
        callOf(bob, 'call-reminder'),
      ),
      change(said(bob, 'tentative'), { occurredAt: '2027-02-08T07:00:00.000Z', data: undefined }),
      copy(
        said(bob, 'tentative'),
        { type: 'SignalIgnored', reason: 'unchanged', by: undefined, occurredAt: undefined, data: undefined },
        said(bob, 'tentative'),
      ),
    ),
  ],
  ['a time-out of the clock', timedOut({})],
  ['a decision to go on that nobody made', wentOn([])],
  ['an invitation to a British charity that nothing is known of', invited('hannah@aid.example')],
  ['a call to a British sole trader who has not objected', called('owen@loxley.example')],
  ['a digest on King’s Day to a rep in Hamburg', digestAt('2027-04-27T06:30:00.000Z')],
  ['an answer on a Sunday', change(mailTo(anna, 'confirmation'), { at: '2027-02-06T21:12:00.000Z' })],
  [
    'a decision list on the Tuesday after Easter Monday',
    (lines) => {
      for (const line of lines) {
        if (line.type === 'DecisionAsked' && line.contact === dirk) line.at = '2027-03-30T07:00:00.000Z';
      }
    },
  ],
];

const MUTATIONS: readonly (readonly [rule: string, what: string, edit: (lines: Raw[]) => void])[] = [
  ['shape', 'an unknown key', change(mailTo(anna, 'invitation'), { subject: 'Zakendoen' })],
  ['shape', 'an unknown type', change({ type: 'HandOffTaken' }, { type: 'HandOffAccepted' })],
  ['shape', 'a required key left out', change({ type: 'ServiceLevelBreached' }, { level: undefined })],
  ['shape', 'a number as text', change({ type: 'SeatTaken' }, { guests: '2' })],
  ['shape', 'an instant with an offset', change({ type: 'HandOffTaken' }, { at: '2027-03-22T09:00:00+01:00' })],
  ['shape', 'a value outside its list', change(said(carla, 'declined'), { by: 'nobody' })],
  ['shape', 'a time-out that somebody sent', timedOut({ by: 'campaign' })],
  ['shape', 'an answer that the clock gave', change(said(anna, 'accepted'), { by: 'time' })],
  ['shape', 'a decision to go on by one side', wentOn(['sales'])],
  [
    'shape',
    'a waiting step without a stay',
    change({ type: 'StepEntered', contact: dirk, step: 'decide' }, { stay: undefined }),
  ],
  [
    'shape',
    'a calendar without its sequence',
    change(mailTo(anna, 'confirmation'), { calendar: { uid: 'x', method: 'PUBLISH' } }),
  ],
  [
    'shape',
    'a line behind the Summary',
    (lines) => void lines.push(...lines.splice(lines.indexOf(find(lines, { type: 'HandOffTaken' })), 1)),
  ],
  ['order', 'a line earlier than the one before', change({ type: 'HandOffTaken' }, { at: '2027-03-18T08:00:00.000Z' })],
  [
    'shape',
    'a branch with a stay',
    both(
      change({ type: 'StepEntered', step: 'after-nurture-lead' }, { stay: 10 }),
      change({ type: 'StepEntered', contact: bob, step: 'nurture-lead' }, { stay: 11 }, 1),
      change(mailTo(bob, 'nurture-tarieven-2027'), { stay: 11 }),
    ),
  ],
  [
    'order',
    'a seq that does not rise',
    (lines) => change({ type: 'HandOffTaken' }, { seq: Number(find(lines, { type: 'HandOffTaken' }).seq) - 1 })(lines),
  ],
  [
    'order',
    'a signal received before it occurred',
    change(said(anna, 'attended'), { occurredAt: '2027-03-18T12:42:00.000Z' }),
  ],
  ['cause', 'a cause that comes later', change({ type: 'SeatTaken' }, { cause: 900 })],
  [
    'launch',
    'a mail before the launch',
    copy(
      mailTo(anna, 'invitation'),
      {
        contact: 'x@walkin.example',
        enrollment: undefined,
        touch: 'x',
        step: undefined,
        stay: undefined,
        receiver: 'x@walkin.example',
        organisation: undefined,
        cause: undefined,
      },
      { type: 'RowRejected' },
      sentTo('contact', 1),
    ),
  ],
  ['launch', 'a rejected row without its line', change({ type: 'CampaignLaunched' }, { rejected: 2 })],
  ['launch', 'an approach that does not add up', change({ type: 'CampaignLaunched' }, { contacts: 5 })],
  ['launch', 'a second launch', copy({ type: 'CampaignLaunched' }, {}, { type: 'CampaignLaunched' })],
  [
    'launch',
    'a line after the end of the campaign',
    copy(
      { type: 'HandOffTaken' },
      { type: 'CampaignEnded', rep: undefined, contact: undefined, enrollment: undefined, organisation: undefined },
      mailTo(bob, 'nurture-case-nairobi'),
    ),
  ],
  [
    'start',
    'an enrollment that starts twice',
    copy(
      { type: 'EnrollmentStarted', contact: anna },
      {},
      { type: 'EnrollmentStarted', contact: anna },
      { enrollments: 5, open: 2 },
    ),
  ],
  [
    'start',
    'another zone than the audience says',
    change({ type: 'EnrollmentStarted', contact: bob }, { timeZone: 'Europe/Amsterdam' }),
  ],
  [
    'start',
    'a step of an enrollment nobody started',
    copy(
      { type: 'StepEntered', contact: anna, step: 'invite' },
      { contact: 'x@walkin.example', enrollment: 'enr-x', organisation: undefined },
      mailTo(anna, 'invitation'),
    ),
  ],
  [
    'edge',
    'a step the workflow does not lead to',
    change({ type: 'StepEntered', contact: carla, step: 'before-event' }, { step: 'call-1' }),
  ],
  ['stay', 'a gap in the stays', change({ type: 'StepEntered', contact: carla, step: 'before-event' }, { stay: 9 })],
  ['stay-step', 'a mail of another stay', change(mailTo(carla, 'presentation-declined'), { stay: 2 })],
  [
    'end',
    'a second end',
    copy(
      { type: 'EnrollmentEnded', contact: dirk },
      {},
      { type: 'EnrollmentEnded', contact: dirk },
      {
        open: 0,
        outcomes: { yes: 1, no: 1, released: 2, void: 0 },
        reasons: { ...asTree(told.reasons), 'no sign of life': 2 },
      },
    ),
  ],
  [
    'reopen',
    'an end taken back that was no no',
    copy(
      { type: 'EnrollmentEnded', contact: dirk },
      { type: 'AnswerCorrected', from: 'no', to: 'spoken', outcome: undefined, reason: undefined },
      { type: 'EnrollmentEnded', contact: dirk },
    ),
  ],
  [
    'after-end',
    'a step after the end',
    copy(
      { type: 'StepEntered', contact: dirk, step: 'decide' },
      { step: 'released', stay: undefined },
      { type: 'EnrollmentEnded', contact: dirk },
    ),
  ],
  [
    'after-end',
    'a mail after the end',
    copy(
      mailTo(anna, 'thank-you'),
      { template: 'thank-you-appointment', touch: 'x', stay: undefined },
      mailTo(bob, 'nurture-case-nairobi'),
      sentTo('contact', 1),
    ),
  ],
  [
    'held',
    'a call task during a hold',
    both(change({ type: 'Held' }, { type: 'Held', at: '2027-03-30T07:00:00.000Z' }), (lines) => {
      const [held] = lines.splice(lines.indexOf(find(lines, { type: 'Held' })), 1);
      lines.splice(lines.indexOf(find(lines, callOf(bob, 'call-1-no-show'))), 0, held ?? {});
      const [released] = lines.splice(lines.indexOf(find(lines, { type: 'Released' })), 1);
      lines.splice(lines.indexOf(find(lines, said(bob, 'call-back'))), 0, {
        ...released,
        at: '2027-03-30T12:00:00.000Z',
      });
      renumber(lines);
    }),
  ],
  [
    'decision-step',
    'a decision asked of one who is not there yet',
    change(
      { type: 'DecisionAsked', contact: dirk },
      { contact: carla.replace('carla', 'x'), enrollment: 'enr-x', organisation: undefined },
    ),
  ],
  [
    'paused',
    'a marketing mail during a pause',
    both(
      copy(
        { type: 'HandOffTaken' },
        { type: 'CampaignPaused', contact: undefined, enrollment: undefined, organisation: undefined },
        { type: 'StepEntered', step: 'nurture-lead' },
      ),
      copy({ type: 'CampaignPaused' }, { type: 'CampaignResumed' }, mailTo(bob, 'nurture-case-nairobi')),
    ),
  ],
  [
    'stopped',
    'a content mail after the campaign was stopped',
    copy(
      { type: 'HandOffTaken' },
      { type: 'CampaignStopped', contact: undefined, enrollment: undefined, organisation: undefined },
      { type: 'StepEntered', step: 'nurture-lead' },
    ),
  ],
  [
    'cancelled',
    'a practical mail for an event that was cancelled',
    copy(
      { type: 'HandOffTaken' },
      {
        ...{ type: 'CampaignRescheduled', cancelled: true, rep: undefined },
        ...{ contact: undefined, enrollment: undefined, organisation: undefined },
      },
      mailTo(anna, 'confirmation'),
    ),
  ],
  [
    'stage',
    'a prospect without a hand-off',
    both(
      change({ type: 'StageChanged', contact: dirk }, { at: '2027-03-19T13:00:00.000Z' }),
      change({ type: 'OwnerChanged', contact: dirk }, { at: '2027-03-19T13:00:00.000Z' }),
      (lines) => {
        const moved = [
          { type: 'StageChanged', contact: dirk },
          { type: 'OwnerChanged', contact: dirk },
        ].flatMap((wanted) => lines.splice(lines.indexOf(find(lines, wanted)), 1));
        lines.splice(lines.indexOf(find(lines, mailTo(anna, 'thank-you'))), 0, ...moved);
        renumber(lines);
      },
    ),
  ],
  [
    'stage',
    'a fall back without a decision to recycle',
    both(change({ type: 'DecisionMade', contact: bob }, { decision: 'go-on' })),
  ],
  [
    'stage',
    'a refusal nobody said',
    both(
      change({ type: 'StageChanged', contact: carla, to: 'refused' }, { contact: bob, enrollment: 'enr-bob' }),
      change({ type: 'StageChanged', contact: bob, to: 'lead' }, { from: 'refused' }),
      change({ type: 'Summary' }, { stages: { ...asTree(told.stages), prospect: 2, refused: 0 } }),
    ),
  ],
  [
    'stage',
    'a customer without a yes',
    (lines) => {
      find(lines, said(anna, 'yes')).signal = 'quoted';
      find(lines, { type: 'EnrollmentEnded', contact: anna }).outcome = 'void';
      summaryOf(lines).outcomes = { yes: 0, no: 1, released: 1, void: 1 };
      summaryOf(lines).attempts = told.attempts;
    },
  ],
  [
    'stage',
    'another stage than the one left',
    change({ type: 'StageChanged', contact: carla, to: 'refused' }, { from: 'lead' }),
  ],
  ['owner', 'a prospect that stays with marketing', drop({ type: 'OwnerChanged', contact: anna })],
  ['owner', 'a lead that stays with sales', drop({ type: 'OwnerChanged', contact: bob, to: 'marketing' })],
  [
    'owner',
    'another owner than the one left',
    change({ type: 'OwnerChanged', contact: bob, to: 'marketing' }, { from: 'pieter@voorbeeld.example' }),
  ],
  [
    'decision',
    'a release that one side did not say',
    change({ ...said(dirk, 'release'), by: 'sales' }, { signal: 'go-on' }),
  ],
  ['decision', 'a recycling by nobody', change({ type: 'DecisionMade', contact: bob }, { by: [] })],
  ['outcome', 'a release without a decision', change({ type: 'DecisionMade', contact: dirk }, { decision: 'go-on' })],
  ['outcome', 'a no whose cause is silence', change({ type: 'EnrollmentEnded', contact: carla }, { cause: undefined })],
  [
    'outcome',
    'a no that another contact said',
    (lines) =>
      change({ type: 'EnrollmentEnded', contact: carla }, { cause: find(lines, said(bob, 'accepted')).seq })(lines),
  ],
  [
    'outcome',
    'a yes whose cause is no yes',
    (lines) =>
      change({ type: 'EnrollmentEnded', contact: anna }, { cause: find(lines, said(anna, 'attended')).seq })(lines),
  ],
  ['calendar', 'a mail on a Sunday', change(mailTo(bob, 'nurture-tarieven-2027'), { at: '2027-08-29T08:00:00.000Z' })],
  [
    'calendar',
    'a mail on a holiday of the contact alone',
    change({ ...mailTo(bob, 'presentation-no-show') }, { at: '2027-03-25T09:00:00.000Z' }),
  ],
  [
    'calendar',
    'a mail in the quiet times',
    change(mailTo(bob, 'nurture-tarieven-2027'), { at: '2027-07-20T08:00:00.000Z' }),
  ],
  [
    'calendar',
    'a rep’s digest after his hours',
    change({ type: 'MailSent', to: 'rep', template: 'hand-off' }, { at: '2027-03-18T16:30:00.000Z' }),
  ],
  ['calendar', 'a digest on Good Friday to a rep in Hamburg', digestAt('2027-03-26T08:00:00.000Z')],
  [
    'calendar',
    'a call task before the rep’s hours',
    change(callOf(dirk, 'phone-invite'), { at: '2027-02-02T07:59:00.000Z' }),
  ],
  [
    'calendar',
    'a manager’s mail at night',
    change({ type: 'MailSent', to: 'manager' }, { at: '2027-04-12T20:00:00.000Z' }, 1),
  ],
  [
    'urgent-hours',
    'an urgent mail after nine',
    change({ type: 'MailSent', to: 'host' }, { at: '2027-03-18T20:30:00.000Z' }),
  ],
  [
    'urgent-hours',
    'a promised call-back before seven',
    change({ ...callOf(bob, 'call-1-no-show'), in: 'single' }, { at: '2027-04-06T04:30:00.000Z' }),
  ],
  [
    'answer-late',
    'a confirmation after three minutes',
    change(mailTo(anna, 'confirmation'), { at: '2027-02-06T21:13:00.000Z' }),
  ],
  ['answer-late', 'a confirmation without a cause', change(mailTo(anna, 'confirmation'), { cause: undefined })],
  [
    'absent',
    'a mail to a rep who is away',
    copy(
      { type: 'MailSent', receiver: 'lotte@voorbeeld.example' },
      { touch: 'x', urgency: 'urgent' },
      mailTo(carla, 'presentation-declined'),
      sentTo('rep', 1),
    ),
  ],
  [
    'step-hours',
    'an invitation after its slot',
    change(mailTo(anna, 'invitation'), { at: '2027-02-01T12:00:00.000Z' }),
  ],
  [
    'permission',
    'a marketing mail to one who never allowed it',
    copy(
      mailTo(carla, 'presentation-declined'),
      {
        contact: dirk,
        enrollment: 'enr-dirk',
        organisation: 'org-berg',
        receiver: dirk,
        language: 'nl',
        touch: 'x',
        template: 'presentation-silent',
        stay: 5,
      },
      { type: 'StepEntered', contact: dirk, step: 'call-1' },
      sentTo('contact', 1),
    ),
  ],
  ['permission', 'an invitation to a British sole trader that nothing is known of', invited('owen@loxley.example')],
  ['permission', 'a call to a Dutch sole trader without consent', called('frits@eenpitter.example')],
  ['permission', 'a call to a German firm with no reason recorded', called('gerda@muster.example')],
  [
    'mail-closed',
    'a marketing mail after an opt-out',
    copy(
      said(anna, 'attended'),
      {
        contact: bob,
        enrollment: 'enr-bob',
        signal: 'unsubscribed',
        by: 'contact',
        occurredAt: '2027-03-18T08:00:00.000Z',
      },
      said(anna, 'attended'),
    ),
  ],
  [
    'mail-closed',
    'a service mail after a hard bounce',
    copy(
      said(bob, 'not-reached'),
      { signal: 'bounced', by: 'system', data: { kind: 'hard' }, cause: undefined },
      said(bob, 'not-reached'),
    ),
  ],
  [
    'phone-closed',
    'a call task after do-not-call',
    copy(
      said(dirk, 'spoken'),
      { contact: bob, enrollment: 'enr-bob', signal: 'do-not-call', by: 'contact', cause: undefined },
      said(dirk, 'spoken'),
    ),
  ],
  [
    'touch-twice',
    'the same touch twice',
    copy(mailTo(anna, 'confirmation'), {}, mailTo(anna, 'confirmation'), sentTo('contact', 1)),
  ],
  [
    'touch-twice',
    'the same call task twice',
    both(
      change(callOf(bob, 'call-1-no-show'), { touch: 'enr-bob.2.call.1' }),
      change({ type: 'Summary' }, { attempts: 5 }),
    ),
  ],
  [
    'mail-twice',
    'a template twice',
    copy(
      mailTo(bob, 'presentation-no-show'),
      { touch: 'x' },
      mailTo(bob, 'presentation-no-show'),
      sentTo('contact', 1),
    ),
  ],
  [
    'nurture-twice',
    'a nurture item twice',
    change(mailTo(bob, 'nurture-tarieven-2027'), { template: 'nurture-case-nairobi' }),
  ],
  [
    'nurture-twice',
    'a nurture item twice, after a correction too',
    both(
      change(mailTo(bob, 'nurture-tarieven-2027'), { template: 'nurture-case-nairobi' }),
      corrected(mailTo(bob, 'nurture-case-nairobi')),
    ),
  ],
  ['receiver', 'a mail to another address', change(mailTo(anna, 'thank-you'), { receiver: bob })],
  [
    'receiver',
    'a decision list to a stranger',
    change({ type: 'MailSent', to: 'manager' }, { receiver: 'x@voorbeeld.example' }),
  ],
  [
    'mail-kind',
    'a mail of another urgency than its step',
    change(mailTo(anna, 'confirmation'), { urgency: 'urgent', at: '2027-02-06T19:00:00.000Z' }),
  ],
  ['mail-kind', 'an internal mail to a contact', change(mailTo(anna, 'thank-you'), { kind: 'internal' })],
  ['language', 'a mail in another language', change(mailTo(bob, 'presentation-no-show'), { language: 'nl' })],
  ['attempt', 'an attempt skipped', change({ ...callOf(bob, 'call-reminder'), attempt: 2 }, { attempt: 3 })],
  [
    'attempt-spacing',
    'two attempts in two days',
    change({ ...callOf(bob, 'call-reminder'), attempt: 2 }, { at: '2027-02-09T08:00:00.000Z' }),
  ],
  [
    'calls-per-day',
    'more calls than the rep makes',
    change(callOf(carla, 'call-reminder'), { rep: 'lotte@voorbeeld.example' }),
  ],
  [
    'organisation-call',
    'two calls at one organisation',
    change(callOf(carla, 'call-reminder'), { organisation: 'org-eksempel' }),
  ],
  ['withdrawal', 'a task left open after the answer', drop({ type: 'CallTaskWithdrawn' })],
  [
    'withdrawal',
    'a task withdrawn too late',
    (lines) => {
      const [task] = lines.splice(lines.indexOf(find(lines, { type: 'CallTaskWithdrawn' })), 1);
      lines.splice(lines.indexOf(find(lines, said(anna, 'attended'))), 0, { ...task, at: '2027-02-08T12:00:00.000Z' });
      lines.sort((a, b) => (a.at === undefined || b.at === undefined ? 0 : String(a.at).localeCompare(String(b.at))));
      renumber(lines);
    },
  ],
  [
    'seats-full',
    'more persons with a seat than there are',
    change({ type: 'SeatTaken', contact: bob }, { guests: 60 }),
  ],
  [
    'seat-mail',
    'a confirmation to one without a seat',
    change({ type: 'SeatTaken', contact: anna }, { type: 'SeatReleased' }),
  ],
  ['attendance-open', 'a no-show mail before attendance is closed', drop({ type: 'AttendanceClosed' })],
  [
    'group',
    'a no-show mail to one who came',
    copy(
      said(anna, 'attended'),
      { contact: bob, enrollment: 'enr-bob', organisation: 'org-eksempel' },
      said(anna, 'attended'),
    ),
  ],
  ['group', 'a thank-you to one who did not come', drop(said(anna, 'attended'))],
  ['group', 'a no-show mail to one who never accepted', both(change(said(bob, 'accepted'), { signal: 'tentative' }))],
  [
    'hand-off',
    'a hand-off before the event',
    (lines) => {
      const index = lines.indexOf(find(lines, said(anna, 'attended')));
      const first = lines.findIndex((line) => line.contact === anna && line.step === 'hand-off');
      const moved = lines.splice(first, 5).map((line) => ({ ...line, at: '2027-03-18T12:50:00.000Z' }));
      lines.splice(index + 1, 0, ...moved);
      renumber(lines);
    },
  ],
  ['hand-off', 'one who is never handed off', drop({ type: 'HandedOff', contact: dirk })],
  [
    'lone-hand-off',
    'one who is handed off once more, and whose rep is never mailed',
    copy({ type: 'HandedOff', contact: dirk }, {}, { type: 'HandOffTaken' }),
  ],
  [
    'decision-day',
    'a decision list on a Tuesday',
    change({ type: 'DecisionAsked', contact: dirk }, { at: '2027-04-13T07:00:00.000Z' }),
  ],
  ['proposal', 'a reason that is none', change({ type: 'DecisionAsked', contact: bob }, { reason: 'silent' })],
  [
    'decision-round',
    'a line asked again before anybody answered',
    copy({ type: 'DecisionAsked', contact: bob }, {}, { type: 'DecisionAsked', contact: bob }),
  ],
  [
    'tie-break',
    'a decision by who was never asked to break a tie',
    change({ type: 'DecisionMade', contact: bob }, { by: ['tieBreak'] }),
  ],
  ['summary', 'a wrong figure', change({ type: 'Summary' }, { breaches: 0 })],
  ['summary', 'a wrong number of mails', change({ type: 'Summary' }, sentTo('contact', 1))],
  ['summary', 'a wrong number of attempts', change({ type: 'Summary' }, { attempts: 7 })],
  [
    'summary',
    'a wrong reason',
    change({ type: 'Summary' }, { reasons: { objected: 2, ordered: 1, 'no sign of life': 1 } }),
  ],
  [
    'budget',
    'a fourth service mail',
    both(
      parking('2027-02-08T08:00:00.000Z', 1),
      parking('2027-02-09T08:00:00.000Z', 2),
      parking('2027-02-10T08:00:00.000Z', 3),
      parking('2027-02-11T08:00:00.000Z', 4),
    ),
  ],
  [
    'same-day',
    'two mails on one day',
    both(parking('2027-02-08T08:00:00.000Z', 1), parking('2027-02-08T09:00:00.000Z', 2)),
  ],
  [
    'caps',
    'a second marketing mail within a week',
    copy(
      mailTo(bob, 'presentation-no-show'),
      { template: 'infographic', touch: 'x', at: '2027-03-24T09:00:00.000Z' },
      mailTo(carla, 'presentation-declined'),
      sentTo('contact', 1),
    ),
  ],
  [
    'call-after-mail',
    'a call on the day of a mail',
    copy(
      mailTo(bob, 'confirmation'),
      { template: 'parking', urgency: 'normal', touch: 'x', step: undefined, stay: undefined, cause: undefined },
      { type: 'StepEntered', contact: bob, step: 'call-1' },
      sentTo('contact', 1),
    ),
  ],
  [
    'deputy',
    'a call for a colleague who is there and never had it',
    change(callOf(bob, 'call-1-no-show'), { for: 'klaus@voorbeeld.example' }),
  ],
  [
    'deputy',
    'a call for an absent rep by who is not her deputy',
    both(
      called('owen@loxley.example', '2027-03-24T10:00:00.000Z'),
      change({ type: 'CallTaskSent', touch: 'x' }, { for: 'lotte@voorbeeld.example' }),
    ),
  ],
  [
    'date-twice',
    'the practical mail again for the date it told',
    both(
      parking('2027-02-08T08:00:00.000Z', 1),
      parking('2027-02-09T08:00:00.000Z', 2),
      change(mailTo(anna, 'parking-1'), { template: 'practical' }),
      change(mailTo(anna, 'parking-2'), { template: 'practical' }),
    ),
  ],
  [
    'date-untold',
    'the other date to one who never answered',
    copy(
      mailTo(anna, 'confirmation'),
      {
        ...{ contact: dirk, enrollment: 'enr-dirk', organisation: 'org-berg', receiver: dirk, touch: 'x' },
        ...{ template: 'event-moved', urgency: 'normal', step: undefined, stay: undefined, cause: undefined },
      },
      callOf(bob, 'call-reminder'),
      sentTo('contact', 1),
    ),
  ],
  [
    'seat-order',
    'a seat offered to one who came later',
    both(
      copy(
        mailTo(carla, 'invitation'),
        { template: 'waiting-list', kind: 'service', touch: 'x', step: undefined, stay: undefined },
        mailTo(carla, 'invitation'),
        sentTo('contact', 1),
      ),
      copy(
        said(anna, 'accepted'),
        {
          ...{ contact: carla, enrollment: 'enr-carla', organisation: 'org-beispiel', data: undefined },
          ...{ step: undefined, stay: undefined, occurredAt: '2027-02-01T08:00:00.000Z' },
        },
        mailTo(carla, 'invitation'),
      ),
      copy({ type: 'SeatTaken', contact: anna }, { type: 'SeatOffered' }, said(anna, 'accepted')),
    ),
  ],
  ['event-day', 'a call on the day of the event', called('owen@loxley.example', '2027-03-18T12:30:00.000Z')],
  ['summary', 'open and outcomes that do not add up', change({ type: 'Summary' }, { open: 2 })],
];

/** What a line that is moved or copied may break besides: its place in the order, and the contact's rest. */
const BESIDES = ['order', 'budget', 'caps', 'same-day', 'call-after-mail', 'event-day'];

/** Only the rule at test. */
function rulesOf(lines: readonly Raw[], rule: string): readonly string[] {
  const rules = new Set(checkTimeline(inputs, lines).map((fault) => fault.rule));
  for (const besides of BESIDES) if (rule !== besides) rules.delete(besides);
  return [...rules];
}

describe('the oracle', () => {
  it('finds no fault in a timeline that is right', () => {
    expect(checkTimeline(inputs, readLines())).toEqual([]);
  });

  it.each(ALLOWED)('finds no fault in %s', (_what, edit) => {
    const lines = readLines();
    edit(lines);
    expect(rulesOf(JSON.parse(JSON.stringify(lines)), '')).toEqual([]);
  });

  it.each(MUTATIONS)('finds "%s" alone for %s', (rule, _what, edit) => {
    const lines = readLines();
    edit(lines);
    expect(rulesOf(JSON.parse(JSON.stringify(lines)), rule)).toEqual([rule]);
  });

  it('has seen each of its rules fire', () => {
    const sources = readdirSync(here('.')).filter((name) => /^check-.*\.ts$/.test(name));
    const code = sources.map((name) => readFileSync(here(name), 'utf8')).join('\n');
    const rules = [...code.matchAll(/fault\(\s*\w+,\s*'([a-z-]+)'|rule: '([a-z-]+)'/g)].map(
      (match) => match[1] ?? match[2],
    );
    expect([...new Set(rules)].sort()).toEqual([...new Set(MUTATIONS.map(([rule]) => rule))].sort());
  });

  it('knows who said while the campaign ran that he is away, and from when on', () => {
    const absent = { from: '2027-02-08', until: '2027-02-12' };
    const judge = (at: string) => {
      const announced = announcedIn([{ at, rep: 'Lotte@voorbeeld.example', absent }], inputs.zone);
      return checkTimeline({ ...inputs, announced }, readLines()).map(({ seq, rule }) => `${seq} ${rule}`);
    };
    // Her digest and her call of Monday, and of Wednesday.
    expect(judge('2027-02-05 16:00')).toEqual(['24 absent', '25 absent', '32 absent', '33 absent']);
    expect(judge('2027-02-09 09:00')).toEqual(['32 absent', '33 absent']);
    expect(judge('2027-02-13 09:00')).toEqual([]);
  });

  it('imports nothing of the product', () => {
    const code = readdirSync(here('.')).filter((name) => name.endsWith('.ts'));
    for (const name of code) {
      const imports = [...readFileSync(here(name), 'utf8').matchAll(/^(?:import .*|\} )from '([^']+)';/gm)].map(
        (match) => match[1] ?? '',
      );
      const allowed = /^(node:|\.\/|yaml$|csv-parse\/sync$|date-holidays$|vitest$)/;
      expect(imports.filter((path) => !allowed.test(path))).toEqual([]);
    }
  });

  it('is a command that exits 0 on a right timeline and 1 with the faults on a wrong campaign', () => {
    const run = (...args: string[]) => spawnSync(process.execPath, [here('check.ts'), ...args], { encoding: 'utf8' });
    expect(run(campaign, timeline).status).toBe(0);
    const wrong = run(campaign, campaign);
    expect(wrong.status).toBe(1);
    expect(wrong.stdout).toContain('shape');
    expect(run(campaign).status).toBe(2);
  });
});

describe('what the oracle reads by itself', () => {
  it('knows both clock changes of Amsterdam', () => {
    const iso = (date: string, minute: number) => new Date(instantOf('Europe/Amsterdam', date, minute)).toISOString();
    expect(iso('2027-03-27', 600)).toBe('2027-03-27T09:00:00.000Z');
    expect(iso('2027-03-28', 600)).toBe('2027-03-28T08:00:00.000Z');
    expect(iso('2027-03-28', 150)).toBe('2027-03-28T01:30:00.000Z');
    expect(iso('2027-10-31', 150)).toBe('2027-10-31T00:30:00.000Z');
    expect(localTime('Europe/Amsterdam', Date.parse('2027-03-14T23:30:00Z'))).toEqual({
      date: '2027-03-15',
      minute: 30,
      weekday: 1,
    });
  });

  it('knows the holidays of each country', () => {
    expect(isHoliday('DK', '2027-03-25')).toBe(true);
    expect(isHoliday('NL', '2027-03-25')).toBe(false);
    expect(isHoliday('NL', '2027-04-27')).toBe(true);
    expect(isHoliday('DE-HH', '2027-10-31')).toBe(true);
    expect(isHoliday('none', '2027-12-25')).toBe(false);
  });

  it('computes points in business days of the campaign', () => {
    const bases = { 'event.end': inputs.eventEndAt, 'event.start': inputs.eventStartAt, launch: inputs.launchAt };
    const iso = (text: string) => new Date(pointAt(text, bases, inputs.calendar) ?? 0).toISOString();
    expect(iso('event.end + 1 business day 12:00')).toBe('2027-03-19T11:00:00.000Z');
    expect(iso('event.end + 7 business days 10:00')).toBe('2027-03-30T08:00:00.000Z');
    expect(iso('event.start - 1 business day')).toBe('2027-03-17T13:00:00.000Z');
    expect(iso('launch')).toBe('2027-02-01T08:00:00.000Z');
  });

  it('lets a step’s own signal win over its groups’, and takes every arm of a choice', () => {
    const { steps } = readWorkflow({
      start: 'a',
      groups: { g: { steps: ['a'], on: { yes: 'b', no: 'c' } } },
      steps: {
        a: { do: 'wait', on: { yes: 'd' }, due: { go: { by: 'group', came: 'e', default: 'f' } }, exhausted: 'g' },
      },
    });
    expect([...(steps.get('a')?.next ?? [])].sort()).toEqual(['c', 'd', 'e', 'f', 'g']);
  });

  it('reads the audience in Dutch and German headings, by address and by phone', () => {
    expect(inputs.invitees.get(carla)).toMatchObject({
      organisation: 'Beispiel GmbH',
      country: 'DE',
      region: 'Hamburg',
    });
    expect(inputs.invitees.get('tel:105550201')?.email).toBe(anna);
    expect([...inputs.suppressed]).toEqual(['weg@voorbeeld.example']);
  });
});
