import { createRuntime } from '../adapters/aws/create-runtime.ts';
import { createDynamoHistory } from '../adapters/dynamodb/dynamo-history.ts';
import { createDynamoListChecks } from '../adapters/dynamodb/dynamo-list-checks.ts';
import { createDynamoOtherCampaigns } from '../adapters/dynamodb/dynamo-other-campaigns.ts';
import { createDynamoPointers } from '../adapters/dynamodb/dynamo-pointers.ts';
import { createDynamoReviews } from '../adapters/dynamodb/dynamo-reviews.ts';
import { createAddressKeys } from '../adapters/secrets/address-keys.ts';
import { readEnv } from '../shared/cloud-env.ts';
import { handleEvent } from '../shared/handle-event.ts';
import { envSchema } from './env.ts';
import { keepTimers } from './keep-timers.ts';
import { sweep } from './sweep.ts';

const env = readEnv(envSchema, process.env);
const runtime = createRuntime('sweep', env);
const { ports, access, counter, objects } = runtime;
const pointers = createDynamoPointers(access);
const look = sweep({
  ...ports,
  objects,
  otherCampaigns: createDynamoOtherCampaigns(access),
  history: createDynamoHistory(access),
  reviews: createDynamoReviews(access),
  pointers,
  addressKeys: createAddressKeys(runtime, env.ADDRESS_SECRET_ID),
});
const keep = keepTimers({
  ...ports,
  pointers,
  lists: createDynamoListChecks(access),
});

/** Every five minutes. What it found is a metric: a healthy deployment's sweep finds next to nothing. */
export const handler = handleEvent(runtime, async () => {
  try {
    counter.add('SweepFound', await keep());
  } finally {
    // Whatever is wrong with a campaign's timers, enrollments are looked after.
    counter.add('SweepFound', await look());
    counter.add('SweepRuns');
  }
});
