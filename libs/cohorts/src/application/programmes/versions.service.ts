import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { err, newId, ok, type Result } from '#kernel'
import { type Ctx, personOf, requireAccess } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { notFound, problemErrors, type UserError } from '#platform/errors'
import { CurriculumItemEntity } from '../../data/programmes/curriculum-item.entity.js'
import { ProgrammeQueries } from '../../data/programmes/programme.queries.js'
import { ProgrammeVersionEntity } from '../../data/programmes/programme-version.entity.js'
import { ProgrammeVersionHistoryEntity } from '../../data/programmes/version-history.entity.js'
import { toVersionDraft, VersionQueries, type VersionRow } from '../../data/programmes/version.queries.js'
import { can, checkVersion, decidePublish, decideRetire, type ProgrammeId, type ProgrammeVersionId, type VersionDraft, type VersionState } from '../../domain/index.js'
import { refusalErrors } from '../refusals.js'
import { StandingService } from '../runs/standing.service.js'
import { buildVersion, checkChoices, isUnfinished, type VersionInput } from './build-version.js'

type Saved = Result<ProgrammeVersionId, readonly UserError[]>

/** Versions of a programme: one draft at a time is edited, published whole, and retired when no run waits on it. */
@Injectable()
export class VersionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: VersionQueries,
    private readonly programmes: ProgrammeQueries,
    private readonly standing: StandingService,
    private readonly audit: AuditService,
  ) {}

  /** The version, when the viewer may see it: drafts are for those who run the programme or teach it. */
  async byId(ctx: Ctx, id: string): Promise<VersionRow> {
    requireAccess(ctx, can.seeVersion, await this.standing.forVersion(ctx, id))
    const [found] = await this.queries.byIds([id])
    if (!found) throw notFound('The programme version')
    return found
  }

  /** The versions of a programme that the viewer may see, newest first. */
  async ofProgramme(ctx: Ctx, programmeId: ProgrammeId): Promise<readonly VersionRow[]> {
    const standing = await this.standing.forProgramme(ctx, programmeId)
    requireAccess(ctx, can.seeProgramme, standing)
    const rows = await this.queries.ofProgrammes([programmeId])
    return rows.filter(({ state }) => can.seeVersion.permits({ ...standing, versionState: state }))
  }

  /** For loaders, on the way from a run that the viewer has been shown. */
  async byIds(ids: readonly ProgrammeVersionId[]): Promise<ReadonlyMap<ProgrammeVersionId, VersionRow>> {
    return new Map((await this.queries.byIds(ids)).map((row) => [row.id, row]))
  }

  /** For loaders: the newest published version of each programme. */
  async publishedOf(programmeIds: readonly ProgrammeId[]): Promise<ReadonlyMap<ProgrammeId, VersionRow>> {
    return new Map((await this.queries.published(programmeIds)).map((row) => [row.programmeId, row]))
  }

  /** What still stands between a draft and being published; empty for any other version. */
  listOpenProblems(version: VersionRow): readonly UserError[] {
    return version.state === 'draft' ? problemErrors(checkVersion(toVersionDraft(version), version.programmeId)) : []
  }

  /** Writes the programme's draft, making a new version where there is none. It may be unfinished, but what there is has to be sound. */
  async saveDraft(ctx: Ctx, programmeId: ProgrammeId, input: VersionInput): Promise<Saved> {
    const standing = await this.standing.forProgramme(ctx, programmeId)
    requireAccess(ctx, can.seeProgramme, standing)
    requireAccess(ctx, can.manageProgramme, standing)
    const choices = checkChoices(input)
    if (choices.length > 0) return err(problemErrors(choices))
    const draft = buildVersion(input)
    const problems = checkVersion(draft, programmeId).filter((problem) => !isUnfinished(problem))
    if (problems.length > 0) return err(problemErrors(problems))
    const missing = draft.prerequisiteProgrammes.length - (await this.programmes.byIds(draft.prerequisiteProgrammes)).length
    if (missing > 0 || draft.prerequisiteProgrammes.length < new Set(input.prerequisiteProgrammes).size) {
      return err([{ code: 'PROGRAMME_UNKNOWN', field: 'prerequisiteProgrammes', message: 'Choose programmes that exist.' }])
    }
    return this.uow.run(async (tx) => {
      await this.programmes.lock(tx, programmeId)
      const { draftId, next } = await this.queries.draftOrNextNumber(tx, programmeId)
      const id = draftId ?? newId<ProgrammeVersionId>()
      if (draftId === null) {
        await tx.manager.insert(ProgrammeVersionEntity, { id, programmeId, number: next, state: 'draft', ...columns(draft), createdAt: ctx.now, updatedAt: ctx.now })
        await this.remember(tx, ctx, id, null, 'draft')
      } else {
        await tx.manager.update(ProgrammeVersionEntity, { id }, { ...columns(draft), updatedAt: ctx.now })
        await this.queries.dropItems(tx, id)
      }
      await tx.manager.insert(CurriculumItemEntity, draft.items.map((item, position) => itemColumns(item, position, id)))
      return ok(id)
    })
  }

  /** Publishes a draft. Errors: everything that is still wrong with it. */
  publish(ctx: Ctx, id: string): Promise<Saved> {
    return this.change(ctx, id, (_tx, version) => Promise.resolve(decidePublish(version.state, toVersionDraft(version), version.programmeId)))
  }

  /** Retires a published version. Refused while runs of it have not begun. */
  retire(ctx: Ctx, id: string): Promise<Saved> {
    return this.change(ctx, id, async (tx, version) => decideRetire(version.state, await this.queries.runsNotBegun(tx, version.id)))
  }

  private async change(ctx: Ctx, id: string, decide: (tx: Tx, version: VersionRow) => Promise<ReturnType<typeof decidePublish> | ReturnType<typeof decideRetire>>): Promise<Saved> {
    const standing = await this.standing.forVersion(ctx, id)
    requireAccess(ctx, can.seeVersion, standing)
    requireAccess(ctx, can.manageProgramme, standing)
    return this.uow.run(async (tx): Promise<Saved> => {
      const version = await this.queries.lock(tx, standing.versionId)
      if (!version) throw notFound('The programme version')
      const decision = await decide(tx, version)
      if (!decision.ok) return err(refusalErrors(decision.error))
      const stamp = decision.value === 'published' ? { publishedAt: ctx.now } : { retiredAt: ctx.now }
      await tx.manager.update(ProgrammeVersionEntity, { id: version.id }, { state: decision.value, ...stamp, updatedAt: ctx.now })
      await this.remember(tx, ctx, version.id, version.state, decision.value)
      await this.audit.record(tx, ctx, { action: can.manageProgramme.action, subject: { kind: 'programme_version', id: version.id }, detail: { from: version.state, to: decision.value } })
      return ok(version.id)
    })
  }

  private async remember(tx: Tx, ctx: Ctx, versionId: ProgrammeVersionId, fromState: VersionState | null, toState: VersionState): Promise<void> {
    await tx.manager.insert(ProgrammeVersionHistoryEntity, { id: newId(), versionId, at: ctx.now, fromState, toState, actorId: personOf(ctx.actor) ?? null })
  }
}

const columns = (draft: VersionDraft) => ({
  routes: [...draft.routes], needsApproval: draft.needsApproval, optionGroups: draft.optionGroups, prerequisiteProgrammes: [...draft.prerequisiteProgrammes], ...draft.completion,
})

const itemColumns = (item: VersionDraft['items'][number], position: number, versionId: ProgrammeVersionId) => ({
  id: item.id, versionId, position, code: item.code, title: item.title, kind: item.kind, requirement: item.requirement.type,
  optionGroupId: item.requirement.type === 'option' ? item.requirement.groupId : null, prerequisites: [...item.prerequisites],
  duration: item.duration ?? null, dueDays: item.dueDays ?? null, maxResubmissions: item.maxResubmissions ?? null, passRequired: item.passRequired ?? null,
})
