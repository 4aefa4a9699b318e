import Fastify from 'fastify';
import postgres from 'postgres';

/**
 * What reading a row costs at the least: one fastify process that runs the service's SQL and returns the row.
 * Settings: DATABASE_URL. Prints its port.
 */
const sql = postgres(process.env['DATABASE_URL'] ?? '', { max: 8 });
const app = Fastify();
app.get<{ Params: { id: string } }>('/listings/:id', async (request) => {
  const [row] = await sql`select * from listings.listing where id = ${request.params.id}`;
  return row;
});
// The same row as an administrator, whom no wall holds, and as the service for an organisation.
app.get<{ Params: { id: string } }>('/deals/:id', async (request) => {
  const [row] = await sql`select * from contracts.deal where id = ${request.params.id}`;
  return row;
});
const service = postgres(process.env['DATABASE_URL'] ?? '', { max: 8, connection: { role: 'techbourse_contracts' } });
app.get<{ Params: { id: string; organisation: string } }>('/walled/:organisation/deals/:id', async (request) => {
  const { id, organisation } = request.params;
  return service.begin(async (tx) => {
    const [, [row]] = await Promise.all([
      tx`select set_config('techbourse.rows', ${`{${organisation}}`}, true)`,
      tx`select * from contracts.deal where id = ${id}`,
    ]);
    return row;
  });
});
app.get('/bare', async () => ({ ok: true }));
const address = await app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`${address}\n`);
