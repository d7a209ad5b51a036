import { FACTS } from '../facts.ts';
import { isSetting, type Setting, type SettingsSpec } from './settings-schema.ts';
import { didYouMean } from './suggest.ts';
import { parsePoint } from './time-values.ts';
import type { Finding, Rule } from './workflow-findings.ts';
import type { WorkflowSource } from './workflow-schema.ts';
import { isSettingReference, parseShiftedPoint, type SourceValue } from './workflow-values.ts';

type Wanted = Setting['type'];
type Path = readonly (string | number)[];

interface Use {
  readonly path: Path;
  readonly value: SourceValue;
  readonly wanted: Wanted;
}

const TYPE_BY_KEY: Readonly<Record<string, Wanted>> = {
  until: 'point',
  at: 'point',
  after: 'duration',
  spacing: 'duration',
  undone: 'duration',
  repeat: 'duration',
  atLeast: 'duration',
  hours: 'hours',
  attempts: 'count',
  who: 'choice',
  template: 'choice',
  script: 'choice',
};

/** Settings that are referred to exist and are of the kind that is wanted. */
export const settingsExist: Rule = ({ source }) =>
  usesIn(source).flatMap(({ path, value, wanted }) =>
    scalarsOf(value, path).flatMap(({ text, path: at }) => {
      const shifted = parseShiftedPoint(text);
      if (shifted) return settingFinding(source.settings, { reference: shifted.setting, wanted: 'duration', path: at });
      return isSettingReference(text) ? settingFinding(source.settings, { reference: text, wanted, path: at }) : [];
    }),
  );

/** Facts that are looked at exist and can have these values. */
export const factsExist: Rule = ({ source }) => [
  ...usesIn(source).flatMap(({ path, value }) => {
    if (typeof value !== 'object') return [];
    const cases = Object.keys(value).filter((key) => key !== 'by' && key !== 'default');
    return [
      ...factFinding(value.by, [...path, 'by']),
      ...cases.flatMap((held) => valueFinding(value.by, held, { path: [...path, held], at: 'key' })),
    ];
  }),
  ...conditionsIn(source).flatMap(({ path, condition }) => [
    ...factFinding(condition.fact, [...path, 'fact']),
    ...(condition.is === undefined
      ? []
      : valueFinding(condition.fact, condition.is, { path: [...path, 'is'], at: 'value' })),
    ...numberFinding(condition, path),
  ]),
];

/** Points of the event are used only where the workflow needs an event. */
export const eventIsNeeded: Rule = ({ source }) => {
  if (source.needs.includes('event')) return [];
  return usesIn(source)
    .flatMap(({ path, value }) => scalarsOf(value, path))
    .filter(({ text }) => parsePoint(text)?.base.startsWith('event.'))
    .map(({ path }) => ({ path, message: 'the workflow does not need an event: add event to needs' }));
};

/** Defaults of settings keep their own bounds. */
export const settingsKeepBounds: Rule = ({ source }) =>
  settingsIn(source.settings, ['settings']).flatMap(({ path, setting }) => {
    const at = [...path, 'default'];
    if (setting.type === 'choice' && !setting.values.includes(setting.default)) {
      return [{ path: at, message: `"${setting.default}" is none of its values: ${setting.values.join(', ')}` }];
    }
    const outside = setting.type === 'count' && (setting.default < setting.min || setting.default > setting.max);
    return outside ? [{ path: at, message: `is outside ${setting.min} to ${setting.max}` }] : [];
  });

function settingFinding(spec: SettingsSpec, use: { reference: string; wanted: Wanted; path: Path }): Finding[] {
  const settings = settingsIn(spec, ['settings']).map(({ path, setting }) => ({ name: path.join('.'), setting }));
  const found = settings.find(({ name }) => name === use.reference);
  const fitting = settings.filter(({ setting }) => setting.type === use.wanted).map(({ name }) => name);
  if (!found) {
    return [
      {
        path: use.path,
        message: `${use.reference} is no setting.${didYouMean(use.reference, fitting)} Of this kind: ${fitting.join(', ')}.`,
        got: use.reference,
        allowed: fitting,
      },
    ];
  }
  if (found.setting.type === use.wanted) return [];
  return [
    {
      path: use.path,
      message: `${use.reference} is a ${found.setting.type}; a ${use.wanted} is wanted here`,
      got: use.reference,
    },
  ];
}

function settingsIn(spec: SettingsSpec, base: readonly string[]): { path: string[]; setting: Setting }[] {
  return Object.entries(spec).flatMap(([name, child]) =>
    isSetting(child) ? [{ path: [...base, name], setting: child }] : settingsIn(child, [...base, name]),
  );
}

function factFinding(fact: string, path: Path): Finding[] {
  const facts = Object.keys(FACTS);
  if (facts.includes(fact)) return [];
  return [
    {
      path,
      message: `"${fact}" is no fact.${didYouMean(fact, facts)} Facts: ${facts.join(', ')}.`,
      got: fact,
      allowed: facts,
    },
  ];
}

function valueFinding(
  fact: string,
  held: string | number | boolean,
  place: { path: Path; at: 'key' | 'value' },
): Finding[] {
  const values = Object.hasOwn(FACTS, fact) ? FACTS[fact] : undefined;
  if (typeof values !== 'object' || held === 'none' || values.includes(String(held))) return [];
  return [
    {
      ...place,
      message: `${fact} is never "${held}".${didYouMean(String(held), values)} One of: ${values.join(', ')}, none.`,
      got: String(held),
      allowed: values,
    },
  ];
}

function numberFinding(condition: ConditionUse['condition'], path: Path): Finding[] {
  const values = Object.hasOwn(FACTS, condition.fact) ? FACTS[condition.fact] : undefined;
  if (condition.atLeast === undefined && condition.every === undefined) return [];
  return typeof values === 'object' ? [{ path, message: `${condition.fact} is no number: use is` }] : [];
}

interface ConditionUse {
  readonly path: Path;
  readonly condition: {
    readonly fact: string;
    readonly is?: string | number | boolean | undefined;
    readonly atLeast?: string | number | undefined;
    readonly every?: number | undefined;
  };
}

function conditionsIn(source: WorkflowSource): ConditionUse[] {
  return Object.entries(source.steps).flatMap(([name, step]): ConditionUse[] => {
    if (step.do === 'branch') {
      return step.when.flatMap((arm, index) =>
        arm.if ? [{ path: ['steps', name, 'when', index, 'if'], condition: arm.if }] : [],
      );
    }
    return 'if' in step && step.if ? [{ path: ['steps', name, 'if'], condition: step.if }] : [];
  });
}

/** Every value of steps and defaults that may be a setting or depend on a fact. */
function usesIn(source: WorkflowSource): Use[] {
  const steps = Object.entries(source.steps).flatMap(([name, step]) => usesOf(step, ['steps', name]));
  const defaults = Object.entries(source.defaults ?? {}).flatMap(([kind, step]) =>
    usesOf(step ?? {}, ['defaults', kind]),
  );
  const bounds = conditionsIn(source).flatMap(({ path, condition }): Use[] =>
    typeof condition.atLeast === 'string'
      ? [{ path: [...path, 'atLeast'], value: condition.atLeast, wanted: 'duration' }]
      : [],
  );
  return [...steps, ...defaults, ...bounds];
}

function usesOf(block: object, path: Path): Use[] {
  return Object.entries(block).flatMap(([key, value]: [string, unknown]): Use[] => {
    if ((key === 'due' || key === 'send') && typeof value === 'object' && value !== null)
      return usesOf(value, [...path, key]);
    const wanted = TYPE_BY_KEY[key];
    return wanted && isSourceValue(value) ? [{ path: [...path, key], value, wanted }] : [];
  });
}

function isSourceValue(value: unknown): value is SourceValue {
  return (
    typeof value === 'string' ||
    typeof value === 'number' ||
    (typeof value === 'object' && value !== null && 'by' in value)
  );
}

function scalarsOf(value: SourceValue, path: Path): { text: string; path: Path }[] {
  if (typeof value !== 'object') return [{ text: String(value), path }];
  return Object.entries(value)
    .filter(([key]) => key !== 'by')
    .map(([key, scalar]) => ({ text: String(scalar), path: [...path, key] }));
}
