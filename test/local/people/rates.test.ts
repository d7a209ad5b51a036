import { describe, expect, it } from 'vitest';
import type { Signal } from '../../../workflows/domain/signal.ts';
import { call, createStage, mail, STILL, type Stage, type StageOptions } from './stage.ts';

const NAMES = Array.from({ length: 400 }, (_, index) => `contact${index}`);
const QUIET = 'optOut: 0 %, bounce: 0 %, outOfOffice: 0 %, reply: 0 %';

function crowd(rehearsal: string, options: StageOptions = {}): Stage {
  return createStage({ rehearsal, contacts: NAMES, ...options });
}

/** How many said it, of all. */
function share(said: readonly Signal[], ...signals: readonly string[]): number {
  return said.filter(({ signal }) => signals.includes(signal)).length / NAMES.length;
}

function localHour({ occurredAt }: Signal): number {
  return Number(new Date(occurredAt + 3_600_000).toISOString().slice(11, 13));
}

async function callAll(stage: Stage, step: string, attempt = 1): Promise<void> {
  for (const name of NAMES) stage.tell('CallTaskSent', name, { step, ...call(name, attempt) });
  await stage.until('2027-02-05 17:00');
}

describe('the invited', () => {
  it('answer by themselves as often as the rates say, by day, mostly within the window', async () => {
    const stage = crowd(`respond: 50 %, accept: 60 %, ${QUIET}`);
    for (const name of NAMES) stage.tell('MailSent', name, { step: 'invite', ...mail(name) });
    await stage.until('2027-02-12 09:00');
    expect(share(stage.said, 'accepted')).toBeCloseTo(0.3, 1);
    expect(share(stage.said, 'declined')).toBeCloseTo(0.15, 1);
    expect(share(stage.said, 'tentative')).toBeCloseTo(0.05, 1);
    expect(stage.said.length / NAMES.length).toBeCloseTo(0.5, 1);
    expect(stage.said.every((signal) => localHour(signal) >= 7)).toBe(true);
    expect(Math.max(...stage.said.map(({ occurredAt }) => occurredAt))).toBeLessThan(
      Date.parse('2027-02-09T00:00:00Z'),
    );
  });

  it('whose mail comes back answer nothing', async () => {
    const stage = crowd('respond: 100 %, bounce: 100 %');
    for (const name of NAMES) stage.tell('MailSent', name, { step: 'invite', ...mail(name) });
    await stage.until('2027-02-12 09:00');
    expect(new Set(stage.said.map(({ signal }) => signal))).toEqual(new Set(['bounced']));
    expect(stage.said.every(({ touch, data }) => touch?.endsWith('.1.mail.1') && data?.kind === 'hard')).toBe(true);
  });

  it('opt out of one of their first mails, and then read no more of it', async () => {
    const stage = crowd('respond: 0 %, optOut: 100 %, bounce: 0 %, outOfOffice: 0 %, reply: 0 %');
    for (const stay of [1, 2, 3, 4]) {
      for (const name of NAMES) stage.tell('MailSent', name, { step: 'nurture', ...mail(name, stay) });
    }
    await stage.until('2027-02-12 09:00');
    expect(share(stage.said, 'unsubscribed')).toBe(1);
  });

  it('answer no service mail', async () => {
    const stage = crowd('respond: 100 %, reply: 100 %, optOut: 100 %, bounce: 100 %');
    for (const name of NAMES) stage.tell('MailSent', name, { step: 'practical', ...mail(name) });
    await stage.until('2027-02-12 09:00');
    expect(stage.said).toEqual([]);
  });
});

describe('a change in one story', () => {
  it('changes no other', async () => {
    const rehearsal = `respond: 60 %, reach: 60 %, ${QUIET}`;
    const play = async (script: string) => {
      const stage = crowd(rehearsal, { script });
      for (const name of NAMES) stage.tell('MailSent', name, { step: 'invite', ...mail(name) });
      await stage.until('2027-02-02 09:00');
      await callAll(stage, 'call-reminder');
      return stage.said;
    };
    const plain = await play('[]');
    const one = plain[0]?.enrollment;
    const changed = await play(
      '- { on: invite, contact: contact7@v.example, after: 1 minute, signal: objected }\n- { on: call-reminder, contact: contact7@v.example, report: no }',
    );
    const objected = changed.find(({ signal }) => signal === 'objected')?.enrollment;
    const others = (said: readonly Signal[]) => said.filter(({ enrollment }) => enrollment !== objected);
    expect(one).toBeDefined();
    expect(others(changed)).toEqual(others(plain));
    expect(changed).not.toEqual(plain);
  });

  it('changes no other when it is not there at all', async () => {
    const play = async (contacts: readonly string[]) => {
      const stage = crowd(`respond: 60 %, ${QUIET}`, { contacts });
      for (const name of contacts) stage.tell('MailSent', name, { step: 'invite', ...mail(name) });
      await stage.until('2027-02-12 09:00');
      return new Set(stage.said.map((signal) => JSON.stringify(signal)));
    };
    const all = await play(NAMES);
    const fewer = await play(NAMES.slice(100));
    expect(fewer.size).toBeGreaterThan(100);
    expect([...fewer].filter((said) => !all.has(said))).toEqual([]);
  });
});

describe('a rep', () => {
  it('reports within the agreed time and inside his hours, but leaves some undone', async () => {
    const stage = crowd('reach: 0 %, reps: { reportWithin: 4 hours, undone: 10 % }');
    await stage.until('2027-02-01 15:00');
    await callAll(stage, 'call-1');
    expect(share(stage.said, 'not-reached')).toBeCloseTo(0.9, 1);
    expect(share(stage.said, 'not-reached')).toBeLessThan(1);
    expect([...new Set(stage.said.map(localHour))].sort((left, right) => left - right)).toEqual([9, 15, 16]);
    expect(stage.said.some(({ occurredAt }) => occurredAt > Date.parse('2027-02-02T00:00:00Z'))).toBe(true);
    expect(stage.said.every(({ occurredAt }) => occurredAt <= Date.parse('2027-02-02T10:00:00Z'))).toBe(true);
  });

  it('reports nothing of a task that was withdrawn', async () => {
    const stage = crowd('reach: 100 %, reps: { undone: 0 % }');
    for (const name of NAMES) {
      stage.tell('CallTaskSent', name, { step: 'call-1', ...call(name) });
      stage.tell('CallTaskWithdrawn', name, call(name));
    }
    await stage.until('2027-02-03 09:00');
    expect(stage.said).toEqual([]);
  });

  it('hears yes, no or maybe where the call asks for it', async () => {
    const stage = crowd('reach: 100 %, acceptByPhone: 35 %, wrongPerson: 0 %, reps: { undone: 0 % }');
    await callAll(stage, 'call-reminder');
    expect(share(stage.said, 'accepted')).toBeCloseTo(0.35, 1);
    expect(share(stage.said, 'accepted', 'declined', 'tentative')).toBe(1);
    expect(stage.said.every(({ touch }) => touch?.endsWith('.2.call.1'))).toBe(true);
  });

  it('makes appointments by the group, always some business days ahead', async () => {
    const rates = 'reach: 100 %, wrongPerson: 0 %, callBack: 0 %, no: { perCall: 0 % }, reps: { undone: 0 % }';
    const stage = crowd(`${rates}, appointment: { came: 50 %, noShow: 0 %, declined: 0 %, silent: 0 % }`);
    for (const name of NAMES.slice(0, 200)) stage.tell('SignalReceived', name, { data: { signal: 'attended' } });
    await callAll(stage, 'call-1');
    expect(share(stage.said, 'appointment')).toBeCloseTo(0.25, 1);
    expect(share(stage.said, 'appointment', 'spoken')).toBe(1);
    const ahead = stage.said.flatMap(({ data }) => (typeof data?.when === 'number' ? [data.when] : []));
    expect(Math.min(...ahead)).toBeGreaterThanOrEqual(Date.parse('2027-02-04T09:00:00Z'));
  });

  it('answers what became of a quote: the quote first, later yes with what was quoted', async () => {
    const stage = crowd('yes: 100 %, reps: { undone: 0 % }');
    for (let stay = 1; stay <= 5; stay += 1) {
      for (const name of NAMES) {
        stage.tell('MailSent', name, {
          step: 'quote',
          data: { touch: `${name}.${stay}.ask.1`, to: 'rep', receiver: 'pieter@v.example' },
        });
      }
      await stage.until(`2027-02-0${stay + 1} 17:00`);
      for (const { signal, touch } of stage.said)
        if (signal === 'yes') stage.tell('EnrollmentEnded', touch?.split('.')[0]);
    }
    const first = new Map(
      stage.said.filter(({ signal }) => signal === 'quoted').map(({ enrollment, data }) => [enrollment, data]),
    );
    const yes = stage.said.filter(({ signal }) => signal === 'yes');
    expect(first.size).toBe(NAMES.length);
    expect(yes.length).toBe(NAMES.length);
    expect(
      yes.every(
        ({ enrollment, data }) =>
          data?.revenue === first.get(enrollment)?.value && data?.margin === first.get(enrollment)?.margin,
      ),
    ).toBe(true);
  });
});

describe('the event', () => {
  it('sees of the accepted as many as the rates say, before it begins', async () => {
    const stage = crowd('show: 66 %, conversation: 0 %');
    for (const name of NAMES.slice(0, 300)) stage.tell('SignalReceived', name, { data: { signal: 'accepted' } });
    for (const name of NAMES.slice(250, 300)) stage.tell('SignalReceived', name, { data: { signal: 'declined' } });
    await stage.until('2027-03-18 18:00');
    expect(stage.said.length / 250).toBeCloseTo(0.66, 1);
    expect(
      stage.said.every(
        ({ occurredAt }) =>
          occurredAt > Date.parse('2027-03-18T12:15:00Z') && occurredAt < Date.parse('2027-03-18T13:00:00Z'),
      ),
    ).toBe(true);
  });

  it('is followed by what reps note of their guests, without a touch', async () => {
    const stage = crowd('show: 0 %, conversation: 80 %, appointment: { came: 100 % }');
    for (const name of NAMES) stage.tell('SignalReceived', name, { data: { signal: 'attended' } });
    await stage.until('2027-03-18 19:00');
    expect(share(stage.said, 'spoken')).toBeCloseTo(0.8, 1);
    expect(share(stage.said, 'appointment')).toBe(share(stage.said, 'spoken'));
    expect(stage.said.every(({ touch, by }) => touch === undefined && by === 'rep')).toBe(true);
    expect(Math.min(...stage.said.map(({ occurredAt }) => occurredAt))).toBeGreaterThan(
      Date.parse('2027-03-18T16:45:00Z'),
    );
  });

  it('has its list closed by the host on the agreed morning, or never', async () => {
    const agreed = crowd(STILL.replace('never', 'event.end + 1 business day 09:10'), { contacts: ['anna'] });
    await agreed.until('2027-04-01 09:00');
    expect(agreed.closings).toEqual([{ by: 'host', at: Date.parse('2027-03-19T08:10:00Z') }]);
    const never = crowd(STILL, { contacts: ['anna'] });
    await never.until('2027-04-01 09:00');
    expect(never.closings).toEqual([]);
  });
});

describe('lists', () => {
  it('are taken over on the next morning, but for some', async () => {
    const stage = crowd('handOff: { reject: 10 % }');
    for (const name of NAMES)
      stage.tell('HandedOff', name, { step: 'hand-off', stay: 4, data: { rep: 'pieter@v.example' } });
    await stage.until('2027-02-03 09:00');
    expect(share(stage.said, 'rejected')).toBeCloseTo(0.1, 1);
    expect(share(stage.said, 'rejected', 'taken-over')).toBe(1);
    expect(
      stage.said.every(
        ({ occurredAt }) =>
          occurredAt >= Date.parse('2027-02-02T08:00:00Z') && occurredAt <= Date.parse('2027-02-02T09:01:00Z'),
      ),
    ).toBe(true);
  });

  it('are decided by both managers, each on his day, mostly as proposed', async () => {
    const stage = crowd('decide: { agree: 90 % }');
    for (const name of NAMES)
      stage.tell('DecisionAsked', name, { step: 'decide', stay: 9, data: { proposal: 'release' } });
    await stage.until('2027-02-05 09:00');
    const by = (side: string) => stage.said.filter((signal) => signal.by === side);
    for (const side of ['marketing', 'sales']) {
      expect(by(side)).toHaveLength(NAMES.length);
      expect(share(by(side), 'release')).toBeCloseTo(0.9, 1);
      expect(share(by(side), 'release', 'go-on')).toBe(1);
    }
    expect(Math.max(...by('marketing').map(({ occurredAt }) => occurredAt))).toBeLessThan(
      Math.min(...by('sales').map(({ occurredAt }) => occurredAt)),
    );
  });

  it('wait for the manager who has a line of his own with a date', async () => {
    const stage = crowd('decide: { agree: 100 % }', {
      script: '- { at: 2027-02-04 10:00, manager: sales, agree: all }',
    });
    for (const name of NAMES)
      stage.tell('DecisionAsked', name, { step: 'decide', stay: 9, data: { proposal: 'go-on' } });
    await stage.until('2027-02-04 09:00');
    expect(new Set(stage.said.map(({ by }) => by))).toEqual(new Set(['marketing']));
    await stage.until('2027-02-04 11:00');
    expect(stage.said.filter(({ by }) => by === 'sales')).toHaveLength(NAMES.length);
  });
});
