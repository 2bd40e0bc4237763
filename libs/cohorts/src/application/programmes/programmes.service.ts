import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { AREAS, BODIES, OBLIGATIONS, OrganisationsService } from '#directory'
import { err, newId, ok, type OrganisationId, type Result } from '#kernel'
import { type Ctx, isPlatformAdmin, organisationsWithRole, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound, problemErrors, type UserError } from '#platform/errors'
import { ProgrammeEntity } from '../../data/programmes/programme.entity.js'
import { type CatalogueFilter, ProgrammeQueries, type ProgrammeRow, type ProgrammeScope } from '../../data/programmes/programme.queries.js'
import { can, checkProgramme, type ProgrammeId } from '../../domain/index.js'
import { StandingService } from '../runs/standing.service.js'
import { seeCatalogue } from './catalogue-policy.js'

export interface ProgrammeInput {
  readonly title: string
  readonly summary: string
  readonly audience: string
  readonly matrixBody: string
  readonly matrixArea: string
  readonly obligation: string
}

/** Programmes themselves: the catalogue, and their upkeep by the managers of the owning organisation. */
@Injectable()
export class ProgrammesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: ProgrammeQueries,
    private readonly standing: StandingService,
    private readonly organisations: OrganisationsService,
    private readonly audit: AuditService,
  ) {}

  /** What is published, and to its managers what is not yet. */
  async catalogue(ctx: Ctx, filter: CatalogueFilter, first: number, after: readonly [string, string] | undefined): Promise<{ rows: ProgrammeRow[]; total: number }> {
    requireAccess(ctx, seeCatalogue, undefined)
    return this.queries.page(programmeScope(ctx), filter, first, after)
  }

  async byId(ctx: Ctx, id: ProgrammeId): Promise<ProgrammeRow> {
    const standing = await this.standing.forProgramme(ctx, id)
    requireAccess(ctx, can.seeProgramme, standing)
    const [found] = await this.queries.byIds([id])
    if (!found) throw notFound('The programme')
    return found
  }

  /** For loaders, on the way from something that the viewer has been shown. */
  async byIds(ids: readonly ProgrammeId[]): Promise<ReadonlyMap<ProgrammeId, ProgrammeRow>> {
    return new Map((await this.queries.byIds(ids)).map((row) => [row.id, row]))
  }

  /** Adds a programme, owned by an organisation in which the actor manages programmes. Errors: the input's problems. */
  async create(ctx: Ctx, ownerId: OrganisationId, input: ProgrammeInput): Promise<Result<ProgrammeId, readonly UserError[]>> {
    requireAccess(ctx, can.manageProgramme, this.standing.forOwner(ctx, ownerId))
    const problems = checkInput(input)
    if (!(await this.organisations.byIds([ownerId])).has(ownerId)) return err([...problems, { code: 'ORGANISATION_UNKNOWN', field: 'organisationId', message: 'Choose an organisation that exists.' }])
    if (problems.length > 0) return err(problems)
    const id = newId<ProgrammeId>()
    return this.uow.run(async (tx) => {
      await tx.manager.insert(ProgrammeEntity, { ...trimmed(input), id, organisationId: ownerId, createdAt: ctx.now, updatedAt: ctx.now })
      await this.audit.record(tx, ctx, { action: can.manageProgramme.action, subject: { kind: 'programme', id }, detail: { created: input.title } })
      return ok(id)
    })
  }

  /** Changes the details; versions and runs stay as they are. */
  async update(ctx: Ctx, id: ProgrammeId, input: ProgrammeInput): Promise<Result<ProgrammeId, readonly UserError[]>> {
    const standing = await this.standing.forProgramme(ctx, id)
    requireAccess(ctx, can.seeProgramme, standing)
    requireAccess(ctx, can.manageProgramme, standing)
    const problems = checkInput(input)
    if (problems.length > 0) return err(problems)
    return this.uow.run(async (tx) => {
      const before = await this.queries.lock(tx, id)
      if (!before) throw notFound('The programme')
      await tx.manager.update(ProgrammeEntity, { id }, { ...trimmed(input), updatedAt: ctx.now })
      await this.audit.record(tx, ctx, { action: can.manageProgramme.action, subject: { kind: 'programme', id }, detail: { before, after: input } })
      return ok(id)
    })
  }
}

/** The scope of lists: what is published, and everything of organisations in which the actor manages programmes. */
export const programmeScope = (ctx: Ctx): ProgrammeScope => ({ all: isPlatformAdmin(ctx.actor), managed: organisationsWithRole(ctx.actor, 'programme_manager') })

const trimmed = (input: ProgrammeInput): ProgrammeInput => ({
  title: input.title.trim(), summary: input.summary.trim(), audience: input.audience, matrixBody: input.matrixBody, matrixArea: input.matrixArea, obligation: input.obligation,
})

function checkInput(input: ProgrammeInput): readonly UserError[] {
  const choices = [['matrixBody', BODIES], ['matrixArea', AREAS], ['obligation', OBLIGATIONS]] as const
  return [
    ...problemErrors(checkProgramme(input)),
    ...choices.flatMap(([field, known]) =>
      (known as readonly string[]).includes(input[field]) ? [] : [{ code: 'CHOICE_UNKNOWN', field, message: `Choose one of: ${known.join(', ')}.` }]),
  ]
}
