import type { RequestHandler } from 'express'
import { t } from '#govuk'
import { accountPaths } from './account/paths.js'
import { startPaths } from './start/paths.js'

/**
 * The links of the header, and the cards of the home page (those with a description). Each area adds its own line
 * here; whether somebody may open a page is decided by the API.
 */
export const navigation: RequestHandler = (req, res, next) => {
  const { locale } = req.web
  const items = req.session.signedIn
    ? [
        { text: t(locale, 'nav.home'), href: startPaths.start },
        { text: t(locale, 'nav.account'), href: accountPaths.account, description: 'How Waymark knows you, and which organisation signed you in.' },
      ]
    : []
  res.locals['navigation'] = items.map((item) => ({
    ...item,
    current: req.path === item.href,
    active: item.href !== '/' && req.path.startsWith(`${item.href}/`),
  }))
  next()
}
