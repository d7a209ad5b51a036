import { toChange } from '../../workflows/domain/draft.ts';
import { type NotUndone, undoReport as takeBack, type UndoRequest } from '../../workflows/domain/undo-report.ts';
import type { Ports } from '../../workflows/ports.ts';
import { startRun, startsRun } from '../shared/start-run.ts';
import { type News, newsOf, tellColleagues } from '../shared/tell-colleagues.ts';
import { transact } from '../shared/transact.ts';

export interface UndoneReport extends UndoRequest {
  readonly enrollment: string;
  /** Of the press: the same again takes back once. */
  readonly key: string;
}

/**
 * Takes a report on a call back, within half an hour and without questions, as long as nothing came of it: one transaction,
 * which loses against whatever went out in the meantime.
 */
export function undoReport(ports: Ports) {
  return async ({ enrollment, key, ...request }: UndoneReport): Promise<'undone' | 'repeated' | NotUndone> => {
    let newRun = false;
    let news: News | undefined;
    const undone = await transact<'undone' | NotUndone>(ports, enrollment, (draft) => {
      const result = takeBack(draft, request);
      newRun = startsRun(draft);
      news = newsOf(draft);
      const claim =
        result === 'undone' ? { key, result: 'moved' as const } : { key, result: 'ignored' as const, why: result };
      return { write: { ...toChange(draft), claim }, result };
    });
    if (undone.status === 'absent') return 'nothing';
    if (undone.status === 'refused') return 'repeated';
    if (newRun) await startRun(ports, undone.enrollment);
    await tellColleagues(ports, news);
    return undone.result;
  };
}
