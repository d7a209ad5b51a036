import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import type { CampaignPointers, Machines, Objects } from '../shared/cloud-ports.ts';

/** What the enrolment machine reads: the files below `prefix`, not before `startAt`. */
export interface EnrolmentInput {
  readonly campaign: string;
  readonly launch: string;
  readonly prefix: string;
  /** ISO instant in UTC: invitations never go before the campaign's `launchAt`. */
  readonly startAt: string;
}

/** Enrols everybody of a launch, file by file: the Distributed Map. */
export interface Enrolment {
  /** Twice under one name is one execution. */
  start(name: string, input: EnrolmentInput): Promise<void>;
  status(name: string): Promise<'running' | 'succeeded' | 'failed' | 'absent'>;
}

/** In what other campaigns a contact is: nobody is followed up by two at once. */
export interface OtherCampaigns {
  /** His open enrollments, in whatever campaign. */
  openOf(contact: string): Promise<readonly Enrollment[]>;
  /** All of them, ended ones too. */
  allOf(contact: string): Promise<readonly Enrollment[]>;
}

/** What launching needs besides the ports of every use case. */
export interface LaunchPorts {
  readonly objects: Objects;
  readonly pointers: CampaignPointers;
  readonly machines: Machines;
  readonly enrolment: Enrolment;
  readonly otherCampaigns: OtherCampaigns;
}
