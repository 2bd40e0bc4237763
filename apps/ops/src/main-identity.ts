import { createServer } from 'node:http'
import { join } from 'node:path'
import { ConfigError, configFromEnvironment } from '#platform/config'
import { createIdentity } from '../../identity/src/index.js'
import { demoPersonas } from './demo/personas.js'

/** The demonstration's identity provider as a process of its own, for docker-compose's demo profile. It has no passwords. */
async function serve(): Promise<void> {
  const config = configFromEnvironment()
  if (!config.DEMO) throw new ConfigError('The demonstration\'s identity provider has no passwords: it starts only where DEMO is true.')
  const client = config.OIDC_ISSUERS.find(({ issuer }) => issuer === config.IDENTITY_URL)
  if (client?.clientSecret === undefined) throw new ConfigError('OIDC_ISSUERS must name IDENTITY_URL as an issuer, with a clientSecret.')
  const server = createServer(await createIdentity({
    issuerUrl: config.IDENTITY_URL, dataDir: join(config.FILES_DIR, '..', 'identity'), ...demoPersonas, audience: client.audience,
    webClients: [{
      clientId: client.clientId, secret: client.clientSecret,
      redirectUris: [`${config.WEB_URL}/sign-in/callback`], postLogoutRedirectUris: [`${config.WEB_URL}/signed-out`],
    }],
  }))
  server.listen(config.IDENTITY_PORT)
  const stop = (): void => {
    server.close()
    server.closeAllConnections()
  }
  process.once('SIGTERM', stop).once('SIGINT', stop)
}

serve().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : String(error instanceof Error ? error.stack : error)}\n`)
  process.exitCode = 1
})
