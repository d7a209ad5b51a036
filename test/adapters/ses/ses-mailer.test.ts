import { afterAll, beforeAll } from 'vitest';
import { mailerContract } from '../../contracts/mailer-contract.ts';
import { createMemoryMailer } from '../../contracts/memory-mailer.ts';
import { type SesSink, startSesSink } from './ses-sink.ts';
import { CONFIGURATION_SET, createSinkMailer } from './sink-mailer.ts';

let sink: SesSink;
beforeAll(async () => {
  sink = await startSesSink({ domains: ['voorbeeld.example'], configurationSets: [CONFIGURATION_SET] });
});
afterAll(() => sink.close());

mailerContract('the mailer in memory', createMemoryMailer);
mailerContract('the SES mailer', async () => createSinkMailer(sink));
