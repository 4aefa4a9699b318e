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
app.get('/bare', async () => ({ ok: true }));
const address = await app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`${address}\n`);
