import { z } from 'zod'
import { ENGAGEMENTS, MILESTONE_SUBJECTS, type MilestoneParameters } from '../../domain/index.js'

const words = z.array(z.string().trim().min(1).max(200)).max(100).default([])
const KINDS = ['council', 'combined_authority', 'lga', 'institute', 'centre_of_innovation', 'department', 'alb', 'nhs_body', 'training_provider', 'supplier', 'other'] as const
const post = z.strictObject({ titles: words, grades: words, organisationKinds: z.array(z.enum(KINDS)).max(KINDS.length).default([]) })

/** Source keys whose targets take claims. */
export const MILESTONE_SOURCES = { verified: 'milestones.verified', share: 'milestones.organisations_share' } as const

const milestone = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'Use small letters, digits and hyphens, such as chief-executives.')

/** Parameters of `milestones.verified`: which appointments, or what organisations reach. */
export const VERIFIED_PARAMETERS = z.strictObject({
  milestone,
  subject: z.enum(MILESTONE_SUBJECTS).default('person'),
  post: post.prefault({}),
  engagements: z.array(z.enum(ENGAGEMENTS)).min(1).default([...ENGAGEMENTS]),
  earlier: post.nullable().default(null),
  held: z.boolean().default(false),
})

/** Parameters of `milestones.organisations_share`: of which kinds of organisations. */
export const SHARE_PARAMETERS = z.strictObject({ milestone, organisationKinds: z.array(z.enum(KINDS)).min(1).max(KINDS.length) })

/** What an indicator's version fixes, or undefined where its targets take no claims. */
export function milestoneParameters(sourceKey: string, parameters: unknown): MilestoneParameters | undefined {
  if (sourceKey === MILESTONE_SOURCES.verified) return VERIFIED_PARAMETERS.safeParse(parameters).data
  const share = sourceKey === MILESTONE_SOURCES.share ? SHARE_PARAMETERS.safeParse(parameters).data : undefined
  return share && { milestone: share.milestone, subject: 'organisation', post: { titles: [], grades: [], organisationKinds: share.organisationKinds }, engagements: [], earlier: null, held: false }
}
