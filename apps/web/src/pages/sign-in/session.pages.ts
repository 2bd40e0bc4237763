import { completeSignIn } from '../../sign-in/complete-sign-in.js'
import { signInPaths } from '../../sign-in/paths.js'
import { signOut } from '../../sign-in/sign-out.js'
import { page } from '../page.js'

export const callbackPage = page({ path: signInPaths.callback, requireSignIn: false, get: completeSignIn })

/** Signing out changes something, so it is a POST with the form token; who opens the address gets the button. */
export const signOutPage = page({
  path: signInPaths.signOut,
  requireSignIn: false,
  get: (_req, res) => res.render('sign-in/sign-out', { title: 'Sign out of Waymark' }),
  post: signOut,
})

export const signedOutPage = page({
  path: signInPaths.signedOut,
  requireSignIn: false,
  get: (_req, res) => res.render('sign-in/signed-out', { title: 'You have signed out' }),
})
