import type { Request } from 'express'

/** Writes the session now, so that the page a redirect leads to finds it. */
export const saveSession = (req: Request): Promise<void> =>
  new Promise((done, fail) => req.session.save((error: unknown) => (error ? fail(error as Error) : done())))

/** No session any more: the stored one is deleted. */
export const endSession = (req: Request): Promise<void> =>
  new Promise((done, fail) => req.session.destroy((error: unknown) => (error ? fail(error as Error) : done())))

/** A new session under a new id: what was known under the old one is gone. */
export const newSession = (req: Request): Promise<void> =>
  new Promise((done, fail) => req.session.regenerate((error: unknown) => (error ? fail(error as Error) : done())))
