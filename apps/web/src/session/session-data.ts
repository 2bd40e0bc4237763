/** Who is signed in, and the tokens that speak for them. Never leaves the server. */
export interface SignedIn {
  readonly issuer: string
  readonly subject: string
  readonly name?: string | undefined
  readonly email?: string | undefined
  /** The API's bearer token: the access token or the ID token, as the issuer's configuration says. */
  bearer: string
  idToken?: string | undefined
  refreshToken?: string | undefined
  /** When `bearer` ends, in milliseconds since 1970. */
  expiresAt: number
  /** When they signed in, in milliseconds since 1970. */
  readonly since: number
  /** When they last asked for a page, to the minute. */
  seenAt: number
}

/** A sign-in that was sent to its issuer and has not come back. */
export interface PendingSignIn {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly issuer: string
  readonly returnTo: string
  readonly startedAt: number
}

declare module 'express-session' {
  interface SessionData {
    signedIn: SignedIn
    pendingSignIns: PendingSignIn[]
    csrf: string
    /** Read from the store, not begun by this request; never stored itself. */
    wasStored?: true
    /** What the last action did, shown once on the next page. */
    notice: string
  }
}
