import { Injectable } from '@nestjs/common'
import type { PersonId, Result } from '#kernel'
import type { Ctx } from '#platform/access'
import { AppError, type UserError } from '#platform/errors'
import type { LoaderDefinition } from '#platform/graphql'
import { PersonRecordsService } from '../application/person-records.service.js'
import { PeopleService } from '../application/people.service.js'
import { OrganisationsService } from '../application/organisations.service.js'
import type { OrganisationId } from '#kernel'
import type { OrganisationRow } from '../data/organisation.queries.js'
import type { PersonRow } from '../data/person.queries.js'
import type { DonePayload, PersonPayload } from './person-record.type.js'

/** How this lib's mutations answer, and the loaders that its types share. */
@Injectable()
export class PersonAnswers {
  readonly people: LoaderDefinition<PersonId, PersonRow>
  readonly organisations: LoaderDefinition<OrganisationId, OrganisationRow>

  constructor(private readonly records: PersonRecordsService, people: PeopleService, organisations: OrganisationsService) {
    this.people = { name: 'person', load: (_ctx, ids) => people.byIds(ids) }
    this.organisations = { name: 'organisation', load: (_ctx, ids) => organisations.byIds(ids) }
  }

  /** The record as it now is; nothing where the asker, by what they did, lost sight of it. */
  async person(ctx: Ctx, result: Result<PersonId, readonly UserError[]>): Promise<PersonPayload> {
    if (!result.ok) return { person: null, userErrors: result.error }
    try {
      return { person: await this.records.byId(ctx, result.value), userErrors: [] }
    } catch (error) {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return { person: null, userErrors: [] }
      throw error
    }
  }

  done(result: Result<unknown, readonly UserError[]>): DonePayload {
    return { done: result.ok, userErrors: result.ok ? [] : result.error }
  }
}
