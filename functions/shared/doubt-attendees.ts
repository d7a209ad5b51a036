import { type NamedPerson, resembles } from '../../workflows/audience/resembles.ts';
import { clearDoubt, doubtAttendance } from '../../workflows/domain/doubt-attendance.ts';
import { type Draft, toChange } from '../../workflows/domain/draft.ts';
import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import { groupOf } from '../../workflows/domain/facts.ts';
import type { Ports } from '../../workflows/ports.ts';
import { eachEnrollment } from './each-enrollment.ts';
import { transact } from './transact.ts';

/** An attendee who fits nobody: whoever he may be of those who accepted and were not seen is no no-show for now. */
export async function doubtAttendees(
  ports: Ports,
  { campaign, id, who }: { readonly campaign: string; readonly id: string; readonly who: NamedPerson },
): Promise<void> {
  const missing = await enrollmentsWhere(ports, campaign, (enrollment) => groupOf(enrollment) === 'no-show');
  for (const enrollment of missing) {
    const contact = await ports.store.contact(enrollment.contact);
    if (contact && resembles(contact, who)) await change(ports, enrollment.id, (draft) => doubtAttendance(draft, id));
  }
}

/** A person has sorted an entry out: those it made doubtful go on. Begun again it finds who is left. */
export async function clearDoubts(ports: Ports, campaign: string, id: string): Promise<void> {
  const doubted = await enrollmentsWhere(ports, campaign, ({ facts }) => facts.doubt?.value === id);
  for (const enrollment of doubted) {
    // Asked before it is written as well, so that no dead worker leaves him where he was.
    await ports.queues.wake({ enrollment: enrollment.id }, NET_SECONDS);
    await change(ports, enrollment.id, (draft) => clearDoubt(draft, id));
    await ports.queues.wake({ enrollment: enrollment.id }, 0);
  }
}

/** Longer than a worker may take. */
const NET_SECONDS = 60;

async function enrollmentsWhere(
  ports: Ports,
  campaign: string,
  fits: (enrollment: Enrollment) => boolean,
): Promise<readonly Enrollment[]> {
  const found: Enrollment[] = [];
  await eachEnrollment(ports, campaign, (enrollment) => {
    if (enrollment.status === 'open' && fits(enrollment)) found.push(enrollment);
  });
  return found;
}

async function change(ports: Ports, id: string, act: (draft: Draft) => boolean): Promise<void> {
  await transact(ports, id, (draft) => {
    const result = act(draft);
    return result ? { write: toChange(draft), result } : { result };
  });
}
