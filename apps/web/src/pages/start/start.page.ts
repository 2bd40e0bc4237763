import { areasFor } from '../navigation.js'
import { page } from '../page.js'
import { startPaths } from './paths.js'

/** Roles whose work is not learning: they are shown where to go instead of an empty list of programmes. */
const AT_WORK = new Set(['organisation_admin', 'programme_manager', 'platform_admin', 'facilitator', 'line_manager'])

/** The front door. Learners go on to their learning, others are shown where to go, a visitor what Waymark is. */
export const startPage = page({
  path: startPaths.start,
  requireSignIn: false,
  get: (req, res) => {
    if (!req.session.signedIn) return res.render('start/start', { title: 'Learn and lead across local government' })
    const { viewer } = req.session
    if (viewer?.kind === 'unlinked') return res.redirect(303, startPaths.notLinked)
    if (viewer && !viewer.roles.some(({ role }) => AT_WORK.has(role))) return res.redirect(303, '/learning')
    res.render('start/home', { title: 'Home', areas: areasFor(viewer), personName: viewer?.name })
  },
})

/** For an account that signed in and is nobody here yet. */
export const notLinkedPage = page({
  path: startPaths.notLinked,
  forUnlinked: true,
  get: (req, res) => {
    if (req.session.viewer?.kind === 'person') return res.redirect(303, startPaths.start)
    res.render('start/not-linked', { title: 'Waymark does not know you yet', email: req.session.viewer?.email ?? req.session.signedIn?.email })
  },
})
