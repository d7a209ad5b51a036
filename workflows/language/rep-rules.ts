import { isZone } from '../calendar/zone.ts';
import { type CampaignCheck, type CheckContext, isHolidayKey } from './campaign-check.ts';
import { periodWords } from './english-dates.ts';
import type { Problem, Severity } from './problem.ts';
import type { Rep } from './reps-schema.ts';
import { didYouMean } from './suggest.ts';

type RepsFile = NonNullable<CampaignCheck['reps']>;

interface RepContext {
  readonly rep: Rep;
  readonly index: number;
  readonly reps: RepsFile;
  readonly say: (path: readonly (string | number)[], message: string, severity?: Severity) => Problem;
}

/** What is wrong with the reps: nobody, somebody twice, deputies who are no reps, absences nobody covers. */
export function repProblems(context: CheckContext): Problem[] {
  const { reps } = context.check;
  if (!reps) return [];
  const { file, value, locate } = reps;
  if (value.length === 0) {
    const example = '- { email: anna@voorbeeld.example, name: Anna Jansen }';
    return [
      {
        file,
        ...locate(['reps']),
        path: 'reps',
        message: `nobody is in it. Write at least one: ${example}.`,
        severity: 'error',
      },
    ];
  }
  return value.flatMap((rep, index) => {
    const say: RepContext['say'] = (path, message, severity = 'error') => {
      const whole = ['reps', index, ...path];
      return { file, ...locate(whole), path: whole.join('.'), message, severity };
    };
    const input = { rep, index, reps, say };
    return [
      ...twice(input),
      ...deputies(input),
      ...manager(input, context),
      ...absences(input, context),
      ...places(input),
    ];
  });
}

function twice({ rep, index, reps, say }: RepContext): Problem[] {
  const first = reps.value.findIndex(({ email }) => email === rep.email);
  if (first >= index) return [];
  const { line } = reps.locate(['reps', first]);
  return [say(['email'], `${rep.email} is already in line ${line}. Keep one.`)];
}

function deputies({ rep, reps, say }: RepContext): Problem[] {
  const check = (email: string | undefined, path: readonly (string | number)[]): Problem[] => {
    if (email === undefined) return [];
    if (email === rep.email) return [say(path, 'nobody is his own deputy: name a colleague.')];
    const emails = reps.value.map((other) => other.email);
    return emails.includes(email) ? [] : [say(path, `"${email}" is not in ${reps.file}.${didYouMean(email, emails)}`)];
  };
  return [
    ...check(rep.deputy, ['deputy']),
    ...rep.absences.flatMap(({ deputy }, index) => check(deputy, ['absences', index, 'deputy'])),
  ];
}

function manager({ rep, reps, say }: RepContext, { campaign }: CheckContext): Problem[] {
  if (rep.manager === undefined) return [];
  const known = [
    ...Object.values(campaign.managers).filter((email) => email !== undefined),
    ...reps.value.map(({ email }) => email),
  ];
  if (known.includes(rep.manager)) return [];
  const message = `"${rep.manager}" is no manager of this campaign and not in ${reps.file}.${didYouMean(rep.manager, known)}`;
  return [say(['manager'], message, 'warning')];
}

function absences({ rep, say }: RepContext, { campaign }: CheckContext): Problem[] {
  const { launchAt, event } = campaign;
  return rep.absences.flatMap(({ from, to, deputy }, index) => {
    if (to < from) return [say(['absences', index, 'to'], `${to} is before ${from}.`)];
    if (deputy ?? rep.deputy) return [];
    // Calls go on for a month after the event; an absence after that is nobody's business yet.
    const isDuring = event === undefined || (to >= (launchAt ?? '').slice(0, 10) && from <= monthAfter(event.end));
    const words = `${rep.name} is away ${periodWords(from, to)} without a deputy. Who takes over? Write deputy: and a colleague's mail address.`;
    return isDuring ? [say(['absences', index], words, 'warning')] : [];
  });
}

/** The day a month later by the calendar's names: good enough to compare dates by. */
function monthAfter(local: string): string {
  const [year = 0, month = 0] = local.slice(0, 7).split('-').map(Number);
  const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
  return `${next}-${local.slice(8, 10)}`;
}

function places({ rep, say }: RepContext): Problem[] {
  return [
    ...(rep.timeZone === undefined || isZone(rep.timeZone)
      ? []
      : [say(['timeZone'], `"${rep.timeZone}" is no time zone: write e.g. Europe/Amsterdam.`)]),
    ...(rep.holidays === undefined || isHolidayKey(rep.holidays)
      ? []
      : [say(['holidays'], `no holidays are known for "${rep.holidays}".`)]),
  ];
}
