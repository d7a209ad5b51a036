import { settingAt } from '../language/settings-schema.ts';
import { mayMail } from '../permission/channels-for.ts';
import type { Draft } from './draft.ts';
import { conditionHolds, groupOf } from './facts.ts';

export type Decision = 'go-on' | 'recycle' | 'release';

/** Why a line is proposed as it is; the words for it stand with the mails and pages. */
export type ProposalReason =
  | 'rejected'
  | 'rounds-over'
  | 'silent-for-long'
  | 'silent-again'
  | 'silent'
  | 'no-mail'
  | 'guest'
  | 'other-subject'
  | 'alive';

/** What both managers are shown first, and why; `said` is what the rep or the contact gave as his reason. */
export interface Proposal {
  readonly decision: Decision;
  readonly reason: ProposalReason;
  readonly said?: string;
}

/** After so many decisions without a result the proposal is to let go. */
const ROUNDS = 2;

/** Given back by the rep, or no sign of life → back to lead where he may be mailed; again none → let go; not his subject → marketing's again; else go on. */
export function proposalFor(draft: Draft): Proposal {
  const { facts, lastSignOfLifeAt, guest } = draft.next;
  if (guest) return { decision: 'release', reason: 'guest' };
  const { handOff, response } = facts;
  if (handOff?.value === 'rejected')
    return { decision: 'recycle', reason: 'rejected', ...saidIn(handOff.data?.reason) };
  const rounds = Number(facts.decided?.value ?? 0);
  if (rounds >= ROUNDS) return { decision: 'release', reason: 'rounds-over' };
  if (isSilentForLong(draft)) return { decision: 'release', reason: 'silent-for-long' };
  if (lastSignOfLifeAt === undefined) {
    return rounds > 0 ? { decision: 'release', reason: 'silent-again' } : whenSilent(draft);
  }
  const wantsOther = groupOf(draft.next) === 'declined' && response?.data?.reason === 'subject';
  // Whoever was spoken to since has said more than that.
  if (wantsOther && rounds === 0 && lastSignOfLifeAt <= response.occurredAt)
    return { decision: 'recycle', reason: 'other-subject', ...saidIn(response.data?.note) };
  return { decision: 'go-on', reason: 'alive' };
}

/** A lead gets content by mail and no calls: to one who may not be mailed there is nothing left to send. */
function whenSilent({ contact }: Draft): Proposal {
  return mayMail(contact, 'marketing').allowed
    ? { decision: 'recycle', reason: 'silent' }
    : { decision: 'release', reason: 'no-mail' };
}

/** The setting of the nurture that both sides agreed on; a workflow without it has no such bound. */
function isSilentForLong(draft: Draft): boolean {
  const silence = settingAt(draft.live.setup.campaign.settings, 'nurture.silence');
  if (typeof silence !== 'object' || !('unit' in silence)) return false;
  return conditionHolds({ fact: 'silentFor', atLeast: silence }, draft);
}

function saidIn(value: unknown): { readonly said?: string } {
  return typeof value === 'string' && value !== '' ? { said: value } : {};
}
