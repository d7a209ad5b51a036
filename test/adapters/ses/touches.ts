import type { Touch } from '../../../workflows/domain/touch.ts';

/** A claimed invitation. */
export function aTouch(changes: Partial<Touch> = {}): Touch {
  return {
    schema: 1,
    id: '524mo5h63iab26j6ghqgl6ht2e.1.mail.1',
    campaign: 'afrika',
    stay: 1,
    step: 'invite',
    kind: 'mail',
    to: 'contact',
    receiver: 'anna',
    status: 'sending',
    template: 'invitation',
    mailKind: 'marketing',
    urgency: 'normal',
    attempt: 1,
    attempts: 1,
    notBefore: Date.UTC(2027, 1, 1, 8),
    claimedAt: Date.UTC(2027, 1, 1, 8),
    cause: '',
    ...changes,
  };
}
