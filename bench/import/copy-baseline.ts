import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Pool, PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

const copy = (client: PoolClient, into: string, path: string): Promise<void> =>
  pipeline(createReadStream(path, { highWaterMark: 64 * 1024 }), client.query(copyFrom(`copy directory.${into} from stdin`)))

async function inTransaction(pool: Pool, work: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await work(client)
    await client.query('commit')
  } finally {
    client.release()
  }
}

/** The practical limit: the same rows into the same tables, keyed beforehand and unchecked. */
export const copyPeople = (pool: Pool, folder: string): Promise<void> =>
  inTransaction(pool, async (client) => {
    await copy(client, 'person (id, given_name, family_name, status, background, created_at, updated_at)', `${folder}/person.tsv`)
    await copy(client, 'person_email (email, person_id, is_primary)', `${folder}/person-email.tsv`)
  })

export const copyMemberships = (pool: Pool, folder: string): Promise<void> =>
  inTransaction(pool, (client) => copy(client, 'membership (id, person_id, organisation_id, role, job_title, starts_on, ends_on, origin, updated_at)', `${folder}/membership.tsv`))
