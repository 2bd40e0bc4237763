import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { MembershipsService, ReorganisationsService } from '#directory'
import { asId, londonDate, type OrganisationId, type PersonId } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { MentoringOrganisationQueries } from '../../data/follow/organisation-references.queries.js'
import { DeparturesService } from '../matches/departures.service.js'
import { ProfileWriter } from '../profiles/profile-writer.js'
import { followDirectory } from './follow-policy.js'

export interface Reorganisation {
  readonly reorganisationId: string
  readonly kind: 'merge' | 'split'
  readonly predecessorIds: readonly string[]
  readonly successorIds: readonly string[]
  readonly defaultSuccessorId: string | null
}

/** Follows the directory when organisations merge or split, and when somebody changes theirs. */
@Injectable()
export class MentoringReorganisationService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reorganisations: ReorganisationsService,
    private readonly memberships: MembershipsService,
    private readonly organisations: MentoringOrganisationQueries,
    private readonly departures: DeparturesService,
    private readonly profiles: ProfileWriter,
    private readonly audit: AuditService,
  ) {}

  /** Profiles go along with their people, schemes with the heir of who ran them. Frozen rounds keep what they had. Done again it finds nothing. */
  async follow(ctx: Ctx, { reorganisationId, kind, predecessorIds, successorIds, defaultSuccessorId }: Reorganisation): Promise<void> {
    requireAccess(ctx, followDirectory, undefined)
    const heir = kind === 'merge' ? successorIds[0] : (defaultSuccessorId ?? undefined)
    // An organisation that goes on after a split keeps what it runs, and stays avoided alone.
    const closing = predecessorIds.filter((id) => !successorIds.includes(id))
    await this.uow.run(async (tx) => {
      const schemes = heir === undefined ? [] : await this.organisations.moveSchemes(tx, closing, heir, ctx.now)
      const profiles = await this.organisations.lockProfiles(tx, predecessorIds)
      const targets = await this.reorganisations.targetsOf(reorganisationId, profiles.map(({ personId }) => personId))
      const moves = profiles.flatMap(({ id, personId, organisationId }) => {
        const to = targets.get(personId)
        return to === undefined || to === organisationId ? [] : [{ id, to }]
      })
      await this.organisations.setOrganisations(tx, moves, ctx.now)
      await this.organisations.avoidSuccessors(tx, closing, successorIds)
      await this.audit.recordMany(tx, ctx, [
        ...schemes.map((id) => ({ action: 'mentoring-scheme:follow-reorganisation', subject: { kind: 'mentoring_scheme', id }, detail: { reorganisationId, organisationId: heir } })),
        ...(moves.length === 0 ? [] : [{ action: 'mentoring-profile:follow-reorganisation', subject: { kind: 'reorganisation', id: reorganisationId }, detail: { profiles: moves.length } }]),
      ])
    })
  }

  /**
   * Somebody's memberships changed. A profile for an organisation that they left goes to the one that they belong to now; who belongs to
   * none is paused, and returns by themselves when they do. Proposals made for the old organisation are taken back first.
   */
  async memberChanged(ctx: Ctx, id: string): Promise<void> {
    requireAccess(ctx, followDirectory, undefined)
    const personId = asId<PersonId>(id)
    const profiles = await this.organisations.ofPerson(personId)
    if (profiles.length === 0) return
    const today = londonDate(ctx.now)
    const belongs = new Set((await this.memberships.rolesOf(personId, today)).map(({ organisationId }) => organisationId))
    const left = profiles.filter(({ organisationId }) => !belongs.has(organisationId))
    if (left.length === 0) return
    await this.departures.membershipChanged(ctx, personId)
    const to = (await this.memberships.organisationOf(personId, today))?.organisationId
    for (const profile of left) await this.rehome(ctx, profile.id, profile.organisationId, to)
  }

  private rehome(ctx: Ctx, id: Parameters<ProfileWriter['lock']>[1], from: OrganisationId, to: OrganisationId | undefined): Promise<void> {
    return this.uow.run(async (tx) => {
      const { profile } = await this.profiles.lock(tx, id)
      // Chosen another one meanwhile.
      if (profile.organisationId !== from) return
      if (to !== undefined) {
        await this.organisations.setOrganisations(tx, [{ id, to }], ctx.now)
        await this.profiles.record(tx, ctx, profile, 'follow-membership')
      } else if (profile.state === 'ready') await this.profiles.move(tx, ctx, profile, 'pause')
    })
  }
}
