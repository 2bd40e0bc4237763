import type { Between, ReportCell, ReportColumn, ReportSection } from '../report-content.js'

/** One skill at one level in one role: what is needed, who is there and what on offer leads to it. Names are those of the framework. */
export interface SkillShortage {
  readonly role: string
  readonly skill: string
  readonly level: string
  readonly neededNow: number
  readonly neededInThreeYears: number
  readonly supply: Between
  readonly gapNow: Between
  readonly gapInThreeYears: Between
  readonly routes: readonly string[]
}

export interface SkillsPicture {
  /** Largest gap first. */
  readonly shortages: readonly SkillShortage[]
  readonly organisations: number
  readonly from: string
  readonly to: string
  /** Name of the method of protection, and in words. */
  readonly method: string
  readonly methodInWords: string
  /** Why there are no figures. */
  readonly withheld: string | null
}

/** Rows of the table: the whole list is on the page of the skills gap. */
export const MOST_GAPS = 20

const column = (key: string, title: string, kind: ReportColumn['kind'], description: string): ReportColumn => ({ key, title, kind, description })
const asCell = ({ from, to }: Between): ReportCell => (from === to ? from : { from, to })

/** The largest gaps between skills that are needed and skills that are there, and what on offer would close them. */
export function skillsSection(picture: SkillsPicture): ReportSection {
  const open = picture.shortages.filter(({ gapInThreeYears }) => gapInThreeYears.to > 0)
  const [largest] = open
  const head = { key: 'skills', title: 'Skills gap' }
  if (picture.withheld !== null) return { ...head, paragraphs: [picture.withheld], tables: [] }
  if (largest === undefined) return { ...head, paragraphs: ['By what was returned, no skill will be short in three years.'], tables: [] }
  const without = open.filter(({ routes }) => routes.length === 0).length
  return {
    ...head,
    paragraphs: [
      `Of the skills that were returned, ${open.length} will be short in three years, ${without === 0 ? 'and something on offer leads to each of them' : `and for ${without} of them nothing on offer leads there`}. The largest gap is ${largest.skill} (${largest.level}) for ${largest.role}: ${words(largest.gapInThreeYears)} people.`,
    ],
    tables: [{
      key: 'skills-gaps', title: open.length > MOST_GAPS ? `The ${MOST_GAPS} largest skills gaps` : 'Skills gaps', method: picture.method,
      columns: [
        column('role', 'Role', 'text', 'Role of the capability framework'), column('skill', 'Skill', 'text', 'Skill of the capability framework'), column('level', 'Level', 'text', 'Level of the skill'),
        column('needed_now', 'Needed now', 'count', 'Posts that need the skill at this level now'), column('needed_in_three_years', 'Needed in three years', 'count', 'Posts that will need it in three years'),
        column('there', 'There now', 'count', 'People who have it'), column('gap_now', 'Gap now', 'count', 'Needed now less those who are there; below 0 more are there'),
        column('gap_in_three_years', 'Gap in three years', 'count', 'Needed in three years less those who are there now'), column('routes', 'What leads there', 'text', 'Programmes and offers that teach the skill up to the level'),
      ],
      rows: open.slice(0, MOST_GAPS).map((one): readonly ReportCell[] => [
        one.role, one.skill, one.level, one.neededNow, one.neededInThreeYears, asCell(one.supply), asCell(one.gapNow), asCell(one.gapInThreeYears), one.routes.length === 0 ? 'Nothing yet' : one.routes.join('; '),
      ]),
      notes: [`From the latest returns of ${picture.organisations} ${picture.organisations === 1 ? 'organisation' : 'organisations'} between ${picture.from} and ${picture.to}.`, picture.methodInWords],
    }],
  }
}

const words = ({ from, to }: Between): string => (from === to ? String(from) : `${from} to ${to}`)
