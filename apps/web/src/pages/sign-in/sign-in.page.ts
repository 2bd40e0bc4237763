import { z } from 'zod'
import { formPage } from '../../forms/form-page.js'
import { localPath } from '../../http/local-path.js'
import { beginSignIn } from '../../sign-in/begin-sign-in.js'
import { signInPaths } from '../../sign-in/paths.js'

const body = z.object({
  email: z.string({ error: 'Enter your work email address' }).trim().min(1, 'Enter your work email address')
    .pipe(z.email('Enter an email address in the correct format, like name@example.gov.uk')),
})

/**
 * Signing in: straight on to the issuer when there is one, otherwise the work email address says which. Also the
 * example of a page with a form.
 */
export const signInPage = formPage({
  path: signInPaths.signIn,
  requireSignIn: false,
  view: 'sign-in/sign-in',
  title: () => 'Sign in to Waymark',
  body,
  load: async (req, res) => {
    const returnTo = localPath((req.body as { returnTo?: unknown } | undefined)?.returnTo ?? req.query['returnTo'])
    if (req.session.signedIn) return void res.redirect(303, returnTo)
    const { only } = req.web.services.issuers
    if (only) return void (await beginSignIn(req, res, only, returnTo))
    return { returnTo }
  },
  submit: async (req, res, { email }, { returnTo }) => {
    const issuer = req.web.services.issuers.byEmail(email)
    if (!issuer) {
      return { userErrors: [{ field: 'email', message: 'We do not know the organisation of this email address. Check it, or ask the person who invited you' }] }
    }
    await beginSignIn(req, res, issuer, returnTo)
    return undefined
  },
  previous: () => '/',
})
