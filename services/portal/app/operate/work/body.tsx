import type { ComponentType } from 'react';
import { ReportWork } from '../report/report-body.tsx';
import { AccreditationBody } from './accreditation-body.tsx';
import type { BodyProps } from './body-props.ts';
import { DisputeBody } from './dispute-body.tsx';
import { DuplicateBody } from './duplicate-body.tsx';
import { LettersBody } from './letters-body.tsx';
import type { Queue } from './queue.ts';
import { DemandBody, ListingBody } from './record-body.tsx';
import { RegistrationBody } from './registration-body.tsx';
import { SsoBody } from './sso-body.tsx';
import { VerificationBody } from './verification-body.tsx';

const BODIES: Readonly<Record<Queue['kind'], ComponentType<BodyProps>>> = {
  verify_organisations: VerificationBody,
  duplicate_organisations: DuplicateBody,
  abuse_reports: ReportWork,
  review_listings: ListingBody,
  review_demands: DemandBody,
  sso_providers: SsoBody,
  registrations: RegistrationBody,
  title_disputes: DisputeBody,
  dead_letters: LettersBody,
  accredit_agencies: AccreditationBody,
};

export const bodyOf = (kind: Queue['kind']): ComponentType<BodyProps> => BODIES[kind];
