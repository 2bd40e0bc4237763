import type { Pool } from 'pg'

export const SESSION_SCHEMA = 'web'
export const SESSION_TABLE = 'session'

/**
 * The web application's own table, apart from the domain's migrations: it holds nothing but sealed sessions and can
 * be dropped at any time at the price of everybody signing in again. The lock lets several web processes start at once.
 */
const CREATE = `
  begin;
  select pg_advisory_xact_lock(hashtext('waymark web session table'));
  create schema if not exists ${SESSION_SCHEMA};
  create table if not exists ${SESSION_SCHEMA}.${SESSION_TABLE} (
    sid text primary key,
    sess jsonb not null,
    expire timestamptz(3) not null
  );
  create index if not exists session_expire on ${SESSION_SCHEMA}.${SESSION_TABLE} (expire);
  commit;`

export const createSessionTable = async (pool: Pool): Promise<void> => void (await pool.query(CREATE))

/** Throws when the database does not answer. */
export const pingSessions = async (pool: Pool): Promise<void> => void (await pool.query('select 1'))
