/** A group of related roles, for example "Data". */
export interface Family {
  readonly key: string
  readonly name: string
  readonly description: string
}

/** A step of proficiency that all skills of the framework share; `rank` 1 is the lowest. */
export interface Level {
  readonly key: string
  readonly rank: number
  readonly name: string
  readonly description: string
}

export interface Skill {
  readonly key: string
  readonly name: string
  readonly description: string
}

/** What a skill looks like at a level, in words that a person can claim and a verifier can check. */
export interface Descriptor {
  readonly skillKey: string
  readonly levelKey: string
  readonly text: string
}

export interface Role {
  readonly key: string
  readonly familyKey: string
  readonly name: string
  readonly purpose: string
}

/** The level of a skill that a role asks for. */
export interface Requirement {
  readonly roleKey: string
  readonly skillKey: string
  readonly levelKey: string
}

/** The whole content of one version of a framework. Keys are stable from version to version: claims refer to them. */
export interface FrameworkContent {
  readonly families: readonly Family[]
  readonly levels: readonly Level[]
  readonly skills: readonly Skill[]
  readonly descriptors: readonly Descriptor[]
  readonly roles: readonly Role[]
  readonly requirements: readonly Requirement[]
}

/** The kinds of row of a framework file, in the order in which a file reads best. */
export const RECORD_KINDS = ['family', 'level', 'skill', 'descriptor', 'role', 'requirement'] as const
export type RecordKind = (typeof RECORD_KINDS)[number]
