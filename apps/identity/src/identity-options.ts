import type { PersonaSource } from './persona.js'

/** A client that acts for itself: an integration, the simulation. */
export interface MachineClient {
  readonly clientId: string
  readonly secret: string
  /** What it may ask for in `scope`. */
  readonly scopes: readonly string[]
  /** May get tokens for personas without a browser; works only where {@link IdentityOptions.allowPersonaGrant} is on too. */
  readonly personaGrant?: boolean
}

export interface WebClient {
  readonly clientId: string
  readonly secret: string
  readonly redirectUris: readonly string[]
  readonly postLogoutRedirectUris: readonly string[]
}

export interface IdentityOptions extends PersonaSource {
  /** Issuer URL, exactly as tokens name it. */
  readonly issuerUrl: string
  /** Folder for the keys; git-ignored. */
  readonly dataDir: string
  /** The `aud` of access tokens. */
  readonly audience?: string
  readonly webClients: readonly WebClient[]
  readonly machineClients?: readonly MachineClient[]
  /** Enables {@link PERSONA_GRANT} for the machine clients marked for it. Never outside a demonstration or a test. */
  readonly allowPersonaGrant?: boolean
  /** Lifetime of access tokens in seconds. */
  readonly accessTokenSeconds?: number
}

export const DEFAULT_AUDIENCE = 'waymark-api'
/** The resource indicator that access tokens are for, also when a client names none. */
export const API_RESOURCE = 'urn:waymark:api'
/** Extension grant: a trusted machine client names a persona (`persona=<subject>`) and gets that person's access token. */
export const PERSONA_GRANT = 'urn:waymark:grant:persona'
