import * as z from 'zod';
import { durationSchema, pointSchema, shareSchema } from './value-schemas.ts';

const share = (text: string) => shareSchema.prefault(text);

const closeAttendanceSchema = z
  .union([z.literal('never'), pointSchema])
  .prefault('event.end + 1 business day 09:10')
  .describe('When the host closes attendance, or never.');

/** Rates for what a rehearsal's script leaves open; every share is 0 to 1 and has its default here. */
export const rehearsalSchema = z
  .strictObject({
    respond: share('45 %').describe('Of the invited, by themselves.'),
    accept: share('60 %').describe('Of those who respond; of the rest three in four decline, one says maybe.'),
    reach: share('35 %').describe('Per call attempt.'),
    acceptByPhone: share('30 %').describe('Of the reached.'),
    show: share('60 %').describe('Of the accepted.'),
    conversation: share('80 %').describe('Of the guests.'),
    appointment: z
      .strictObject({ came: share('25 %'), noShow: share('8 %'), declined: share('4 %'), silent: share('2 %') })
      .prefault({}),
    visited: share('90 %').describe('Of the appointments.'),
    quoted: share('20 %').describe('Of the visited.'),
    yes: share('50 %').describe('Of the quoted.'),
    no: z.strictObject({ perCall: share('5 %') }).prefault({}),
    optOut: share('1.5 %'),
    bounce: share('2 %'),
    reply: share('10 %'),
    outOfOffice: share('6 %'),
    callBack: share('5 %'),
    wrongPerson: share('2 %'),
    handOff: z.strictObject({ reject: share('3 %') }).prefault({}),
    decide: z.strictObject({ agree: share('90 %') }).prefault({}),
    host: z.strictObject({ closeAttendance: closeAttendanceSchema }).prefault({}),
    reps: z.strictObject({ reportWithin: durationSchema.prefault('4 hours'), undone: share('5 %') }).prefault({}),
  })
  .prefault({});
