import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { createTableClient, type TableAccess } from '../../../functions/adapters/dynamodb/table-access.ts';

/** A client that sends nothing: what a test does not answer is answered with nothing. */
export function createMockedTable() {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = createTableClient(new DynamoDBClient({ region: 'eu-west-1', credentials }));
  const access: TableAccess = { client, table: 'baton-test' };
  const mock = mockClient(client);
  mock.onAnyCommand().resolves({});
  const inputs = (): unknown[] => mock.calls().map((call) => call.args[0].input);
  return { access, mock, inputs };
}
