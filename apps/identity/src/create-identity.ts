import type { RequestListener } from 'node:http'
import Provider from 'oidc-provider'
import type { IdentityOptions } from './identity-options.js'
import { handleInteraction } from './interactions.js'
import { loadKeys } from './keys.js'
import { CONTENT_SECURITY_POLICY } from './pages.js'
import { registerPersonaGrant } from './persona-grant.js'
import { providerConfiguration } from './provider-configuration.js'

/**
 * A local OpenID Connect provider whose sign-in page is a list of invented people: for demonstrations and tests, so
 * that every environment signs in through real OpenID Connect. Sessions live in memory; keys in `options.dataDir`.
 * It has no passwords, so whoever starts it decides whether this environment may have it.
 */
export async function createIdentity(options: IdentityOptions): Promise<RequestListener> {
  const provider = new Provider(options.issuerUrl, providerConfiguration(options, await loadKeys(options.dataDir)))
  if (options.allowPersonaGrant) registerPersonaGrant(provider, options)
  const protocol = provider.callback()
  return (req, res) => {
    if (req.url?.startsWith('/interaction/')) return void handleInteraction(provider, options, req, res)
    if (req.url === '/health') return void res.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"ok"}')
    res.setHeader('content-security-policy', CONTENT_SECURITY_POLICY)
    void protocol(req, res)
  }
}
