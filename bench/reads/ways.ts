import { readFileSync } from 'node:fs'
import { type Cast, HOT_OPERATIONS, type HotOperation, type Target } from '../data/cast.js'
import type { BenchIssuer } from '../data/issuer.js'
import { postJson } from '../load/turn.js'
import type { ServerKind } from '../servers/settings.js'

/** A way to the same answer. */
export interface Way {
  readonly name: 'raw' | 'trusted' | 'document' | 'typeorm'
  readonly server: ServerKind
  readonly title: string
  body(operation: HotOperation, variables: Target['variables']): object
  /** `/graphql` where it is not said. */
  path?(operation: HotOperation): string
}

const documents = Object.entries(JSON.parse(readFileSync('apps/web/src/generated/documents.json', 'utf8')) as Record<string, string>)

function documentOf(operation: HotOperation): { readonly hash: string; readonly text: string } {
  const [hash, text] = documents.find(([, known]) => known.startsWith(`query ${operation}`)) ?? []
  if (hash === undefined || text === undefined) throw new Error(`The web app has no document ${operation}`)
  return { hash, text }
}

const byText: Way['body'] = (operation, variables) => ({ query: documentOf(operation).text, variables })

export const WAYS: readonly Way[] = [
  { name: 'raw', server: 'raw', title: 'raw', body: (operation, variables) => ({ operation, variables }) },
  { name: 'trusted', server: 'waymark', title: 'Waymark, trusted operation', body: (operation, variables) => ({ documentId: documentOf(operation).hash, variables }), path: (operation) => `/graphql/${documentOf(operation).hash}` },
  { name: 'document', server: 'waymark', title: 'Waymark, any document', body: byText },
  { name: 'typeorm', server: 'typeorm', title: 'Nest + Apollo + TypeORM + DataLoader', body: byText },
]

export type Requests = Readonly<Record<HotOperation, readonly string[]>>

/** The HTTP requests of the whole cast, by the way that they go. */
export async function requestsOf(cast: Cast, issuer: BenchIssuer): Promise<ReadonlyMap<Way['name'], Requests>> {
  const tokens = new Map<string, string>()
  for (const { caller } of Object.values(cast).flat()) tokens.set(caller.subject, tokens.get(caller.subject) ?? (await issuer.token(caller.subject)))
  const requests = (way: Way, operation: HotOperation) => cast[operation].map(({ caller, variables }) => postJson(way.path?.(operation) ?? '/graphql', tokens.get(caller.subject) ?? '', way.body(operation, variables)))
  return new Map(WAYS.map((way) => [way.name, Object.fromEntries(HOT_OPERATIONS.map((operation) => [operation, requests(way, operation)])) as unknown as Requests]))
}
