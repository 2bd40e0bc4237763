import { describeUtility } from '#disclosure'
import type { Quarter } from '#kernel'
import type { CountRange, RelativeLikelihood } from '../relative-likelihood.js'
import { relativeRate } from '../relative-rate.js'
import type { ReportCell, ReportColumn, ReportTable } from '../report-content.js'
import type { EquityRelease } from './equity-tables.js'
import type { ReleaseReader } from './release-reader.js'

/** Digital staff of the nation by the answers to each characteristic, as published from workforce returns. */
export interface PublishedStaff {
  readonly quarter: Quarter
  /** How the figures were protected, in words. */
  readonly description: string
  readonly characteristics: readonly { readonly key: string; /** How far a count may be from the truth. */ readonly within: number; readonly answers: readonly { readonly key: string; readonly people: number }[] }[]
}

/** A group as the equality questions and as the workforce return name it. */
interface Group {
  readonly title: string
  readonly answers: readonly string[]
  readonly staff: readonly string[]
}

/** The characteristics that both ask for in groups that can be compared; the first group is the reference, as in the NHS standards. */
const COMPARED: readonly { readonly question: string; readonly characteristic: string; readonly groups: readonly Group[] }[] = [
  { question: 'sex', characteristic: 'sex', groups: [{ title: 'Male', answers: ['male'], staff: ['male'] }, { title: 'Female', answers: ['female'], staff: ['female'] }] },
  {
    question: 'ethnic_group', characteristic: 'ethnic_group', groups: [
      { title: 'White', answers: ['group:white_british'], staff: ['white'] }, { title: 'Asian or Asian British', answers: ['group:asian_indian'], staff: ['asian'] },
      { title: 'Black, Black British, Caribbean or African', answers: ['group:black_caribbean'], staff: ['black'] }, { title: 'Mixed or multiple ethnic groups', answers: ['group:mixed_caribbean'], staff: ['mixed'] },
      { title: 'Other ethnic group', answers: ['group:other_arab'], staff: ['other'] },
    ],
  },
  { question: 'disability', characteristic: 'disability', groups: [{ title: 'Not disabled', answers: ['no'], staff: ['not_disabled'] }, { title: 'Disabled', answers: ['yes_a_lot', 'yes_a_little'], staff: ['disabled'] }] },
  {
    question: 'sexual_orientation', characteristic: 'sexual_orientation',
    groups: [{ title: 'Straight or heterosexual', answers: ['straight'], staff: ['heterosexual'] }, { title: 'Gay, lesbian, bisexual or other', answers: ['gay_lesbian', 'bisexual', 'other'], staff: ['lgb_or_other'] }],
  },
]

export const ACCESS = 'Access to development is compared with the digital workforce: for each group, those who applied to a programme (and those who got a place) for each member of digital staff of the group. Applicants need not be digital staff, and are counted since records began, while staff are counted in one quarter; those who did not say which group they are in are in neither. The comparison is between groups, not a share.'

const column = (key: string, title: string, kind: ReportColumn['kind'], description: string): ReportColumn => ({ key, title, kind, description })

/** Whether people of all groups apply and get a place as often as their part in the digital workforce suggests, a table for each characteristic. From published figures alone. */
export function accessTables(releases: readonly (EquityRelease & { readonly reader: ReleaseReader })[], staff: PublishedStaff): readonly ReportTable[] {
  return COMPARED.flatMap(({ question, characteristic, groups }): readonly ReportTable[] => {
    const release = releases.find((one) => one.population === 'cohort-progress' && one.question === question)
    const counted = staff.characteristics.find(({ key }) => key === characteristic)
    if (release === undefined || counted === undefined) return []
    const rows = groups.map((group) => ({ title: group.title, among: staffOf(counted, group), applied: peopleOf(release, 'applied', group), offered: peopleOf(release, 'offered', group) }))
    const [reference] = rows
    if (reference === undefined || rows.filter(({ among, applied }) => among !== undefined && applied !== undefined).length < 2) return []
    return [{
      key: `equity-access-${question.replaceAll('_', '-')}`, title: `Access to development compared with digital staff, by ${release.title}`, method: release.release.method,
      columns: [
        column('group', 'Group', 'text', 'Group of people by their answer'), column('staff', 'Digital staff', 'count', `Digital staff of the group in ${staff.quarter}, from published counts`),
        column('applied', 'Applied', 'count', 'People of the group who applied to a programme, from published counts'), column('offered', 'Got a place', 'count', 'Those of them who were offered a place, from published counts'),
        ...(['applying', 'a place'] as const).flatMap((what) => {
          const key = what === 'applying' ? 'applying' : 'place'
          return [
            column(`relative_likelihood_${key}`, `Relative likelihood of ${what}`, 'ratio', `The reference group’s ${what === 'applying' ? 'applicants' : 'places'} for each member of staff divided by the group’s`),
            column(`interval_${key}`, `Interval, ${what}`, 'ratio', '95 % interval, including what rounding hides'),
          ]
        }),
        column('reading', 'What it says of applying', 'text', 'What the interval says'),
      ],
      rows: rows.map((row): readonly ReportCell[] => {
        const isReference = row === reference
        const [applying, place] = [rateOf(row.among, row.applied, reference.among, reference.applied), rateOf(row.among, row.offered, reference.among, reference.offered)]
        return [row.title, cell(row.among), cell(row.applied), cell(row.offered), ...ratioCells(applying, isReference), ...ratioCells(place, isReference), isReference ? 'Compared with' : reading(applying)]
      }),
      notes: [`Applicants: snapshot of ${release.snapshotOn}. ${release.release.description}`, describeUtility(release.release), `Digital staff: ${staff.quarter}. ${staff.description}`],
    }]
  })
}

/** A count that is the sum of published ones, and what their rounding leaves open. */
interface Counted extends CountRange {
  readonly figure: number
}

function staffOf({ within, answers }: PublishedStaff['characteristics'][number], { staff }: Group): Counted | undefined {
  const found = staff.map((key) => answers.find((answer) => answer.key === key)?.people)
  return sumOf(found.map((people) => people === undefined ? undefined : { figure: people, from: Math.max(0, people - within), to: people + within }))
}

function peopleOf({ reader, question }: EquityRelease & { readonly reader: ReleaseReader }, stage: string, { answers }: Group): Counted | undefined {
  const [answer, step] = [reader.dimension(question), reader.dimension('stage')]
  if (answer === undefined || step === undefined) return undefined
  return sumOf(answers.map((key) => {
    const found = reader.cells('overall').find(({ at }) => at[step] === stage && at[answer] === key)
    const range = found && reader.range(found)
    return range === undefined || typeof found?.figure !== 'number' ? undefined : { figure: found.figure, ...range }
  }))
}

const sumOf = (parts: readonly (Counted | undefined)[]): Counted | undefined =>
  parts.reduce<Counted | undefined>((sum, part) => (sum === undefined || part === undefined ? undefined : { figure: sum.figure + part.figure, from: sum.from + part.from, to: sum.to + part.to }), { figure: 0, from: 0, to: 0 })

const rateOf = (among: Counted | undefined, took: Counted | undefined, ofReference: Counted | undefined, tookOfReference: Counted | undefined): RelativeLikelihood | undefined =>
  among && took && ofReference && tookOfReference && relativeRate({ among, took }, { among: ofReference, took: tookOfReference })

const cell = (counted: Counted | undefined): ReportCell => counted?.figure ?? { withheld: true }
const hundredth = (value: number): number => Math.round(value * 100) / 100

function ratioCells(rate: RelativeLikelihood | undefined, isReference: boolean): readonly ReportCell[] {
  if (isReference) return [1, null]
  return rate === undefined ? [{ withheld: true }, { withheld: true }] : [hundredth(rate.ratio), { from: hundredth(rate.from), to: hundredth(rate.to) }]
}

function reading(rate: RelativeLikelihood | undefined): string {
  if (rate === undefined) return 'Too few people to say'
  if (!rate.apart) return 'No clear difference'
  return rate.ratio > 1 ? 'Reference group clearly more likely' : 'Reference group clearly less likely'
}
