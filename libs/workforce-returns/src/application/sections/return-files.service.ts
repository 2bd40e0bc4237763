import type { Readable } from 'node:stream'
import { Injectable } from '@nestjs/common'
import { type CsvCell } from '#directory'
import { err, ok, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import type { UserError } from '#platform/errors'
import { ReturnContentQueries } from '../../data/returns/return-content.queries.js'
import { joined, type LineProblem, type ReturnContent, type Section, SECTION_FORMATS, type SectionFormat, staffByGroup } from '../../domain/index.js'
import { makeReturn, seeReturn } from '../return-policies.js'
import { ReturnAccess } from '../returns/return-access.js'
import { ReturnContextLoader, type ReturnSetting } from '../returns/return-context.loader.js'
import { readReturnFile } from './read-return-file.js'
import { ReturnSectionsService } from './return-sections.service.js'

export interface ReturnFileOptions {
  readonly returnId: string
  readonly section: Section
  readonly dryRun: boolean
}

/** What became of a file, or would become of it. */
export interface ReturnFileReport {
  readonly section: Section
  readonly dryRun: boolean
  readonly rows: number
  /** Whether its rows stand in the return now. */
  readonly saved: boolean
  readonly problemCount: number
  /** By line, at most {@link REPORT_LIMIT}. */
  readonly problems: readonly LineProblem[]
  /** Why it could not be read to its end. */
  readonly stopped?: LineProblem
}

export const REPORT_LIMIT = 1_000

/** Sections as files: taken in whole or not at all, and handed out filled in with the last return. */
@Injectable()
export class ReturnFilesService {
  constructor(
    private readonly sections: ReturnSectionsService,
    private readonly access: ReturnAccess,
    private readonly loader: ReturnContextLoader,
    private readonly contents: ReturnContentQueries,
  ) {}

  /** Ends the request of whoever may not fill in the return: asked before the file is read. */
  async requireImport(ctx: Ctx, returnId: string): Promise<void> {
    await this.access.known(ctx, returnId, makeReturn)
  }

  /** Takes a file. Errors: `NOT_A_DRAFT`; what is wrong with the file is in the report. */
  async import(ctx: Ctx, content: Readable, { returnId, section, dryRun }: ReturnFileOptions): Promise<Result<ReturnFileReport, readonly UserError[]>> {
    await this.access.known(ctx, returnId, makeReturn)
    const file = await readReturnFile(section, content)
    const report = (saved: boolean, problems: readonly LineProblem[]): ReturnFileReport => ({
      section, dryRun, rows: file.rows.length + file.broken.length, saved, problemCount: problems.length, problems: [...problems].sort((a, b) => a.line - b.line).slice(0, REPORT_LIMIT), ...(file.stopped && { stopped: file.stopped }),
    })
    // A line that cannot be read may be any line: the rest is checked, nothing is kept.
    const whole = file.stopped === undefined && file.broken.length === 0
    const done = await this.sections.saveFile(ctx, returnId, section, file, dryRun || !whole)
    if (!done.ok) return err(done.error)
    const problems = [...file.broken, ...done.value.problems]
    return ok(report(!dryRun && whole && problems.length === 0, problems))
  }

  /** The lines of a section as a file to fill in: what the draft has; else the last return; of diversity every category that is asked for. */
  async template(ctx: Ctx, returnId: string, section: Section): Promise<readonly (readonly CsvCell[])[]> {
    const row = await this.access.known(ctx, returnId, seeReturn)
    const [setting, content] = await Promise.all([this.loader.load(ctx, row), this.contents.read(row.id)])
    const { columns, cells } = SECTION_FORMATS[section] as SectionFormat<Section>
    const own = content[section].length > 0 ? content : setting.before?.content
    if (section === 'diversity' && content.headcount.length > 0) return [columns, ...diversityRows(setting, content, own)]
    return [columns, ...(own?.[section] ?? []).map((line) => cells(line))]
  }
}

function diversityRows({ characteristics }: ReturnSetting, { headcount }: ReturnContent, known: ReturnContent | undefined): CsvCell[][] {
  const counts = new Map((known?.diversity ?? []).map(({ family, grade, characteristic, category, count }) => [joined(family, grade, characteristic, category), count]))
  return [...staffByGroup(headcount)].filter(([, people]) => people > 0).flatMap(([group]) => {
    const [family = '', grade = ''] = group.split('/')
    return characteristics.flatMap(({ key, categories }) => categories.map((category): CsvCell[] => [family, grade, key, category.key, counts.get(joined(group, key, category.key)) ?? '']))
  })
}
