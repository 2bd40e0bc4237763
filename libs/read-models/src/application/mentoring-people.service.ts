import { Injectable } from '@nestjs/common'
import { asId, isId, type OrganisationId } from '#kernel'
import { mentoringCan, MentoringStandingService, type ProfileState, SECTORS, type Side } from '#mentoring'
import { type Ctx, requireAccess } from '#platform/access'
import { badInput, forbidden, notFound } from '#platform/errors'
import { type CandidateRow, MentoringPeopleQueries, type ParticipantPage } from '../data/mentoring-people.queries.js'
import { OrganisationMentoringQueries, type OrganisationMentoringRow } from '../data/organisation-mentoring.queries.js'

type Maybe<T> = T | null | undefined

export interface ParticipantsQuestion {
  readonly schemeId: string
  readonly side?: Maybe<Side>
  readonly state?: Maybe<Exclude<ProfileState, 'draft'>>
  readonly search?: Maybe<string>
  readonly organisationId?: Maybe<string>
  readonly skill?: Maybe<string>
  readonly unmatched: boolean
}

export interface CandidatesQuestion {
  readonly profileId: string
  readonly search?: Maybe<string>
  readonly skill?: Maybe<string>
  readonly sector?: Maybe<string>
}

/** The people of mentoring schemes: for those who match them, for each other, and for the organisations that they come from. */
@Injectable()
export class MentoringPeopleService {
  constructor(
    private readonly standing: MentoringStandingService,
    private readonly people: MentoringPeopleQueries,
    private readonly organisations: OrganisationMentoringQueries,
  ) {}

  /** Everybody who submitted a profile in a scheme, with counts of the whole. For those who match people in it. */
  async participants(ctx: Ctx, { schemeId, ...asked }: ParticipantsQuestion, first: number, after: readonly [string, string, string] | undefined): Promise<ParticipantPage> {
    const standing = await this.standing.forScheme(ctx, schemeId)
    requireAccess(ctx, mentoringCan.seeScheme, standing)
    requireAccess(ctx, mentoringCan.seeParticipants, standing)
    if (typeof asked.organisationId === 'string' && !isId(asked.organisationId)) throw badInput('organisationId is not the id of an organisation.')
    return this.people.participants({
      schemeId: standing.schemeId, unmatched: asked.unmatched, side: asked.side ?? undefined, state: asked.state ?? undefined,
      search: asked.search ?? undefined, organisationId: asked.organisationId ?? undefined, skill: asked.skill ?? undefined,
    }, first, after)
  }

  /** Ready people on the other side from one's own profile. In a blind scheme without names and organisations. */
  async candidates(ctx: Ctx, { profileId, ...asked }: CandidatesQuestion, first: number, after: readonly [string, string] | undefined): Promise<{ readonly rows: readonly CandidateRow[]; readonly total: number; readonly blind: boolean }> {
    const standing = await this.standing.forProfile(ctx, profileId)
    requireAccess(ctx, mentoringCan.browseOtherSide, standing)
    if (standing.profileState === 'withdrawn') throw forbidden('You have left this scheme. Return to it to see who takes part.')
    if (typeof asked.sector === 'string' && !(SECTORS as readonly string[]).includes(asked.sector)) throw badInput(`sector is one of ${SECTORS.join(', ')}`)
    const blind = await this.people.isBlind(standing.schemeId)
    const page = await this.people.candidates({
      schemeId: standing.schemeId, side: standing.side === 'mentee' ? 'mentor' : 'mentee', exceptPersonId: standing.personId, blind,
      search: asked.search ?? undefined, skill: asked.skill ?? undefined, sector: asked.sector ?? undefined,
    }, first, after)
    return { ...page, blind }
  }

  /** How far an organisation's own people are in schemes. For its administrators; others are answered NOT_FOUND. */
  async ofOrganisation(ctx: Ctx, organisationId: string, first: number, after: readonly [string, string, string] | undefined): Promise<{ readonly rows: readonly OrganisationMentoringRow[]; readonly total: number }> {
    if (!isId(organisationId)) throw notFound('The organisation')
    requireAccess(ctx, mentoringCan.seeOwnPeople, this.standing.forOwner(ctx, asId<OrganisationId>(organisationId)))
    return this.organisations.page(organisationId, first, after)
  }
}
