import { createHash, randomBytes, randomUUID } from 'node:crypto';
import postgres from 'postgres';

/** A member of an organisation with a session, as rows: signing up and in is not what is measured. Returns its cookie. */
export async function openSession(databaseUrl: string, organisationId: string): Promise<string> {
  const sql = postgres(databaseUrl, { max: 1 });
  const [id, token] = [randomUUID(), randomBytes(32).toString('base64url')];
  try {
    await sql`insert into identity.person (id, name, email, email_verified) values (${id}, 'Li Na', ${`${id}@example.org`}, true)`;
    await sql`insert into identity.member (id, organisation_id, person_id, role)
      values (${randomUUID()}, ${organisationId}, ${id}, 'owner')`;
    await sql`insert into identity.session (id, token, person_id, how, second_factor_due, expires_at)
      values (${randomUUID()}, ${createHash('sha256').update(token).digest('hex')}, ${id}, 'password', false, now() + interval '1 day')`;
  } finally {
    await sql.end();
  }
  return `techbourse-session=${token}`;
}
