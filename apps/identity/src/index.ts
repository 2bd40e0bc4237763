export { createIdentity } from './create-identity.js'
export { API_RESOURCE, DEFAULT_AUDIENCE, PERSONA_GRANT, type IdentityOptions, type MachineClient, type WebClient } from './identity-options.js'
export type { Persona, PersonaSource } from './persona.js'
