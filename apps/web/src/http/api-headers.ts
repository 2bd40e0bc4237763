import type { Request } from 'express'

/** What every request to the API says of the one that it is made for. With the visitor's address the API counts visitors apart. */
export const apiHeaders = (req: Request, bearer: string | undefined): Readonly<Record<string, string>> => ({
  'x-request-id': req.web.requestId,
  ...(req.ip !== undefined && { 'x-forwarded-for': req.ip }),
  ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
})
