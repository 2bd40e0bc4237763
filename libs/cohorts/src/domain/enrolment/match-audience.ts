import type { Audience } from '../programme/programme-types.js'

/** What the directory says about somebody's work; anything else counts as "some other background". */
export interface AudienceFacts {
  readonly background: string | undefined
  readonly isElectedMember: boolean
}

/** Service leaders are non-digital leaders too. An elected member who is also an officer may use either standing. */
const WELCOME: Readonly<Record<Exclude<Audience, 'open' | 'elected_members'>, readonly string[]>> = {
  non_digital_leaders: ['non_digital_leader', 'service_delivery'],
  digital_practitioners: ['digital_practitioner'],
}

export function matchesAudience(audience: Audience, { background, isElectedMember }: AudienceFacts): boolean {
  if (audience === 'open') return true
  if (audience === 'elected_members') return isElectedMember
  return background !== undefined && WELCOME[audience].includes(background)
}
