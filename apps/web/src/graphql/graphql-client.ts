import type { Request } from 'express'
import { apiHeaders } from '../http/api-headers.js'
import { PageError, type ErrorKind } from '../http/page-error.js'
import type { TypedDocument } from './typed-document.js'

const TIMEOUT_MS = 10_000

const kinds: Readonly<Record<string, ErrorKind>> = {
  UNAUTHENTICATED: 'sessionExpired',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'notFound',
  RATE_LIMITED: 'rateLimited',
  BAD_USER_INPUT: 'badRequest',
  CONFLICT: 'badRequest',
  UNAVAILABLE: 'unavailable',
}

interface GraphqlAnswer<TData> {
  readonly data?: TData | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
}

export interface GraphqlClientOptions {
  readonly apiUrl: string
  /** `id` sends only the hash of an operation, for an API that knows our documents and takes no others. */
  readonly documents?: 'text' | 'id'
  readonly timeoutMs?: number
  /** The bearer token of who is signed in; `undefined` for a visitor. */
  readonly bearer: (req: Request) => Promise<string | undefined>
}

/** Speaks to the API for whoever is signed in. */
export class GraphqlClient {
  private readonly url: string

  constructor(private readonly options: GraphqlClientOptions) {
    this.url = `${options.apiUrl.replace(/\/$/, '')}/graphql`
  }

  /**
   * Runs one operation. Refusals that a form can show come back as `userErrors` in the data; everything else is thrown
   * as a {@link PageError}: session ended, no permission, not found, too many requests, not available, or our fault.
   */
  async execute<TData, TVariables>(req: Request, document: TypedDocument<TData, TVariables>, variables: TVariables): Promise<TData> {
    const answer = await this.send<TData>(req, document, variables)
    const [first] = answer.errors ?? []
    if (first !== undefined) {
      throw new PageError(kinds[first.extensions?.code ?? ''] ?? 'internal', { cause: new Error(`${document.name}: ${first.message}`) })
    }
    if (answer.data === undefined || answer.data === null) throw new PageError('internal', { cause: new Error(`${document.name}: no data`) })
    return answer.data
  }

  private async send<TData>(req: Request, document: TypedDocument<TData, never>, variables: unknown): Promise<GraphqlAnswer<TData>> {
    const bearer = await this.options.bearer(req)
    const byId = this.options.documents === 'id'
    const operation = byId ? { documentId: `sha256:${document.id}` } : { query: document.text }
    try {
      const response = await fetch(byId ? `${this.url}/${document.id}` : this.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'accept-language': req.web.locale,
          ...apiHeaders(req, bearer),
        },
        body: JSON.stringify({ ...operation, operationName: document.name, variables }),
        signal: AbortSignal.timeout(this.options.timeoutMs ?? TIMEOUT_MS),
        redirect: 'error',
      })
      const answer = (await response.json()) as GraphqlAnswer<TData>
      if (answer.errors === undefined && !response.ok) throw new Error(`HTTP ${response.status}`)
      return answer
    } catch (cause) {
      throw new PageError('unavailable', { cause })
    }
  }
}

/** Runs a GraphQL operation for the person of this request. See {@link GraphqlClient.execute} for what it throws. */
export const execute = <TData, TVariables>(req: Request, document: TypedDocument<TData, TVariables>, variables: TVariables): Promise<TData> =>
  req.web.services.api.execute(req, document, variables)
