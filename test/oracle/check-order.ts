/** Lines stand by (at, seq), seq rises, and nothing is caused by what comes later. */
import { causeOf, type Fault, fault, field, type Line, type Story } from './timeline.ts';

export function checkOrder(story: Story): Fault[] {
  const faults: Fault[] = [];
  let before: Line | undefined;
  for (const line of story.lines) {
    if (before && line.at < before.at) faults.push(fault(line, 'order', `is earlier than seq ${before.seq} before it`));
    if (before && line.seq <= before.seq) faults.push(fault(line, 'order', `seq ${line.seq} follows ${before.seq}`));
    const cause = causeOf(story, line);
    if (line.cause !== undefined && (!cause || cause.seq >= line.seq)) {
      faults.push(fault(line, 'cause', `cause ${line.cause} is no earlier line`));
    }
    if (line.type === 'SignalReceived' && Date.parse(field(line, 'occurredAt')) > line.at) {
      faults.push(
        fault(
          line,
          'order',
          `${field(line, 'signal')} occurred at ${field(line, 'occurredAt')}, after it was received`,
        ),
      );
    }
    before = line;
  }
  return faults;
}
