import { ownerTable } from '@techbourse/record/tables';
import { schema } from './service.ts';

/** The register of organisations, as identity tells of them. */
export const organisation = ownerTable(schema, 'organisation');
