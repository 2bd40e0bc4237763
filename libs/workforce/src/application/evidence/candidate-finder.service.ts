import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { type CareerRecordRow, CareerRecordsService, type OrganisationRow, OrganisationsService } from '#directory'
import { londonDate, newId, type OrganisationId, type PersonId } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { Outbox } from '#platform/outbox'
import { MilestoneCandidateQueries } from '../../data/evidence/milestone-candidate.queries.js'
import { MilestoneClaimQueries } from '../../data/evidence/milestone-claim.queries.js'
import { type HeldPost, suggestCandidate } from '../../domain/index.js'
import { milestoneCandidateMoved } from '../../events.js'
import { followDirectory } from '../follow/follow-policy.js'
import { MilestoneTargetsService } from './milestone-targets.service.js'

const BATCH = 200

const heldPost = ({ id, post, grade, organisationId, organisationKind, startsOn, endsOn }: CareerRecordRow, places: ReadonlyMap<OrganisationId, OrganisationRow>): HeldPost =>
  ({ id, title: post, grade, organisationKind: organisationKind ?? undefined, startsOn, endsOn, verified: true, organisationId, region: (organisationId === null ? undefined : places.get(organisationId)?.region) ?? null })

/** Keeps the suggestions in step with confirmed career histories. Done twice, it changes nothing. */
@Injectable()
export class CandidateFinder {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly careers: CareerRecordsService,
    private readonly targets: MilestoneTargetsService,
    private readonly candidates: MilestoneCandidateQueries,
    private readonly claims: MilestoneClaimQueries,
    private readonly organisations: OrganisationsService,
    private readonly outbox: Outbox,
  ) {}

  /** Everybody who has a confirmed post, in batches; answers how many people were looked at. */
  async findAll(ctx: Ctx): Promise<number> {
    requireAccess(ctx, followDirectory, undefined)
    let [looked, after]: [number, PersonId | undefined] = [0, undefined]
    for (;;) {
      const people: PersonId[] = await this.careers.peopleWithConfirmed(after, BATCH)
      await this.find(ctx, people)
      looked += people.length
      after = people.at(-1)
      if (people.length < BATCH) return looked
    }
  }

  /** What the careers of some people suggest now; they are told. A region's or organisation's plan suggests those whose later post is there. What the facts do not say any more is gone; what was dismissed stays so while they say the same, and what they objected to stays so. */
  async find(ctx: Ctx, personIds: readonly PersonId[]): Promise<void> {
    requireAccess(ctx, followDirectory, undefined)
    const targets = (await this.targets.all()).filter(({ parameters }) => parameters.subject === 'person')
    if (targets.length === 0 || personIds.length === 0) return
    const careers = await this.careers.confirmedOf(personIds)
    const places = await this.organisations.byIds([...new Set([...careers.values()].flat().flatMap(({ organisationId }) => organisationId ?? []))])
    for (const personId of personIds) {
      const career = (careers.get(personId) ?? []).map((one) => heldPost(one, places))
      await this.uow.run(async (tx) => {
        const known = await this.candidates.ofPeople(tx, [personId])
        for (const { target, parameters } of targets) {
          const found = suggestCandidate(parameters, career, { today: londonDate(ctx.now), baselineOn: target.baselineOn, area: target.area })
          const claimed = found !== undefined && (await this.claims.live(tx, target.targetId, { personId })) !== undefined
          const before = known.find(({ targetId }) => targetId === target.targetId)
          if (found !== undefined && !claimed) {
            const factsHash = createHash('sha256').update(found.facts).digest('hex')
            const suggested = await this.candidates.suggest(tx, { id: newId(), targetId: target.targetId, personId, earlierPostId: found.earlier.id, laterPostId: found.later.id, factsHash, suggestedAt: ctx.now })
            if (suggested !== undefined) await this.outbox.add(tx, ctx, milestoneCandidateMoved, { candidateId: suggested.id, targetId: target.targetId, action: 'suggest' })
          } else if (before?.state === 'open') await this.candidates.setState(tx, before.id, { state: 'gone' }, ctx.now)
        }
      })
    }
  }
}
