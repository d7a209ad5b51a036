import * as z from 'zod';
import { createRuntime } from '../adapters/aws/create-runtime.ts';
import { createDynamoOtherCampaigns } from '../adapters/dynamodb/dynamo-other-campaigns.ts';
import { createDynamoPointers } from '../adapters/dynamodb/dynamo-pointers.ts';
import { createAddressKeys } from '../adapters/secrets/address-keys.ts';
import { readEnv } from '../shared/cloud-env.ts';
import { handleEvent } from '../shared/handle-event.ts';
import { enrollFile } from './enroll-file.ts';
import { envSchema } from './env.ts';

const file = z.object({ key: z.string() });
const env = readEnv(envSchema, process.env);
const runtime = createRuntime('enroll-batch', env);
const { ports, access, objects } = runtime;
const enroll = enrollFile({
  ...ports,
  objects,
  pointers: createDynamoPointers(access),
  otherCampaigns: createDynamoOtherCampaigns(access),
  addressKeys: createAddressKeys(runtime, env.ADDRESS_SECRET_ID),
});

/** Called by the enrolment machine with the key of one file; what became of its rows lies beside it. */
export const handler = handleEvent(runtime, async (event: unknown) => {
  const { enrolled, updated, unchanged, rejected } = await enroll(file.parse(event));
  return { enrolled, updated, unchanged, rejected: rejected.length };
});
