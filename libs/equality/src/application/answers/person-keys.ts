import { createHmac } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import { CONFIG, type Config, ConfigError } from '#platform/config'

const hash = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64url')
/** Tells keys apart and says nothing of them. */
const versionOf = (key: string): string => hash(key, 'equality key version').slice(0, 12)

/** Keyed hashes of people's ids: without the key nobody can tell whose an answer is, nor find a person's. */
@Injectable()
export class PersonKeys {
  private readonly key: string
  /** Which key is in use. */
  readonly version: string
  /** Which key was before, while answers are moved from it. */
  readonly oldVersion: string | null

  constructor(@Inject(CONFIG) private readonly config: Config) {
    if (config.EQUALITY_KEY === undefined) throw new ConfigError('EQUALITY_KEY: is missing. It links equality answers to people; give it at least 32 characters.')
    this.key = config.EQUALITY_KEY
    this.version = versionOf(this.key)
    this.oldVersion = config.EQUALITY_OLD_KEY === undefined ? null : versionOf(config.EQUALITY_OLD_KEY)
  }

  keyOf(personId: PersonId): string {
    return hash(this.key, `person ${personId}`)
  }

  oldKeyOf(personId: PersonId): string | undefined {
    return this.config.EQUALITY_OLD_KEY === undefined ? undefined : hash(this.config.EQUALITY_OLD_KEY, `person ${personId}`)
  }

  /** All under which the person's answers may stand today, the present one first. */
  allOf(personId: PersonId): readonly [string, ...string[]] {
    const old = this.oldKeyOf(personId)
    return old === undefined ? [this.keyOf(personId)] : [this.keyOf(personId), old]
  }

  /** What chance in disclosure control hangs on: readers of releases must not know it. */
  get disclosureSecret(): string {
    return hash(this.key, 'disclosure control')
  }
}
