import { describe, expect, it } from 'vitest';
import { call, createStage, mail, shortOf } from './stage.ts';

describe('when an entry acts', () => {
  it('acts at a local time of the campaign, or so long after the launch', async () => {
    const stage = createStage({
      script: `
- { at: 2027-02-03 10:15, contact: bob@v.example, signal: declined, reason: date }
- { after: 2 days, contact: anna@v.example, signal: accepted, guests: 1 }`,
    });
    await stage.until('2027-03-01 09:00');
    expect(shortOf(stage)).toEqual([
      '2027-02-03T08:00 anna accepted by contact',
      '2027-02-03T09:15 bob declined by contact',
    ]);
    expect(stage.said.map(({ data }) => data)).toEqual([{ guests: 1 }, { reason: 'date' }]);
    expect(stage.people.unused()).toEqual([]);
  });

  it('acts after each touch of the step, and only on the attempt it names', async () => {
    const stage = createStage({
      script: `
- { on: call-reminder, contact: bob@v.example, attempt: 2, after: 5 hours, report: accepted, confirmByMail: true }
- { on: call-reminder, contact: bob@v.example, after: 3 hours, report: not-reached, voicemail: true }`,
    });
    stage.tell('CallTaskSent', 'bob', { step: 'call-reminder', ...call('bob', 1) });
    stage.tell('CallTaskSent', 'anna', { step: 'call-reminder', ...call('anna', 1) });
    await stage.until('2027-02-02 09:00');
    stage.tell('CallTaskSent', 'bob', { step: 'call-reminder', ...call('bob', 2) });
    await stage.until('2027-02-05 09:00');
    expect(shortOf(stage)).toEqual(['2027-02-01T11:00 bob not-reached by rep', '2027-02-02T13:00 bob accepted by rep']);
    expect(stage.said.map(({ touch }) => touch?.split('.').slice(1).join('.'))).toEqual(['2.call.1', '2.call.2']);
    expect(stage.said[1]?.data).toEqual({ confirmByMail: true });
  });

  it('acts after the entry of a wait', async () => {
    const stage = createStage({
      script: '- { on: before-event, contact: bob@v.example, after: 1 hour, signal: accepted }',
    });
    stage.tell('StepEntered', 'bob', { step: 'before-event', stay: 3 });
    await stage.until('2027-02-02 09:00');
    expect(shortOf(stage)).toEqual(['2027-02-01T09:00 bob accepted by contact']);
  });

  it('does not count as used what lies before the launch, but what people sign in time', () => {
    const stage = createStage({
      script: `
- { at: 2027-01-27 16:02, manager: sales, sign: audience }
- { at: 2027-01-28 10:00, contact: anna@v.example, signal: accepted }`,
    });
    expect(stage.people.unused()).toEqual([1]);
  });
});

describe('which entry acts', () => {
  it('is the one for the contact before the one for everybody, then the first in the file', async () => {
    const stage = createStage({
      script: `
- { on: call-1, contact: "*", after: 1 hour, report: spoken, interest: 3 }
- { on: call-1, contact: "*", after: 1 hour, report: not-reached }
- { on: call-1, contact: bob@v.example, after: 1 hour, report: call-back, when: 2027-09-06 }`,
    });
    for (const name of ['anna', 'bob']) stage.tell('CallTaskSent', name, { step: 'call-1', ...call(name) });
    await stage.until('2027-02-02 09:00');
    expect(shortOf(stage)).toEqual(['2027-02-01T09:00 anna spoken by rep', '2027-02-01T09:00 bob call-back by rep']);
    expect(stage.people.unused()).toEqual([1]);
  });

  it('turns a day without a time into the start of the rep’s hours', async () => {
    const stage = createStage({
      script: '- { on: call-1, contact: bob@v.example, after: 1 hour, report: call-back, when: 2027-09-06 }',
    });
    stage.tell('CallTaskSent', 'bob', { step: 'call-1', ...call('bob') });
    await stage.until('2027-02-02 09:00');
    expect(stage.said[0]?.data).toEqual({ when: Date.parse('2027-09-06T07:00:00Z') });
  });

  it('is the next one once its times are used up', async () => {
    const stage = createStage({
      script: `
- { on: quote, contact: anna@v.example, after: 1 hour, times: 1, report: quoted, value: 12000, chance: 60 % }
- { on: quote, contact: anna@v.example, after: 1 hour, report: yes, revenue: 12000 }`,
    });
    for (const round of [1, 2, 3]) {
      stage.tell('MailSent', 'anna', {
        step: 'quote',
        data: { touch: `x.${round}.ask.1`, to: 'rep', receiver: 'pieter@v.example' },
      });
    }
    await stage.until('2027-02-02 09:00');
    expect(stage.said.map(({ signal, data }) => ({ signal, data }))).toEqual([
      { signal: 'quoted', data: { value: 12000, chance: 0.6 } },
      { signal: 'yes', data: { revenue: 12000 } },
      { signal: 'yes', data: { revenue: 12000 } },
    ]);
  });

  it('leaves to the entry of his own what an entry for everybody says of the same fact', async () => {
    const stage = createStage({
      script: `
- { at: 2027-02-03 10:00, contact: "*", signal: accepted }
- { at: 2027-02-04 10:00, contact: bob@v.example, signal: declined }`,
    });
    await stage.until('2027-02-05 09:00');
    expect(shortOf(stage)).toEqual([
      '2027-02-03T09:00 anna accepted by contact',
      '2027-02-04T09:00 bob declined by contact',
    ]);
  });
});

describe('the rates', () => {
  const everybodyComes =
    'respond: 100 %, accept: 100 %, optOut: 0 %, bounce: 0 %, outOfOffice: 0 %, host: { closeAttendance: never }';

  it('draw nothing for a touch an entry matched', async () => {
    const stage = createStage({
      rehearsal: everybodyComes,
      script: '- { on: invite, contact: bob@v.example, after: 2 minutes, autoReply: { until: 2027-02-03 } }',
    });
    for (const name of ['anna', 'bob']) stage.tell('MailSent', name, { step: 'invite', ...mail(name) });
    await stage.until('2027-02-26 09:00');
    expect(stage.said.map(({ signal }) => signal).sort()).toEqual(['accepted', 'auto-replied']);
  });

  it('draw nothing for a fact of a contact an entry speaks of', async () => {
    const stage = createStage({
      rehearsal: everybodyComes,
      script: '- { on: call-reminder, contact: bob@v.example, report: accepted }',
    });
    for (const name of ['anna', 'bob']) stage.tell('MailSent', name, { step: 'invite', ...mail(name) });
    await stage.until('2027-02-26 09:00');
    expect(shortOf(stage).map((line) => line.slice(17))).toEqual(['anna accepted by contact']);
  });

  it('let nobody come of whose attendance an entry speaks', async () => {
    const stage = createStage({
      rehearsal: 'show: 100 %, conversation: 0 %',
      script: '- { at: 2027-03-19 09:00, contact: bob@v.example, signal: no-show }',
    });
    for (const name of ['anna', 'bob'])
      stage.tell('SignalReceived', name, { data: { signal: 'accepted', by: 'contact' } });
    await stage.until('2027-03-19 09:05');
    expect(shortOf(stage).map((line) => line.slice(17))).toEqual(['anna attended by system', 'bob no-show by system']);
  });
});

describe('what people say', () => {
  it('a contact opts out, bounces, replies, is away: about his last mail where it matters', async () => {
    const stage = createStage({
      script: `
- { on: invite, contact: anna@v.example, after: 1 minute, bounce: hard }
- { on: whitepaper, contact: anna@v.example, after: 1 minute, reply: graag }
- { on: invite, contact: bob@v.example, after: 2 minutes, unsubscribe: email }
- { on: whitepaper, contact: bob@v.example, after: 2 minutes, autoReply: { until: 2027-02-03 08:00 } }`,
    });
    for (const name of ['anna', 'bob']) {
      stage.tell('MailSent', name, { step: 'invite', ...mail(name) });
      stage.tell('MailSent', name, { step: 'whitepaper', ...mail(name, 4) });
    }
    await stage.until('2027-02-02 09:00');
    expect(stage.said.map(({ signal, by, data }) => ({ signal, by, data }))).toEqual([
      { signal: 'bounced', by: 'system', data: { kind: 'hard' } },
      { signal: 'replied', by: 'contact', data: { text: 'graag' } },
      { signal: 'unsubscribed', by: 'contact', data: undefined },
      { signal: 'auto-replied', by: 'system', data: { until: Date.parse('2027-02-03T07:00:00Z') } },
    ]);
    expect(stage.said[0]?.touch).toContain('.mail.1');
  });

  it('a signal that came by a door of its own is the same however often it comes', async () => {
    const line = '- { at: 2027-03-18 13:41, contact: anna@v.example, signal: attended, via: webhook, id: scan-1 }';
    const stage = createStage({ script: `${line}\n${line}` });
    await stage.until('2027-03-18 14:00');
    expect(stage.said.map(({ by }) => by)).toEqual(['system', 'system']);
    expect(new Set(stage.said.map(({ key }) => key)).size).toBe(1);
  });

  it('every other act has a key of its own', async () => {
    const stage = createStage({ script: '- { on: call-1, contact: "*", after: 1 hour, report: not-reached }' });
    for (const attempt of [1, 2, 3]) stage.tell('CallTaskSent', 'anna', { step: 'call-1', ...call('anna', attempt) });
    await stage.until('2027-02-02 09:00');
    expect(new Set(stage.said.map(({ key }) => key)).size).toBe(3);
  });

  it('a rep notes a conversation without a touch: spoken, then the appointment', async () => {
    const stage = createStage({
      script: `
- { at: 2027-03-18 17:45, rep: pieter@v.example, conversation: { contact: anna@v.example, appointment: 2027-03-24 10:00, issue: douane } }`,
    });
    await stage.until('2027-03-18 18:00');
    expect(stage.said.map(({ signal, by, touch, data }) => ({ signal, by, touch, data }))).toEqual([
      { signal: 'spoken', by: 'rep', touch: undefined, data: { issue: 'douane' } },
      {
        signal: 'appointment',
        by: 'rep',
        touch: undefined,
        data: { when: Date.parse('2027-03-24T09:00:00Z'), issue: 'douane' },
      },
    ]);
  });

  it('a rep answers his hand-off list, all but his exceptions', async () => {
    const stage = createStage({
      script: `
- { on: hand-off, rep: pieter@v.example, after: 1 hour, handOff: { accept: all, except: [ { contact: bob@v.example, reason: klant } ] } }`,
    });
    for (const name of ['anna', 'bob'])
      stage.tell('HandedOff', name, { step: 'hand-off', stay: 5, data: { rep: 'pieter@v.example' } });
    await stage.until('2027-02-04 09:00');
    expect(shortOf(stage)).toEqual(['2027-02-01T09:00 anna taken-over by rep', '2027-02-01T09:00 bob rejected by rep']);
  });

  it('each manager agrees with the proposal, but for his exceptions', async () => {
    const stage = createStage({
      script: `
- { on: decide, manager: marketing, after: 1 day, agree: all }
- { on: decide, manager: sales, after: 2 days, agree: all, except: [ { contact: bob@v.example, decision: release, reason: niet bereikbaar } ] }`,
    });
    for (const name of ['anna', 'bob'])
      stage.tell('DecisionAsked', name, { step: 'decide', stay: 9, data: { proposal: 'recycle' } });
    await stage.until('2027-02-08 09:00');
    expect(shortOf(stage)).toEqual([
      '2027-02-02T08:00 anna recycle by marketing',
      '2027-02-02T08:00 bob recycle by marketing',
      '2027-02-03T08:00 anna recycle by sales',
      '2027-02-03T08:00 bob release by sales',
    ]);
    expect(stage.said[3]?.data).toEqual({ reason: 'niet bereikbaar' });
    expect(stage.said.every(({ touch }) => touch?.endsWith('.9.decision.1'))).toBe(true);
  });

  it('a line of the host closes attendance, and then he does not by himself', async () => {
    const stage = createStage({ rehearsal: 'show: 0 %', script: '- { at: 2027-03-22 08:00, host: close-attendance }' });
    await stage.until('2027-04-01 09:00');
    expect(stage.closings).toEqual([{ by: 'host', at: Date.parse('2027-03-22T07:00:00Z') }]);
  });

  it('a rep reports nothing in the time the script says, and afterwards what he owes', async () => {
    const script = `
- { at: 2027-02-01, rep: pieter@v.example, reports: nothing, until: 2027-02-04 }
- { on: call-1, contact: anna@v.example, after: 2 hours, report: spoken }`;
    const stage = createStage({
      script: `${script}\n- { on: call-1, contact: bob@v.example, after: 2 hours, report: spoken }`,
    });
    stage.tell('CallTaskSent', 'anna', { step: 'call-1', ...call('anna') });
    stage.tell('CallTaskSent', 'bob', { step: 'call-1', ...call('bob', 1, 'lotte@v.example') });
    await stage.until('2027-02-10 09:00');
    expect(shortOf(stage)).toEqual(['2027-02-01T10:00 bob spoken by rep', '2027-02-04T08:00 anna spoken by rep']);
  });
});

describe('what a script may not say', () => {
  it('names an address and a step that nobody has, and the one that was meant', () => {
    const { people } = createStage({
      script: `
- { at: 2027-02-03 10:15, contact: ana@v.example, signal: accepted }
- { on: call-reminders, contact: "*", report: not-reached }
- { at: 2027-03-18 17:45, rep: peter@v.example, conversation: { contact: bob@v.example } }`,
    });
    expect(people.problems).toEqual([
      { entry: 0, message: '"ana@v.example" is not in the audience. Did you mean anna@v.example?' },
      { entry: 1, message: '"call-reminders" is not a step of the workflow. Did you mean call-reminder?' },
      { entry: 2, message: '"peter@v.example" is not in the list of reps. Did you mean pieter@v.example?' },
    ]);
  });

  it('the host lets in somebody who was not invited, with his number as in an audience', async () => {
    const stage = createStage({
      script: `
- { at: 2027-03-18 13:50, host: { walkIn: { lastName: Kok, organisation: Kok BV, phone: "010 123 45 67", guests: 1 } } }`,
    });
    await stage.until('2027-03-19 09:00');
    expect(stage.people.problems).toEqual([]);
    expect(stage.walkIns).toMatchObject([
      { key: 'script.1', lastName: 'Kok', organisation: 'Kok BV', phone: '+31101234567', guests: 1 },
    ]);
    expect(stage.people.unused()).toEqual([]);
  });
});
