import { page } from '../page.js'
import { startPaths } from './paths.js'

/** The front door. Who is signed in sees where to go next, a visitor what Waymark is. */
export const startPage = page({
  path: startPaths.start,
  requireSignIn: false,
  get: (req, res) => {
    if (req.session.signedIn) res.render('start/home', { title: 'Home' })
    else res.render('start/start', { title: 'Learn and lead across local government' })
  },
})
