import type { Request, RequestHandler } from 'express'
import nunjucks from 'nunjucks'
import { fillIn, hrefWith, isLocale, langOf, type Locale, t, textOf, type TextKey } from '#govuk'
import { readCookie } from './cookies.js'

const COOKIE = 'waymark_language'
const YEAR = 365 * 24 * 60 * 60 * 1_000

type Values = Readonly<Record<string, string>>

const ENTITIES: Values = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark)

/** A text as HTML that says its language, where that is not the language of what stands around it. */
function marked(locale: Locale, around: Locale, key: TextKey, values: Values) {
  const lang = langOf(locale, key)
  const text = escaped(fillIn(textOf(locale, key), values))
  return new nunjucks.runtime.SafeString(lang === around ? text : `<span lang="${lang}">${text}</span>`)
}

/** The same page in the other language. Steps of a sign-in cannot be taken again: from those it leads home. */
function otherLanguage(req: Request) {
  const lang: Locale = req.web.locale === 'en' ? 'cy' : 'en'
  const path = req.path.startsWith('/sign-in/') ? '/' : req.path
  return { lang, text: t(lang, 'language.name'), href: hrefWith(path, path === req.path ? req.query : {}, { lang }) }
}

/**
 * The language of the page: `?lang=cy` chooses and remembers it. Templates get `locale` and `t(key, values)`; in the frame of
 * the page, which is in that language, `said(key, values)` marks what is still English; in its content, which is English
 * until pages are translated, `saidHere(key, values)` marks what is not.
 */
export const chooseLocale = (secure: boolean): RequestHandler => (req, res, next) => {
  const asked = req.query['lang']
  const remembered = readCookie(req, COOKIE)
  if (isLocale(asked)) {
    req.web.locale = asked
    res.cookie(COOKIE, asked, { httpOnly: true, sameSite: 'lax', secure, maxAge: YEAR })
  } else if (isLocale(remembered)) req.web.locale = remembered
  const { locale } = req.web
  res.locals['locale'] = locale
  res.locals['otherLanguage'] = otherLanguage(req)
  res.locals['t'] = (key: TextKey, values: Values = {}) => fillIn(textOf(locale, key), values)
  res.locals['said'] = (key: TextKey, values: Values = {}) => marked(locale, locale, key, values)
  res.locals['saidHere'] = (key: TextKey, values: Values = {}) => marked(locale, 'en', key, values)
  next()
}
