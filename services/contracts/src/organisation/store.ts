import { organisationRegister } from '@techbourse/record/register';
import { organisation } from '../db/schema.ts';

/** The register of organisations: whose names stand in deals, drafts, views and errors. */
export const organisations = organisationRegister(organisation);
