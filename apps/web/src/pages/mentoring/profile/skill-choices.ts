export const MOST_SKILLS = 10

export type TypedSkills = Readonly<Record<string, string | string[]>>

export interface SkillChoice {
  readonly key: string
  readonly level: string | null
}

type Direction = 'wants' | 'offers'

const list = (value: string | string[] | undefined): string[] => (value === undefined || value === '' ? [] : [value].flat())
const one = (value: string | string[] | undefined): string => [value].flat()[0] ?? ''

/** What a form with the skills of a profile shows. */
export const valuesOf = (direction: Direction, chosen: readonly SkillChoice[]): Readonly<Record<string, unknown>> => ({
  [direction]: chosen.map(({ key }) => key), [`${direction}-first`]: chosen[0]?.key ?? '',
  ...Object.fromEntries(chosen.map(({ key, level }) => [`${direction}-level-${key}`, level ?? ''])),
})

/** The skills that were ticked: the one that matters most first, then as they stood before, then the new ones. */
export function chosenFrom(direction: Direction, typed: TypedSkills, before: readonly SkillChoice[]): SkillChoice[] {
  const ticked = list(typed[direction])
  const first = one(typed[`${direction}-first`])
  const place = (key: string): number => {
    if (key === first) return -1
    const was = before.findIndex((skill) => skill.key === key)
    return was === -1 ? before.length + ticked.indexOf(key) : was
  }
  return [...new Set(ticked)].sort((a, b) => place(a) - place(b)).map((key) => ({ key, level: one(typed[`${direction}-level-${key}`]) || null }))
}
