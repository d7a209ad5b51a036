import { isSignalName, SIGNAL_NAMES } from '../signals.ts';
import type { CampaignRule, CheckContext } from './campaign-check.ts';
import { instantOf } from './campaign-check.ts';
import { dayWords } from './english-dates.ts';
import { didYouMean } from './suggest.ts';

/** Files the campaign sends or reads are where it says; `later` is a promise. */
export const filesExist: CampaignRule = (context) => {
  const { campaign, check, say } = context;
  if (!check.files) return [];
  const folder = `${campaign.content.folder}/files`;
  const sent = Object.entries(campaign.files)
    .filter(([, name]) => name !== 'later')
    .filter(([, name]) => !isThere(context, `${folder}/${name}`))
    .map(([key, name]) => say(['files', key], `${missing(context, folder, name)}${laterHint(context, key)}`));
  const attached = campaign.content.attach.flatMap((name, index) =>
    isThere(context, `${folder}/${name}`)
      ? []
      : [say(['content', 'attach', String(index)], missing(context, folder, name))],
  );
  return [...sent, ...attached];
};

function isThere({ check }: CheckContext, path: string): boolean {
  return check.files?.includes(path.replace(/^\.\//, '')) ?? true;
}

function missing({ check }: CheckContext, folder: string, name: string): string {
  const there = (check.files ?? [])
    .filter((path) => path.startsWith(`${folder}/`))
    .map((path) => path.slice(folder.length + 1));
  const listed = there.length === 0 ? 'That folder is empty.' : `In that folder: ${[...there].sort().join(', ')}.`;
  return `${folder}/${name} does not exist. ${listed}`;
}

function laterHint({ campaign, calendar, check }: CheckContext, key: string): string {
  if (!campaign.event || !calendar) return '';
  const start = instantOf(calendar, campaign.event.start);
  if (check.now !== undefined && start < check.now) return '';
  const reminded = calendar.localDate(calendar.add(start, { amount: 1, unit: 'business days' }, -1));
  return ` Until the event you may leave it out: set ${key}: later, and marketing is reminded on ${dayWords(reminded)}.`;
}

/** Every file the workflow sends has a line under `files`. */
export const filesAreNamed: CampaignRule = ({ campaign, check, say }) =>
  Object.entries(check.workflow.steps).flatMap(([name, step]) => {
    const wanted = 'files' in step ? (step.files ?? []) : [];
    return wanted
      .filter((file) => campaign.files[file] === undefined)
      .map((file) =>
        say(['files', file], `is missing: the step ${name} sends it. Write ${file}: <file>, or ${file}: later.`),
      );
  });

/** Experiments compare what adds up, and measure a signal. */
export const experimentsAddUp: CampaignRule = ({ campaign, say }) =>
  campaign.experiments.flatMap(({ variants, split, measure }, index) => {
    const path = ['experiments', String(index)];
    const sum = split?.reduce((total, part) => total + part, 0);
    return [
      ...(split && split.length !== variants.length
        ? [say([...path, 'split'], `${split.length} parts for ${variants.length} variants: one for each.`)]
        : []),
      ...(sum !== undefined && Math.abs(sum - 100) > 1e-9
        ? [say([...path, 'split'], `adds up to ${sum}, not to 100.`)]
        : []),
      ...(isSignalName(measure)
        ? []
        : [
            say(
              [...path, 'measure'],
              `"${measure}" is no signal.${didYouMean(measure, SIGNAL_NAMES)} Signals: ${SIGNAL_NAMES.join(', ')}.`,
            ),
          ]),
    ];
  });
