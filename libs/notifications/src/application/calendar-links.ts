import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { CONFIG, type Config } from '#platform/config'

/** Addresses of calendar files: they are opened by calendar programmes, which cannot sign in, so the address itself is the key. */
@Injectable()
export class CalendarLinks {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  feed(token: string): string {
    return new URL(`/calendar/${token}.ics`, this.config.API_URL).href
  }

  /** One session in one person's calendar. */
  entry(entryId: string): string {
    return new URL(`/calendar/sessions/${entryId}/${this.signature(entryId)}.ics`, this.config.API_URL).href
  }

  isSigned(entryId: string, signature: string): boolean {
    const [given, right] = [signature, this.signature(entryId)].map((text) => createHash('sha256').update(text).digest()) as [Buffer, Buffer]
    return timingSafeEqual(given, right)
  }

  private signature(entryId: string): string {
    return createHmac('sha256', this.config.PSEUDONYM_KEY).update(`calendar entry ${entryId}`).digest('base64url')
  }
}
