import type { FrameworkContent } from '../domain/framework.js'
import type { FrameworkContentType } from './framework-content.type.js'

/** Joins the flat content into the tree that the API shows. */
export function toContentType(content: FrameworkContent): FrameworkContentType {
  const levels = content.levels.map((level) => ({ ...level }))
  const levelOf = byKey(levels)
  const descriptors = Map.groupBy(content.descriptors, ({ skillKey }) => skillKey)
  const skills = content.skills.map((skill) => ({
    ...skill,
    descriptors: (descriptors.get(skill.key) ?? []).map(({ levelKey, text }) => ({ level: levelOf(levelKey), text })),
  }))
  const skillOf = byKey(skills)
  const requirements = Map.groupBy(content.requirements, ({ roleKey }) => roleKey)
  const roles = Map.groupBy(content.roles, ({ familyKey }) => familyKey)
  return {
    levels,
    skills,
    families: content.families.map((family) => ({
      ...family,
      roles: (roles.get(family.key) ?? []).map(({ key, name, purpose }) => ({
        key, name, purpose,
        requirements: (requirements.get(key) ?? []).map(({ skillKey, levelKey }) => ({ skill: skillOf(skillKey), level: levelOf(levelKey) })),
      })),
    })),
  }
}

function byKey<T extends { readonly key: string }>(things: readonly T[]): (key: string) => T {
  const map = new Map(things.map((thing) => [thing.key, thing]))
  return (key) => {
    const found = map.get(key)
    if (found === undefined) throw new Error(`The framework names ${key}, which it does not have`)
    return found
  }
}
