/** Which schema each process works with. */
export const SCHEMA_OF: Readonly<Record<string, string>>;
export const SCHEMAS: readonly string[];
/** The setting or secret that holds the password of the role that runs on a schema. */
export function passwordOf(schema: string): string;
/** The same database as the role that runs on `schema`. */
export function urlOfRole(databaseUrl: string, schema: string, password: string): string;
