import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { csvLine, OrganisationsService, PeopleService } from '#directory'
import { asId, type OrganisationId, type PersonId } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { FrozenRoundQueries } from '../../data/rounds/frozen-round.queries.js'
import { SolutionQueries } from '../../data/rounds/solution.queries.js'
import { can, publicBreakdown, PUBLIC_CRITERIA } from '../../domain/index.js'
import { StandingService } from '../standing/standing.service.js'

/** The pairs of a scenario as a file, for those who match. Names leave Waymark with it, so that it is recorded who fetched it. */
@Injectable()
export class PairsFileService {
  constructor(
    private readonly solutions: SolutionQueries,
    private readonly members: FrozenRoundQueries,
    private readonly standing: StandingService,
    private readonly people: PeopleService,
    private readonly organisations: OrganisationsService,
    private readonly uow: UnitOfWork,
    private readonly audit: AuditService,
  ) {}

  /** CSV with a header; points by public criterion, and their sum. */
  async csv(ctx: Ctx, scenarioId: string): Promise<string> {
    const standing = await this.standing.forScenario(ctx, scenarioId)
    requireAccess(ctx, can.seeRound, standing)
    const [pairs, members] = await Promise.all([this.solutions.allPairs(standing.scenarioId), this.members.members(standing.roundId)])
    const byId = new Map(members.map((member) => [member.profileId, member]))
    const names = await this.people.nameOf(members.map(({ personId }) => asId<PersonId>(personId)))
    const organisations = await this.organisations.byIds([...new Set(members.map(({ organisationId }) => asId<OrganisationId>(organisationId)))])
    const who = (id: string): readonly (string | null)[] => {
      const member = byId.get(id as never)
      return member === undefined ? [null, null] : [names.get(asId(member.personId)) ?? null, organisations.get(asId(member.organisationId))?.name ?? null]
    }
    const columns = PUBLIC_CRITERIA
    const lines = pairs.map(({ menteeProfileId, mentorProfileId, publicPoints, breakdown, locked }) => {
      const pointsOf = new Map<string, number>(publicBreakdown(breakdown).map((one) => [one.code, one.points]))
      return csvLine([...who(menteeProfileId), ...who(mentorProfileId), publicPoints, ...columns.map((code) => pointsOf.get(code) ?? null), locked])
    })
    await this.uow.run((tx) => this.audit.record(tx, ctx, { action: can.seeRound.action, subject: { kind: 'match-scenario', id: standing.scenarioId }, detail: { did: 'export-pairs', pairs: pairs.length } }))
    return csvLine(['mentee', 'mentee_organisation', 'mentor', 'mentor_organisation', 'points', ...columns.map((code) => `${code}_points`), 'locked']) + lines.join('')
  }
}
