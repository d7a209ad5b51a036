/** Files at once, 100 contacts each: below the 150 starts a second that smaller Regions allow. */
const FILES_AT_ONCE = 4;

/**
 * The machine that enrols an audience: waits for the launch's time, walks over the keys of its files, never over rows,
 * and hands each file to `enroll-batch`. A file is tried nine times, 8.5 minutes at most; enrolling twice is enrolling
 * once, so that a failed launch is mended by launching again. Its input is `EnrolmentInput` of launch-campaign.
 */
export function compileEnrolmentMachine({
  bucket,
  functionArn,
}: {
  readonly bucket: string;
  readonly functionArn: string;
}) {
  return {
    Comment: 'Enrols the audience of a launch, file by file',
    StartAt: 'UntilLaunch',
    States: {
      UntilLaunch: { Type: 'Wait', TimestampPath: '$.startAt', Next: 'Enrol' },
      Enrol: {
        Type: 'Map',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:listObjectsV2',
          Parameters: { Bucket: bucket, 'Prefix.$': '$.prefix' },
        },
        ItemSelector: { 'key.$': '$$.Map.Item.Value.Key' },
        MaxConcurrency: FILES_AT_ONCE,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'EnrolFile',
          States: { EnrolFile: enrolFile(functionArn) },
        },
        ResultPath: null,
        End: true,
      },
    },
  };
}

function enrolFile(functionArn: string) {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: functionArn, 'Payload.$': '$' },
    Retry: [
      { ErrorEquals: ['States.ALL'], IntervalSeconds: 2, BackoffRate: 2, MaxAttempts: 8, JitterStrategy: 'FULL' },
    ],
    // The results of all files together must stay below 256 KiB.
    ResultSelector: { done: true },
    End: true,
  };
}
