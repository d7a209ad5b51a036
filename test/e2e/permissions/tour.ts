import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { baton } from '../command.ts';
import { ROOT, STAGE } from '../deploy-stage.ts';
import type { Report } from '../report.ts';
import { addressOf, withOneMoreStep, writeCampaign } from '../small-campaign.ts';
import type { OperateAnswer, Stage } from '../stage.ts';
import { waitFor } from '../wait-for.ts';
import { post } from '../webhooks.ts';
import { readAsked } from './roles.ts';
import { sendTo } from './signs.ts';

/** A campaign that begins after all others are over. */
export const TOUR_CAMPAIGN = 'rondgang';
const CAMPAIGN = TOUR_CAMPAIGN;
const CONTACTS = 6;

export interface Tour {
  readonly stage: Stage;
  readonly now: () => number;
  /** `whsec_…` */
  readonly key: string;
  /** Somebody in another running campaign. */
  readonly taken: string;
}

/** What a campaign of minutes, played well, has no cause for: the operators' other requests, long waits, odd webhooks. */
export async function tourOperations(report: Report, tour: Tour): Promise<void> {
  const file = await launch(report, tour);
  await sendOddWebhooks(report, tour);
  await settleReviews(report, tour);
  await askRest(report, tour);
  await launchAgain(report, tour, file);
  await fireEarly(report, tour);
}

/** A timer that fires before its time sets itself again. */
async function fireEarly(report: Report, { stage }: Tour): Promise<void> {
  const { enrollment } = await stage.operate({ do: 'why', campaign: CAMPAIGN, contact: addressOf(CAMPAIGN, 1) });
  await sendTo(stage, 'wake', { kind: 'wake', wake: { enrollment } });
  const set = await waitFor(
    async () =>
      readAsked(stage).find(({ role, action }) => /wakeRole/.test(role) && action === 'scheduler:CreateSchedule'),
    { withinMs: 60_000 },
  );
  report.check('a timer that fires weeks early is set again', set !== undefined);
}

/** With a workflow of its own, and somebody on the list who may not be approached twice. */
async function launch(report: Report, { stage, now, taken }: Tour): Promise<string> {
  const seminar = readFileSync(join(ROOT, 'workflows/built-in/seminar.yaml'), 'utf8');
  const workflow = withOneMoreStep(seminar);
  const small = {
    campaign: CAMPAIGN,
    contacts: CONTACTS,
    settings: ['inviteSlot: 00:00-24:00'],
    workflow,
    others: [taken],
    now: now(),
  };
  const file = writeCampaign(small);
  const { code, out, err } = await baton(stage.emulator, ['launch', file, '--stage', STAGE, '--yes']);
  const told = await waitFor(async () => whoCame(stage), LAUNCHED);
  report.check(
    'a campaign with a workflow of its own is launched; who is in another one is not taken in',
    code === 0 && told !== undefined,
    [out, err],
  );
  return file;
}

/** Its own date of launch is a minute ahead. */
const LAUNCHED = { withinMs: 180_000, everyMs: 2_000 };

/** Once all contacts are enrolled and the one who is taken was refused. */
async function whoCame(stage: Stage): Promise<true | undefined> {
  const { ok, events } = await stage.operate({ do: 'export', campaign: CAMPAIGN });
  if (!ok) return undefined;
  const types = (events as readonly { readonly type: string }[]).map(({ type }) => type);
  const count = (wanted: string): number => types.filter((type) => type === wanted).length;
  return count('EnrollmentStarted') === CONTACTS && count('RowRejected') === 1 ? true : undefined;
}

async function launchAgain(report: Report, { stage }: Tour, file: string): Promise<void> {
  const list = join(dirname(file), 'invitees.csv');
  writeFileSync(list, readFileSync(list, 'utf8').replace(';Nummer1;', ';Nummereen;'));
  const { code, out, err } = await baton(stage.emulator, ['launch', file, '--stage', STAGE, '--yes']);
  report.check('launched again, a changed row is taken over', code === 0 && out.includes('1 updated'), [out, err]);
}

async function sendOddWebhooks(report: Report, tour: Tour): Promise<void> {
  const response = (email: string, answer: string, id: string) => ({
    type: 'response.recorded',
    data: { campaign: CAMPAIGN, contact: { email }, response: answer, id },
  });
  const events = [
    {
      type: 'contact.updated',
      data: { campaign: CAMPAIGN, contact: { email: addressOf(CAMPAIGN, 2) }, emailPermission: 'objected' },
    },
    response('niemand@elders.example', 'accepted', 'tour-2'),
    response('iemand@elders.example', 'accepted', 'tour-3'),
    { type: 'attendance.closed', data: { campaign: CAMPAIGN } },
  ];
  const timestamp = new Date(tour.now()).toISOString();
  const body = JSON.stringify(events.map((event) => ({ ...event, timestamp })));
  const { status, body: said } = await post(tour.stage, { id: 'tour', key: tour.key, at: tour.now(), body });
  report.check('webhooks about strangers, an objection and an event to come are taken', status === 202, [said]);
}

async function settleReviews(report: Report, { stage }: Tour): Promise<void> {
  const entries = await waitFor(
    async () => {
      const { entries: listed } = await stage.operate({ do: 'review-list', campaign: CAMPAIGN });
      const found = listed as readonly { readonly entry: string }[];
      return found.length === 2 ? found : undefined;
    },
    { withinMs: 60_000 },
  );
  const [first, second] = entries ?? [];
  const settle = { do: 'review-settle', campaign: CAMPAIGN };
  const answers = [
    await stage.operate({ ...settle, entry: first?.entry, contact: addressOf(CAMPAIGN, 3) }),
    await stage.operate({ ...settle, entry: second?.entry }),
  ];
  report.check(
    'two strangers stand on the review list; one is matched, one discarded',
    answers.every(({ ok }) => ok),
    problemsOf(answers),
  );
}

async function askRest(report: Report, { stage }: Tour): Promise<void> {
  const requests = [
    { do: 'status', campaign: CAMPAIGN },
    { do: 'doctor' },
    { do: 'send-test', campaign: CAMPAIGN, template: 'invitation', to: 'hanna@voorbeeld.example', key: 'tour-test' },
  ];
  for (const request of requests) {
    const answer = await stage.operate(request);
    report.check(`operate answers ${request.do}`, answer.ok, problemsOf([answer]));
  }
}

function problemsOf(answers: readonly OperateAnswer[]): readonly string[] {
  return answers.flatMap(({ problems = [] }) => problems);
}
