/** Someone whom a visitor of the demonstration may sign in as. */
export interface Persona {
  /** The `sub` claim: stable over restarts. */
  readonly subject: string
  readonly name: string
  readonly email: string
  /** What this person shows, in a sentence: "Facilitates two cohorts in the North East". */
  readonly description: string
}

export interface PersonaSource {
  /** The people offered on the sign-in page. */
  readonly personas: () => Promise<readonly Persona[]>
  /** Anyone who may hold a token, offered on the page or not; by default only those offered. */
  readonly findPersona?: (subject: string) => Promise<Persona | undefined>
}

export const personaFinder = ({ personas, findPersona }: PersonaSource) =>
  findPersona ?? (async (subject: string) => (await personas()).find((persona) => persona.subject === subject))

/** The claims of a persona, in identity tokens and access tokens alike. The demonstration's email addresses count as verified. */
export const personaClaims = ({ name, email }: Persona) => ({ name, email, email_verified: true })
