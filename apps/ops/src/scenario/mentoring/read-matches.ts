import type { Stage } from '../stage.js'
import * as documents from './mentoring-documents.js'

export interface StoryMatch {
  readonly id: string
  readonly state: string
  readonly mentee: { readonly profileId: string }
  readonly mentor: { readonly profileId: string }
}

interface Page {
  readonly mentoringMatches: { readonly edges: readonly { readonly node: StoryMatch }[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string } }
}

/** All matches of a scheme in these states, as its manager sees them, page by page. */
export async function readMatches(stage: Stage, manager: string, schemeId: string, states: readonly string[]): Promise<StoryMatch[]> {
  const matches: StoryMatch[] = []
  let after: string | undefined
  do {
    const { mentoringMatches } = await stage.query<Page>(manager, documents.MATCHES, { schemeId, states, after })
    matches.push(...mentoringMatches.edges.map(({ node }) => node))
    after = mentoringMatches.pageInfo.hasNextPage ? mentoringMatches.pageInfo.endCursor : undefined
  } while (after !== undefined)
  return matches
}
