import { mailTables } from '@techbourse/mail';
import { schema } from './service.ts';

/** Mail to send. */
export const { mail } = mailTables(schema);
