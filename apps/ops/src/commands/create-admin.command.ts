import { londonDate } from '#kernel'
import { OrganisationsService, PersonUpkeepService } from '#directory'
import type { Command } from './command.js'

/** The first platform administrator: nobody could invite them. */
export const createAdmin: Command = {
  name: 'create-admin',
  usage: 'create-admin <email> <given name> <family name> <organisation code>',
  does: 'adds a platform administrator and mails them an invitation to sign in',
  async run({ app, ctx, args, say }) {
    const [email, givenName, familyName, code] = args
    if (!email || !givenName || !familyName || !code) return 2
    const { rows } = await app.get(OrganisationsService, { strict: false }).page(ctx, { search: code }, 2, undefined)
    const organisation = rows.find((row) => row.code === code)
    if (!organisation) {
      say(`There is no organisation with the code ${code}. Import the organisations first: ops import organisations libs/directory/reference/organisations.csv`)
      return 1
    }
    const added = await app.get(PersonUpkeepService, { strict: false }).create(ctx, {
      email, givenName, familyName, invite: true,
      membership: { organisationId: organisation.id, role: 'platform_admin', startsOn: londonDate(ctx.now) },
    })
    for (const problem of added.ok ? [] : added.error) say(`${problem.field}: ${problem.message}`)
    if (added.ok) say(`${givenName} ${familyName} is a platform administrator; an invitation goes to ${email}.`)
    return added.ok ? 0 : 1
  },
}
