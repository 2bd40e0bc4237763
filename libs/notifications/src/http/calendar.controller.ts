import { Controller, Get, HttpException, NotFoundException, Param, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { Clock } from '#platform/clock'
import { RateLimiter } from '#platform/auth'
import { AppError, httpStatus } from '#platform/errors'
import { CalendarFeedService } from '../application/calendar-feed.service.js'

/**
 * Calendar files for calendar programmes, which cannot sign in: the address is the key. Unknown, ended and malformed
 * addresses get the same answer.
 */
@Controller('calendar')
export class CalendarController {
  constructor(private readonly feeds: CalendarFeedService, private readonly clock: Clock, private readonly limiter: RateLimiter) {}

  @Get('sessions/:entryId/:signature.ics')
  async session(@Param('entryId') entryId: string, @Param('signature') signature: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    this.limit(request)
    send(response, await this.feeds.openEntry(entryId, signature), 'attachment; filename="session.ics"')
  }

  @Get(':token.ics')
  async feed(@Param('token') token: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    this.limit(request)
    send(response, await this.feeds.open(token, this.clock.now()), 'inline; filename="waymark.ics"')
  }

  private limit(request: Request): void {
    try {
      this.limiter.take(`calendar ${request.ip ?? ''}`)
    } catch (error) {
      if (error instanceof AppError) throw new HttpException(error.message, httpStatus(error.code))
      throw error
    }
  }
}

function send(response: Response, calendar: string | undefined, disposition: string): void {
  if (calendar === undefined) throw new NotFoundException('There is no calendar at this address.')
  // An ETag follows from the body, so a calendar that looks again every hour mostly gets 304.
  response.set({
    'Content-Type': 'text/calendar; charset=utf-8', 'Content-Disposition': disposition,
    'Cache-Control': 'private, no-cache', 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'no-referrer',
  }).send(calendar)
}
