import { organisationRegister } from '@techbourse/record/register';
import { organisation } from '../db/schema.ts';

/** The register of organisations: whose names stand in what people are told. */
export const organisations = organisationRegister(organisation);
