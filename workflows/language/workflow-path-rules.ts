import type { Finding, Rule, RuleInput } from './workflow-findings.ts';
import { type Edge, reachableFrom } from './workflow-graph.ts';

/** Every step can be reached from the start. */
export const stepsAreReachable: Rule = ({ source, edges }) => {
  const reached = reachableFrom(source.start, edges);
  return Object.keys(source.steps)
    .filter((name) => !reached.has(name))
    .map((name) => ({ path: ['steps', name], at: 'key', message: `nothing leads to this step from ${source.start}` }));
};

/** What waits has a `due`; a branch ends with an arm that always holds, and has no other such. */
export const waitsAreDue: Rule = ({ source }) =>
  Object.entries(source.steps).flatMap(([name, step]): Finding[] => {
    const path = ['steps', name];
    if (step.do === 'branch') return branchFindings(step.when, path);
    if (step.do === 'end' || step.do === 'hand-off') return [];
    return step.due
      ? []
      : [{ path, at: 'key', message: 'has no due: say when the waiting is over and where it leads' }];
  });

function branchFindings(arms: readonly { readonly if?: unknown }[], path: readonly string[]): Finding[] {
  const last = arms.length - 1;
  return arms.flatMap((arm, index): Finding[] => {
    if (index === last && arm.if !== undefined) {
      return [{ path: [...path, 'when', index], message: 'the last way has an if: add one without, for all others' }];
    }
    if (index < last && arm.if === undefined) {
      return [
        {
          path: [...path, 'when', index],
          message: 'always holds, so that nothing after it is ever reached: add an if',
        },
      ];
    }
    return [];
  });
}

/** No loop of steps in which no time needs to pass. */
export const loopsWait: Rule = ({ edges }) => {
  const atOnce = edges.filter((edge) => edge.atOnce);
  const reported = new Set<string>();
  return atOnce.flatMap((edge): Finding[] => {
    const back = reachableFrom(edge.to, atOnce);
    if (!back.has(edge.from) || reported.has(edge.from)) return [];
    const loop = [...back].filter((name) => reachableFrom(name, atOnce).has(edge.from));
    for (const name of loop) reported.add(name);
    return [
      {
        path: edge.path,
        message: `a loop in which nothing waits: ${[...loop, edge.to].join(' → ')}. Let one of them be due after some time`,
      },
    ];
  });
};

/** From every step an end can be reached, besides the yes and the no that are wired everywhere. */
export const everyPathEnds: Rule = ({ source, edges }) => {
  const ends = Object.entries(source.steps).filter(([, step]) => step.do === 'end');
  if (ends.length === 0) return [{ path: ['steps'], at: 'key', message: 'there is no end: add a step with do: end' }];
  return Object.keys(source.steps)
    .filter((name) => !ends.some(([end]) => reachableFrom(name, edges).has(end)))
    .map((name) => ({ path: ['steps', name], at: 'key', message: 'no way leads from here to an end' }));
};

/** Signals by which a person says that an enrollment should not be there. */
const VOIDING = ['wrong-person', 'wrong-number', 'bounced', 'event-cancelled'];

/** Only both managers, or news that somebody is gone, may end an enrollment: never time, silence or declining an event. */
export const onlyPeopleEnd: Rule = ({ source, edges }) =>
  edges
    .filter((edge) => edge.way !== 'arm')
    .flatMap((edge): Finding[] => {
      const wrong = endsAtOnceFrom(edge.to, { source, edges }).find((end) => {
        const step = source.steps[end];
        return step?.do !== 'end' || !mayEnd(edge, step.outcome);
      });
      if (wrong === undefined) return [];
      const what =
        edge.way === 'signal'
          ? `${edge.signal} is no decision of both managers`
          : `${edge.way} is silence, and silence is no answer`;
      return [{ path: edge.path, message: `leads to the end "${wrong}": ${what}. Let it lead to a decide step` }];
    });

function mayEnd(edge: Edge, outcome: string): boolean {
  if (edge.way !== 'signal') return false;
  return outcome === 'released' ? edge.signal === 'release' : VOIDING.includes(edge.signal ?? '');
}

/** Ends behind a target, through the steps that go on at once: branches and hand-offs. */
function endsAtOnceFrom(target: string, { source, edges }: RuleInput): string[] {
  const passing = edges.filter(({ way }) => way === 'arm' || way === 'go');
  return [...reachableFrom(target, passing)].filter((name) => source.steps[name]?.do === 'end');
}

/** The time of a decision that ran out never means recycle. */
export const decisionsDoNotRecycle: Rule = (input) =>
  Object.entries(input.source.steps).flatMap(([name, step]): Finding[] => {
    if (step.do !== 'decide' || step.due?.go === undefined || step.on?.recycle === undefined) return [];
    const arms = input.edges.filter(({ way }) => way === 'arm');
    const isRecycle = reachableFrom(step.due.go, arms).has(step.on.recycle);
    return isRecycle
      ? [
          {
            path: ['steps', name, 'due', 'go'],
            message: 'recycles by time: only both managers do that. Write hold: undecided',
          },
        ]
      : [];
  });

/** A mail has one text, a call a script. */
export const touchesHaveTexts: Rule = ({ source }) =>
  Object.entries(source.steps).flatMap(([name, step]): Finding[] => {
    const say = (message: string): Finding[] => [{ path: ['steps', name], at: 'key', message }];
    if (step.do === 'email') {
      const defaults = source.defaults?.email;
      const texts = [step.template, step.variants, step.rotate].filter((text) => text !== undefined);
      if (texts.length !== 1) return say('needs exactly one of: template, variants, rotate');
      return (step.kind ?? defaults?.kind) ? [] : say('has no kind: marketing, service or internal');
    }
    if (step.do === 'call') return (step.script ?? source.defaults?.call?.script) ? [] : say('has no script');
    if (step.do === 'letter') return (step.template ?? source.defaults?.letter?.template) ? [] : say('has no template');
    return [];
  });
