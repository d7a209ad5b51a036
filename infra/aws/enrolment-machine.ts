/** Children at once, one chunk of 100 contacts each: below the 150 starts a second that smaller Regions allow. */
const CHUNKS_AT_ONCE = 4;

/** What `operate` starts it with. `prefix` is where the chunks of one launch lie: `inbox/<campaign>/<launch>/rows-`. */
export interface EnrolmentInput {
  readonly campaign: string;
  readonly launch: string;
  readonly prefix: string;
}

/**
 * The machine that enrols an audience: walks over the keys of a launch's chunks, never over rows, and hands each to
 * `enroll-batch`. A chunk is tried nine times, 8.5 minutes at most; enrolling twice is enrolling once, so that a failed
 * launch is mended by launching again.
 */
export function compileEnrolmentMachine({
  bucket,
  functionArn,
}: {
  readonly bucket: string;
  readonly functionArn: string;
}) {
  return {
    Comment: 'Enrols the audience of a launch, chunk by chunk',
    StartAt: 'Enrol',
    States: {
      Enrol: {
        Type: 'Map',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:listObjectsV2',
          Parameters: { Bucket: bucket, 'Prefix.$': '$.prefix' },
        },
        ItemSelector: {
          'campaign.$': '$.campaign',
          'launch.$': '$.launch',
          'key.$': '$$.Map.Item.Value.Key',
        },
        MaxConcurrency: CHUNKS_AT_ONCE,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'EnrolChunk',
          States: { EnrolChunk: enrolChunk(functionArn) },
        },
        ResultPath: null,
        End: true,
      },
    },
  };
}

function enrolChunk(functionArn: string) {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: functionArn, 'Payload.$': '$' },
    Retry: [
      { ErrorEquals: ['States.ALL'], IntervalSeconds: 2, BackoffRate: 2, MaxAttempts: 8, JitterStrategy: 'FULL' },
    ],
    // The results of all chunks together must stay below 256 KiB.
    ResultSelector: { done: true },
    End: true,
  };
}
