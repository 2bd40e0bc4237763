import type { Configuration, KoaContextWithOIDC, ResourceServer } from 'oidc-provider'
import { interactionPolicy } from 'oidc-provider'
import { API_RESOURCE, DEFAULT_AUDIENCE, PERSONA_GRANT, type IdentityOptions } from './identity-options.js'
import type { IdentityKeys } from './keys.js'
import { memoryAdapter } from './memory-adapter.js'
import { personaClaims, personaFinder } from './persona.js'
import { errorPage, signOutPage, signedOutPage } from './pages.js'

const HOUR = 3_600

/** The API as a resource server: its tokens are signed JWTs, which it verifies without asking the provider. */
export const apiResource = (options: IdentityOptions): ResourceServer => ({
  scope: [...new Set((options.machineClients ?? []).flatMap(({ scopes }) => scopes))].join(' '),
  audience: options.audience ?? DEFAULT_AUDIENCE,
  accessTokenFormat: 'jwt',
  accessTokenTTL: options.accessTokenSeconds ?? HOUR,
  jwt: { sign: { alg: 'RS256' } },
})

function clients(options: IdentityOptions): NonNullable<Configuration['clients']> {
  const web = options.webClients.map(({ clientId, secret, redirectUris, postLogoutRedirectUris }) => ({
    client_id: clientId,
    client_secret: secret,
    redirect_uris: [...redirectUris],
    post_logout_redirect_uris: [...postLogoutRedirectUris],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code' as const],
  }))
  const machines = (options.machineClients ?? []).map(({ clientId, secret, scopes, personaGrant }) => ({
    client_id: clientId,
    client_secret: secret,
    redirect_uris: [],
    grant_types: ['client_credentials', ...(options.allowPersonaGrant && personaGrant ? [PERSONA_GRANT] : [])],
    response_types: [],
    // Never left out: a client without the entry could ask for every scope there is.
    scope: scopes.join(' ') || 'openid',
  }))
  return [...web, ...machines]
}

/** A demonstration is about changing places: every sign-in shows the picker, whoever was picked before. */
function alwaysAsk() {
  const policy = interactionPolicy.base()
  policy.get('login')?.checks.add(
    new interactionPolicy.Check('pick_persona', 'Pick a person to sign in as', (ctx) => !ctx.oidc.result?.login))
  return policy
}

/** Our own web application needs no consent page: a grant of what it asked for is made on the way. */
async function grantWhatWasAsked(ctx: KoaContextWithOIDC) {
  const { provider, client, account, params, session } = ctx.oidc
  if (!client || !account) return undefined
  const { clientId } = client
  const { accountId } = account
  const known = session?.grantIdFor(clientId)
  const earlier = known === undefined ? undefined : await provider.Grant.find(known)
  // A grant of whoever was picked last on this browser is not this person's.
  const grant = earlier?.accountId === accountId ? earlier : new provider.Grant({ clientId, accountId })
  grant.addOIDCScope(String(params?.['scope'] ?? 'openid'))
  await grant.save()
  return grant
}

export function providerConfiguration(options: IdentityOptions, keys: IdentityKeys): Configuration {
  const findPersona = personaFinder(options)
  const scopes = (options.machineClients ?? []).flatMap((client) => client.scopes)
  return {
    adapter: memoryAdapter(),
    clients: clients(options),
    jwks: { keys: keys.jwks.keys.map((key) => ({ ...key })) as NonNullable<Configuration['jwks']>['keys'] },
    cookies: { keys: [...keys.cookieSecrets], names: { session: 'identity', interaction: 'identity_ask', resume: 'identity_resume' } },
    scopes: [...new Set(['openid', 'profile', 'email', ...scopes])],
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    // People's names travel in the ID token itself: one request fewer, and id_token bearers carry the email too.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    rotateRefreshToken: false,
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    ttl: { AccessToken: options.accessTokenSeconds ?? HOUR, ClientCredentials: options.accessTokenSeconds ?? HOUR, IdToken: options.accessTokenSeconds ?? HOUR, Interaction: HOUR, Session: 12 * HOUR, Grant: 12 * HOUR, RefreshToken: 12 * HOUR },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}`, policy: alwaysAsk() },
    loadExistingGrant: grantWhatWasAsked,
    findAccount: async (_ctx, subject) => {
      const persona = await findPersona(subject)
      return persona && { accountId: subject, claims: () => ({ sub: subject, ...personaClaims(persona) }) }
    },
    extraTokenClaims: async (_ctx, token) => {
      const persona = token.kind === 'AccessToken' ? await findPersona(token.accountId) : undefined
      return persona && personaClaims(persona)
    },
    renderError: (ctx, out) => {
      ctx.type = 'html'
      ctx.body = errorPage(out.error_description ?? out.error)
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => API_RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => apiResource(options),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = signOutPage(form)
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = signedOutPage()
        },
      },
    },
  }
}
