import type { RequestHandler } from 'express'
import { isLocale, textOf, fillIn, type TextKey } from '#govuk'
import { readCookie } from './cookies.js'

const COOKIE = 'waymark_language'
const YEAR = 365 * 24 * 60 * 60 * 1_000

/** The language of the page: `?lang=cy` chooses and remembers it. Templates get `t(key, values)` and `locale`. */
export const chooseLocale = (secure: boolean): RequestHandler => (req, res, next) => {
  const asked = req.query['lang']
  const remembered = readCookie(req, COOKIE)
  if (isLocale(asked)) {
    req.web.locale = asked
    res.cookie(COOKIE, asked, { httpOnly: true, sameSite: 'lax', secure, maxAge: YEAR })
  } else if (isLocale(remembered)) req.web.locale = remembered
  const { locale } = req.web
  res.locals['locale'] = locale
  res.locals['t'] = (key: TextKey, params: Record<string, string> = {}) => fillIn(textOf(locale, key), params)
  next()
}
