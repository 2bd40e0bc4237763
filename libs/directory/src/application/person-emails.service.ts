import { Injectable } from '@nestjs/common'
import { err, ok } from '#kernel'
import type { Ctx } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import type { PersonFacts } from './people-policies.js'
import { PersonQueries } from '../data/person.queries.js'
import { type EmailRow, PersonWriteQueries } from '../data/person-write.queries.js'
import type { PersonResult } from './membership-upkeep.service.js'
import { editPerson } from './people-policies.js'
import { PersonAccess } from './person-access.js'
import { PersonTrail } from './person-trail.js'
import { FieldReader, refuse } from './read-fields.js'
import { readEmail } from './read-person.js'

const MOST = 10

/** A person's addresses. An address belongs to one person; the primary one is where Waymark writes to. */
@Injectable()
export class PersonEmailsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: PersonQueries,
    private readonly writes: PersonWriteQueries,
    private readonly access: PersonAccess,
    private readonly trail: PersonTrail,
  ) {}

  /** Adds an address. It identifies nobody until its owner signs in with it. Error: `EMAIL_TAKEN` when it is another record's. */
  add(ctx: Ctx, personId: string, text: string): Promise<PersonResult> {
    return this.change(ctx, personId, text, 'email:add', async (tx, facts, email, held) => {
      if (held.some((row) => row.email === email)) return ok(facts.personId)
      if (held.length >= MOST) return refuse('TOO_MANY', 'email', `A person can have ${MOST} addresses. Remove one that is not used any more.`)
      if (await this.writes.insertEmail(tx, facts.personId, email, held.length === 0)) return ok(facts.personId)
      return refuse('EMAIL_TAKEN', 'email',
        'Another record on Waymark has this address. If both are the same person, ask the platform’s administrators to merge the two records: nothing of either is lost.')
    })
  }

  makePrimary(ctx: Ctx, personId: string, text: string): Promise<PersonResult> {
    return this.change(ctx, personId, text, 'email:make-primary', async (tx, facts, email, held) => {
      if (!held.some((row) => row.email === email)) return refuse('NOT_THEIRS', 'email', 'Add the address first.')
      await this.writes.makePrimary(tx, facts.personId, email)
      return ok(facts.personId)
    })
  }

  remove(ctx: Ctx, personId: string, text: string): Promise<PersonResult> {
    return this.change(ctx, personId, text, 'email:remove', async (tx, facts, email, held) => {
      const row = held.find((one) => one.email === email)
      if (row === undefined) return ok(facts.personId)
      if (row.isPrimary) return refuse('PRIMARY', 'email', 'This is where Waymark writes to. Make another address the primary one first.')
      await this.writes.removeEmail(tx, facts.personId, email, ctx.now)
      return ok(facts.personId)
    })
  }

  private async change(
    ctx: Ctx, id: string, text: string, action: string,
    work: (tx: Tx, facts: PersonFacts, email: string, held: readonly EmailRow[]) => Promise<PersonResult>,
  ): Promise<PersonResult> {
    const facts = await this.access.require(ctx, editPerson, id)
    const reader = new FieldReader()
    const email = readEmail(reader, text)
    if (reader.problems.length > 0) return err(reader.problems)
    return this.uow.run(async (tx): Promise<PersonResult> => {
      if ((await this.people.lock(tx, facts.personId)) === undefined) return refuse('MERGED', '', 'This record has just been merged into another. Open that one and try again.')
      const done = await work(tx, facts, email, await this.writes.emails(tx, facts.personId))
      if (done.ok) await this.trail.changed(tx, ctx, action, facts.personId)
      return done
    })
  }
}
