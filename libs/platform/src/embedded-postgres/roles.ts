import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'

/** The roles that Waymark works as; neither is a superuser. See libs/platform/reference/database-roles.sql. */
export const ROLES = { application: 'waymark_app', equality: 'waymark_equality' } as const
export type RoleName = keyof typeof ROLES

const sql = (): string => readFileSync(join('libs', 'platform', 'reference', 'database-roles.sql'), 'utf8')

/** Makes the roles and parts what they own in the database that a superuser is connected to. All or nothing; the second time it changes nothing. */
export async function prepareRoles(superuser: Client): Promise<void> {
  await superuser.query('begin')
  await superuser.query(sql())
  await superuser.query('commit')
}

/** A role's password, made when there is none and kept where only this account can read it; in one step, so that a killed start leaves a whole one or none. */
export function passwordOf(dataDir: string, role: RoleName): string {
  const file = join(dataDir, `password-${role}`)
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, randomBytes(18).toString('base64url'), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  return readFileSync(file, 'utf8').trim()
}
