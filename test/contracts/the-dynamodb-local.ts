import { type Engine, ensureDynamoDBLocal } from '../emulator/engines.ts';

let running: Promise<Engine> | undefined;

/** DynamoDB Local as it runs, or started: once a file. It stays up for the next; `test:contract` stops it. */
export function theDynamoDBLocal(): Promise<Engine> {
  running ??= ensureDynamoDBLocal({ port: Number(process.env.DDB_PORT ?? 8000) });
  return running;
}
