import { Injectable } from '@nestjs/common'
import type { ImportKind } from '../domain/index.js'
import { ImportMembershipsQueries } from './import-memberships.queries.js'
import { ImportOrganisationsQueries } from './import-organisations.queries.js'
import { ImportPeopleQueries } from './import-people.queries.js'
import type { ImportTarget } from './import-scope.types.js'

/** Where each kind of file goes. */
@Injectable()
export class ImportTargets {
  private readonly byKind: Readonly<Record<ImportKind, ImportTarget>>

  constructor(organisations: ImportOrganisationsQueries, people: ImportPeopleQueries, memberships: ImportMembershipsQueries) {
    this.byKind = { organisations, people, memberships }
  }

  of(kind: ImportKind): ImportTarget {
    return this.byKind[kind]
  }
}
