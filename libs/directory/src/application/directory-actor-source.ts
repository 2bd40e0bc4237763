import { Injectable } from '@nestjs/common'
import { asId, londonDate, type OrganisationId, type PersonId } from '#kernel'
import type { Actor } from '#platform/access'
import { ActorSource, type TokenClaims } from '#platform/auth'
import { ActorQueries } from '../data/actor.queries.js'
import { LinkingService } from './linking.service.js'

/** Who is behind a verified token: a linked person, a registered program, or nobody we know yet. */
@Injectable()
export class DirectoryActorSource extends ActorSource {
  constructor(private readonly queries: ActorQueries, private readonly linking: LinkingService) {
    super()
  }

  /** A first sign-in that fits an invitation beyond doubt becomes that person on the way. */
  async actorFor(claims: TokenClaims, now: Date): Promise<Actor> {
    if (claims.clientId !== undefined) return this.machine(claims, claims.clientId)
    const known = await this.person(claims, now)
    if (known !== undefined) return known
    const linked = (await this.linking.autoLink(claims, now)) === undefined ? undefined : await this.person(claims, now)
    return linked ?? { kind: 'unlinked', issuer: claims.issuer, subject: claims.subject, email: claims.email, emailVerified: claims.emailVerified }
  }

  private async person({ issuer, subject }: TokenClaims, now: Date): Promise<Actor | undefined> {
    const found = await this.queries.person(issuer, subject, londonDate(now))
    return found && { kind: 'person', personId: asId<PersonId>(found.personId), roles: found.roles }
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
