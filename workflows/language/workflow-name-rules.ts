import { isSignalName, SIGNAL_NAMES, type SignalBinding, signalSpec } from '../signals.ts';
import { didYouMean } from './suggest.ts';
import type { Finding, Rule, RuleInput } from './workflow-findings.ts';
import type { StepSource } from './workflow-schema.ts';

/** Every target is a step, the start and the members of groups too. */
export const targetsExist: Rule = ({ source, edges }) => {
  const names = Object.keys(source.steps);
  const unknown = (name: string, path: Finding['path']): Finding[] =>
    names.includes(name)
      ? []
      : [
          {
            path,
            message: `"${name}" is no step.${didYouMean(name, names)} Steps: ${names.join(', ')}.`,
            got: name,
            allowed: names,
          },
        ];
  const groups = Object.entries(source.groups);
  const seen = new Map(edges.map((edge) => [edge.path.join('.'), edge]));
  return [
    ...unknown(source.start, ['start']),
    ...groups.flatMap(([group, { steps }]) =>
      steps.flatMap((step, index) => unknown(step, ['groups', group, 'steps', index])),
    ),
    ...[...seen.values()].flatMap(({ to, path }) => unknown(to, path)),
  ];
};

/** Signals exist, and somebody can send them to this step. */
export const signalsCanBeSent: Rule = (input) => {
  const { source } = input;
  const own = Object.entries(source.steps).flatMap(([name, step]) =>
    Object.keys(('on' in step && step.on) || {}).flatMap((signal) =>
      signalFinding({ signal, path: ['steps', name, 'on', signal], bindings: bindingsOf(step), where: name }),
    ),
  );
  const everywhere = new Set(Object.values(source.steps).flatMap((step) => [...bindingsOf(step)]));
  const shared = Object.entries(source.groups).flatMap(([group, { on }]) =>
    Object.keys(on).flatMap((signal) =>
      signalFinding({ signal, path: ['groups', group, 'on', signal], bindings: everywhere, where: source.workflow }),
    ),
  );
  return [...own, ...shared];
};

interface SignalUse {
  readonly signal: string;
  readonly path: readonly string[];
  readonly bindings: ReadonlySet<SignalBinding>;
  readonly where: string;
}

/** What can be answered in a step of this kind. */
function bindingsOf(step: StepSource): ReadonlySet<SignalBinding> {
  if (step.do === 'email') return new Set(['email', 'waiting-list']);
  const bindings: readonly SignalBinding[] = ['call', 'ask', 'hand-off', 'decide'];
  return new Set(bindings.filter((binding) => binding === step.do));
}

function signalFinding({ signal, path, bindings, where }: SignalUse): Finding[] {
  const say = (message: string): Finding[] => [{ path, at: 'key', message, got: signal }];
  if (signal === 'timeout') return say('is nobody’s to send: write where time leads under due');
  if (signal === 'skipped') return say('is nobody’s to send: write skipped: beside on');
  if (!isSignalName(signal)) {
    return [
      {
        path,
        at: 'key',
        message: `is no signal.${didYouMean(signal, SIGNAL_NAMES)} Signals: ${SIGNAL_NAMES.join(', ')}.`,
        got: signal,
        allowed: SIGNAL_NAMES,
      },
    ];
  }
  const spec = signalSpec(signal);
  if (spec.class === 'definite') return say('ends the enrollment from every step by itself: leave it out');
  if (spec.class === 'contact') return say('changes what the contact allows and moves nothing: leave it out');
  const boundTo = spec.boundTo;
  if (!boundTo || boundTo.some((binding) => bindings.has(binding))) return [];
  return say(`nobody can send it to ${where}: it answers ${boundTo.join(' or ')}`);
}

/** A step answered by a fact has a line for at least one signal of it. */
export const asksLeadSomewhere: Rule = ({ source, edges }) =>
  Object.entries(source.steps).flatMap(([name, step]) => {
    if (!('asks' in step) || step.asks === undefined) return [];
    const path = ['steps', name, 'asks'];
    const signals = SIGNAL_NAMES.filter((signal) => signalSpec(signal).fact === step.asks);
    if (signals.length === 0) return [unknownAsk(step.asks, path)];
    const lines = edges.filter(({ from, signal }) => from === name && signals.some((known) => known === signal));
    return lines.length > 0
      ? []
      : [{ path, message: `none of its signals leads anywhere here: add ${signals.join(', ')} to on`, got: step.asks }];
  });

function unknownAsk(asked: string, path: readonly string[]): Finding {
  const facts = [...new Set(SIGNAL_NAMES.flatMap((signal) => signalSpec(signal).fact ?? []))];
  return {
    path,
    message: `"${asked}" cannot be asked.${didYouMean(asked, facts)} One of: ${facts.join(', ')}.`,
    got: asked,
    allowed: facts,
  };
}

/** A signal of one step leads to one place. */
export const groupsAgree: Rule = ({ source }: RuleInput) => {
  const groups = Object.entries(source.groups);
  return groups.flatMap(([group, { steps, on }], index) =>
    groups.slice(0, index).flatMap(([other, first]) =>
      Object.entries(on)
        .filter(([signal, to]) => first.on[signal] !== undefined && first.on[signal] !== to)
        .flatMap(([signal]) => steps.filter((step) => first.steps.includes(step)).map((step) => ({ signal, step })))
        .map(({ signal, step }) => ({
          path: ['groups', group, 'on', signal],
          at: 'key' as const,
          message: `${step} is also in the group ${other}, where ${signal} leads elsewhere: write the line in the step`,
        })),
    ),
  );
};
