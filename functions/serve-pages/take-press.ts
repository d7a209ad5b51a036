import { canonical } from '../shared/canonical.ts';
import type { PageAddress, Receipt, ReceivedEvent } from '../shared/cloud-ports.ts';
import { PAGE_SOURCE } from '../shared/page-source.ts';
import type { PagePorts } from './page-ports.ts';

/** What a button says: nothing (the button that no person sees), or things that are applied in this order. */
export type SaidEvent = Omit<ReceivedEvent, 'key' | 'campaign' | 'occurredAt'>;

export interface Press {
  /** Of the form: the same for a double click, another one each time a page is opened. */
  readonly nonce: string;
  readonly campaign: string;
  /** What the link is about: an enrollment, a touch, a list. */
  readonly subject: string;
  readonly events: readonly SaidEvent[];
  /** Of a colleague's page, which is told what the worker refuses. */
  readonly page?: PageAddress;
}

/**
 * `taken`: it counts, unless a press of another button of the same form follows at once · `cancelled`: two buttons of one
 * form were pressed, so none counts · `late`: another button of the form has counted already.
 */
export type PressResult = 'taken' | 'cancelled' | 'late';

/**
 * For so long a press can be taken back by one of another button. A scanner that tries a page out presses all of them
 * within seconds; a person's confirmation may take two minutes (rule 5).
 */
const QUIET_SECONDS = 20;

/** Keeps what was pressed for the worker. What throws has taken nothing, or what the same press repeats. */
export async function takePress(ports: PagePorts, press: Press, quietSeconds = QUIET_SECONDS): Promise<PressResult> {
  const { receipts, receiptQueue } = ports;
  const receipt = receiptOf(press, ports.clock.now());
  const first = (await receipts.take(receipt)) ?? receipt;
  if (said(first) === said(receipt)) {
    if (first.status === 'cancelled') return 'cancelled';
    if (first.status === 'taken') await receiptQueue.enqueue(PAGE_SOURCE, receipt.id, quietSeconds);
    return 'taken';
  }
  const isCancelled =
    first.status === 'cancelled' || (await receipts.move(PAGE_SOURCE, receipt.id, 'taken', 'cancelled'));
  if (!isCancelled) {
    const now = await receipts.find(PAGE_SOURCE, receipt.id);
    if (now?.status !== 'cancelled') return 'late';
  }
  await tellReview(ports, press);
  return 'cancelled';
}

function receiptOf({ nonce, campaign, subject, events, page }: Press, now: number): Receipt {
  return {
    schema: 1,
    source: PAGE_SOURCE,
    id: nonce,
    status: 'taken',
    takenAt: now,
    events: events.map((event, index) => ({
      ...event,
      campaign,
      occurredAt: now,
      key: `page.${event.touch ?? subject}.${nonce}.${index}`,
    })),
    answer: { accepted: events.length, duplicates: 0, unmatched: [] },
    ...(page && { page }),
  };
}

/** The same answer, whenever it was pressed. */
function said({ events }: Receipt): string {
  return canonical(events.map(({ occurredAt: _, ...event }) => event));
}

/** One entry for a person, whichever buttons of the form were pressed, and however often. */
async function tellReview({ reviews, clock }: PagePorts, { nonce, campaign, subject }: Press): Promise<void> {
  const at = clock.now();
  const key = `page.${subject}.${nonce}`;
  const what = { type: 'page.cancelled', campaign, occurredAt: at, key };
  await reviews.add({ schema: 1, campaign, id: key, at, what, who: { about: subject } });
}
