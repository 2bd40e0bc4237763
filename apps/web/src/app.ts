/*
 * The web application: GOV.UK-style pages, a client of the GraphQL API and of nothing else. This file is the order
 * in which a request is handled; read it from top to bottom.
 *
 * To add a page:
 *   1. make or choose the area's folder in `pages/`, with its addresses in `paths.ts`;
 *   2. write the operation beside it (`roster.graphql`) and run `node tools/codegen.mjs`: it checks the operation
 *      against the schema and writes `RosterDocument` with its types to `generated/graphql.ts`;
 *   3. write `roster.page.ts`: `page({ path, get })`, or `formPage({ path, view, load, body, submit, … })` for a form;
 *      ask the API with `execute(req, RosterDocument, variables)`, turn the answer into view models from `#govuk`, and
 *      render one named template. Refusals a form can show are `userErrors`; every other fault becomes its own page;
 *   4. write `roster.njk` beside it, extending `layouts/page.njk`, `layouts/form.njk` or `layouts/text.njk`, with the
 *      macros in `views/components/`;
 *   5. list the page in `pages/index.ts` and, if it belongs there, in `pages/navigation.ts`.
 * `pages/account` is the example of a page, `pages/sign-in` of a form. Every form repeats `_csrf` (the form layout does).
 */
import express, { type Express } from 'express'
import { pino, type Logger } from 'pino'
import { SystemClock, type Clock } from '#platform/clock'
import type { Config } from '#platform/config'
import { GraphqlClient } from './graphql/graphql-client.js'
import { loadAssets } from './http/assets.js'
import { csrf, csrfToken } from './http/csrf.js'
import { errorHandler, pageNotFound } from './http/error-handler.js'
import { healthRoutes } from './http/health.js'
import { chooseLocale } from './http/locale.js'
import { multipartForms } from './http/multipart-forms.js'
import { showNotice } from './http/notice.js'
import { operatorOf } from './http/operator.js'
import { rateLimit } from './http/rate-limit.js'
import { requestContext } from './http/request-context.js'
import { securityHeaders } from './http/security-headers.js'
import { useViews } from './http/views.js'
import type { WebServices } from './http/web-context.js'
import { pages } from './pages/index.js'
import { navigation } from './pages/navigation.js'
import { mountPages, type Page } from './pages/page.js'
import { endIdleSession, LIFETIME_MS, sessionCookieName, sessions } from './session/session.js'
import { postgresSessions, type SessionStorage } from './session/session-store.js'
import { knowViewer } from './session/viewer.js'
import { bearerOf } from './sign-in/bearer.js'
import { Issuers } from './sign-in/issuers.js'
import { signInPaths } from './sign-in/paths.js'
import { packageRoot } from './support/package-root.js'

export interface WebOptions {
  /** Where templates and assets are; the repository's folder by default. */
  readonly root?: string
  readonly clock?: Clock
  readonly log?: Logger
  /** Where sessions are kept; PostgreSQL by default. */
  readonly sessions?: SessionStorage
  /** Further pages, for tests. */
  readonly extraPages?: readonly Page[]
  /** How operations are sent to the API. */
  readonly documents?: 'text' | 'id'
  readonly apiTimeoutMs?: number
  readonly signInsPerMinute?: number
}

export interface Web {
  readonly app: Express
  /** Gives back what the application holds; call it after its server has closed. */
  readonly close: () => Promise<void>
}

const MAX_BODY = '128kb'
const MAX_FIELDS = 500
const SIGN_INS_PER_MINUTE = 120

export async function createWeb(config: Config, options: WebOptions = {}): Promise<Web> {
  const log = options.log ?? pino({ level: config.LOG_LEVEL, name: 'web' })
  const clock = options.clock ?? new SystemClock()
  const storage = options.sessions ?? (await postgresSessions(config, log, LIFETIME_MS))
  const root = options.root ?? packageRoot()
  const assets = loadAssets(root)
  const api = new GraphqlClient({
    apiUrl: config.API_URL, bearer: bearerOf,
    ...(options.documents && { documents: options.documents }),
    ...(options.apiTimeoutMs !== undefined && { timeoutMs: options.apiTimeoutMs }),
  })
  const services: WebServices = { config, clock, log, api, issuers: new Issuers(config) }

  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', config.TRUSTED_PROXIES)
  app.locals['sessionCookie'] = sessionCookieName(config)
  app.locals['operator'] = operatorOf(config)
  useViews(app, root, assets, config.NODE_ENV === 'development')

  app.use(healthRoutes(storage.ping, log))
  app.use(requestContext(services))
  app.use(securityHeaders(config))
  app.use('/assets', assets.serve)
  app.use(chooseLocale(config.WEB_URL.startsWith('https:')))
  app.use(signInPaths.signIn, rateLimit(options.signInsPerMinute ?? SIGN_INS_PER_MINUTE))
  app.use(sessions(config, storage.store))
  app.use(csrfToken)
  app.use(endIdleSession(config))
  app.use(knowViewer)
  app.use(navigation)
  app.use(express.urlencoded({ extended: false, limit: MAX_BODY, parameterLimit: MAX_FIELDS }))
  app.use(multipartForms)
  app.use(csrf)
  app.use(showNotice)
  mountPages(app, [...pages, ...(options.extraPages ?? [])])
  app.use(pageNotFound)
  app.use(errorHandler)

  return { app, close: storage.close }
}
