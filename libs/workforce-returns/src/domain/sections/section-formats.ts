import type { Result } from '#kernel'
import type { LineProblem, Problem } from './problem.js'
import { checkSums, DIVERSITY_COLUMNS, readDiversity } from './read-diversity.js'
import { HEADCOUNT_COLUMNS, readHeadcount } from './read-headcount.js'
import { OUTLOOK_COLUMNS, readOutlook } from './read-outlook.js'
import { checkSupply, readSkills, SKILL_COLUMNS } from './read-skills.js'
import { joined, type ReturnContext } from './return-context.js'
import type { RawRow } from './row-cells.js'
import type { Section, SectionLines } from './section-lines.js'

type Cells = readonly (string | number)[]

/** How one section is read and written, the same for files and forms. */
export interface SectionFormat<S extends Section> {
  readonly columns: readonly string[]
  readonly read: (row: RawRow, context: ReturnContext) => Result<SectionLines[S], readonly Problem[]>
  /** What may stand once in a return. */
  readonly key: (line: SectionLines[S]) => string
  /** The part that one page of the form holds: saved together, replaced together. */
  readonly scope: (line: SectionLines[S]) => string
  /** The column that is named when a line stands twice. */
  readonly keyColumn: string
  readonly cells: (line: SectionLines[S]) => Cells
  /** What only many lines together can get wrong. */
  readonly together?: (lines: readonly { readonly line: number; readonly value: SectionLines[S] }[], context: ReturnContext) => readonly LineProblem[]
}

export const SECTION_FORMATS: { readonly [S in Section]: SectionFormat<S> } = {
  headcount: {
    columns: HEADCOUNT_COLUMNS, read: readHeadcount, keyColumn: 'role', key: ({ role, grade }) => joined(role, grade), scope: ({ role }) => role,
    cells: ({ role, grade, headcount, fte, vacancies, starters, leavers }) => [role, grade, headcount, fte / 100, vacancies, starters, leavers],
  },
  diversity: {
    columns: DIVERSITY_COLUMNS, read: readDiversity, keyColumn: 'category', together: checkSums,
    key: ({ family, grade, characteristic, category }) => joined(family, grade, characteristic, category), scope: ({ family, grade }) => joined(family, grade),
    cells: ({ family, grade, characteristic, category, count }) => [family, grade, characteristic, category, count],
  },
  skills: {
    columns: SKILL_COLUMNS, read: readSkills, keyColumn: 'skill', together: checkSupply, key: ({ role, skill, level }) => joined(role, skill, level), scope: ({ role }) => role,
    cells: ({ role, skill, level, neededNow, neededInThreeYears, supply }) => [role, skill, level, neededNow, neededInThreeYears, supply],
  },
  outlook: {
    columns: OUTLOOK_COLUMNS, read: readOutlook, keyColumn: 'role', key: ({ role, change }) => joined(role, change), scope: ({ role }) => role,
    cells: ({ role, change, people, confidence, comment, retrainTo }) => [role, change, people, confidence, comment, retrainTo.join(';')],
  },
}
