import { Injectable } from '@nestjs/common'
import { asId, londonDate, type OrganisationId, type PersonId } from '#kernel'
import type { Actor } from '#platform/access'
import { ActorSource, type TokenClaims } from '#platform/auth'
import { ActorQueries } from '../data/actor.queries.js'

/** Who is behind a verified token: a linked person, a registered program, or nobody we know yet. */
@Injectable()
export class DirectoryActorSource extends ActorSource {
  constructor(private readonly queries: ActorQueries) {
    super()
  }

  async actorFor(claims: TokenClaims, now: Date): Promise<Actor> {
    if (claims.clientId !== undefined) return this.machine(claims, claims.clientId)
    const found = await this.queries.person(claims.issuer, claims.subject, londonDate(now))
    if (found) return { kind: 'person', personId: asId<PersonId>(found.personId), roles: found.roles }
    return { kind: 'unlinked', issuer: claims.issuer, subject: claims.subject, email: claims.email, emailVerified: claims.emailVerified }
  }

  /** A program may do what both its registration and its token allow. */
  private async machine({ issuer, scopes }: TokenClaims, clientId: string): Promise<Actor> {
    const registered = await this.queries.machine(issuer, clientId)
    if (!registered) return { kind: 'anonymous' }
    return {
      kind: 'machine', clientId,
      scopes: registered.scopes.filter((scope) => scopes.includes(scope)),
      organisationId: registered.organisationId === null ? undefined : asId<OrganisationId>(registered.organisationId),
    }
  }
}
