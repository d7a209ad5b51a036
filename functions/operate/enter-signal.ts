import * as z from 'zod';
import type { Enrollment, SignalData } from '../../workflows/domain/enrollment.ts';
import type { SignalBinding, SignalName, SignalSpec } from '../../workflows/signals.ts';
import { isSignalName, signalSpec } from '../../workflows/signals.ts';
import { signalShape } from '../receive-webhook/event-fields.ts';
import { receiveSignal } from '../shared/receive-signal.ts';
import { findEnrollment } from './find-enrollment.ts';
import type { OperatePorts } from './operate-ports.ts';
import { type Refused, type RequestOf, refused } from './request.ts';

type SignalRequest = RequestOf<'signal'>;

/**
 * What somebody said, entered by an operator: checked by the table of signals as any other door does, and taken in by the
 * same use case. The key of the request makes a repeat the same signal.
 */
export function enterSignal(ports: OperatePorts) {
  return async (request: SignalRequest) => {
    const enrollment = await findEnrollment(ports, request.campaign, request.contact);
    if ('ok' in enrollment) return enrollment;
    const signal = checkSender(request);
    if (typeof signal !== 'string') return signal;
    const spec = signalSpec(signal);
    const data = readData(signal, spec, request.data);
    const touch = touchOf(request, spec, enrollment);
    const occurredAt = request.occurredAt === undefined ? ports.clock.now() : Date.parse(request.occurredAt);
    const problems = [
      ...('problems' in data ? data.problems : []),
      ...('problems' in touch ? touch.problems : []),
      ...(Number.isNaN(occurredAt) ? ['occurredAt: write an instant with its zone: 2027-03-18T14:05:00Z'] : []),
    ];
    if (problems.length > 0 || 'problems' in data || 'problems' in touch) return refused(...problems);
    const { id } = enrollment;
    const result = await receiveSignal(ports)({
      key: `operate.${id}.${request.key}`,
      signal,
      enrollment: id,
      by: request.by,
      occurredAt,
      ...touch,
      ...data,
    });
    return { ok: true, enrollment: id, result } as const;
  };
}

function checkSender({ signal, by }: SignalRequest): SignalName | Refused {
  if (!isSignalName(signal)) return refused(`signal: there is no signal ${signal}`);
  const spec = signalSpec(signal);
  if (spec.class === 'campaign') return refused(`signal: ${signal} is about the campaign, not about one contact`);
  if (spec.sentBy.includes(by)) return signal;
  return refused(`by: ${signal} is not ${by}'s to say. It may come from: ${spec.sentBy.join(', ')}`);
}

/** Calls may say that a contact allows the confirmation by mail. */
const CONFIRM = { confirmByMail: z.boolean().optional() };

function readData(
  signal: SignalName,
  { fields, class: kind }: SignalSpec,
  given: SignalRequest['data'],
): { readonly data?: SignalData } | { readonly problems: readonly string[] } {
  if (given === undefined) return {};
  const isReport = kind === 'bound' || kind === 'state';
  const read = z.strictObject({ ...signalShape(fields), ...(isReport && CONFIRM) }).safeParse(given);
  if (!read.success)
    return {
      problems: read.error.issues.map(({ path, message }) => `data.${path.join('.')} of ${signal}: ${message}`),
    };
  return { data: read.data as SignalData };
}

/** What an ask or a call is answered about; the hand-off list and notes of a conversation name no touch. */
const OPTIONAL: readonly SignalBinding[] = ['hand-off', 'call'];

function touchOf(
  { touch, signal }: SignalRequest,
  { boundTo }: SignalSpec,
  enrollment: Enrollment,
): { readonly touch?: string } | { readonly problems: readonly string[] } {
  if (touch === 'open') {
    const open = enrollment.phase === 'waiting' ? enrollment.touch?.id : undefined;
    return open === undefined
      ? { problems: [`touch: nothing is open in the step ${enrollment.step}`] }
      : { touch: open };
  }
  if (touch !== undefined) {
    const isHis = touch.startsWith(`${enrollment.id}.`);
    return isHis ? { touch } : { problems: [`touch: ${touch} is not about this contact`] };
  }
  const needed = boundTo !== undefined && !boundTo.some((binding) => OPTIONAL.includes(binding));
  return needed ? { problems: [`touch: ${signal} answers something: name its touch, or write "open"`] } : {};
}
