import { formatMinutes, formatNumber, listInWords, pluralise } from '#govuk'

export interface CurriculumItem {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly requirement: string
  readonly optionGroupId: string | null
  readonly duration: number | null
  readonly dueDays: number | null
}

export interface VersionFacts {
  readonly routes: readonly string[]
  readonly needsApproval: boolean
  readonly minAttendance: number
  readonly minPasses: number
  readonly optionGroups: readonly { readonly id: string; readonly title: string; readonly choose: number }[]
  readonly items: readonly CurriculumItem[]
}

const KINDS: Readonly<Record<string, string>> = { session: 'Session', module: 'Module', assignment: 'Assignment', mentoring: 'Mentoring' }

/** The curriculum as a list to read: what each part is, how long, and which are a matter of choice. */
export function curriculumView({ items, optionGroups }: Pick<VersionFacts, 'items' | 'optionGroups'>) {
  const groups = new Map(optionGroups.map((group) => [group.id, group]))
  return items.map(({ title, kind, requirement, optionGroupId, duration }) => {
    const group = groups.get(optionGroupId ?? '')
    const choice = group ? `choose ${formatNumber(group.choose)} of ${group.title}` : requirement === 'optional' ? 'optional' : ''
    return { title, detail: [KINDS[kind] ?? kind, duration === null ? '' : formatMinutes(duration), choice].filter((part) => part !== '').join(', ') }
  })
}

/** What it takes to complete, in one sentence. */
export function completionWords({ minAttendance, minPasses, optionGroups }: Pick<VersionFacts, 'minAttendance' | 'minPasses' | 'optionGroups'>): string {
  const parts = [
    'do every required part',
    minAttendance > 0 ? `attend at least ${formatNumber(minAttendance / 100)}% of the session time` : '',
    minPasses > 0 ? `pass at least ${pluralise(minPasses, 'assignment')}` : '',
    ...optionGroups.map(({ title, choose }) => `do ${formatNumber(choose)} of ${title}`),
  ].filter((part) => part !== '')
  return `To complete it, ${listInWords(parts)}.`
}

/** How people come in, in sentences. */
export function routeWords({ routes, needsApproval }: Pick<VersionFacts, 'routes' | 'needsApproval'>): readonly string[] {
  return [
    ...(routes.includes('self') && !needsApproval ? ['You can enrol yourself; nobody has to approve.'] : []),
    ...(routes.includes('application') ? [needsApproval ? 'You can apply. Your line manager is asked to approve; elected members need no approval.' : 'You can apply.'] : []),
    ...(routes.includes('nomination') || routes.includes('csv') ? ['Your organisation can nominate you.'] : []),
  ]
}
