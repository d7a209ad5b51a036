import { InvokeCommand, type LambdaClient, ResourceNotFoundException } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { type Count, callService } from '../aws/call-service.ts';

export interface LambdaDoorOptions {
  readonly client: LambdaClient;
  /** Name or ARN of `operate`. */
  readonly functionName: string;
  readonly count?: Count;
}

/** What the function answered, or why nobody let us in: nothing is deployed under this name, or we may not call it. */
type DoorAnswer =
  | { readonly status: 'answered'; readonly answer: unknown }
  | { readonly status: 'refused'; readonly reason: 'absent' | 'denied'; readonly message: string };

export interface LambdaDoor {
  /** Waits for the answer. @throws FunctionFailed, Throttled, Unavailable */
  invoke(payload: unknown): Promise<DoorAnswer>;
}

/** Thrown for a function that ran and threw; `errorName` is the name of what it threw. */
class FunctionFailed extends Error {
  override readonly name = 'FunctionFailed';
  readonly errorName: string;

  constructor(functionName: string, { errorType, errorMessage }: Thrown) {
    super(`${functionName}: ${errorType}: ${errorMessage}`);
    this.errorName = errorType;
  }
}

const thrownSchema = z.looseObject({
  errorType: z.string().default('Unhandled'),
  errorMessage: z.string().default('it said nothing'),
});
type Thrown = z.output<typeof thrownSchema>;

/** The one way from the command into the cloud, besides the bucket. */
export function createLambdaDoor({ client, functionName, count }: LambdaDoorOptions): LambdaDoor {
  return {
    invoke: async (payload) => {
      const command = new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(payload) });
      try {
        const sent = await callService({ action: 'lambda:InvokeFunction', count }, () => client.send(command));
        const answer = readPayload(sent.Payload);
        if (sent.FunctionError !== undefined) throw new FunctionFailed(functionName, thrownSchema.parse(answer ?? {}));
        return { status: 'answered', answer };
      } catch (fault) {
        if (fault instanceof ResourceNotFoundException) return refused('absent', fault);
        if (fault instanceof Error && fault.name === 'AccessDeniedException') return refused('denied', fault);
        throw fault;
      }
    },
  };
}

function readPayload(payload: Uint8Array | undefined): unknown {
  const text = new TextDecoder().decode(payload);
  return text === '' ? undefined : JSON.parse(text);
}

function refused(reason: 'absent' | 'denied', { message }: Error): DoorAnswer {
  return { status: 'refused', reason, message };
}
