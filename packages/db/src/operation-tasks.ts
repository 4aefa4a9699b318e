import type { OperationTask } from '@techbourse/api-schema';
import { fail, type TaskStore } from '@techbourse/platform';
import type { Database } from './connect.ts';

/** Without a sign of life for so long the process that ran a task is gone. Seconds; signs come every second. */
const DEAD_AFTER_S = 30;
const RETENTION_DAYS = 90;
const DIED = 'The process that ran it died; start it again';

type Row = {
  id: string;
  name: string;
  state: OperationTask['state'];
  done: number;
  total: number;
  error: string | null;
  organisation_id: string | null;
  actor_id: string;
  started_at: Date | string;
  ended_at: Date | string | null;
  dead: boolean;
};

/**
 * Tasks of a service in its schema's table `operation_task`. All times are the database's, so that processes on
 * machines with different clocks agree on who is alive.
 */
export function operationTasks(db: Database, schema: string): TaskStore {
  const { sql } = db;
  const table = sql(`${schema}.operation_task`);
  const dead = sql`state = 'running' and beat_at < now() - make_interval(secs => ${DEAD_AFTER_S})`;
  const columns = sql`id, name, state, done, total, error, organisation_id, actor_id, started_at, ended_at, ${dead} as dead`;

  return {
    begin: async ({ id, name, bodyHash, body, startedBy }) => {
      await sql`delete from ${table} where ended_at < now() - make_interval(days => ${RETENTION_DAYS})`;
      for (let tries = 0; tries < 5; tries++) {
        await sql`
          update ${table} set state = 'failed', error = ${DIED}, ended_at = now()
          where name = ${name} and body_hash = ${bodyHash} and ${dead}`;
        const [made] = await sql<Row[]>`
          insert into ${table} (id, name, body_hash, body, organisation_id, actor_id)
          values (${id}, ${name}, ${bodyHash}, ${JSON.stringify(body)}::text::jsonb, ${startedBy.organisationId}, ${startedBy.actorId})
          on conflict (name, body_hash) where state = 'running' do nothing
          returning ${columns}`;
        if (made) return { task: taskOf(made), isNew: true };
        const [running] = await sql<Row[]>`
          select ${columns} from ${table} where name = ${name} and body_hash = ${bodyHash} and state = 'running'`;
        if (running && !running.dead) return { task: taskOf(running), isNew: false };
      }
      throw fail.unavailable('task.not_begun', 'The task could not be begun just now');
    },
    heartbeat: async (id, { done, total }) => {
      await sql`
        update ${table} set done = ${done}, total = ${total}, beat_at = now() where id = ${id} and state = 'running'`;
    },
    end: async (id, { done, total, error }) => {
      // Also a task that was marked dead: its process reports the true end.
      const [row] = await sql<Row[]>`
        update ${table}
        set done = ${done}, total = ${total}, error = ${error}, state = ${error === null ? 'done' : 'failed'}, ended_at = now()
        where id = ${id} returning ${columns}`;
      if (!row) throw new Error(`there is no task ${id}`);
      return taskOf(row);
    },
    find: async (id) => {
      const [row] = await sql<Row[]>`select ${columns} from ${table} where id = ${id}`;
      return row && taskOf(row);
    },
  };
}

function taskOf(row: Row): OperationTask {
  return {
    id: row.id,
    name: row.name,
    done: row.done,
    total: row.total,
    ...(row.dead ? { state: 'failed', error: DIED } : { state: row.state, error: row.error }),
    startedBy: { organisationId: row.organisation_id, actorId: row.actor_id },
    startedAt: new Date(row.started_at).toISOString(),
    endedAt: row.ended_at === null ? null : new Date(row.ended_at).toISOString(),
  };
}
