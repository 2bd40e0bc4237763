import { Injectable } from '@nestjs/common'
import { ParticipantsService } from '#directory'
import { londonDate } from '#kernel'
import type { Ctx } from '#platform/access'
import type { Tx } from '#platform/database'
import { FrozenRoundQueries } from '../../data/rounds/frozen-round.queries.js'
import { IntakeQueries } from '../../data/rounds/intake.queries.js'
import type { RoundRow } from '../../data/rounds/round.queries.js'
import type { SchemeRow } from '../../data/schemes/scheme.queries.js'
import type { FrozenRound, FrozenScheme } from '../../domain/index.js'

/** Where the rows of a round's input come from and go to. */
@Injectable()
export class RoundInput {
  constructor(
    private readonly intake: IntakeQueries,
    private readonly frozen: FrozenRoundQueries,
    private readonly participants: ParticipantsService,
  ) {}

  /**
   * Takes the participants and what keeps them apart, all as they are now: their profiles are locked before they are read. Who no longer belongs to the
   * organisation for which they take part stays out.
   */
  async take(tx: Tx, ctx: Ctx, round: RoundRow, scheme: SchemeRow): Promise<FrozenRound> {
    const { mostMentees } = scheme.settings
    const candidates = await this.intake.lockCandidates(tx, scheme.id, mostMentees)
    const facts = await this.participants.factsOf(candidates, londonDate(ctx.now), tx)
    const belonging = candidates.filter(facts.belongs)
    const regions = [...new Set(belonging.map(({ organisationId }) => organisationId))].flatMap((organisationId) => {
      const region = facts.regionOf(organisationId)
      return region === undefined ? [] : [{ organisationId, region }]
    })
    await this.intake.snapshot(tx, round.id, scheme.settings, belonging.map(({ profileId }) => profileId), regions)
    await this.intake.barriers(tx, round.id, facts.lines, await this.participants.holdersOf(await this.intake.avoidedAddresses(tx, round.id), tx))
    const asFrozen: FrozenScheme = { kind: scheme.kind, version: scheme.version, settings: scheme.settings }
    return { scheme: asFrozen, participants: await this.frozen.participants(round.id, tx), barriers: await this.frozen.barriers(round.id, tx) }
  }

  discard(tx: Tx, round: RoundRow): Promise<void> {
    return this.frozen.discard(tx, round.id)
  }
}
