import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Stage } from './stage.ts';

/** An enrollment as it lies in the table. */
export type StoredEnrollment = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly run: number;
};

/** Every enrollment of the stage. */
export async function readEnrollments(stage: Stage): Promise<readonly StoredEnrollment[]> {
  return (await readItems(stage, 'enrollment')) as readonly StoredEnrollment[];
}

/** Every item of a kind, read past all of the product's code. */
export async function readItems(
  { clients, name }: Stage,
  kind: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = DynamoDBDocumentClient.from(clients.dynamodb);
  const found: Readonly<Record<string, unknown>>[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: `baton-${name}`,
        ConsistentRead: true,
        FilterExpression: '#kind = :kind',
        ExpressionAttributeNames: { '#kind': 'kind' },
        ExpressionAttributeValues: { ':kind': kind },
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    );
    found.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return found;
}

/** What the how-it-works calls the invariant, told for each that breaks it. */
export function brokenInvariants(enrollments: readonly StoredEnrollment[]): readonly string[] {
  return enrollments.flatMap((enrollment) => whatIsWrong(enrollment).map((wrong) => `${enrollment.id}: ${wrong}`));
}

function whatIsWrong({ status, phase, timer, hold, answer, outcome, checkAt, step }: StoredEnrollment): string[] {
  if (status === 'ended') {
    return [
      ...(outcome === undefined ? ['ended without an outcome'] : []),
      ...(timer === undefined ? [] : ['ended with a timer']),
    ];
  }
  const wrong = checkAt === undefined ? [`open in ${step} and nobody looks after it`] : [];
  if (phase === 'answered' && answer === undefined) wrong.push(`answered in ${step} without an answer`);
  if (phase === 'waiting' && answer !== undefined) wrong.push(`waits in ${step} with an answer`);
  if (phase === 'waiting' && timer === undefined && hold === undefined) wrong.push(`waits in ${step} without a timer`);
  return wrong;
}
