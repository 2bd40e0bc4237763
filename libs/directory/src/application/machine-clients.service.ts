import { Inject, Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { asId, err, isId, ok, type OrganisationId, type Result } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { CONFIG, type Config } from '#platform/config'
import { UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { type MachineClientRow, MachineClientQueries } from '../data/machine-client.queries.js'
import { OrganisationQueries } from '../data/organisation.queries.js'
import { FieldReader, refuse } from './read-fields.js'
import { manageMachineClients } from './upkeep-policies.js'

export interface MachineClientInput {
  readonly issuer: string
  readonly clientId: string
  readonly name: string
  readonly organisationId?: string | null | undefined
  readonly scopes: readonly string[]
}

const SCOPE = /^[a-z][a-z-]*:[a-z][a-z-]*$/

/** Programs that sign in by themselves. Their secrets stay with the identity provider; here stands what they may do. */
@Injectable()
export class MachineClientsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: MachineClientQueries,
    private readonly organisations: OrganisationQueries,
    private readonly audit: AuditService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(ctx: Ctx): Promise<MachineClientRow[]> {
    requireAccess(ctx, manageMachineClients, undefined)
    return this.queries.list()
  }

  async register(ctx: Ctx, input: MachineClientInput): Promise<Result<true, readonly UserError[]>> {
    requireAccess(ctx, manageMachineClients, undefined)
    const reader = new FieldReader()
    const row = {
      issuer: input.issuer, clientId: reader.text('clientId', input.clientId, 'the client id'), name: reader.text('name', input.name, 'a name'),
      organisationId: input.organisationId ? asId<OrganisationId>(input.organisationId) : null, scopes: [...new Set(input.scopes)],
    }
    if (!this.config.OIDC_ISSUERS.some(({ issuer }) => issuer === row.issuer)) reader.say('UNKNOWN_ISSUER', 'issuer', 'Waymark trusts no issuer of this address. Check it, or add it to the configuration first.')
    row.scopes.forEach((scope, index) => { if (!SCOPE.test(scope)) reader.say('NOT_A_SCOPE', `scopes.${index}`, 'A scope is two words with a colon, such as enrolments:write.') })
    const known = row.organisationId === null || (isId(row.organisationId) && (await this.organisations.byIds([row.organisationId])).length > 0)
    if (!known) reader.say('UNKNOWN_ORGANISATION', 'organisationId', 'Choose an organisation from the list.')
    if (reader.problems.length > 0) return err(reader.problems)
    return this.uow.run(async (tx): Promise<Result<true, readonly UserError[]>> => {
      if (!(await this.queries.register(tx, row))) return refuse('ALREADY_REGISTERED', 'clientId', 'This program is registered already. Revoke it first to change what it may do.')
      await this.audit.record(tx, ctx, { action: 'machine-client:register', subject: { kind: 'machine-client', id: row.clientId }, detail: { ...row } })
      return ok(true)
    })
  }

  /** Takes its access away at once. */
  async revoke(ctx: Ctx, issuer: string, clientId: string): Promise<void> {
    requireAccess(ctx, manageMachineClients, undefined)
    await this.uow.run(async (tx) => {
      if (!(await this.queries.revoke(tx, issuer, clientId, ctx.now))) throw notFound('The program')
      await this.audit.record(tx, ctx, { action: 'machine-client:revoke', subject: { kind: 'machine-client', id: clientId }, detail: { issuer } })
    })
  }
}
