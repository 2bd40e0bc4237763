import type { Area } from '#kernel'

interface PlanOf {
  readonly id: string
  readonly title: string
  readonly areaName?: string
  readonly published: { readonly number: number; readonly targets: readonly { readonly title: string; readonly disposition: string }[] } | null
}

export interface KnownPlans {
  readonly national: PlanOf | null
  /** Of the very area. */
  readonly ofArea: readonly PlanOf[]
  readonly regional: readonly PlanOf[]
}

interface PlanChoice {
  readonly value: string
  readonly text: string
  readonly hint: { readonly text: string }
}

const targetsIn = ({ published }: PlanOf): string => {
  const titles = (published?.targets ?? []).filter(({ disposition }) => disposition !== 'left_out').map(({ title }) => title)
  const named = titles.slice(0, 3).join('; ')
  return titles.length === 0 ? 'It has no targets.' : `${titles.length === 1 ? '1 target' : `${titles.length} targets`}: ${named}${titles.length > 3 ? '; and others' : ''}.`
}

/**
 * Plans that a report of an area can be held against. `own` is what the API takes for "that of the area": its own plan, or the national targets
 * unrated where it has none. Only published plans have targets to tell about. `only`: what holds where there is nothing to choose.
 */
export function planChoices(area: Area, { national, ofArea, regional }: KnownPlans): { readonly items: readonly PlanChoice[]; readonly only: string; readonly areaName: string | undefined } {
  const own = ofArea.find(({ published }) => published !== null)
  const nation = national?.published ? national : undefined
  const isNation = area.kind === 'nation'
  const first = own === undefined || isNation
    ? (nation && { value: 'own', text: `${nation.title} (national)`, hint: { text: isNation ? targetsIn(nation) : `This area has no plan of its own, so its figures stand beside the national targets and are not rated. ${targetsIn(nation)}` } })
    : { value: 'own', text: own.title, hint: { text: `The plan of this area. ${targetsIn(own)}` } }
  const others = isNation ? [] : [
    ...(own !== undefined && nation !== undefined ? [{ value: nation.id, text: `${nation.title} (national)`, hint: { text: targetsIn(nation) } }] : []),
    // A region is not held against another region's plan; what is in a region may be.
    ...(area.kind === 'region' ? [] : regional.filter((plan) => plan.published !== null && plan.id !== own?.id).map((plan) => ({ value: plan.id, text: `${plan.title} (${plan.areaName ?? 'a region'})`, hint: { text: targetsIn(plan) } }))),
  ]
  return {
    items: [...(first === undefined ? [] : [first]), ...others], areaName: area.kind === 'region' ? area.region : isNation ? 'The nation' : undefined,
    only: first === undefined ? 'There is no published plan yet, so the report will have no targets. The other parts are computed all the same.' : `Targets are those of ${first.text}. ${first.hint.text}`,
  }
}

const PARTS = {
  targets: ['Targets', 'Where each target of the plan stands, the path that is required, and a forecast where there are four figures or more.'],
  workforce: ['Digital workforce', 'Heads, vacancies and turnover from workforce returns, and the shares of groups as they are protected.'],
  ownWorkforce: ['Digital workforce', 'The organisation’s own true counts, for its own people.'],
  skills: ['Skills gap', 'What is asked for and what there is, by role, skill and level, with learning routes.'],
  cohorts: ['Cohort programmes', 'Who applied, started and completed, quarter by quarter.'],
  mentoring: ['Mentoring', 'Matches, agreements and meetings, quarter by quarter.'],
  equity: ['Equity', 'Whether groups are as likely as others to get in, complete and be matched.'],
} as const

const IN_IT: Readonly<Record<Area['kind'], readonly (keyof typeof PARTS)[]>> = {
  nation: ['targets', 'workforce', 'skills', 'cohorts', 'mentoring', 'equity'], region: ['targets', 'workforce', 'skills', 'cohorts', 'mentoring'],
  organisation: ['targets', 'ownWorkforce', 'skills', 'cohorts', 'mentoring'], programme: ['targets', 'cohorts', 'mentoring', 'equity'], centre: ['targets', 'cohorts', 'mentoring'],
}

/** The parts of a report, before it is computed. One that there is nothing to say about is left out of it. */
export const whatIsInIt = ({ kind }: Area) => IN_IT[kind].map((part) => ({ title: PARTS[part][0], text: PARTS[part][1] }))
