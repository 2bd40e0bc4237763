import * as documents from './documents.js'
import type { Stage } from './stage.js'

export interface EnrolmentSeen {
  readonly id: string
  readonly state: string
  readonly personId: string
}

interface Page<T> {
  readonly edges: readonly { readonly node: T }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

/** All pages of a list, whatever its name. */
export async function everyPage<T>(stage: Stage, as: string, document: string, variables: Readonly<Record<string, unknown>>): Promise<T[]> {
  const found: T[] = []
  let after: string | null = null
  for (;;) {
    const page: Page<T> = Object.values(await stage.query<Record<string, Page<T>>>(as, document, { ...variables, after }))[0]!
    found.push(...page.edges.map(({ node }) => node))
    if (!page.pageInfo.hasNextPage) return found
    after = page.pageInfo.endCursor
  }
}

/** The people of a run in some states, as its manager sees them. */
export const peopleOfRun = (stage: Stage, manager: string, runId: string, states: readonly string[]): Promise<EnrolmentSeen[]> =>
  everyPage<EnrolmentSeen>(stage, manager, documents.RUN_PEOPLE, { runId, states })

/** A session's register, as its facilitator sees it. */
export const registerOf = (stage: Stage, facilitator: string, sessionId: string): Promise<{ enrolmentId: string; status: string; version: number }[]> =>
  everyPage(stage, facilitator, documents.REGISTER, { sessionId })
