import type { Quarter } from '#kernel'
import type { Between, ReportCell, ReportColumn, ReportSection, ReportTable } from '../report-content.js'
import { tenth } from '../tenth.js'

/** Staff of one quarter, as far as they may be told. */
export interface StaffQuarter {
  readonly quarter: Quarter
  readonly totals: { readonly headcount: number; readonly vacancies: number } | null
  readonly vacancyRate: number | null
  readonly turnover: number | null
  /** Why turnover is not shown though the headcount is. */
  readonly movementsWithheld?: string | null
  readonly coverage: { readonly of: number; readonly reported: number }
  readonly withheld: string | null
  /** How the counts of people were protected; `none` where they are true. */
  readonly protectedBy: string
  /** How far the headcount may be from the truth. */
  readonly within: number
}

/** People of one group among digital staff, as published figures have them. */
export interface GroupShare {
  readonly title: string
  /** Per cent of those whose answer is known; `null` where `why` says why not. */
  readonly share: number | null
  /** Where the share could lie, given those whose answer is not known. */
  readonly bounds: Between | null
  readonly people: number | null
  readonly known: number | null
  readonly why: string | null
  readonly method: string
}

/** The answers to one question by role family, as published figures have them. */
export interface AnswersTable {
  readonly key: string
  readonly name: string
  /** Why it is not shown. */
  readonly problem: string | null
  readonly answers: readonly { readonly key: string; readonly name: string; readonly people: number; readonly byFamily: readonly number[] }[]
}

/** Digital staff of the newest quarter by role family, as published figures have them. */
export interface StaffByFamily {
  readonly quarter: Quarter
  readonly withheld: string | null
  readonly method: string
  readonly description: string
  readonly people: number
  readonly families: readonly { readonly key: string; readonly name: string; readonly people: number }[]
  readonly characteristics: readonly AnswersTable[]
}

const column = (key: string, title: string, kind: ReportColumn['kind'], description: string): ReportColumn => ({ key, title, kind, description })

/** Digital staff of an area: by quarter, and of the newest quarter by group and by role family. @param own an organisation's own true counts */
export function workforceSection(quarters: readonly StaffQuarter[], groups: readonly GroupShare[], families: StaffByFamily | null, own: boolean): ReportSection {
  const newest = quarters.findLast(({ coverage }) => coverage.reported > 0)
  if (newest === undefined) return { key: 'workforce', title: 'Digital workforce', paragraphs: ['No workforce return has been submitted for the last quarters, so nothing can be said about digital staff.'], tables: [] }
  const shown = groups.some(({ share }) => share !== null)
  return {
    key: 'workforce', title: 'Digital workforce', paragraphs: [inWords(newest, own)],
    tables: [byQuarter(quarters, own), ...(own || groups.length === 0 ? [] : [ofGroups(groups, newest.quarter, shown)]), ...(own || families === null ? [] : byFamily(families))],
  }
}

function inWords({ quarter, coverage, totals, vacancyRate, turnover }: StaffQuarter, own: boolean): string {
  const who = own ? 'your organisation' : `${coverage.reported} of ${coverage.of} organisations`
  if (totals === null) return `For ${quarter} ${who} returned their digital staff: too few to show the figures without showing those of one of them.`
  const rates = [...(vacancyRate === null ? [] : [`${tenth(vacancyRate)} % of posts vacant`]), ...(turnover === null ? [] : [`a turnover of ${tenth(turnover)} % a year`])]
  return `For ${quarter} ${who} returned ${totals.headcount} digital staff${rates.length === 0 ? '' : `, with ${rates.join(' and ')}`}.`
}

function byQuarter(quarters: readonly StaffQuarter[], own: boolean): ReportTable {
  return {
    key: 'workforce-quarters', title: 'Digital staff by quarter', method: own ? 'none' : (quarters.find(({ totals }) => totals !== null)?.protectedBy ?? 'none'),
    columns: [
      column('quarter', 'Quarter', 'quarter', 'Calendar quarter, at its end'), column('headcount', 'Digital staff', 'count', 'People in digital roles at the end of the quarter, in organisations that made their return'),
      column('vacancies', 'Vacancies', 'count', 'Vacant posts at the end of the quarter'), column('vacancy_rate', 'Vacancy rate', 'percent', 'Vacant posts in per cent of people and vacant posts together'),
      column('turnover', 'Turnover', 'percent', 'Leavers of the quarter times four, in per cent of the mean number of staff'), column('reported', 'Organisations that returned', 'count', 'Organisations that made their return for the quarter'),
      column('expected', 'Organisations expected', 'count', 'Organisations whose return was due'),
    ],
    rows: quarters.map((one): readonly ReportCell[] => [one.quarter, ...figures(one), one.coverage.reported, one.coverage.of]),
    notes: [
      'Quarters differ in who made their return: a step from one to the next may be staff or may be returns.',
      ...(own ? ['These are true counts of your own organisation.'] : [
        `Counts of people are published after disclosure control: digital staff are a multiple of five within ${Math.max(...quarters.map(({ within }) => within))} of the true count. Vacancy rate and turnover are worked out from published counts, so they are the less exact the smaller the area; vacancies are posts and are exact.`,
        'Figures of fewer than three organisations, and of regions by which such could be worked out, are withheld. Rates are shown for 25 people or more.',
      ]),
      ...new Set(quarters.flatMap(({ withheld, coverage }) => (withheld === null || coverage.reported === 0 ? [] : [withheld]))),
      ...new Set(quarters.flatMap(({ quarter, movementsWithheld }) => (movementsWithheld ? [`Turnover of ${quarter}: ${movementsWithheld}`] : []))),
    ],
    chart: { kind: 'lines', along: 'quarter', lines: ['vacancy_rate', 'turnover'] },
  }
}

function figures({ totals, vacancyRate, turnover, movementsWithheld, coverage }: StaffQuarter): readonly ReportCell[] {
  if (coverage.reported === 0) return [null, null, null, null]
  if (totals === null) return [{ withheld: true }, { withheld: true }, { withheld: true }, { withheld: true }]
  return [totals.headcount, totals.vacancies, vacancyRate === null ? null : tenth(vacancyRate), movementsWithheld ? { withheld: true } : turnover === null ? null : tenth(turnover)]
}

function ofGroups(groups: readonly GroupShare[], quarter: Quarter, chart: boolean): ReportTable {
  return {
    key: 'workforce-groups', title: `Under-represented groups among digital staff, ${quarter}`, method: groups.find(({ method }) => method !== 'none')?.method ?? 'none',
    columns: [
      column('group', 'Group', 'text', 'Group of people'), column('share', 'Share', 'percent', 'Per cent of those whose answer is known'),
      column('possible', 'Possible', 'percent', 'Where the share could lie, given those whose answer is not known'), column('people', 'People', 'count', 'People of the group, as published'),
      column('known', 'Answer known', 'count', 'People whose answer to the question is known, as published'),
    ],
    rows: groups.map(({ title, share, bounds, people, known }): readonly ReportCell[] =>
      share === null ? [title, { withheld: true }, { withheld: true }, { withheld: true }, { withheld: true }] : [title, tenth(share), bounds === null ? null : { from: tenth(bounds.from), to: tenth(bounds.to) }, people, known]),
    notes: ['Counts are published after disclosure control; shares are worked out from the published counts.', ...new Set(groups.flatMap(({ title, share, why }) => (why === null ? [] : [share === null ? `${title}: ${why}` : why])))],
    ...(chart ? { chart: { kind: 'bars', label: 'group', value: 'share' } as const } : {}),
  }
}

/** A table for each question: role families down, answers across. */
function byFamily({ quarter, withheld, method, description, people, families, characteristics }: StaffByFamily): readonly ReportTable[] {
  if (withheld !== null) return []
  return characteristics.filter(({ problem }) => problem === null).map(({ key, name, answers }): ReportTable => ({
    key: `workforce-by-${key.replaceAll('_', '-')}`, title: `Digital staff by role family and ${name.toLowerCase()}, ${quarter}`, method,
    columns: [
      column('role_family', 'Role family', 'text', 'Role family of the capability framework'), column('all_people', 'All', 'count', 'Digital staff of the role family, as published'),
      ...answers.map((answer) => column(answer.key, answer.name, 'count', `Digital staff of the role family whose answer is “${answer.name}”, as published`)),
    ],
    rows: [...families.map((family, at): readonly ReportCell[] => [family.name, family.people, ...answers.map((answer) => answer.byFamily[at] ?? 0)]), ['All role families', people, ...answers.map((answer) => answer.people)]],
    notes: [description],
  }))
}
