import { AdminFrameDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { importPages } from '../organisation/imports/import.pages.js'
import type { Page } from '../page.js'
import { dismissPage, duplicatesPage, mergePage } from './duplicates.pages.js'
import { frameworkPage, frameworksPage, importFrameworkPage, publishFrameworkPage } from './frameworks.pages.js'
import { adminHomePage, queuesPage } from './home.pages.js'
import { addMachineClientPage, machineClientsPage, revokeMachineClientPage } from './machine-clients.pages.js'
import { addOrganisationPage, editOrganisationPage, organisationsPage } from './organisations.pages.js'
import { adminPaths } from './paths.js'
import { cancelReorganisationPage, planReorganisationPage, reorganisationsPage } from './reorganisations.pages.js'

const imports = importPages({
  base: adminPaths.imports, kinds: ['organisations', 'people', 'memberships'], organisationId: () => null,
  frame: async (req) => {
    await execute(req, AdminFrameDocument, {})
    return { name: 'Administration' }
  },
})

/** What the platform's administrators work with. Addresses with words come before those with ids in their place. */
export const adminPages: readonly Page[] = [
  adminHomePage, queuesPage, organisationsPage, addOrganisationPage, editOrganisationPage, duplicatesPage, dismissPage, mergePage,
  reorganisationsPage, planReorganisationPage, cancelReorganisationPage, frameworksPage, importFrameworkPage, publishFrameworkPage, frameworkPage,
  machineClientsPage, addMachineClientPage, revokeMachineClientPage, ...imports,
]
