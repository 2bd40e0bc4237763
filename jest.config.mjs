import { existsSync, readFileSync, readdirSync } from 'node:fs'

/** Packages that ship only ES modules: Jest's CommonJS mode has to see them transformed. */
function esmPackages(root = new URL('./node_modules/', import.meta.url)) {
  const folders = readdirSync(root).flatMap((name) =>
    name.startsWith('@') ? readdirSync(new URL(`${name}/`, root)).map((inner) => `${name}/${inner}`) : [name])
  return folders.filter((name) => {
    const file = new URL(`${name}/package.json`, root)
    return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).type === 'module'
  })
}

const libs = readdirSync(new URL('./libs/', import.meta.url)).join('|')
const swc = (syntax, transform) => ['@swc/jest', {
  swcrc: false, sourceMaps: 'inline', module: { type: 'commonjs' },
  jsc: { target: 'es2022', keepClassNames: true, parser: { syntax, decorators: syntax === 'typescript', dynamicImport: true }, transform },
}]

const base = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.ts$': swc('typescript', { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false }),
    '^.+\\.m?js$': swc('ecmascript'),
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:.*/node_modules/)?(${esmPackages().join('|')})/)`],
  moduleNameMapper: {
    '^#testing$': '<rootDir>/test/support/index.ts',
    '^#platform/(.*)$': '<rootDir>/libs/platform/src/$1/index.ts',
    [`^#(${libs})/(graphql|jobs)$`]: '<rootDir>/libs/$1/src/$2/index.ts',
    [`^#(${libs})$`]: '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.waymark/'],
}
const withDatabase = { globalSetup: '<rootDir>/test/support/global-setup.mjs', globalTeardown: '<rootDir>/test/support/global-teardown.mjs', }

export default {
  testTimeout: 60_000,
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/{libs,apps,tools,bench}/**/*.spec.ts'] },
    { ...base, ...withDatabase, displayName: 'integration', testMatch: ['<rootDir>/{libs,apps}/**/*.int-spec.ts', '<rootDir>/test/contract/**/*.spec.ts'] },
    { ...base, ...withDatabase, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.e2e-spec.ts'] },
    { ...base, ...withDatabase, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.browser-spec.ts'] },
  ],
}
