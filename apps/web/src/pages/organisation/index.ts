import { execute } from '../../graphql/graphql-client.js'
import { OrganisationFrameDocument } from '../../generated/graphql.js'
import type { Page } from '../page.js'
import { enrolmentPages } from './enrolments/enrolments.pages.js'
import { exportPages } from './exports/exports.pages.js'
import { organisationFrame, organisationIdOf } from './frame.js'
import { chooseOrganisationPage, organisationHomePage } from './home.page.js'
import { importPages } from './imports/import.pages.js'
import { organisationMentoringPage } from './mentoring/mentoring.page.js'
import { nominationPages } from './nominations/nomination.pages.js'
import { organisationPaths } from './paths.js'
import { invitationsPage, inviteEverybodyPage, inviteToJoinPage, revokeInvitationPage } from './people/invitations.pages.js'
import { lineManagerPage } from './people/line-manager.page.js'
import { addMembershipPage, changeMembershipPage, endMembershipPage, transferPage } from './people/membership.pages.js'
import { peoplePage } from './people/people.page.js'
import { addEmailPage, addPersonPage, editPersonPage, invitePersonPage, primaryEmailPage, removeEmailPage } from './people/person-forms.pages.js'
import { personPage } from './people/person.page.js'

const imports = importPages({
  base: organisationPaths.imports, kinds: ['people', 'memberships'], organisationId: organisationIdOf,
  frame: async (req) => organisationFrame((await execute(req, OrganisationFrameDocument, { organisationId: organisationIdOf(req) })).organisation, 'imports'),
})

/** What an organisation's administrator works with. Addresses with words come before those with ids in their place. */
export const organisationPages: readonly Page[] = [
  chooseOrganisationPage, organisationHomePage,
  peoplePage, addPersonPage, personPage, editPersonPage, invitePersonPage, addEmailPage, primaryEmailPage, removeEmailPage,
  lineManagerPage, addMembershipPage, changeMembershipPage, endMembershipPage, transferPage,
  invitationsPage, inviteToJoinPage, inviteEverybodyPage, revokeInvitationPage,
  ...imports, ...exportPages, ...nominationPages, ...enrolmentPages, organisationMentoringPage,
]
