import { errors, type default as Provider } from 'oidc-provider'
import { API_RESOURCE, PERSONA_GRANT, type IdentityOptions } from './identity-options.js'
import { personaFinder } from './persona.js'
import { apiResource } from './provider-configuration.js'

/**
 * Lets the simulation and the tests be many people without driving a browser for each: a confidential machine
 * client marked for it names a persona and gets that person's ordinary access token.
 */
export function registerPersonaGrant(provider: Provider, options: IdentityOptions): void {
  const findPersona = personaFinder(options)
  provider.registerGrantType<{ persona?: string }>(PERSONA_GRANT, async (ctx) => {
    const { client, params } = ctx.oidc
    if (!params.persona) throw new errors.InvalidRequest('persona is required')
    const persona = await findPersona(params.persona)
    if (!persona) throw new errors.InvalidGrant('no such persona')
    const token = new provider.AccessToken({ accountId: persona.subject, client, gty: PERSONA_GRANT, grantId: PERSONA_GRANT })
    token.resourceServer = new provider.ResourceServer(API_RESOURCE, apiResource(options))
    const value = await token.save()
    ctx.body = { access_token: value, expires_in: token.expiration, token_type: token.tokenType }
  }, ['persona'])
}
