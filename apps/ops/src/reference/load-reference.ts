import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { INestApplicationContext } from '@nestjs/common'
import { parse } from 'csv-parse/sync'
import { FrameworkImportService, FrameworksService } from '#competency'
import { type MatrixCell, MatrixService } from '#directory'
import { QuestionSetsService } from '#equality'
import type { Ctx } from '#platform/access'

const FRAMEWORK = join('libs', 'competency', 'reference', 'demonstration-framework.csv')
const QUESTIONS = join('libs', 'equality', 'reference', 'questions-england-and-wales.json')
const MATRIX = join('libs', 'directory', 'reference', 'responsibility-matrix.csv')

/** Loads the responsibility matrix, the demonstration framework and the equality questions. Once more changes nothing. @returns what was done, in lines to print. */
export async function loadReference(app: INestApplicationContext, ctx: Ctx): Promise<string[]> {
  return [await loadMatrix(app, ctx), await loadFramework(app, ctx), await loadEqualityQuestions(app, ctx)]
}

async function loadMatrix(app: INestApplicationContext, ctx: Ctx): Promise<string> {
  const cells = parse(readFileSync(MATRIX, 'utf8'), { columns: true, bom: true }) as MatrixCell[]
  const loaded = await app.get(MatrixService, { strict: false }).load(ctx, cells)
  if (!loaded.ok) throw new Error(`The responsibility matrix does not load: ${JSON.stringify(loaded.error)}`)
  return `Responsibility matrix: ${cells.length} cells, ${loaded.value} changed.`
}

async function loadFramework(app: INestApplicationContext, ctx: Ctx): Promise<string> {
  const imported = await app.get(FrameworkImportService, { strict: false }).import(
    ctx, { key: 'demonstration', name: 'Demonstration framework', version: '1.0' }, createReadStream(FRAMEWORK), { dryRun: false })
  if (!imported.ok) {
    if (imported.error.some(({ code }) => code === 'VERSION_PUBLISHED')) return 'Demonstration framework: already there.'
    throw new Error(`The demonstration framework does not load: ${JSON.stringify(imported.error)}`)
  }
  const { versionId, problems, rows } = imported.value
  if (versionId === undefined) throw new Error(`The demonstration framework has problems: ${JSON.stringify(problems.slice(0, 5))}`)
  const published = await app.get(FrameworksService, { strict: false }).publish(ctx, versionId, 'Reference data')
  if (!published.ok) throw new Error(`The demonstration framework cannot be published: ${JSON.stringify(published.error)}`)
  return `Demonstration framework: ${rows} rows.`
}

async function loadEqualityQuestions(app: INestApplicationContext, ctx: Ctx): Promise<string> {
  const sets = app.get(QuestionSetsService, { strict: false })
  if ((await sets.list(ctx)).length > 0) return 'Equality questions: already there.'
  const imported = await sets.importDraft(ctx, readFileSync(QUESTIONS, 'utf8'))
  const published = imported.ok ? await sets.publish(ctx, imported.value, 'Reference data') : imported
  if (!published.ok) throw new Error(`The equality questions do not load: ${JSON.stringify(published.error)}`)
  return 'Equality questions: version 1 is asked.'
}
