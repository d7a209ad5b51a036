import type { Report } from '../report.ts';
import type { Stage } from '../stage.ts';
import { waitFor } from '../wait-for.ts';
import { whyNever, whyWildcard } from './reasons.ts';
import { type Asked, type Grant, grantsOf, type Role, readAsked, readRoles } from './roles.ts';

/**
 * After a whole campaign: nothing is allowed that was never called, and no wildcard, unless a reason is written. What was
 * called is what the emulator was asked, by whom, for which resource.
 */
export async function checkPermissionsUsed(report: Report, stage: Stage): Promise<void> {
  const roles = await readRoles(stage);
  const grants = roles.flatMap((role) => grantsOf(role).map((grant) => ({ role, grant })));
  const look = () => {
    const asked = Map.groupBy(readAsked(stage), ({ role }) => role);
    const never = grants.filter(({ role, grant }) => !wasCalled(grant, asked.get(role.name) ?? []));
    return { asked, never, idle: never.filter(({ role, grant }) => whyNever(role, grant) === undefined) };
  };
  // What the last request set going is on its way for a moment.
  await waitFor(async () => (look().idle.length === 0 ? true : undefined), { withinMs: 60_000, everyMs: 2_000 });
  const { asked, never, idle } = look();
  report.check(
    `nothing is allowed that was never called (${grants.length} permissions of ${roles.length} roles, ${never.length - idle.length} with a reason not to be)`,
    grants.length > 0 && idle.length === 0,
    idle.map(lineOf),
  );
  const wild = grants.filter(({ grant }) => `${grant.action}${grant.resource}`.includes('*'));
  const unexplained = wild.filter(({ role, grant }) => whyWildcard(role, grant) === undefined);
  report.check(`no wildcard without a reason (${wild.length})`, unexplained.length === 0, unexplained.map(lineOf));
  const denied = [...asked.values()].flat().filter(({ role, allowed }) => !allowed && isOneOf(role, roles));
  report.check('nothing was denied that was asked for', denied.length === 0, denied.map(tell));
}

function wasCalled({ action, resource }: Grant, asked: readonly Asked[]): boolean {
  const quoted = resource.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  const pattern = new RegExp(`^${quoted}$`);
  return asked.some((one) => one.allowed && one.action === action && pattern.test(one.resource));
}

function isOneOf(name: string, roles: readonly Role[]): boolean {
  return roles.some((role) => role.name === name);
}

function lineOf({ role, grant }: { readonly role: Role; readonly grant: Grant }): string {
  return `${role.ofFunction ?? role.name}: ${grant.action} on ${grant.resource}`;
}

function tell({ role, action, resource }: Asked): string {
  return `${role}: ${action} on ${resource}`;
}
