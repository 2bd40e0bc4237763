import { Injectable } from '@nestjs/common'
import { asId, err, ok, type OrganisationId, type Result } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { refused, type UserError } from '#platform/errors'
import { ProfileQueries } from '../../data/profiles/profile.queries.js'
import { can, checkProfile, needsDeclaration, type ProfileId, whatIsMissing } from '../../domain/index.js'
import { SchemeSkills } from '../schemes/scheme-skills.js'
import { StandingService } from '../standing/standing.service.js'
import { contentOf, type SectionsInput, sectionsIn, withSections } from './profile-content.js'
import { ProfileWriter } from './profile-writer.js'
import { ProfilesService } from './profiles.service.js'

type Outcome = Result<ProfileId, readonly UserError[]>

const LEFT: UserError = { code: 'LEFT', field: '', message: 'You have left this scheme. Return to it before you change your profile.' }

/** Filling in a profile, section by section. */
@Injectable()
export class ProfileSectionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: ProfileQueries,
    private readonly standing: StandingService,
    private readonly profiles: ProfilesService,
    private readonly writer: ProfileWriter,
    private readonly skills: SchemeSkills,
  ) {}

  /**
   * Saves the sections that are given. A draft may stay incomplete; one that was submitted may not lose what it needs. Errors: what is
   * wrong with these sections (see `checkProfile`), `MISSING`, `NOT_A_MEMBER_OF_ORGANISATION`, `LEFT`.
   */
  async save(ctx: Ctx, id: string, input: SectionsInput): Promise<Outcome> {
    const standing = await this.standing.forProfile(ctx, id)
    requireAccess(ctx, can.ownProfile, standing)
    const { organisationId } = input
    const moves = typeof organisationId === 'string' && asId(organisationId) !== standing.organisationId
    if (moves && !(await this.profiles.belongsTo(ctx, standing.personId, organisationId))) {
      return err([{ code: 'NOT_A_MEMBER_OF_ORGANISATION', field: 'organisationId', message: 'Choose an organisation that you belong to today.' }])
    }
    return this.uow.run(async (tx): Promise<Outcome> => {
      const { profile, scheme, skills } = await this.writer.lock(tx, standing.profileId)
      if (profile.state === 'withdrawn') return err([LEFT])
      const was = contentOf(profile, skills, scheme)
      const becomes = withSections(was, input)
      const given = sectionsIn(input)
      const problems = checkProfile(becomes, scheme, await this.skills.keysOf(ctx, scheme.frameworkVersionId), profile).filter(({ field }) => given.has(field.split('.')[0] ?? ''))
      if (problems.length > 0) return refused(problems)
      if (profile.state !== 'draft') {
        // The scheme may ask for more than when they submitted: that is not held against a change of something else.
        const before = new Set(whatIsMissing(was, scheme).map(({ field }) => field))
        const lost = whatIsMissing(becomes, scheme).filter(({ field }) => !before.has(field))
        if (lost.length > 0) return err(lost.map(({ field, fix }) => ({ code: 'MISSING', field, message: fix })))
      }
      await this.queries.save(tx, profile.id, { details: becomes.details, capacity: becomes.capacity, organisationId: moves ? asId<OrganisationId>(organisationId) : profile.organisationId }, ctx.now)
      for (const direction of ['wants', 'offers'] as const) if (given.has('skills')) await this.queries.replaceSkills(tx, profile.id, direction, becomes[direction])
      if (moves) await this.writer.record(tx, ctx, profile, 'change-organisation')
      return ok(profile.id)
    })
  }

  /**
   * Declares that a restricted scheme is meant for the actor, or takes that back: a submitted profile is then a draft again. Errors:
   * `NOT_RESTRICTED`, `LEFT`, `STILL_MATCHED` for taking it back in mid-relationship or with a proposal open.
   */
  async declare(ctx: Ctx, id: string, declared: boolean): Promise<Outcome> {
    const standing = await this.standing.forProfile(ctx, id)
    requireAccess(ctx, can.ownProfile, standing)
    return this.uow.run(async (tx): Promise<Outcome> => {
      if (!declared) await this.queries.holdLiveMatches(tx, standing.profileId)
      const { profile, scheme } = await this.writer.lock(tx, standing.profileId)
      if (profile.state === 'withdrawn') return err([LEFT])
      if (!needsDeclaration(profile.side, scheme)) {
        if (declared) return err([{ code: 'NOT_RESTRICTED', field: '', message: 'This scheme asks for no declaration.' }])
        await this.queries.declare(tx, profile.id, null, ctx.now)
        return ok(profile.id)
      }
      if (declared === (profile.declaredAt !== null)) return ok(profile.id)
      if (!declared && (await this.queries.liveMatches(profile.id, tx)).length > 0) {
        return err([{ code: 'STILL_MATCHED', field: '', message: 'You have a mentor or a proposal through this declaration. Decline or end that first, then take the declaration back.' }])
      }
      await this.queries.declare(tx, profile.id, declared ? ctx.now : null, ctx.now)
      await this.writer.record(tx, ctx, profile, declared ? 'declare' : 'take-declaration-back')
      return declared || profile.state === 'draft' ? ok(profile.id) : this.writer.move(tx, ctx, profile, 'reopen')
    })
  }
}
