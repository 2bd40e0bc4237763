import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { OrganisationsService } from '#directory'
import { asId, err, isId, newId, ok, type OrganisationId, type Result, transition } from '#kernel'
import { type Ctx, isPlatformAdmin, organisationsWithRole, personOf, requireAccess } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { notFound, problemErrors, transitionErrors, type UserError } from '#platform/errors'
import { SchemeFactsQueries, type SchemeHistoryRow } from '../../data/schemes/scheme-facts.queries.js'
import { type SchemeContent, type SchemeFilter, SchemeQueries, type SchemeRow } from '../../data/schemes/scheme.queries.js'
import { can, checkScheme, decideSchemeChange, defaultSettings, SCHEME_TRANSITIONS, type SchemeAction, type SchemeId, type SchemeKind } from '../../domain/index.js'
import { StandingService } from '../standing/standing.service.js'
import { changedFields, type SettingsInput, trimmed, withKept } from './scheme-content.js'
import { seeSchemes } from './scheme-policies.js'
import { SchemeSkills } from './scheme-skills.js'

export interface SchemeInput extends Omit<SchemeContent, 'settings'> {
  /** Left out of a new scheme: what its kind begins with; of a change: as they are. */
  readonly settings?: SettingsInput | undefined
}

export interface SchemeChanged {
  readonly id: SchemeId
  /** Title of the round whose input is fixed: it keeps the settings of before. */
  readonly frozenRound: string | null
}

type Outcome<T = SchemeChanged> = Result<T, readonly UserError[]>

const UNKNOWN_FRAMEWORK: UserError = { code: 'FRAMEWORK_NOT_PUBLISHED', field: 'frameworkVersionId', message: 'Choose a framework version that is published.' }

/** Mentoring and sponsorship schemes: look-up for everybody, upkeep by the scheme managers of the organisation that runs them. */
@Injectable()
export class SchemesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: SchemeQueries,
    private readonly facts: SchemeFactsQueries,
    private readonly standing: StandingService,
    private readonly skills: SchemeSkills,
    private readonly organisations: OrganisationsService,
    private readonly audit: AuditService,
  ) {}

  /** Open and closed schemes by title; drafts of those who run them, too. */
  async list(ctx: Ctx, filter: SchemeFilter, first: number, after: readonly [string, string] | undefined): Promise<{ rows: SchemeRow[]; total: number }> {
    requireAccess(ctx, seeSchemes, undefined)
    const scope = { all: isPlatformAdmin(ctx.actor), organisationIds: [...organisationsWithRole(ctx.actor, 'scheme_manager'), ...organisationsWithRole(ctx.actor, 'matching_manager')] }
    return this.queries.page(filter, scope, first, after)
  }

  async byId(ctx: Ctx, id: string): Promise<SchemeRow> {
    requireAccess(ctx, can.seeScheme, await this.standing.forScheme(ctx, id))
    const found = await this.queries.one(id)
    if (found === undefined) throw notFound('The scheme')
    return found
  }

  /** For loaders, on the way from something that the viewer has been shown. */
  async byIds(ids: readonly SchemeId[]): Promise<ReadonlyMap<SchemeId, SchemeRow>> {
    return new Map((await this.queries.byIds(ids)).map((row) => [row.id, row]))
  }

  /** What was done to a scheme, newest first. For those who run it. */
  async history(ctx: Ctx, id: string): Promise<readonly SchemeHistoryRow[]> {
    const standing = await this.standing.forScheme(ctx, id)
    requireAccess(ctx, can.seeScheme, standing)
    requireAccess(ctx, can.manageScheme, standing)
    return this.facts.history(standing.schemeId)
  }

  /** Adds a draft, run by an organisation in which the actor manages schemes. Errors: see `checkScheme`. */
  async create(ctx: Ctx, organisationId: string, kind: SchemeKind, input: SchemeInput): Promise<Outcome> {
    const ownerId = asId<OrganisationId>(organisationId)
    requireAccess(ctx, can.manageScheme, this.standing.forOwner(ctx, ownerId))
    const settings = withKept(input.settings, defaultSettings(kind))
    const problems = [...problemErrors(checkScheme({ ...input, kind, settings })), ...(await this.checkFramework(ctx, input.frameworkVersionId))]
    if (!isId(ownerId) || !(await this.organisations.byIds([ownerId])).has(ownerId)) problems.push({ code: 'ORGANISATION_UNKNOWN', field: 'organisationId', message: 'Choose an organisation that exists.' })
    if (problems.length > 0) return err(problems)
    const id = newId<SchemeId>()
    return this.uow.run(async (tx): Promise<Outcome> => {
      await this.queries.insert(tx, { ...trimmed({ ...input, settings }), id, kind, state: 'draft', organisationId: ownerId }, ctx.now)
      await this.record(tx, ctx, id, { action: 'create', toState: 'draft', detail: {} })
      return ok({ id, frozenRound: null })
    })
  }

  /**
   * Changes a scheme that stood at `version`. Errors: `CONFLICT` when someone else saved in between, what is wrong with the scheme, and
   * what participants stand in the way of. A round that is frozen keeps its settings; the answer names it.
   */
  async update(ctx: Ctx, id: string, version: number, input: SchemeInput): Promise<Outcome> {
    const standing = await this.manageable(ctx, id)
    return this.uow.run(async (tx): Promise<Outcome> => {
      const was = await this.queries.lock(tx, standing)
      if (was === undefined) throw notFound('The scheme')
      const content = trimmed({ ...input, settings: withKept(input.settings, was.settings) })
      const moved = content.frameworkVersionId !== was.frameworkVersionId
      const unpublished = moved ? await this.checkFramework(ctx, content.frameworkVersionId) : []
      const problems = problemErrors([
        ...decideSchemeChange({
          seenVersion: version, version: was.version, mentees: await this.facts.mentees(was.id, tx), was, becomes: content,
          lostSkills: moved && unpublished.length === 0 ? await this.lostSkills(tx, ctx, was.id, content.frameworkVersionId) : [],
        }),
        ...checkScheme({ ...content, kind: was.kind }),
      ])
      if (problems.length > 0 || unpublished.length > 0) return err([...problems, ...unpublished])
      await this.queries.update(tx, was.id, content, ctx.now)
      await this.record(tx, ctx, was.id, { action: 'change', toState: was.state, detail: changedFields(was, content) })
      const round = await this.facts.openRound(was.id, tx)
      return ok({ id: was.id, frozenRound: round !== undefined && ['frozen', 'in_review'].includes(round.state) ? round.title : null })
    })
  }

  /** Opens, closes or reopens a scheme. Errors: `TRANSITION_NOT_ALLOWED`, `ROUND_UNDER_WAY`. */
  async move(ctx: Ctx, id: string, action: SchemeAction): Promise<Outcome> {
    const schemeId = await this.manageable(ctx, id)
    return this.uow.run(async (tx): Promise<Outcome> => {
      const was = await this.queries.lock(tx, schemeId)
      if (was === undefined) throw notFound('The scheme')
      const next = transition(SCHEME_TRANSITIONS, was.state, action)
      if (!next.ok) return err(transitionErrors('The scheme', next.error))
      const round = next.value === 'closed' ? await this.facts.openRound(was.id, tx) : undefined
      if (round !== undefined) return err([{ code: 'ROUND_UNDER_WAY', field: '', message: `The round ${round.title} is under way. Publish or cancel it first.` }])
      await this.queries.setState(tx, was.id, next.value, ctx.now)
      await this.record(tx, ctx, was.id, { action, toState: next.value, detail: {} })
      return ok({ id: was.id, frozenRound: null })
    })
  }

  private async manageable(ctx: Ctx, id: string): Promise<SchemeId> {
    const standing = await this.standing.forScheme(ctx, id)
    requireAccess(ctx, can.seeScheme, standing)
    requireAccess(ctx, can.manageScheme, standing)
    return standing.schemeId
  }

  private async checkFramework(ctx: Ctx, versionId: string): Promise<UserError[]> {
    return (await this.skills.isPublished(ctx, versionId)) ? [] : [UNKNOWN_FRAMEWORK]
  }

  private async lostSkills(tx: Tx, ctx: Ctx, id: SchemeId, versionId: string): Promise<readonly string[]> {
    const { skills, levels } = await this.skills.keysOf(ctx, versionId)
    const lost = (await this.facts.chosen(id, tx)).filter(({ key, level }) => !skills.has(key) || (level !== null && !levels.has(level)))
    return [...new Set(lost.map(({ key }) => key))]
  }

  private async record(tx: Tx, ctx: Ctx, schemeId: SchemeId, entry: Pick<SchemeHistoryRow, 'action' | 'toState' | 'detail'>): Promise<void> {
    await this.facts.note(tx, schemeId, { ...entry, actorId: personOf(ctx.actor) ?? null, at: ctx.now })
    await this.audit.record(tx, ctx, { action: can.manageScheme.action, subject: { kind: 'mentoring_scheme', id: schemeId }, detail: { did: entry.action, ...entry.detail } })
  }
}
