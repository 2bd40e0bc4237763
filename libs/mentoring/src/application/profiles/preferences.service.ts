import { Injectable } from '@nestjs/common'
import { normaliseEmail, OrganisationsService, PeopleService } from '#directory'
import { asId, isId, ok, type OrganisationId, type PersonId, type Result } from '#kernel'
import { type Ctx, requireAccess, requirePerson } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { refused, type UserError } from '#platform/errors'
import { type Avoided, type Background, PrivatePreferenceQueries } from '../../data/profiles/private-preferences.queries.js'
import { ProfileQueries } from '../../data/profiles/profile.queries.js'
import { can, type Choice, checkAvoided, checkTags, checkWishes, MOST_AVOIDED, otherSide, type Problem, type ProfileId } from '../../domain/index.js'
import { StandingService } from '../standing/standing.service.js'
import { type LockedProfile, ProfileWriter } from './profile-writer.js'

/** What is one person's alone. */
export interface Preferences {
  readonly profileId: ProfileId
  readonly wishes: readonly PersonId[]
  readonly avoided: Avoided
  readonly background: Background | null
  readonly choice: Choice | null
}

export interface AvoidInput {
  readonly personIds: readonly string[]
  /** Of people who cannot be picked from a list: all that are to be on it. */
  readonly emails: readonly string[]
  readonly organisationIds: readonly string[]
}

type Outcome = Result<ProfileId, readonly UserError[]>

/**
 * Wishes, people and organisations to avoid, and one's own words about a background. Read and written by their person alone: there is
 * no way here for anybody else, and the audit trail says that they changed, never how.
 */
@Injectable()
export class PreferencesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: PrivatePreferenceQueries,
    private readonly profiles: ProfileQueries,
    private readonly standing: StandingService,
    private readonly writer: ProfileWriter,
    private readonly people: PeopleService,
    private readonly organisations: OrganisationsService,
  ) {}

  async read(ctx: Ctx, id: string): Promise<Preferences> {
    const profileId = await this.own(ctx, id)
    const [[profile], wishes, avoided, background] = await Promise.all([
      this.profiles.byIds([profileId]), this.queries.wishes(profileId), this.queries.avoided(profileId), this.queries.background(profileId),
    ])
    return { profileId, wishes, avoided, background: background ?? null, choice: profile?.details.choice ?? null }
  }

  /** Replaces the wishes, most wanted first. Errors: see `checkWishes`. */
  async saveWishes(ctx: Ctx, id: string, personIds: readonly string[]): Promise<Outcome> {
    const wanted = personIds.map((one) => asId<PersonId>(one))
    return this.change(ctx, id, 'change-wishes', async (tx, { profile, scheme }) => {
      const onOtherSide = await this.queries.readyOn(scheme.id, otherSide(profile.side), wanted.filter(isId), tx)
      const problems = checkWishes({ personIds: wanted, ownId: profile.personId, blind: scheme.settings.blind, onOtherSide })
      if (problems.length === 0) await this.queries.replaceWishes(tx, profile.id, wanted)
      return problems
    })
  }

  /**
   * Replaces the list of whom not to be matched with. An address is kept as it was typed and answered alike whether anybody here has it; people by id are
   * those on the list already, and whoever can be browsed. Errors: see `checkAvoided`.
   */
  async saveAvoided(ctx: Ctx, id: string, { personIds, emails, organisationIds: named }: AvoidInput): Promise<Outcome> {
    const addresses = emails.map((email) => email.trim()).filter((email) => email !== '').map((typed) => {
      const email = normaliseEmail(typed)
      return { typed, email: email.ok ? email.value : undefined }
    })
    const [asked, organisationIds] = [personIds.map((one) => asId<PersonId>(one)), named.map((one) => asId<OrganisationId>(one))]
    const profileId = await this.own(ctx, id)
    const me = requirePerson(ctx)
    const found = await this.organisations.byIds(organisationIds.filter(isId).slice(0, MOST_AVOIDED))
    const own = await this.people.contactOf([me])
    return this.change(ctx, profileId, 'change-avoided', async (tx, { profile, scheme }) => {
      const listed = (await this.queries.avoided(profile.id, tx)).personIds
      const browsed = scheme.settings.blind ? [] : await this.queries.readyOn(scheme.id, otherSide(profile.side), asked.filter(isId), tx)
      const ownEmails = new Set([...own.values()].flatMap(({ email }) => email ?? []))
      const problems = checkAvoided({ personIds: asked, organisationIds, addresses, ownId: profile.personId, ownEmails, known: new Set<string>([...listed, ...browsed, ...found.keys()]) })
      if (problems.length === 0) await this.queries.replaceAvoided(tx, profile.id, { personIds: asked, organisationIds, emails: addresses.flatMap(({ email }) => email ?? []) })
      return problems
    })
  }

  /** Replaces the words about a background; none takes the consent back. Errors: see `checkTags`. */
  async saveBackground(ctx: Ctx, id: string, tags: readonly string[]): Promise<Outcome> {
    const problems = checkTags(tags)
    return this.change(ctx, id, tags.length > 0 ? 'consent-background' : 'withdraw-background', async (tx, { profile }) => {
      if (problems.length === 0) await this.queries.setBackground(tx, profile.id, tags.map((tag) => tag.trim().replace(/\s+/g, ' ')), ctx.now)
      return problems
    })
  }

  private async own(ctx: Ctx, id: string): Promise<ProfileId> {
    const standing = await this.standing.forProfile(ctx, id)
    requireAccess(ctx, can.ownProfile, standing)
    return standing.profileId
  }

  private async change(ctx: Ctx, id: string, did: string, write: (tx: Tx, locked: LockedProfile) => Promise<readonly Problem[]>): Promise<Outcome> {
    const profileId = await this.own(ctx, id)
    return this.uow.run(async (tx): Promise<Outcome> => {
      const locked = await this.writer.lock(tx, profileId)
      const problems = await write(tx, locked)
      if (problems.length > 0) return refused(problems)
      await this.writer.record(tx, ctx, locked.profile, did)
      return ok(profileId)
    })
  }
}
