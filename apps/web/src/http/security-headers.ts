import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import type { Config } from '#platform/config'

/** Browsers apply `form-action` to redirects too: the sign-in and sign-out forms lead to these places. */
const signInOrigins = (config: Config) => [...new Set(config.OIDC_ISSUERS.map(({ issuer }) => new URL(issuer).origin))]

/**
 * Content security policy with a nonce a page (templates read `cspNonce`), and the other protective headers.
 * Nothing is loaded from elsewhere; there is no inline style.
 */
export function securityHeaders(config: Config): RequestHandler[] {
  const https = config.WEB_URL.startsWith('https:')
  return [
    (_req, res, next) => {
      res.locals['cspNonce'] = randomBytes(16).toString('base64')
      next()
    },
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'", (_req, res) => `'nonce-${(res as unknown as { locals: { cspNonce: string } }).locals.cspNonce}'`],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
          formAction: ["'self'", ...signInOrigins(config)],
          ...(https && { upgradeInsecureRequests: [] }),
        },
      },
      strictTransportSecurity: https,
      referrerPolicy: { policy: 'same-origin' },
    }),
  ]
}
