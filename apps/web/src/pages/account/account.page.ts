import { formatDateTime, summaryRows } from '#govuk'
import { page } from '../page.js'
import { accountPaths } from './paths.js'

/**
 * The example of a page: read what it needs, turn it into view models, render one named template. A page with data
 * of the API has its operation beside it (`account.graphql`) and starts with
 * `const { viewer } = await execute(req, AccountDocument, {})`; faults become error pages by themselves.
 */
export const accountPage = page({
  path: accountPaths.account,
  get: (req, res) => {
    const { signedIn } = req.session
    if (!signedIn) return
    res.render('account/account', {
      title: 'Your details',
      rows: summaryRows([
        { key: 'Name', value: signedIn.name },
        { key: 'Work email address', value: signedIn.email },
        { key: 'Signed in with', value: req.web.services.issuers.byUrl(signedIn.issuer)?.label },
        { key: 'Signed in at', value: formatDateTime(new Date(signedIn.since), req.web.locale) },
      ]),
    })
  },
})
