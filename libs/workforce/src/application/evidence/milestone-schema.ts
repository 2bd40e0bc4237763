import { z } from 'zod'
import { ENGAGEMENTS, MILESTONE_SUBJECTS, type MilestoneParameters, saysSomething } from '../../domain/index.js'

const words = z.array(z.string().trim().min(1).max(200)).max(100).default([])
const KINDS = ['council', 'combined_authority', 'lga', 'institute', 'centre_of_innovation', 'department', 'alb', 'nhs_body', 'training_provider', 'supplier', 'other'] as const
const kinds = z.array(z.enum(KINDS)).max(KINDS.length)
const post = (which: string) => z.strictObject({
  titles: words.meta({ title: `${which}: words of the title`, description: 'One on each line. A post counts when its title has one of them; without any, every title counts.' }),
  grades: words.meta({ title: `${which}: grades`, description: 'One on each line. Without any, every grade counts.' }),
  organisationKinds: kinds.default([]).meta({ title: `${which}: kinds of organisations`, description: 'Without any, every kind counts.' }),
})

/** Source keys whose targets take claims. */
export const MILESTONE_SOURCES = { verified: 'milestones.verified', share: 'milestones.organisations_share' } as const

const milestone = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'Use small letters, digits and hyphens, such as chief-executives.')
  .meta({ title: 'Name of the milestone', description: 'Claims are made under this name. Keep it from version to version, so that they stay counted.' })

/** Parameters of `milestones.verified`: which appointments, or what organisations reach. */
export const VERIFIED_PARAMETERS = z.strictObject({
  milestone,
  subject: z.enum(MILESTONE_SUBJECTS).default('person').meta({ title: 'What is counted?' }),
  post: post('The post that counts').prefault({}),
  engagements: z.array(z.enum(ENGAGEMENTS)).min(1, 'Choose at least one way in which a post is held.').default([...ENGAGEMENTS]).meta({ title: 'How may the post be held?' }),
  earlier: post('A post held before').nullable().default(null),
  held: z.boolean().default(false).meta({ title: 'Suggest people only while they hold the post?' }),
})

const SAY_WHICH = 'Say which posts: enter words of the title, grades, or kinds of organisations. Without any, everybody’s post would count.'

/** What new versions have to say beyond {@link VERIFIED_PARAMETERS}: whose careers are looked at, and for what. Versions that say less stay as they are and suggest nobody. */
export const NEW_VERIFIED_PARAMETERS = VERIFIED_PARAMETERS.superRefine(({ subject, post: counted, earlier }, context) => {
  if (subject !== 'person') return
  if (!saysSomething(counted)) context.addIssue({ code: 'custom', path: ['post', 'titles'], message: SAY_WHICH })
  if (earlier !== null && !saysSomething(earlier)) context.addIssue({ code: 'custom', path: ['earlier', 'titles'], message: SAY_WHICH })
})

/** Parameters of `milestones.organisations_share`: of which kinds of organisations. */
export const SHARE_PARAMETERS = z.strictObject({ milestone, organisationKinds: kinds.min(1, 'Choose at least one kind of organisation.').meta({ title: 'Of which kinds of organisations?' }) })

/** What an indicator's version fixes, or undefined where its targets take no claims. */
export function milestoneParameters(sourceKey: string, parameters: unknown): MilestoneParameters | undefined {
  if (sourceKey === MILESTONE_SOURCES.verified) return VERIFIED_PARAMETERS.safeParse(parameters).data
  const share = sourceKey === MILESTONE_SOURCES.share ? SHARE_PARAMETERS.safeParse(parameters).data : undefined
  return share && { milestone: share.milestone, subject: 'organisation', post: { titles: [], grades: [], organisationKinds: share.organisationKinds }, engagements: [], earlier: null, held: false }
}
