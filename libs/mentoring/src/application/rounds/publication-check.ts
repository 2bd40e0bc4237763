import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { Ctx } from '#platform/access'
import type { Executor } from '#platform/database'
import { type RoundMemberRow, FrozenRoundQueries } from '../../data/rounds/frozen-round.queries.js'
import type { RoundRow } from '../../data/rounds/round.queries.js'
import { type ScenarioPairRow, SolutionQueries } from '../../data/rounds/solution.queries.js'
import { canonical, changesOf, pairKey, type PairChange, type ParticipantNow, type ScenarioId } from '../../domain/index.js'
import { PairChecks } from './pair-checks.js'

/** What publication of a scenario would do now. */
export interface PublicationFindings {
  /** Pairs that can be proposed. */
  readonly sound: readonly ScenarioPairRow[]
  readonly changes: readonly PairChange[]
  /** Names exactly these changes; null where there are none. */
  readonly changesToken: string | null
}

/** Compares the pairs of a solved scenario with what is true now. */
@Injectable()
export class PublicationCheck {
  constructor(
    private readonly solutions: SolutionQueries,
    private readonly members: FrozenRoundQueries,
    private readonly checks: PairChecks,
  ) {}

  /** By the rules that the round was frozen with. The pairs with the best scores come first to seats that have become fewer. */
  async findings(on: Executor, ctx: Ctx, round: RoundRow, scenarioId: ScenarioId): Promise<PublicationFindings> {
    const pairs = await this.solutions.allPairs(scenarioId, on)
    const { pairs: checked, profiles, facts } = await this.checks.check(on, { id: round.schemeId, settings: round.frozenScheme!.settings }, pairs, ctx.now)
    const now = new Map<string, ParticipantNow>([...profiles.values()].map((profile) => [profile.id, { state: profile.state, organisationId: profile.organisationId, belongs: facts.belongs(profile) }]))
    const then = new Map((await this.members.members(round.id, on)).map((member: RoundMemberRow) => [member.profileId, member]))
    const changes = checked.flatMap(({ menteeProfileId, mentorProfileId, broken }) => changesOf({
      menteeProfileId, mentorProfileId, broken, mentee: now.get(menteeProfileId)!, mentor: now.get(mentorProfileId)!,
      frozenOrganisations: { mentee: then.get(menteeProfileId)!.organisationId, mentor: then.get(mentorProfileId)!.organisationId },
    }))
    const unsound = new Set(changes.map(pairKey))
    return { sound: pairs.filter((pair) => !unsound.has(pairKey(pair))), changes, changesToken: changes.length === 0 ? null : tokenOf(scenarioId, changes) }
  }
}

/** Whoever repeats it has seen these changes and no others. */
const tokenOf = (scenarioId: ScenarioId, changes: readonly PairChange[]): string =>
  createHash('sha256').update(scenarioId).update(changes.map((change) => canonical(change)).sort().join('\n')).digest('hex').slice(0, 32)
