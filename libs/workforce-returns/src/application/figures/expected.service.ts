import { Injectable } from '@nestjs/common'
import { type OrganisationRow, OrganisationsService } from '#directory'
import type { PlainDate } from '#kernel'
import type { Ctx } from '#platform/access'
import { EXPECTED_KINDS } from '../returns/expected-organisations.js'

/** More organisations than there are. */
const ALL = 10_000

/** The organisations whose returns are expected. */
@Injectable()
export class ExpectedService {
  constructor(private readonly organisations: OrganisationsService) {}

  /** Those that stand on a day, by name. */
  async on(ctx: Ctx, on: PlainDate, filter: { readonly region?: string | undefined; readonly search?: string | undefined } = {}): Promise<OrganisationRow[]> {
    const pages = await Promise.all(EXPECTED_KINDS.map((kind) => this.organisations.page(ctx, { kind, on, ...filter }, ALL, undefined)))
    return pages.flatMap(({ rows }) => rows).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1))
  }
}
