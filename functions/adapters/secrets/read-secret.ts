import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { type Count, callService } from '../aws/call-service.ts';

export interface SecretsOptions {
  readonly client: SecretsManagerClient;
  readonly secretId: string;
  readonly now: () => number;
  readonly count?: Count;
}

/** Letters and digits that Secrets Manager made with the deployment: the Base64 of 33 bytes. */
export const generatedKey = z
  .string()
  .regex(/^[A-Za-z0-9]{44}$/)
  .exactOptional();

/** A secret as JSON; undefined where there is none in it. What it says is never part of a message. */
export async function readSecret({ client, secretId, count }: SecretsOptions): Promise<unknown> {
  const command = new GetSecretValueCommand({ SecretId: secretId });
  const call = { action: 'secretsmanager:GetSecretValue', count };
  const { SecretString } = await callService(call, () => client.send(command));
  try {
    return JSON.parse(SecretString ?? '');
  } catch (fault) {
    // Its message would quote the secret.
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}
