import { seededRandom } from '#kernel'

/** The lists that a return is made with, as the API gives them. */
export interface ReturnLists {
  readonly roles: readonly { readonly key: string; readonly familyKey: string }[]
  readonly grades: readonly { readonly key: string }[]
  readonly characteristics: readonly { readonly key: string; readonly categories: readonly { readonly key: string }[] }[]
}

/** People in one role and grade at the end of a quarter. */
export interface StaffLine {
  readonly role: string
  readonly family: string
  readonly grade: string
  readonly headcount: number
  readonly vacancies: number
  readonly starters: number
  readonly leavers: number
}

/** Answers that nobody gave stand last in the lists, and are given seldom. */
const SELDOM = new Set(['prefer_not_to_say', 'not_known'])
const ROLES = 6

/**
 * The digital staff of one council, quarter by quarter: some grow, some shrink, people come and go. The same council and seed have the same
 * staff, so that what is published can be held against it.
 */
export class CouncilStaff {
  private readonly random: () => number
  private staff: readonly StaffLine[] = []

  constructor(seed: number) {
    this.random = seededRandom(seed)
  }

  /** The staff of the next quarter. */
  next({ roles, grades }: ReturnLists): readonly StaffLine[] {
    this.staff = this.staff.length === 0 ? this.first(roles.slice(0, ROLES), grades) : this.staff.map((line) => this.moved(line))
    return this.staff
  }

  private first(roles: ReturnLists['roles'], grades: ReturnLists['grades']): readonly StaffLine[] {
    return roles.flatMap(({ key, familyKey }) => grades.slice(0, 2).map((grade, n) => ({
      role: key, family: familyKey, grade: grade.key, headcount: this.whole(n === 0 ? 2 : 0, n === 0 ? 14 : 4), vacancies: this.whole(0, 3), starters: 0, leavers: 0,
    }))).filter(({ headcount }) => headcount > 0)
  }

  private moved(line: StaffLine): StaffLine {
    const leavers = Math.min(line.headcount - 1, this.whole(0, 2))
    const starters = this.whole(0, 3)
    return { ...line, headcount: line.headcount + starters - leavers, vacancies: this.whole(0, 3), starters, leavers }
  }

  /** The file of headcount. */
  headcountFile(): string {
    return ['role,grade,headcount,fte,vacancies,starters,leavers', ...this.staff.map((line) => [line.role, line.grade, line.headcount, line.headcount, line.vacancies, line.starters, line.leavers].join(','))].join('\n')
  }

  /** The file of characteristics: each adds up to the people of its group. */
  diversityFile({ characteristics }: ReturnLists): string {
    const groups = new Map<string, number>()
    for (const { family, grade, headcount } of this.staff) groups.set(`${family},${grade}`, (groups.get(`${family},${grade}`) ?? 0) + headcount)
    const lines = [...groups].flatMap(([group, people]) => characteristics.flatMap(({ key, categories }) => this.spread(people, categories.map((one) => one.key)).map(([category, count]) => `${group},${key},${category},${count}`)))
    return ['family,grade,characteristic,category,count', ...lines].join('\n')
  }

  private spread(people: number, categories: readonly string[]): readonly (readonly [string, number])[] {
    const counts = new Map<string, number>()
    const weights = categories.map((key) => (SELDOM.has(key) ? 0.1 : 1))
    const all = weights.reduce((sum, weight) => sum + weight, 0)
    for (let n = 0; n < people; n++) {
      let turn = this.random() * all
      const at = weights.findIndex((weight) => (turn -= weight) < 0)
      const key = categories[Math.max(0, at)]!
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    return [...counts]
  }

  private whole(from: number, to: number): number {
    return from + Math.floor(this.random() * (to - from + 1))
  }
}
