import type { World } from './world.ts';

/** What one campaign of a world sees of it: its own events and itself; store, clock and doors are those of all. */
export function worldOf(world: World, campaign: string): World {
  return {
    ...world,
    get events() {
      return world.events.filter((event) => event.campaign === campaign);
    },
    listen: (listener) => world.listen((event) => event.campaign === campaign && listener(event)),
    live: (id = campaign) => world.live(id),
  };
}
