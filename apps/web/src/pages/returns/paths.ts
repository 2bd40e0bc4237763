const base = '/returns/:returnId'
const section = `${base}/sections/:section`

/** Workforce returns, and what is made of them for those who plan. */
export const returnPaths = {
  home: '/returns',
  states: '/returns/states',
  gap: '/returns/skills-gap',
  changing: '/returns/changing-roles',
  staff: '/returns/digital-staff',
  lists: '/returns/lists',
  timetable: '/returns/lists/timetable/new',
  list: '/returns/lists/:kind/new',
  listTemplate: '/returns/lists/:kind/newest.csv',
  routes: '/returns/routes',
  addRoute: '/returns/routes/add',
  endRoute: '/returns/routes/:routeId/end',
  organisation: '/returns/organisation/:organisationId',
  begin: '/returns/organisation/:organisationId/begin/:quarter',
  tasks: base,
  check: `${base}/check`,
  compare: `${base}/compare/:otherId`,
  section,
  scope: `${section}/:scope`,
  family: `${section}/families/:family`,
  upload: `${section}/upload`,
  template: `${section}/template.csv`,
  nothing: `${section}/nothing`,
} as const

/** The name of a page of a section as its address has it: keys have no tilde. */
export const scopeInPath = (scope: string): string => scope.replace('/', '~')
export const scopeFromPath = (text: string): string => text.replace('~', '/')
