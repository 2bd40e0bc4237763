import * as oidc from 'openid-client'
import type { Config, IssuerConfig } from '#platform/config'

/** The OpenID Connect issuers of this installation. Their metadata is fetched when first needed, and kept. */
export class Issuers {
  private readonly known = new Map<string, Promise<oidc.Configuration>>()

  constructor(private readonly config: Config) {}

  /** The issuer everybody uses, when there is only one. */
  get only(): IssuerConfig | undefined {
    return this.config.OIDC_ISSUERS.length === 1 ? this.config.OIDC_ISSUERS[0] : undefined
  }

  byUrl(issuer: string): IssuerConfig | undefined {
    return this.config.OIDC_ISSUERS.find((one) => one.issuer === issuer)
  }

  /** The issuer that a work email address belongs to, by its domain. */
  byEmail(email: string): IssuerConfig | undefined {
    const domain = email.slice(email.lastIndexOf('@') + 1).trim().toLowerCase()
    return this.config.OIDC_ISSUERS.find(({ emailDomains }) => emailDomains.includes(domain))
  }

  /** The protocol client of an issuer. Rejects when the issuer does not answer; the next call tries again. */
  client(issuer: IssuerConfig): Promise<oidc.Configuration> {
    const known = this.known.get(issuer.issuer)
    if (known) return known
    const url = new URL(issuer.issuer)
    const insecure = url.protocol === 'http:' && (this.config.NODE_ENV !== 'production' || this.config.DEMO)
    const found = oidc.discovery(url, issuer.clientId, issuer.clientSecret, issuer.clientSecret === undefined ? oidc.None() : undefined, {
      timeout: 10,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- the library marks it so that nobody uses it for real issuers
      execute: insecure ? [oidc.allowInsecureRequests] : [],
    })
    this.known.set(issuer.issuer, found)
    found.catch(() => this.known.delete(issuer.issuer))
    return found
  }
}
