import type { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

export interface KeySecretProps {
  readonly secretName: string;
  readonly description: string;
  /** Why nothing rotates it by itself. */
  readonly notRotated: string;
  /** @default it goes with its stack, after a month */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Keys that something is signed with. The first one is made by Secrets Manager: 44 letters and digits are the Base64 of 33
 * bytes. A rotation adds the next one under `keys`, and takes the first away when it is no longer needed.
 */
export class KeySecret extends Construct {
  readonly secret: Secret;

  constructor(scope: Construct, id: string, { secretName, description, notRotated, removalPolicy }: KeySecretProps) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', {
      secretName,
      description,
      ...(removalPolicy !== undefined && { removalPolicy }),
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ keys: [] }),
        generateStringKey: 'generated',
        excludeCharacters: PUNCTUATION,
        passwordLength: 44,
      },
    });
    acknowledge(this.secret, 'SMG4', notRotated);
  }
}
