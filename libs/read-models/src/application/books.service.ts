import { Injectable } from '@nestjs/common'
import { type Ctx, isPlatformAdmin, type Policy, requireAccess } from '#platform/access'
import { type BookCheck, BooksQueries } from '../data/books.queries.js'

const checkBooks: Policy<void> = { action: 'books:check', whenDenied: 'forbidden', allows: isPlatformAdmin }

/** Checks that places, queues, attendance, completions and messages agree with the records they stand for. */
@Injectable()
export class BooksService {
  constructor(private readonly queries: BooksQueries) {}

  check(ctx: Ctx): Promise<readonly BookCheck[]> {
    requireAccess(ctx, checkBooks, undefined)
    return this.queries.check(ctx.now)
  }
}
