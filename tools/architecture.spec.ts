import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const root = join(__dirname, '..')
const config = createRequire(__filename)('../.dependency-cruiser.cjs') as { forbidden: readonly { readonly name: string }[] }

/** A small tree in which every rule is broken once: file → its imports. */
const plants: Readonly<Record<string, readonly (readonly [file: string, imports: string])[]>> = {
  'domain-is-pure': [
    ['libs/cohorts/src/domain/reads-clock.ts', `import { readFileSync } from 'node:fs'`],
    ['libs/cohorts/src/domain/knows-service.ts', `import type { S } from '../application/s.service.js'`],
    ['libs/cohorts/src/domain/knows-platform.ts', `import { x } from '#platform/clock'`],
  ],
  'lib-through-its-door': [
    ['libs/cohorts/src/application/a.ts', `import { x } from '../../../directory/src/domain/x.js'`],
    ['apps/api/src/a.ts', `import { x } from '../../../libs/directory/src/domain/x.js'`],
  ],
  'door-not-from-inside': [['libs/cohorts/src/application/b.ts', `import { x } from '#cohorts'`]],
  'graphql-door-is-for-the-api': [
    ['libs/cohorts/src/graphql/c.ts', `import { x } from '#directory/graphql'`],
    ['apps/ops/src/c.ts', `import { x } from '#directory/graphql'`],
  ],
  'jobs-door-is-for-the-worker': [['apps/api/src/d.ts', `import { x } from '#directory/jobs'`]],
  'assembly-is-for-apps': [['libs/cohorts/src/application/e.ts', `import { x } from '#assembly'`]],
  'foundations-know-no-strand': [['libs/notifications/src/application/f.ts', `import type { X } from '#cohorts'`]],
  'strands-know-no-strand': [['libs/cohorts/src/data/g.ts', `import type { X } from '#mentoring'`]],
  'layers-in-a-lib': [['libs/cohorts/src/data/h.queries.ts', `import type { S } from '../application/s.service.js'`]],
  'application-knows-no-edge': [
    ['libs/cohorts/src/application/i.service.ts', `import type { X } from '../graphql/x.type.js'`],
    ['libs/cohorts/src/application/j.service.ts', `import { x } from '../jobs/x.handler.js'`],
  ],
  'database-packages': [
    ['libs/cohorts/src/application/k.service.ts', `import type { Pool } from 'pg'`],
    ['libs/platform/src/auth/k.ts', `import { DataSource } from 'typeorm'`],
  ],
  'worker-never-reaches-graphql': [['apps/worker/src/l.ts', `import { m } from './l-between.js'`], ['apps/worker/src/l-between.ts', `import { Field } from '@nestjs/graphql'`]],
  'web-is-a-client': [
    ['apps/web/src/m.ts', `import { x } from '#directory'`],
    ['apps/web/src/n.ts', `import { x } from '#platform/database'`],
  ],
  'govuk-is-a-library': [['libs/govuk/src/o.ts', `import { x } from '#platform/config'`]],
  'platform-knows-no-domain': [['libs/platform/src/auth/p.ts', `import { x } from '#directory'`]],
  'kernel-knows-nothing': [
    ['libs/kernel/src/q.ts', `import { x } from '#platform/clock'`],
    ['libs/kernel/src/r.ts', `import { randomUUID } from 'node:crypto'`],
  ],
  'libs-know-no-app': [['libs/cohorts/src/application/s.ts', `import { x } from '../../../../apps/api/src/x.js'`]],
  'apps-are-apart': [['apps/web/src/t.ts', `import { x } from '../../api/src/x.js'`]],
  'identity-is-a-stranger': [['apps/identity/src/u.ts', `import { x } from '#directory'`]],
  'no-test-code-in-production': [['libs/cohorts/src/application/v.ts', `import { x } from '../../../../test/support/x.js'`]],
  'no-cycles': [['libs/cohorts/src/application/w.ts', `import { w2 } from './w2.js'`], ['libs/cohorts/src/application/w2.ts', `import { w } from './w.js'`]],
  'declared-packages': [['libs/cohorts/src/application/y.ts', `import fc from 'fast-check'`]],
  'resolvable': [['libs/cohorts/src/application/z.ts', `import { x } from './nowhere.js'`]],
}
// Two of these files only complete the plant: the violation is reported at its start.
const helpers = new Set(['apps/worker/src/l-between.ts', 'libs/cohorts/src/application/w2.ts'])

/** What the plants import, and a few imports that are allowed. */
const ground: Readonly<Record<string, string>> = {
  'libs/directory/src/index.ts': `export * from './domain/x.js'`,
  'libs/directory/src/domain/x.ts': `import type { T } from '#kernel'\nimport { Temporal } from 'temporal-polyfill'\nimport { y } from './y.js'`,
  'libs/directory/src/domain/y.ts': '',
  'libs/directory/src/data/x.entity.ts': `import { Entity } from 'typeorm'\nimport { x } from '#platform/database'\nimport type { X } from '../domain/x.js'`,
  'libs/directory/src/application/x.service.ts': `import { Q } from '../data/x.entity.js'\nimport { x } from '#platform/clock'\nimport { j } from '../jobs/x.job.js'`,
  'libs/directory/src/graphql/index.ts': `import { x } from '../application/x.service.js'\nimport { y } from '#platform/graphql'`,
  'libs/directory/src/jobs/index.ts': `import { x } from '../application/x.service.js'`,
  'libs/directory/src/jobs/x.job.ts': `import { z } from 'zod'`,
  'libs/cohorts/src/index.ts': '', 'libs/cohorts/src/application/s.service.ts': `import { x } from '#directory'\nimport type { X } from '#mentoring'`,
  'libs/cohorts/src/graphql/x.type.ts': '', 'libs/cohorts/src/jobs/x.handler.ts': '', 'libs/mentoring/src/index.ts': '',
  'libs/assembly/src/index.ts': `import { x } from '#directory'`, 'libs/assembly/src/jobs/index.ts': `import { x } from '#directory/jobs'`,
  'libs/platform/src/clock/index.ts': '', 'libs/platform/src/config/index.ts': '', 'libs/platform/src/graphql/index.ts': `import { Field } from '@nestjs/graphql'`,
  'libs/platform/src/database/index.ts': `import pg from 'pg'`, 'libs/kernel/src/index.ts': `export * from './dates.js'`, 'libs/kernel/src/dates.ts': `import { Temporal } from 'temporal-polyfill'`,
  'apps/api/src/x.ts': `import { x } from '#directory/graphql'\nimport { y } from '#assembly'`, 'apps/worker/src/x.ts': `import { x } from '#assembly/jobs'\nimport { y } from '#directory'`,
  'apps/web/src/x.ts': `import { x } from '#kernel'\nimport { y } from '#platform/config'`, 'apps/ops/src/x.ts': `import { x } from '../../api/src/x.js'`,
  'test/support/x.ts': '', 'libs/cohorts/src/application/s.service.int-spec.ts': `import { x } from '../../../../test/support/x.js'\nimport fc from 'fast-check'`,
}

describe('the dependency rules', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-architecture-'))
  let violations: readonly { readonly rule: string; readonly from: string }[]

  beforeAll(() => {
    for (const file of ['package.json', 'tsconfig.json', 'tsconfig.architecture.json', '.dependency-cruiser.cjs']) cpSync(join(root, file), join(folder, file))
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    for (const [file, text] of [...Object.entries(ground), ...Object.values(plants).flat()]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), `${text}\nexport const x = 1\n`)
    }
    const { stdout, stderr } = spawnSync(process.execPath, [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'apps', 'libs', 'test',
    ], { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
    if (stdout === '') throw new Error(stderr)
    const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string }; from: string }[] } }
    violations = summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(config.forbidden.map(({ name }) => name))('%s: reports what breaks it', (rule) => {
    const files = (plants[rule] ?? []).map(([file]) => file).filter((file) => !helpers.has(file))
    expect(files).not.toEqual([])
    expect(violations.filter((violation) => violation.rule === rule).map(({ from }) => from)).toEqual(expect.arrayContaining(files))
  })

  it('leaves what is allowed alone', () => {
    const planted = new Set(Object.values(plants).flat().map(([file]) => file))
    expect(violations.filter(({ from }) => !planted.has(from))).toEqual([])
  })
})
