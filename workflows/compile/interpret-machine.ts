import { fieldsOf, type JsonObject, type Machine, parseMachine, type TaskState } from './machine.ts';

/** What the interpreter needs around it. `newToken` is asked once: a task token is its answer and a number. */
export interface InterpreterPorts {
  /** Rejects with an Error whose `name` is the error name of the failed attempt; what it resolves to is dropped. */
  invoke(functionName: string, payload: unknown): Promise<unknown>;
  /** Runs something `delayMs` later on the world's clock; returns what takes that back. */
  after(delayMs: number, run: () => void): () => void;
  now(): number;
  random(): number;
  newToken(): string;
  /** Told of each execution once. */
  closed(execution: { name: string; status: ClosedStatus; error?: string }): void;
}

export type ClosedStatus = 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
type TaskAnswer = 'ok' | 'TaskTimedOut' | 'TaskDoesNotExist' | 'InvalidToken';

/** Runs machines as Step Functions (Standard) does; each call acts at once, as far as the next `invoke`. */
export interface Interpreter {
  /** `running`: this very start again, nothing done; `exists`: the name is taken. Throws `InvalidDefinition`. */
  start(request: { name: string; machine: Machine; input: JsonObject }): 'started' | 'running' | 'exists';
  sendTaskSuccess(token: string, output: JsonObject): TaskAnswer;
  sendTaskFailure(token: string, error: string, cause?: string): TaskAnswer;
  describe(name: string): { status: 'RUNNING' | ClosedStatus; lastState: string } | undefined;
  /** Aborts; false where nothing of this name runs. */
  stop(name: string): boolean;
}

type Outcome = { readonly output: JsonObject } | { readonly Error: string; readonly Cause: string };

interface Shared {
  readonly ports: InterpreterPorts;
  readonly running: Map<string, { input: string; stop(): true; describe(): { status: 'RUNNING'; lastState: string } }>;
  readonly closed: Map<string, { status: ClosedStatus; lastState: string }>;
  readonly settleByToken: Map<string, (outcome: Outcome) => true>;
  readonly tokenPrefix: string;
  issued: number;
}

/** The longest that an execution runs. Source: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const YEAR_MS = 365 * 86_400_000;

/** An interpreter with executions and tokens of its own; a definition is checked once and kept as it was then. */
export function createInterpreter(ports: InterpreterPorts): Interpreter {
  const parsed = new WeakMap<Machine, Machine>();
  const tokenPrefix = ports.newToken();
  const shared: Shared = {
    ports,
    running: new Map(),
    closed: new Map(),
    settleByToken: new Map(),
    tokenPrefix,
    issued: 0,
  };
  return {
    start({ name, machine, input }) {
      const inputText = JSON.stringify(input);
      if (shared.running.get(name)?.input === inputText) return 'running';
      if (shared.running.has(name) || shared.closed.has(name)) return 'exists';
      const definition = parsed.get(machine) ?? parseMachine(machine);
      parsed.set(machine, definition);
      run(shared, { name, machine: definition, input: inputText });
      return 'started';
    },
    sendTaskSuccess: (token, output) => answer(shared, token, { output: { ...output } }),
    sendTaskFailure: (token, error, cause = '') => answer(shared, token, { Error: error, Cause: cause }),
    describe: (name) => shared.running.get(name)?.describe() ?? shared.closed.get(name),
    stop: (name) => shared.running.get(name)?.stop() ?? false,
  };
}

function answer(shared: Shared, token: string, outcome: Outcome): TaskAnswer {
  if (shared.settleByToken.get(token)?.(outcome)) return 'ok';
  const [, prefix, number] = /^(.+)\.([1-9]\d*)$/.exec(token) ?? [];
  if (number === undefined) return 'InvalidToken';
  return prefix === shared.tokenPrefix && Number(number) <= shared.issued ? 'TaskTimedOut' : 'TaskDoesNotExist';
}

function run(shared: Shared, { name, machine, input }: { name: string; machine: Machine; input: string }): void {
  const { ports, running, closed, settleByToken } = shared;
  const endsAt = ports.now() + YEAR_MS;
  let lastState = machine.StartAt;
  let cancel = (): void => {}; // takes back the open attempt, or the wait for the next
  running.set(name, { input, stop: () => close('ABORTED'), describe: () => ({ status: 'RUNNING', lastState }) });
  enter(lastState, JSON.parse(input));

  function enter(to: string, values: JsonObject): void {
    lastState = to;
    const state = machine.States[to];
    if (state?.Type === 'Task') attempt(state, values, []);
    else if (state?.Type === 'Succeed') close('SUCCEEDED');
    else if (state?.Type === 'Fail') close('FAILED', state.Error);
    else if (!state?.Choices.every(({ Variable }) => Object.hasOwn(values, Variable.slice(2))))
      close('FAILED', 'States.Runtime');
    else {
      const rule = state.Choices.find(({ Variable, StringEquals }) => values[Variable.slice(2)] === StringEquals);
      enter(rule?.Next ?? state.Default, values);
    }
  }

  function attempt(task: TaskState, values: JsonObject, retries: number[]): void {
    shared.issued += 1;
    const token = `${shared.tokenPrefix}.${shared.issued}`;
    const settle = (outcome: Outcome): true => {
      cancel();
      const error = 'output' in outcome ? '' : outcome.Error;
      const index = task.Retry.findIndex(({ ErrorEquals }) => matches(ErrorEquals, error));
      const { IntervalSeconds = 0, BackoffRate = 1, MaxDelaySeconds = 0, MaxAttempts = 0 } = task.Retry[index] ?? {};
      const made = retries[index] ?? 0;
      const catcher = task.Catch.find(({ ErrorEquals }) => matches(ErrorEquals, error));
      if ('output' in outcome) enter(task.Next, outcome.output);
      else if (made < MaxAttempts) {
        retries[index] = made + 1;
        const ceilingMs = Math.min(IntervalSeconds * BackoffRate ** made, MaxDelaySeconds) * 1000;
        cancel = ports.after(ceilingMs * ports.random(), () => attempt(task, values, retries));
      } else if (!catcher) close('FAILED', error);
      else enter(catcher.Next, catcher.ResultPath ? { ...values, [catcher.ResultPath.slice(2)]: outcome } : values);
      return true;
    };
    const timeoutMs = task.TimeoutSeconds * 1000;
    const leftMs = Math.max(endsAt - ports.now(), 0);
    const stopTimer = ports.after(Math.min(timeoutMs, leftMs), () =>
      timeoutMs < leftMs ? settle({ Error: 'States.Timeout', Cause: '' }) : close('TIMED_OUT', 'States.Timeout'),
    );
    settleByToken.set(token, settle);
    cancel = () => void (settleByToken.delete(token) && stopTimer());
    const retryCount = retries.reduce((sum, count) => sum + count, 0);
    const known: JsonObject = { ...values, '.Task.Token': token, '.State.RetryCount': retryCount };
    const payload: Record<string, unknown> = {};
    for (const { key, literal, path } of fieldsOf(task)) payload[key] = path === undefined ? literal : known[path];
    const rejected = (fault: Error) => answer(shared, token, { Error: fault.name, Cause: fault.message });
    if (Object.values(payload).includes(undefined)) close('FAILED', 'States.Runtime');
    else ports.invoke(task.Parameters.FunctionName, payload).catch(rejected);
  }

  function close(status: ClosedStatus, error?: string): true {
    cancel();
    running.delete(name);
    closed.set(name, { status, lastState });
    ports.closed({ name, status, ...(error !== undefined && { error }) });
    return true;
  }
}

/** `States.TaskFailed` stands for every error but the time-out. */
function matches(names: readonly string[], error: string): boolean {
  const wildcards = error === 'States.Timeout' ? ['States.ALL'] : ['States.ALL', 'States.TaskFailed'];
  return names.some((name) => name === error || wildcards.includes(name));
}
