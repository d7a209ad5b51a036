import { GetAccountCommand, GetEmailIdentityCommand, NotFoundException, type SESv2Client } from '@aws-sdk/client-sesv2';
import type { Finding } from '../../operate/operate-ports.ts';
import { type Count, callService } from '../aws/call-service.ts';

export interface MailOptions {
  readonly client: SESv2Client;
  /** The domain mails are sent from; absent: no campaign says one yet. */
  readonly identity?: string;
  /** Mails a second that the stage sends at most. */
  readonly sendRate: number;
  readonly count?: Count | undefined;
}

/** Whether the account may send, to whom, how much, and whether it is known as the sender. */
export async function checkAccount({ client, sendRate, count }: MailOptions): Promise<readonly Finding[]> {
  const command = new GetAccountCommand({});
  const account = await callService({ action: 'ses:GetAccount', count }, () => client.send(command));
  const { Max24HourSend = 0, MaxSendRate = 0, SentLast24Hours = 0 } = account.SendQuota ?? {};
  const isHealthy = account.EnforcementStatus === 'HEALTHY';
  return [
    account.SendingEnabled && isHealthy
      ? { check: 'sending', status: 'ok', found: 'enabled' }
      : {
          check: 'sending',
          status: 'error',
          found: `${account.SendingEnabled ? 'enabled' : 'paused'}, ${account.EnforcementStatus ?? 'unknown'}`,
          todo: 'SES has paused or watches this account: look at the SES console, Account dashboard, and answer its case.',
        },
    account.ProductionAccessEnabled
      ? { check: 'sandbox', status: 'ok', found: 'out of the sandbox' }
      : {
          check: 'sandbox',
          status: 'error',
          found: 'in the sandbox: only verified addresses get mail, 200 a day',
          todo: 'Ask for production access: SES console, Account dashboard, Request production access (about a day).',
        },
    rateFinding(MaxSendRate, sendRate),
    quotaFinding(Max24HourSend, SentLast24Hours),
    planFinding(account.PricingAttributes?.CurrentPlan),
  ];
}

function rateFinding(allowed: number, used: number): Finding {
  const found = `${allowed} a second allowed, the stage sends ${used} at most`;
  if (allowed < 0 || used <= allowed) return { check: 'sending rate', status: 'ok', found };
  const todo = `Deploy with a lower rate (sendRate: ${Math.floor(allowed)}), or ask for more: Service Quotas, SES.`;
  return { check: 'sending rate', status: 'error', found, todo };
}

/** Accounts that come to SES now begin on a plan: 0.16 $ for 1,000 mails on Essentials, where paying by the mail is 0.10 $ (November 2026). */
function planFinding(plan: string | undefined): Finding {
  const check = 'pricing plan';
  if (plan === undefined) return { check, status: 'ok', found: 'SES tells of none' };
  if (plan === 'NONE') return { check, status: 'ok', found: 'by the mail' };
  const todo =
    'If nothing of the plan is used, pay by the mail: aws sesv2 put-account-pricing-attributes --plan NONE. Counts at once.';
  return { check, status: 'warning', found: `${plan}: each mail costs more than by the mail`, todo };
}

const QUOTA_LEFT = 0.8;

/** A quota of -1 is none. */
function quotaFinding(quota: number, sent: number): Finding {
  const found = `${sent} of ${quota < 0 ? 'any number' : quota} mails in the last 24 hours`;
  if (quota < 0 || sent < QUOTA_LEFT * quota) return { check: 'sending quota', status: 'ok', found };
  const todo = 'Wait, or ask for more: Service Quotas, Amazon SES, Sending quota.';
  return { check: 'sending quota', status: 'warning', found, todo };
}

/** Whether SES has seen the proof that the domain is ours. */
export async function checkIdentity({ client, identity, count }: MailOptions): Promise<readonly Finding[]> {
  if (identity === undefined) return [];
  const command = new GetEmailIdentityCommand({ EmailIdentity: identity });
  try {
    const found = await callService({ action: 'ses:GetEmailIdentity', count }, () => client.send(command));
    const dkim = found.DkimAttributes?.Status ?? 'NOT_STARTED';
    if (found.VerifiedForSendingStatus) return [{ check: 'identity', status: 'ok', found: `${identity} is verified` }];
    const todo = `Put these into the DNS of ${identity}, and wait up to a day: ${recordsOf(identity, found.DkimAttributes?.Tokens)}`;
    return [{ check: 'identity', status: 'error', found: `${identity} is not verified (DKIM ${dkim})`, todo }];
  } catch (fault) {
    if (!(fault instanceof NotFoundException)) throw fault;
    const todo = `Deploy the stage with this domain as its sender, then put the CNAME records into the DNS of ${identity}.`;
    return [{ check: 'identity', status: 'error', found: `SES does not know ${identity}`, todo }];
  }
}

/** What proves the domain: https://docs.aws.amazon.com/ses/latest/dg/send-email-authentication-dkim-easy-setup-domain.html */
function recordsOf(domain: string, tokens: readonly string[] = []): string {
  return tokens.map((token) => `${token}._domainkey.${domain} CNAME ${token}.dkim.amazonses.com`).join(', ');
}
