import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import { type IndexSpec, TABLE } from '../../functions/adapters/dynamodb/table.ts';
import { acknowledge } from './constructs/acknowledge.ts';
import { KeySecret } from './constructs/key-secret.ts';
import { exportsOf, nameOf } from './names.ts';

/** Launching again compares with the audience before: half a year is longer than anybody adds to an audience. */
const KEEP_AUDIENCES = Duration.days(180);
/** A launch is over in minutes; its results stay long enough to look into. */
const KEEP_RESULTS = Duration.days(30);

/** What must outlive every deployment: table, timers of everybody under way, files of campaigns, keys of links and addresses. */
export class DataStack extends Stack {
  constructor(scope: Construct, id: string, stage: string) {
    super(scope, id, { description: `Baton ${stage}: table, timers, files`, terminationProtection: true });
    const table = createTable(this, stage);
    const bucket = createBucket(this);
    new ScheduleGroup(this, 'ScheduleGroup', {
      scheduleGroupName: nameOf(stage),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const { secret } = new KeySecret(this, 'LinkKeys', {
      secretName: nameOf(stage, 'links'),
      description: 'Keys that links in mails are signed with',
      notRotated: 'Whoever rotates decides how long links in mails already sent stay good: the runbook says how.',
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const addresses = new KeySecret(this, 'AddressKeys', {
      secretName: nameOf(stage, 'addresses'),
      description: 'Keys that addresses of erased contacts are hashed with',
      notRotated: 'With a key that is gone, what it hashed is forgotten: nobody would know any more who objected.',
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const { bucketName, streamArn, linkSecretArn, addressSecretArn } = exportsOf(stage);
    new CfnOutput(this, 'BucketName', { value: bucket.bucketName, exportName: bucketName });
    new CfnOutput(this, 'StreamArn', { value: table.tableStreamArn ?? '', exportName: streamArn });
    new CfnOutput(this, 'LinkSecretArn', { value: secret.secretArn, exportName: linkSecretArn });
    new CfnOutput(this, 'AddressSecretArn', { value: addresses.secret.secretArn, exportName: addressSecretArn });
  }
}

function createTable(scope: Construct, stage: string): TableV2 {
  return new TableV2(scope, 'Table', {
    tableName: nameOf(stage),
    partitionKey: { name: TABLE.partitionKey, type: AttributeType.STRING },
    sortKey: { name: TABLE.sortKey, type: AttributeType.STRING },
    globalSecondaryIndexes: TABLE.indexes.map((index) => ({
      indexName: index.name,
      partitionKey: { name: index.partitionKey, type: AttributeType.STRING },
      sortKey: { name: index.sortKey, type: AttributeType[index.sortType === 'N' ? 'NUMBER' : 'STRING'] },
      ...projectionOf(index),
    })),
    billing: Billing.onDemand(),
    timeToLiveAttribute: TABLE.timeToLive,
    dynamoStream: StreamViewType[TABLE.stream],
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
}

function projectionOf({ include }: IndexSpec) {
  if (include.length === 0) return { projectionType: ProjectionType.KEYS_ONLY };
  return { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...include] };
}

/** `inbox/`: what the command brings · `campaigns/`: what functions read · `outbox/`: what a launch gives back. */
function createBucket(scope: Construct): Bucket {
  const bucket = new Bucket(scope, 'Bucket', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    removalPolicy: RemovalPolicy.RETAIN,
    lifecycleRules: [
      { id: 'inbox', prefix: 'inbox/', expiration: KEEP_AUDIENCES },
      { id: 'outbox', prefix: 'outbox/', expiration: KEEP_RESULTS },
      { id: 'half-uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ],
  });
  acknowledge(
    bucket,
    'S1',
    'Only our own functions and operators read it; CloudTrail data events tell who, where that is wanted.',
  );
  return bucket;
}
