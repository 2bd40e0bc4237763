import { page } from '../page.js'
import { informationPaths } from './paths.js'

const information = (path: string, view: string, title: string) =>
  page({ path, requireSignIn: false, get: (_req, res) => res.render(`information/${view}`, { title }) })

/** Pages of text, open to everybody. */
export const informationPages = [
  information(informationPaths.accessibility, 'accessibility-statement', 'Accessibility statement'),
  information(informationPaths.cookies, 'cookies', 'Cookies'),
  information(informationPaths.privacy, 'privacy', 'Privacy'),
]
