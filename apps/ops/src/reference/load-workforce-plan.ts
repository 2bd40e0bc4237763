import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { INestApplicationContext } from '@nestjs/common'
import { OrganisationsService } from '#directory'
import { NATION, type OrganisationId, unwrap } from '#kernel'
import type { Ctx } from '#platform/access'
import { IndicatorsService, type IndicatorVersionId, PlansService, type PlanVersionId, type TargetContent, TargetsService } from '#workforce'
import { UNDER_REPRESENTED } from '#workforce-returns'

const FILE = join('libs', 'workforce', 'reference', 'workforce-plan.json')

/** Lists of groups that the file names and does not repeat: written out into the version of the indicator. */
const GROUPS: Readonly<Record<string, readonly { readonly characteristic: string; readonly categories: readonly string[] }[]>> = {
  'under-represented': UNDER_REPRESENTED.map(({ characteristic, categories }) => ({ characteristic, categories })),
}

type IndicatorInput = Parameters<IndicatorsService['create']>[3] & { readonly key: string }
interface PlanFile {
  readonly title: string
  readonly narrative: string
  readonly indicators: readonly IndicatorInput[]
  readonly targets: readonly (Omit<TargetContent, 'indicatorVersionId' | 'ownerOrganisationId'> & { readonly code: string; readonly indicator: string })[]
}

export interface LoadedPlan {
  readonly lines: readonly string[]
  /** The draft; undefined when there was a national plan already. */
  readonly versionId?: PlanVersionId
}

/** The national plan that ships with Waymark, with the lists of groups that it names. */
export function readPlanFile(): PlanFile {
  const file = JSON.parse(readFileSync(FILE, 'utf8')) as PlanFile
  return { ...file, indicators: file.indicators.map((indicator) => ({ ...indicator, parameters: withGroups(indicator.parameters) })) }
}

/** The organisation of a code, such as `DEMO-LGA`. */
export async function organisationOfCode(app: INestApplicationContext, ctx: Ctx, code: string): Promise<OrganisationId | undefined> {
  const { rows } = await app.get(OrganisationsService, { strict: false }).page(ctx, { search: code }, 20, undefined)
  return rows.find((row) => row.code === code)?.id
}

/** Loads the indicators, and the national plan as a draft that its two owners approve. Once more changes nothing. */
export async function loadWorkforcePlan(app: INestApplicationContext, ctx: Ctx, instituteId: OrganisationId, lgaId: OrganisationId): Promise<LoadedPlan> {
  const file = readPlanFile()
  const indicators = app.get(IndicatorsService, { strict: false })
  const versions = new Map<string, IndicatorVersionId>()
  let added = 0
  for (const { key, ...content } of file.indicators) {
    const known = await indicators.byKey(key)
    versions.set(key, known?.newestVersionId ?? unwrap(await indicators.create(ctx, instituteId, key, content)))
    if (known === undefined) added += 1
  }
  const lines = [`Indicators: ${file.indicators.length}, ${added} added.`]
  const plans = app.get(PlansService, { strict: false })
  if ((await plans.ofArea(ctx, NATION)) !== undefined) return { lines: [...lines, 'National workforce plan: already there.'] }
  const { versionId } = unwrap(await plans.beginNational(ctx, instituteId, lgaId, file))
  const targets = app.get(TargetsService, { strict: false })
  for (const [n, { code, indicator, ...target }] of file.targets.entries()) {
    const indicatorVersionId = versions.get(indicator)
    if (indicatorVersionId === undefined) throw new Error(`${FILE}: the target ${code} names no indicator of the file`)
    unwrap(await targets.add(ctx, versionId, n + 1, code, { ...target, indicatorVersionId, ownerOrganisationId: instituteId }))
  }
  return { lines: [...lines, `National workforce plan: a draft with ${file.targets.length} targets. Its owners propose, approve and publish it.`], versionId }
}

function withGroups(parameters: IndicatorInput['parameters']): IndicatorInput['parameters'] {
  const { groups } = parameters
  if (typeof groups !== 'string') return parameters
  const list = GROUPS[groups]
  if (list === undefined) throw new Error(`${FILE} names groups that there are not: ${groups}`)
  return { ...parameters, groups: list }
}
