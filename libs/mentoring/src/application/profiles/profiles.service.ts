import { Injectable } from '@nestjs/common'
import { MembershipsService } from '#directory'
import { asId, err, isId, londonDate, newId, ok, type OrganisationId, type PersonId, type Result } from '#kernel'
import { type Ctx, requireAccess, requirePerson } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound, problemErrors, type UserError } from '#platform/errors'
import { type OwnProfileRow, ProfileQueries, type ProfileRow } from '../../data/profiles/profile.queries.js'
import { SchemeQueries } from '../../data/schemes/scheme.queries.js'
import { can, checkProfile, isProposal, type ProfileAction, type ProfileId, type Side, whatIsMissing } from '../../domain/index.js'
import { SchemeSkills } from '../schemes/scheme-skills.js'
import { StandingService } from '../standing/standing.service.js'
import { contentOf } from './profile-content.js'
import { ProfileWriter } from './profile-writer.js'

type Outcome = Result<ProfileId, readonly UserError[]>

const CLOSED: UserError = { code: 'SCHEME_CLOSED', field: '', message: 'This scheme is closed. Look for one that is open.' }
const NOT_A_MEMBER: UserError = { code: 'NOT_A_MEMBER_OF_ORGANISATION', field: 'organisationId', message: 'Choose an organisation that you belong to today.' }
const MATCHED: UserError = { code: 'STILL_MATCHED', field: '', message: 'You are in a mentoring relationship. End that first, so that the other person is told, then leave.' }
const TOOK_PART: UserError = { code: 'TOOK_PART', field: '', message: 'You have taken part in a round with this profile, so it cannot be deleted. Leave the scheme instead.' }

/** People's parts in schemes, from the first word to the last: each their own. */
@Injectable()
export class ProfilesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: ProfileQueries,
    private readonly schemes: SchemeQueries,
    private readonly standing: StandingService,
    private readonly memberships: MembershipsService,
    private readonly writer: ProfileWriter,
    private readonly skills: SchemeSkills,
  ) {}

  /** The actor's own profiles in all schemes, newest first. */
  async mine(ctx: Ctx): Promise<readonly OwnProfileRow[]> {
    return this.queries.ofPerson(requirePerson(ctx))
  }

  /** One profile, without what is private: for its person, and once it was submitted for those who match. */
  async byId(ctx: Ctx, id: string): Promise<ProfileRow> {
    const standing = await this.standing.forProfile(ctx, id)
    requireAccess(ctx, can.seeParticipant, standing)
    const [found] = await this.queries.byIds([standing.profileId])
    if (found === undefined || (!standing.isSelf && found.submittedAt === null)) throw notFound('The profile')
    return found
  }

  /** What each of these profiles wants and offers; for profiles that the viewer has been shown. */
  skillsOf(ids: readonly ProfileId[]): ReturnType<ProfileQueries['skillsOf']> {
    return this.queries.skillsOf(ids)
  }

  /**
   * Begins a draft on a side of an open scheme, for one of the actor's own organisations. Where they have one there already, that is
   * the answer, whatever its state. Errors: `SCHEME_CLOSED`, `NOT_A_MEMBER_OF_ORGANISATION`.
   */
  async begin(ctx: Ctx, schemeId: string, side: Side, organisationId: string): Promise<Outcome> {
    const scheme = await this.standing.forScheme(ctx, schemeId)
    requireAccess(ctx, can.seeScheme, scheme)
    const personId = requirePerson(ctx)
    const belongs = await this.belongsTo(ctx, personId, organisationId)
    return this.uow.run(async (tx): Promise<Outcome> => {
      const locked = await this.schemes.hold(tx, scheme.schemeId)
      const existing = await this.queries.onSide(scheme.schemeId, personId, side, tx)
      if (existing !== undefined) return ok(existing.id)
      if (locked?.state !== 'open') return err([CLOSED])
      if (!belongs) return err([NOT_A_MEMBER])
      const profile = { id: newId<ProfileId>(), schemeId: scheme.schemeId, personId, side, organisationId: asId<OrganisationId>(organisationId), details: {}, capacity: 1 }
      if (await this.queries.begin(tx, profile, ctx.now)) {
        await this.writer.record(tx, ctx, profile, 'begin')
        return ok(profile.id)
      }
      // Begun twice at the same moment: both get the one that was first.
      const first = await this.queries.onSide(scheme.schemeId, personId, side, tx)
      if (first === undefined) throw notFound('The profile')
      return ok(first.id)
    })
  }

  /** Whether a person belongs to an organisation on the day of the request. */
  async belongsTo(ctx: Ctx, personId: PersonId, organisationId: string): Promise<boolean> {
    if (!isId(organisationId)) return false
    return (await this.memberships.rolesOf(personId, londonDate(ctx.now))).some((held) => held.organisationId === asId(organisationId))
  }

  /**
   * Submits, pauses, resumes, leaves or returns. Errors: `TRANSITION_NOT_ALLOWED`; `SCHEME_CLOSED` for what makes or keeps a profile
   * ready; what is missing or wrong with it; `STILL_MATCHED` for leaving in mid-relationship (open proposals are taken back).
   */
  async move(ctx: Ctx, id: string, action: Exclude<ProfileAction, 'reopen'>): Promise<Outcome> {
    const profileId = await this.own(ctx, id)
    return this.uow.run(async (tx): Promise<Outcome> => {
      if (action === 'withdraw') await this.queries.holdLiveMatches(tx, profileId)
      const { profile, scheme, skills } = await this.writer.lock(tx, profileId)
      const moved = await this.writer.move(tx, ctx, profile, action)
      if (!moved.ok) return moved
      if (['submit', 'resume', 'return'].includes(action) && scheme.state !== 'open') return err([CLOSED])
      if (action === 'submit' || action === 'resume') {
        const content = contentOf(profile, skills, scheme)
        const missing = whatIsMissing(content, scheme).map(({ field, fix }) => ({ code: 'MISSING', field, message: fix }))
        const errors = [...missing, ...problemErrors(checkProfile(content, scheme, await this.skills.keysOf(ctx, scheme.frameworkVersionId), profile))]
        if (errors.length > 0) return err(errors)
      }
      if (action === 'withdraw' && !(await this.queries.liveMatches(profile.id, tx)).every(isProposal)) return err([MATCHED])
      return moved
    })
  }

  /** Deletes a draft for good. Errors: `NOT_A_DRAFT`, `TOOK_PART`. */
  async remove(ctx: Ctx, id: string): Promise<Outcome> {
    const profileId = await this.own(ctx, id)
    return this.uow.run(async (tx): Promise<Outcome> => {
      const { profile } = await this.writer.lock(tx, profileId)
      if (profile.state !== 'draft') return err([{ code: 'NOT_A_DRAFT', field: '', message: 'Only a draft can be deleted. Leave the scheme instead.' }])
      if (!(await this.queries.remove(tx, profileId))) return err([TOOK_PART])
      await this.writer.record(tx, ctx, profile, 'delete')
      return ok(profileId)
    })
  }

  private async own(ctx: Ctx, id: string): Promise<ProfileId> {
    const standing = await this.standing.forProfile(ctx, id)
    requireAccess(ctx, can.ownProfile, standing)
    return standing.profileId
  }
}
