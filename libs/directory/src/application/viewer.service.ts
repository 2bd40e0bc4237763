import { Injectable } from '@nestjs/common'
import { londonDate } from '#kernel'
import type { Ctx } from '#platform/access'
import { forbidden } from '#platform/errors'
import { type ViewerRow, ViewerQueries } from '../data/viewer.queries.js'

/** Who is signed in: a person, a program, or an account that is nobody yet. */
export type Viewer =
  | ({ readonly kind: 'person' } & ViewerRow)
  | { readonly kind: 'unlinked'; readonly email: string | undefined }
  | { readonly kind: 'machine'; readonly clientId: string; readonly scopes: readonly string[] }

@Injectable()
export class ViewerService {
  constructor(private readonly queries: ViewerQueries) {}

  /** The signed-in account itself: everybody may know who they are. */
  async viewer({ actor, now }: Ctx): Promise<Viewer> {
    if (actor.kind === 'unlinked') return { kind: 'unlinked', email: actor.email }
    if (actor.kind === 'machine') return { kind: 'machine', clientId: actor.clientId, scopes: actor.scopes }
    const row = actor.kind === 'person' ? await this.queries.viewer(actor.personId, londonDate(now), now) : undefined
    if (row === undefined) throw forbidden()
    return { kind: 'person', ...row }
  }
}
