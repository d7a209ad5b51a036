import { periodWords } from './english-dates.ts';
import type { Problem, Severity } from './problem.ts';
import type { Rep } from './reps-schema.ts';

/** The fewest and the most of several rehearsals. */
export interface Spread {
  readonly least: number;
  readonly most: number;
}

interface AbsentCalls {
  readonly rep: Pick<Rep, 'name'>;
  readonly absence: { readonly from: string; readonly to: string };
  /** Calls that would be his in these days. */
  readonly calls: Spread;
  readonly deputy?: {
    readonly name: string;
    /** Calls of his own in these days, and how many he can make then. */
    readonly calls: Spread;
    readonly room: number;
  };
}

/** What an absence means in calls, for `validate`: who takes them over, and whether they fit his days. */
export function absenceFinding({ rep, absence, calls, deputy }: AbsentCalls): Pick<Problem, 'message' | 'severity'> {
  const away = `${rep.name} is away ${periodWords(absence.from, absence.to)}`;
  const fall = `${spreadWords(calls)} fall then`;
  if (!deputy)
    return said(
      'warning',
      `${away} without a deputy; ${fall}. Who takes over? Write deputy: and a colleague's mail address.`,
    );
  const own = `${away}; ${fall}. ${deputy.name} stands in: ${spreadWords(deputy.calls)} already, room for ${deputy.room}`;
  const over = calls.most + deputy.calls.most - deputy.room;
  if (over <= 0) return said('note', `${own}: fits.`);
  return said('warning', `${own}: ${over} too many. Raise callsPerDay, or name another deputy for these days.`);
}

function said(severity: Severity, message: string): Pick<Problem, 'message' | 'severity'> {
  return { severity, message };
}

function spreadWords({ least, most }: Spread): string {
  if (least !== most) return `${least}–${most} calls`;
  return `${most} ${most === 1 ? 'call' : 'calls'}`;
}
