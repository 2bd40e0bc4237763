import type { Clock } from '#platform/clock'
import type { Config } from '#platform/config'
import type { Locale } from '#govuk'
import type { Logger } from 'pino'
import type { GraphqlClient } from '../graphql/graphql-client.js'
import type { Issuers } from '../sign-in/issuers.js'

/** What the web application holds for as long as it runs. */
export interface WebServices {
  readonly config: Config
  readonly clock: Clock
  readonly log: Logger
  readonly api: GraphqlClient
  readonly issuers: Issuers
}

/** What belongs to one request; pages read it as `req.web`. */
export interface WebContext {
  readonly services: WebServices
  /** Passed on to the API, written in logs, shown on error pages. */
  readonly requestId: string
  locale: Locale
  /** The browser brought a session that has ended: the sign-in page then explains instead of surprising. */
  sessionEnded: boolean
}

declare global {
  // Express is extended through this namespace; there is no other way.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace Express {
    interface Request {
      web: WebContext
    }
  }
}
