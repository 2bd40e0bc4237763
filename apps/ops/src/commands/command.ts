import type { INestApplicationContext } from '@nestjs/common'
import type { Ctx } from '#platform/access'
import type { Config } from '#platform/config'

/** What a command gets to work with. */
export interface CommandRun {
  readonly config: Config
  readonly app: INestApplicationContext
  /** Waymark itself as the actor. */
  readonly ctx: Ctx
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  readonly say: (line: string) => void
}

/** One word of the command line. Answers the exit code: 0 done, 1 refused, 2 misused. */
export interface Command {
  readonly name: string
  /** How to write it, and what it does. */
  readonly usage: string
  readonly does: string
  run(run: CommandRun): Promise<0 | 1 | 2>
}
