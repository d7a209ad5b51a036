import { askForSlides } from '../../workflows/domain/asked-slides.ts';
import { toChange } from '../../workflows/domain/draft.ts';
import type { Ports } from '../../workflows/ports.ts';
import { transact } from '../shared/transact.ts';

/** Keeps that a guest asked for the slides: they go to him also where marketing mail may not. Said again it changes nothing. */
export function askSlides(ports: Ports) {
  return async (enrollment: string): Promise<'noted' | 'known' | 'absent'> => {
    const asked = await transact<boolean>(ports, enrollment, (draft) =>
      askForSlides(draft) ? { write: toChange(draft), result: true } : { result: false },
    );
    if (asked.status === 'absent') return 'absent';
    return asked.status === 'done' && asked.result ? 'noted' : 'known';
  };
}
