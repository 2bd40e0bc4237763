import { seededRandom } from '#kernel'

const HEADCOUNT_COLUMNS = 'role,grade,headcount,fte,vacancies,starters,leavers'

/** The lists that a return is made with, as the API gives them. */
export interface ReturnLists {
  readonly roles: readonly { readonly key: string; readonly familyKey: string }[]
  readonly grades: readonly { readonly key: string }[]
  readonly skills: readonly { readonly key: string }[]
  /** Lowest first. */
  readonly levels: readonly { readonly key: string }[]
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

/** People by characteristic and category. */
export type StaffAnswers = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Answers that nobody gave stand last in the lists, and are given seldom. */
const SELDOM = new Set(['prefer_not_to_say', 'not_known'])
const ROLES = 6
/** Of each of the first roles, so many skills are told of, one after the other through the list. */
const [ROLES_WITH_SKILLS, SKILLS_OF_A_ROLE] = [4, 3]

/**
 * The digital staff of one council, quarter by quarter: some grow, some shrink, people come and go. The same council and seed have the same
 * staff, so that what is published can be held against it.
 */
export class CouncilStaff {
  private readonly random: () => number
  private staff: readonly StaffLine[] = []
  /** Skills that are asked for, and the level. */
  wanted: readonly { readonly skillKey: string; readonly levelKey: string }[] = []

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

  /** What turns out to have been left out of a return: two people of the first line, who started in its quarter. */
  correct(): void {
    this.staff = this.staff.map((line, n) => (n === 0 ? { ...line, headcount: line.headcount + 2, starters: line.starters + 2 } : line))
  }

  get headcount(): number {
    return this.staff.reduce((sum, line) => sum + line.headcount, 0)
  }

  /** The file of headcount. */
  headcountFile(): string {
    return [HEADCOUNT_COLUMNS, ...this.staff.map((line) => [line.role, line.grade, line.headcount, line.headcount, line.vacancies, line.starters, line.leavers].join(','))].join('\n')
  }

  /** A file of headcount that nobody can have: below zero, without a role, more leavers than people, and a line twice. */
  impossibleFile(): string {
    const [first] = this.staff
    const line = (role: string, headcount: number, leavers: number): string => [role, first!.grade, headcount, 0, 0, 0, leavers].join(',')
    return [HEADCOUNT_COLUMNS, line(first!.role, -3, 0), line('wizard', 4, 0), line(first!.role, 4, 9_000), line(first!.role, 4, 0), line(first!.role, 5, 0)].join('\n')
  }

  /** The file of skills: how many people need a skill of their role, and how many have it. */
  skillsFile({ skills, levels }: ReturnLists): string {
    const level = levels[Math.min(2, levels.length - 1)]!.key
    const roles = [...new Set(this.staff.map(({ role }) => role))].slice(0, ROLES_WITH_SKILLS)
    this.wanted = skills.slice(0, roles.length * SKILLS_OF_A_ROLE).map(({ key }) => ({ skillKey: key, levelKey: level }))
    const lines = roles.flatMap((role, n) => Array.from({ length: SKILLS_OF_A_ROLE }, (_, m) => {
      const people = this.staff.filter((one) => one.role === role).reduce((sum, { headcount }) => sum + headcount, 0)
      return [role, skills[(n * SKILLS_OF_A_ROLE + m) % skills.length]!.key, level, people, people + this.whole(1, 4), Math.floor((people * this.whole(30, 90)) / 100)].join(',')
    }))
    return ['role,skill,level,needed_now,needed_in_three_years,supply', ...lines].join('\n')
  }

  /** The file of the outlook: what becomes of the first role, and what its people could learn. */
  outlookFile(): string {
    const [first, second] = [...new Set(this.staff.map(({ role }) => role))]
    const people = this.staff.filter(({ role }) => role === first).reduce((sum, { headcount }) => sum + headcount, 0)
    return ['role,change,people,confidence,comment,retrain_to', `${first},automated_in_part,${people},medium,Much of it is typing things in again.,${second ?? ''}`].join('\n')
  }

  /** The file of characteristics: each adds up to the people of its group. With it the same, added up. */
  diversityFile({ characteristics }: ReturnLists): { readonly file: string; readonly answers: StaffAnswers } {
    const groups = new Map<string, number>()
    for (const { family, grade, headcount } of this.staff) groups.set(`${family},${grade}`, (groups.get(`${family},${grade}`) ?? 0) + headcount)
    const answers = new Map<string, Map<string, number>>()
    const lines = [...groups].flatMap(([group, people]) => characteristics.flatMap(({ key, categories }) => this.spread(people, categories.map((one) => one.key)).map(([category, count]) => {
      const counts = answers.get(key) ?? new Map<string, number>()
      answers.set(key, counts.set(category, (counts.get(category) ?? 0) + count))
      return `${group},${key},${category},${count}`
    })))
    return { file: ['family,grade,characteristic,category,count', ...lines].join('\n'), answers }
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
