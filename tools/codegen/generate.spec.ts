import { createHash } from 'node:crypto'
import ts from 'typescript'
import { generate } from './generate.mjs'

const schema = `
  scalar DateTime
  enum RunState { DRAFT OPEN }
  input RunFilter { state: RunState = OPEN, near: [ID!], parent: RunFilter, text: String! }
  interface Node { id: ID! }
  type Session implements Node { id: ID!, startsAt: DateTime!, minutes: Int }
  type Run implements Node { id: ID!, title: String!, state: RunState!, sessions: [Session!]!, next: Session }
  union Thing = Run | Session
  type UserError { code: String!, field: String, message: String! }
  type OpenRunPayload { run: Run, userErrors: [UserError!]! }
  type Query { run(id: ID!): Run, runs(filter: RunFilter, first: Int = 20): [Run!]!, things: [Thing!]!, node(id: ID!): Node }
  type Mutation { openRun(id: ID!): OpenRunPayload! }
`
const files = [
  { path: 'b/run.graphql', text: 'query Run($id: ID!, $deep: Boolean!) { run(id: $id) { ...Card next { id } next { startsAt } sessions @include(if: $deep) { minutes } } }' },
  { path: 'a/card.graphql', text: '# a comment\nfragment Card on Run { id, name: title state }' },
  { path: 'a/list.graphql', text: 'query runs($filter: RunFilter, $first: Int = 5) { runs(filter: $filter, first: $first) { ...Card } }\nmutation OpenRun($id: ID!) { openRun(id: $id) { run { id } userErrors { code field message } } }' },
  { path: 'a/things.graphql', text: 'query Things { things { __typename ... on Run { title } ... on Node { id } } }' },
]
const { code, documents } = generate(schema, files)

/** What the TypeScript compiler says about a use of the generated code. */
function compileErrors(use: string): string[] {
  const sources: Record<string, string> = {
    '/web/generated/graphql.ts': code,
    '/web/graphql/typed-document.ts': 'export interface TypedDocument<D, V> { name: string; id: string; text: string; __types?: (v: V) => D }',
    '/web/generated/use.ts': `import * as g from './graphql.js'\nimport type { TypedDocument } from '../graphql/typed-document.js'\ndeclare function run<D, V>(d: TypedDocument<D, V>, v: V): D\n${use}`,
  }
  const host = ts.createCompilerHost({})
  const { getSourceFile, fileExists, readFile } = host
  host.getSourceFile = (name, target) => (sources[name] === undefined ? getSourceFile(name, target) : ts.createSourceFile(name, sources[name], target))
  host.fileExists = (name) => sources[name] !== undefined || fileExists(name)
  host.directoryExists = () => true
  host.readFile = (name) => sources[name] ?? readFile(name)
  const program = ts.createProgram(['/web/generated/use.ts'], { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noEmit: true, types: [], module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022, lib: ['lib.es2022.d.ts'] }, host)
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
}

describe('codegen', () => {
  it('does not depend on the order of the files', () => expect(generate(schema, [...files].reverse())).toEqual({ code, documents }))

  it('names each document by the hash of what is sent, fragments included', () => {
    const all = JSON.parse(documents) as Record<string, string>
    expect(Object.keys(all)).toHaveLength(4)
    for (const [id, text] of Object.entries(all)) {
      expect(createHash('sha256').update(text).digest('hex')).toBe(id)
      expect(code).toContain(`id: '${id}'`)
    }
    expect(Object.values(all).find((text) => text.startsWith('query runs'))).toContain('fragment Card on Run')
  })

  it('writes types that fit how pages use them', () => expect(compileErrors(`
    const one = run(g.RunDocument, { id: '1', deep: true })
    const name: string | undefined = one.run?.name
    const start: string | undefined = one.run?.next?.startsAt
    const minutes: number | null | undefined = one.run?.sessions?.[0]?.minutes
    const state: 'DRAFT' | 'OPEN' | undefined = run(g.RunsDocument, { filter: { text: 'x' } }).runs[0]?.state
    run(g.RunsDocument, {})
    for (const thing of run(g.ThingsDocument, {}).things) if (thing.__typename === 'Run') { const title: string = thing.title }
    const errors: readonly { field: string | null }[] = run(g.OpenRunDocument, { id: '1' }).openRun.userErrors
  `)).toEqual([]))

  it('writes types that refuse misuse', () => {
    expect(compileErrors("run(g.RunDocument, { id: '1' })")).toHaveLength(1)
    expect(compileErrors("run(g.RunsDocument, { filter: { state: 'SHUT', text: '' } })")).toHaveLength(1)
    expect(compileErrors("run(g.RunDocument, { id: '1', deep: false }).run.id")).toHaveLength(1)
    expect(compileErrors("run(g.ThingsDocument, {}).things[0]!.title")).toHaveLength(1)
  })

  it('says in which file an operation does not fit', () => {
    expect(() => generate(schema, [{ path: 'x.graphql', text: 'query X {\n  runs { nme } }' }])).toThrow(/x\.graphql:2 Cannot query field "nme"/)
    expect(() => generate(schema, [{ path: 'x.graphql', text: '{ runs { id } }' }])).toThrow(/x\.graphql: give the operation a name/)
    expect(() => generate(schema, [...files, { path: 'y.graphql', text: 'query Run { runs { id } }' }])).toThrow(/only one operation named "Run"/)
  })
})
