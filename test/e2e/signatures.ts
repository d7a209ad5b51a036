import { baton } from './command.ts';
import { STAGE } from './deploy-stage.ts';
import { type MailedLink, servedAt, waitForLink } from './mailed-links.ts';
import { openForm, PRESS_MS, press } from './press.ts';
import type { Report } from './report.ts';
import { writeCampaign } from './small-campaign.ts';
import type { Stage } from './stage.ts';
import { waitFor } from './wait-for.ts';

const CAMPAIGN = 'ondertekend';
const LINE = 'We spraken elkaar op de kade over de sluistijden.';
const MANAGERS = ['hanna@voorbeeld.example', 'sander@voorbeeld.example'];
const WITHIN = { withinMs: PRESS_MS + 100_000, everyMs: 3_000 };

/** Before a launch: a rep answers his list, both managers sign what came of it, each by the link in his mail. */
export async function tourSignatures(report: Report, stage: Stage, now: number): Promise<void> {
  const settings = ['inviteSlot: 00:00-24:00'];
  const file = writeCampaign({ campaign: CAMPAIGN, contacts: 2, settings, isReviewed: true, now });
  const command = (verb: string) => baton(stage.emulator, [verb, file, '--stage', STAGE, '--yes']);
  const begun = await command('review');
  report.check('an audience is given to its reps by the command', begun.code === 0, [begun.out, begun.err]);
  const list = await waitForLink(stage, isAbout('review'));
  const early = await command('launch');
  const refused = early.code !== 0 && /not every list is answered/.test(`${early.out}${early.err}`);
  report.check('M4 it is not launched before its list is answered and signed', refused, [early.out, early.err]);
  await answerList(report, stage, list);
  await Promise.all(MANAGERS.map((manager) => sign(report, stage, manager)));
  const launched = await waitFor(async () => ((await command('launch')).code === 0 ? true : undefined), WITHIN);
  report.check('rule 9: signed by both, it is launched', launched === true);
}

function isAbout(what: string, to?: string) {
  return (link: MailedLink): boolean =>
    link.page === 'l' && link.token.includes(`.${CAMPAIGN}.${what}.`) && (to === undefined || link.to === to);
}

/** Everybody stays, one is invited with a line of the rep's own. */
async function answerList(report: Report, stage: Stage, link: MailedLink | undefined): Promise<void> {
  const says = 'rule 8: an audience is answered by the link in a rep’s mail, with a line of his own';
  if (!link) return report.check(says, false, ['no link']);
  const form = await openForm(stage, link, 'save');
  const field = form?.names.find((name) => name.startsWith('own.')) ?? 'own.';
  const problem = await press(stage, link, 'save', { [field]: LINE, rest: 'yes' });
  const kept = await waitFor(async () => {
    const page = await (await fetch(servedAt(stage, link.url))).text();
    return page.includes(`name="${field}" value="${LINE}"`) ? true : undefined;
  }, WITHIN);
  report.check(says, problem === undefined && kept === true, [problem ?? 'not kept']);
}

/** What a manager is shown, he signs; signed, it is not asked of him any more. */
async function sign(report: Report, stage: Stage, manager: string): Promise<void> {
  const link = await waitForLink(stage, isAbout('sign-off', manager));
  const problem = link ? await press(stage, link, 'sign', {}) : 'no link';
  const signed =
    link &&
    (await waitFor(async () => ((await openForm(stage, link, 'sign')) === undefined ? true : undefined), WITHIN));
  report.check(`rule 9: ${manager} signs by the link in the mail`, problem === undefined && signed === true, [
    problem ?? 'not signed',
  ]);
}
