import { PERSONA_GRANT } from '../../../identity/src/index.js'

export interface ScenarioClientOptions {
  readonly apiUrl: string
  readonly identityUrl: string
  readonly clientId: string
  readonly clientSecret: string
}

interface Answer<T> {
  readonly data?: T | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
}

/** A token is good for an hour, and a large scenario takes longer. */
const RENEW_AFTER_MS = 30 * 60_000

/** An answer that the scenario did not expect: who asked what, and what came back. */
export class ScenarioError extends Error {
  override name = 'ScenarioError'
}

/** Talks to the public API as many different people, each with a token of their own from the identity provider. */
export class ScenarioClient {
  private readonly tokens = new Map<string, { readonly token: Promise<string>; readonly since: number }>()
  private requestCount = 0

  constructor(private readonly options: ScenarioClientOptions) {}

  get requests(): number {
    return this.requestCount
  }

  /** Sends a document as somebody; throws when the API answers with an error. */
  async send<T>(as: string, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<T> {
    const answer = await this.ask<T>(as, query, variables)
    if (answer.errors !== undefined || answer.data === undefined || answer.data === null) {
      throw new ScenarioError(`${as} asked ${query.slice(0, 80)}… with ${JSON.stringify(variables).slice(0, 300)}: ${JSON.stringify(answer.errors)}`)
    }
    return answer.data
  }

  /** Sends a document and answers whatever came back, errors and all. */
  async ask<T>(as: string, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Answer<T>> {
    this.requestCount++
    const response = await fetch(`${this.options.apiUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await this.token(as)}` },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as Answer<T>
  }

  /** Uploads a file to an HTTP endpoint of the API as somebody. */
  async upload<T>(as: string, path: string, content: string, contentType = 'text/csv'): Promise<T> {
    this.requestCount++
    const response = await fetch(`${this.options.apiUrl}${path}`, { method: 'POST', headers: { 'content-type': contentType, authorization: `Bearer ${await this.token(as)}` }, body: content })
    const body = await response.text()
    if (!response.ok) throw new ScenarioError(`${as} uploaded to ${path}: ${response.status} ${body.slice(0, 300)}`)
    return JSON.parse(body) as T
  }

  /** Sends a file to be kept, as a browser's form does. @returns its id */
  async sendFile(as: string, name: string, content: string): Promise<string> {
    this.requestCount++
    const form = new FormData()
    form.append('file', new Blob([content]), name)
    const response = await fetch(`${this.options.apiUrl}/files`, { method: 'POST', headers: { authorization: `Bearer ${await this.token(as)}` }, body: form })
    const body = (await response.json()) as { readonly id?: string }
    if (body.id === undefined) throw new ScenarioError(`${as} sent the file ${name}: ${response.status} ${JSON.stringify(body).slice(0, 300)}`)
    return body.id
  }

  private token(subject: string): Promise<string> {
    const known = this.tokens.get(subject)
    if (known !== undefined && performance.now() - known.since < RENEW_AFTER_MS) return known.token
    const token = this.fetchToken(subject)
    this.tokens.set(subject, { token, since: performance.now() })
    return token
  }

  private async fetchToken(subject: string): Promise<string> {
    const { identityUrl, clientId, clientSecret } = this.options
    const response = await fetch(`${identityUrl}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ grant_type: PERSONA_GRANT, persona: subject }),
    })
    const body = (await response.json()) as { access_token?: string }
    if (body.access_token === undefined) throw new ScenarioError(`No token for ${subject}: ${JSON.stringify(body)}`)
    return body.access_token
  }
}
