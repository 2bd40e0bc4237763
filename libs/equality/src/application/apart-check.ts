import { Injectable, type OnModuleInit } from '@nestjs/common'
import { ConfigError } from '#platform/config'
import { Database } from '#platform/database'
import { reachIntoEquality, reachOutOfEquality, type RoleReach } from '../data/apart.queries.js'
import { EqualityDatabase } from '../data/equality-database.js'

/** Ends the boot when the two database roles are not apart: what keeps answers out of the application's reach are the database's rights, so they are looked at. */
@Injectable()
export class ApartCheck implements OnModuleInit {
  constructor(private readonly application: Database, private readonly equality: EqualityDatabase) {}

  async onModuleInit(): Promise<void> {
    const faults = await this.faults()
    if (faults.length > 0) throw new ConfigError(`Equality answers are not apart from the application:\n${faults.map((fault) => `  ${fault}.`).join('\n')}\nSee docs/operations.md, “Database roles”.`)
  }

  /** What is wrong now, in words that name the variable; nothing when the two roles are apart. */
  async faults(): Promise<readonly string[]> {
    const [into, out] = await Promise.all([reachIntoEquality(this.application), reachOutOfEquality(this.equality)])
    const faults = [...faultsOf('DATABASE_URL', into, 'the schema "equality"'), ...faultsOf('EQUALITY_DATABASE_URL', out, 'other schemas')]
    if (into.role === out.role) faults.unshift(`EQUALITY_DATABASE_URL: connects as ${out.role}, as DATABASE_URL does`)
    return faults
  }
}

const NAMED = 5

function faultsOf(variable: string, { role, powers, memberOf, reaches }: RoleReach, what: string): string[] {
  const few = (names: readonly string[]): string => `${names.slice(0, NAMED).join(', ')}${names.length > NAMED ? ' and more' : ''}`
  return [
    ...powers.map((power) => `${variable}: the role ${role} has the attribute ${power}, with which it can reach ${what}`),
    ...memberOf.map((other) => `${variable}: the role ${role} is a member of ${other}, with which it can reach ${what}`),
    // A superuser reaches everything: said once.
    ...(reaches.length > 0 && !powers.includes('superuser') ? [`${variable}: the role ${role} has rights on ${what}: ${few(reaches)}`] : []),
  ]
}
