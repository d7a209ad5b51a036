import type { DomainEvent } from '../../workflows/domain/event.ts';

/**
 * Events in the order they happened. At one instant the campaign's own come first, its launch before all; of one enrollment they follow its
 * version and their place in the transaction, which stand in the key: `<enrollment>.<version>.<place>`.
 */
export function sortEvents(events: readonly DomainEvent[]): DomainEvent[] {
  return [...events].sort((one, other) => one.at - other.at || compareKeys(one, other));
}

function compareKeys(one: DomainEvent, other: DomainEvent): number {
  const [left, right] = [one.enrollment ?? '', other.enrollment ?? ''];
  if (left !== right) return left < right ? -1 : 1;
  const isFirst = ({ type }: DomainEvent): boolean => type === 'CampaignLaunched';
  if (isFirst(one) !== isFirst(other)) return isFirst(one) ? -1 : 1;
  const [places, others] = [placesOf(one.key), placesOf(other.key)];
  for (let index = 0; index < places.length; index += 1) {
    const difference = (places[index] ?? 0) - (others[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.key < other.key ? -1 : 1;
}

function placesOf(key: string): readonly number[] {
  return key.split('.').slice(1).map(Number).filter(Number.isInteger);
}
