import { Injectable } from '@nestjs/common'
import { PeopleService } from '#directory'
import { err, ok, type Result, transition } from '#kernel'
import { type Ctx, personOf, requireAccess } from '#platform/access'
import { Database, type Tx, UnitOfWork } from '#platform/database'
import { notFound, problemErrors, type UserError } from '#platform/errors'
import type { RoundRow } from '../../data/rounds/round.queries.js'
import type { ScenarioRow } from '../../data/rounds/scenario.queries.js'
import type { SchemeRow } from '../../data/schemes/scheme.queries.js'
import { can, type PairChange, type Problem, problem, ROUND_TRANSITIONS, type RoundId } from '../../domain/index.js'
import { StandingService } from '../standing/standing.service.js'
import { PublicationCheck, type PublicationFindings } from './publication-check.js'
import { PublicationWriter } from './publication-writer.js'
import { stepRefused } from './round-refusals.js'

/** Why nothing was published: with the changes, where it was for them. */
export interface PublicationRefused {
  readonly errors: readonly UserError[]
  readonly changes: readonly PairChange[]
  readonly changesToken: string | null
}

export interface Published {
  readonly roundId: RoundId
  /** Proposals that were made. */
  readonly matches: number
  readonly leftOut: number
}

const people = (count: number): string => (count === 1 ? 'One pair' : `${count.toLocaleString('en-GB')} pairs`)

/** Makes proposals of a solved scenario: all of its pairs, or none. For those who match. */
@Injectable()
export class PublicationService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly standing: StandingService,
    private readonly check: PublicationCheck,
    private readonly writer: PublicationWriter,
    private readonly people: PeopleService,
  ) {}

  /** What publishing would find now. Nobody is held up by it, so that publication itself looks again. */
  async preview(ctx: Ctx, scenarioId: string): Promise<PublicationFindings> {
    const standing = await this.standing.forScenario(ctx, scenarioId)
    requireAccess(ctx, can.seeRound, standing)
    const { round, scenario } = await this.writer.read(this.database, standing.roundId, standing.scenarioId)
    return scenario?.state === 'solved' && round?.frozenScheme != null ? this.check.findings(this.database, ctx, round, scenario.id) : { sound: [], changes: [], changesToken: null }
  }

  /**
   * Publishes a scenario: under the locks of scheme, round, all people of its pairs and all mentees everything is checked again. Where something has changed since
   * the round was frozen nothing is published, unless `leaveOut` is the token of exactly these changes: then without those pairs.
   */
  async publish(ctx: Ctx, scenarioId: string, leaveOut: string | undefined): Promise<Result<Published, PublicationRefused>> {
    const standing = await this.standing.forScenario(ctx, scenarioId)
    requireAccess(ctx, can.manageRound, standing)
    return this.uow.run(async (tx): Promise<Result<Published, PublicationRefused>> => {
      const { scheme, round, scenario } = await this.writer.lock(tx, standing)
      if (scheme === undefined || round === undefined || scenario === undefined) throw notFound('The scenario')
      const refusal = await this.refusal(scheme, round, scenario)
      if (refusal !== undefined) return err({ errors: refusal, changes: [], changesToken: null })
      const { sound, changes, changesToken } = await this.findingsUnderLock(tx, ctx, round, scenario)
      if (changesToken !== null && changesToken !== leaveOut) return err({ errors: problemErrors([changed(changes, leaveOut !== undefined)]), changes, changesToken })
      if (sound.length === 0) return err({ errors: problemErrors([NOTHING_LEFT]), changes, changesToken })
      await this.writer.write(tx, { ...ctx }, { scheme, round, scenario, pairs: sound, leftOut: new Set(changes.map(({ menteeProfileId }) => menteeProfileId)).size, by: personOf(ctx.actor) ?? null })
      return ok({ roundId: round.id, matches: sound.length, leftOut: new Set(changes.map(({ menteeProfileId }) => menteeProfileId)).size })
    })
  }

  private async findingsUnderLock(tx: Tx, ctx: Ctx, round: RoundRow, scenario: ScenarioRow): Promise<PublicationFindings> {
    await this.writer.lockPeople(tx, round, scenario.id)
    return this.check.findings(tx, ctx, round, scenario.id)
  }

  /** Why this scenario cannot be published whatever its pairs are. Whoever comes second is told who came first. */
  private async refusal(scheme: SchemeRow, round: RoundRow, scenario: ScenarioRow): Promise<readonly UserError[] | undefined> {
    if (round.publishedAt !== null) return problemErrors([await this.publishedAlready(round)])
    const to = transition(ROUND_TRANSITIONS, round.state, 'publish')
    if (!to.ok) return stepRefused(to.error)
    if (scheme.state !== 'open') return problemErrors([SCHEME_NOT_OPEN])
    return scenario.state === 'solved' ? undefined : problemErrors([problem('SCENARIO_NOT_SOLVED', '', 'This scenario is not solved, so it has no pairs to publish. Wait until it is, or choose another.')])
  }

  private async publishedAlready({ publishedById, publishedAt, publishedScenarioId }: RoundRow): Promise<Problem> {
    const name = publishedById === null ? undefined : (await this.people.nameOf([publishedById])).get(publishedById)
    const scenario = publishedScenarioId === null ? undefined : await this.writer.numberOf(publishedScenarioId)
    const when = publishedAt!.toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })
    return problem('ALREADY_PUBLISHED', '', `${name ?? 'Somebody'} published scenario ${scenario ?? ''} of this round on ${when}. Nothing was published again.`)
  }
}

const SCHEME_NOT_OPEN = problem('SCHEME_NOT_OPEN', '', 'The scheme is closed, so nobody can be matched in it. Open the scheme again, then publish.')

const NOTHING_LEFT = problem('NOTHING_TO_PUBLISH', '', 'There is no pair left that may be proposed. Open the intake again and freeze the round anew.')

function changed(changes: readonly PairChange[], again: boolean): Problem {
  const pairs = new Set(changes.map(({ menteeProfileId }) => menteeProfileId)).size
  return problem('CHANGED_SINCE_FREEZE', 'leaveOut',
    `${people(pairs)} of this scenario can no longer be proposed${again ? ', and the list is not the one you saw' : ''}. Read what changed; then publish without ${pairs === 1 ? 'it' : 'them'}, or forbid ${pairs === 1 ? 'it' : 'them'} in a new scenario.`)
}
