import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { nameOf } from '../names.ts';
import { acknowledge } from './acknowledge.ts';

const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/**
 * Keys webhooks are signed with. The first one is made by Secrets Manager: 44 letters and digits are the Base64 of 33
 * bytes. A rotation adds the next one under `keys`, and takes the first away when every sender has changed.
 */
export class WebhookSecret extends Construct {
  readonly secret: Secret;

  constructor(scope: Construct, id: string, stage: string) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', {
      secretName: nameOf(stage, 'webhooks'),
      description: 'Keys that webhooks are signed with',
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ keys: [] }),
        generateStringKey: 'generated',
        excludeCharacters: PUNCTUATION,
        passwordLength: 44,
      },
    });
    acknowledge(
      this.secret,
      'SMG4',
      'Senders must be given a new key by a person: two are valid while they change over.',
    );
  }
}
