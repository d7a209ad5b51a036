import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { createLambdaDoor } from '../../functions/adapters/lambda/lambda-door.ts';
import { createObjects } from '../../functions/adapters/s3/objects.ts';
import { type Cloud, CloudRefused } from './cloud.ts';

/** A stage in the account and Region of the environment (`AWS_PROFILE`, `AWS_REGION` …). */
export function connect(stage: string): Cloud {
  const functionName = `baton-${stage}-operate`;
  const door = createLambdaDoor({ client: new LambdaClient(), functionName });
  return {
    stage,
    invoke: async (request) => {
      const answered = await tell(() => door.invoke(request));
      if (answered.status === 'answered') return answered.answer;
      throw new CloudRefused([WHY[answered.reason](stage, functionName)]);
    },
    inbox: (bucket) => createObjects({ client: new S3Client({ forcePathStyle: isElsewhere() }), bucket }),
  };
}

const WHY = {
  absent: (stage: string, name: string) =>
    `there is no function ${name} in this account and Region. Deploy the stage first: npm run deploy -- --stage ${stage}; or choose the Region with AWS_REGION.`,
  denied: (_stage: string, name: string) =>
    `you may not invoke ${name}. Your role needs lambda:InvokeFunction on it and s3:PutObject on inbox/ of its bucket.`,
} as const;

/** Names of what the SDK throws where there is no account or Region to talk to. */
const NOBODY: Readonly<Record<string, string>> = {
  CredentialsProviderError: 'there are no AWS credentials. Set AWS_PROFILE, or sign in: aws sso login.',
  ExpiredTokenException: 'the AWS credentials have expired. Sign in again: aws sso login.',
  UnrecognizedClientException: 'AWS does not know these credentials. Sign in again: aws sso login.',
};

/** Faults after which nothing is known: whatever is asked again is done once. */
const AGAIN = ['FunctionFailed', 'Throttled', 'Unavailable'];
const TRY_AGAIN =
  'Give the same command again: what was done is not done twice. Why it failed stands in the log of operate.';

async function tell<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (fault) {
    if (!(fault instanceof Error)) throw fault;
    if (AGAIN.includes(fault.name)) throw new CloudRefused([`${fault.message}. ${TRY_AGAIN}`]);
    const why = fault.message === 'Region is missing' ? 'no AWS Region is chosen. Set AWS_REGION.' : NOBODY[fault.name];
    if (why === undefined) throw fault;
    throw new CloudRefused([why]);
  }
}

/** An endpoint of one's own has no names of buckets before it. */
function isElsewhere(): boolean {
  return (process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL) !== undefined;
}
