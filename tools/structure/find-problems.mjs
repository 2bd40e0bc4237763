import ts from 'typescript'

/** Lines in a source file: past this it is two files. */
export const MAX_LINES = 400
const MAX_DEPENDENCIES = 7

const isTest = (path) => /\.(int-|e2e-|browser-)?spec\.ts$|^test\/|^bench\/|\/src\/testing\/|-testing\.ts$/.test(path)
const isProduction = (path) => /^(libs|apps)\//.test(path) && !isTest(path)
const isGenerated = (path) => /\/generated\/|\/migrations\//.test(path)
const MAY_HOLD_SQL = /^libs\/[^/]+\/src\/data\/|^libs\/platform\/src\/(database|embedded-postgres|outbox|jobs|observability\/health)|^libs\/platform\/src\/files\/[^/]+\.queries\.ts$|^libs\/read-models\/|^apps\/[^/]+\/src\/(.+\/)?data\/|^apps\/ops\//
const SQL = /^\s*(select\s[\s\S]*\bfrom\b|select\s+[a-z_.]+\(|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|with\s+(recursive\s+)?\w+\s+as\s+(materialized\s+)?\(|(create|alter|drop)\s+(table|schema|index|database|extension)\s|truncate\s)/i
const SQL_WRITE = /\b(insert\s+into\s|update\s+[\w.]+\s+(as\s+\w+\s+)?set\s|delete\s+from\s|truncate\s)/i
const SQL_TABLE = /\b(?:from|join|into|update|only|references)\s+"?([a-z_]+)"?\.["a-z_]/gi
const MACHINE_PATH = new RegExp(`(^|[\\s'"\`(=:])/(${['work', 'root', 'home/[a-z]+', 'Users/[A-Za-z]+'].join('|')})/`, 'm')

/** What a class decorator (or a call) says about the name of its file. */
const SUFFIX_OF_DECORATOR = {
  Entity: /\.entity\.ts$/, Resolver: /\.(resolver|resolvers)\.ts$/, Controller: /\.controller\.ts$/, Module: /(\.module|graphql\/index|jobs\/index)\.ts$/,
  HandlesJob: /\.(handler|handlers)\.ts$/, InputType: /\.(input|inputs)\.ts$/, ArgsType: /\.(args|input|inputs)\.ts$/, ObjectType: /\.(type|types|resolver)\.ts$/,
}
// A Nunjucks file that others include starts with an underscore.
const PLAIN_NAME = /^(_(?=.*\.njk$))?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.(ts|mjs|cjs|js|njk|css|svg|csv|json|graphql|cpp|py|sql)$/

const lineOf = (source, node) => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
const decoratorsOf = (node) => (ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [])
const calledName = (expression) => {
  const target = ts.isCallExpression(expression) ? expression.expression : expression
  return ts.isIdentifier(target) ? target.text : ''
}
/** `a.b` for a property of an identifier, else ''. */
const dotted = (node) => (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) ? `${node.expression.text}.${node.name.text}` : '')

/** The text of a string or template, with `$` for what is put in. */
function textOf(node) {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  if (ts.isTemplateExpression(node)) return node.head.text + node.templateSpans.map((span) => `$${span.literal.text}`).join('')
  return undefined
}

function checkCode(path, text, report) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const lib = /^libs\/([^/]+)\//.exec(path)?.[1]
  const production = isProduction(path)
  const visit = (node) => {
    const say = (rule, message) => report(rule, path, lineOf(source, node), message)
    if (node.kind === ts.SyntaxKind.AnyKeyword) say('no-any', 'say what it is, or unknown')
    if (ts.isIdentifier(node) && node.text === 'forwardRef') say('no-forward-ref', 'a cycle: move what both need into a third')
    if (production && (ts.isExportAssignment(node) || (ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)))) say('named-exports', 'give the export a name')
    if (production) checkProduction(path, node, say)
    if (isTest(path) && /^(describe|it|test)\.(only|skip|todo)$|^(f|x)(describe|it|test)$/.test(ts.isCallExpression(node) ? dotted(node.expression) || calledName(node) : ''))
      say('no-only-no-skip', 'every test runs, always')
    if (ts.isPropertyAssignment(node) && !isTest(path) && ['cascade', 'synchronize', 'lazy', 'dropSchema'].includes(node.name.getText(source)) && node.initializer.kind !== ts.SyntaxKind.FalseKeyword)
      say('no-cascade', `${node.name.getText(source)} writes or reads behind the reader's back`)
    const sql = textOf(node)
    if (sql !== undefined && production) checkSql(path, lib, sql, say)
    if (ts.isClassDeclaration(node) && !isTest(path)) checkClass(path, node, say)
    ts.forEachChild(node, visit)
  }
  visit(source)
}

function checkProduction(path, node, say) {
  const property = dotted(node)
  if (property === 'process.env' && !path.startsWith('libs/platform/src/config/')) say('environment-in-config', 'read the parsed configuration (#platform/config)')
  const now = (ts.isNewExpression(node) && calledName(node.expression) === 'Date' && (node.arguments ?? []).length === 0) || property === 'Date.now' || property === 'Temporal.Now'
  if (now && !path.startsWith('libs/platform/src/clock/')) say('time-from-a-clock', 'take `now` from the context or the Clock')
}

/** Whether a text is a statement; a sentence that starts with "Select" is not. */
const isSql = (text) => SQL.test(text) && !/^\s*[A-Z][a-z]/.test(text)

function checkSql(path, lib, sql, say) {
  if (isSql(sql) && !MAY_HOLD_SQL.test(path)) say('sql-under-data', 'SQL belongs in data/*.queries.ts')
  if (lib === undefined) return
  if (lib === 'read-models' && SQL_WRITE.test(sql)) say('read-models-only-read', 'a read model writes nothing')
  if (lib === 'read-models' || !isSql(sql)) return
  const own = lib.replaceAll('-', '_')
  const foreign = new Set([...sql.matchAll(SQL_TABLE)].map((match) => match[1]).filter((schema) => schema !== own && schemas.has(schema)))
  // A lib's table may hold the id of another lib's row, never a foreign key to it: each schema can move alone.
  for (const schema of foreign) say('own-tables-only', `reads or writes tables of ${schema}: ask its service, react to its event, or move the read to read-models`)
}
const schemas = new Set(['platform', 'audit', 'directory', 'competency', 'cohorts', 'pathways', 'mentoring', 'matching', 'secondments', 'modules', 'workforce', 'equality', 'credentials', 'signing', 'surveys', 'notifications'])

function checkClass(path, node, say) {
  const decorators = decoratorsOf(node).map(({ expression }) => calledName(expression))
  for (const name of decorators) {
    const suffix = SUFFIX_OF_DECORATOR[name]
    if (suffix && !path.startsWith('libs/platform/') && !suffix.test(path)) say('role-suffix', `a class with @${name} lives in a file named ${suffix.source.replaceAll('\\', '').replace(/\$$/, '')}`)
  }
  const parameters = node.members.find((member) => ts.isConstructorDeclaration(member))?.parameters.length ?? 0
  if (decorators.length > 0 && parameters > MAX_DEPENDENCIES) say('few-dependencies', `${parameters} constructor dependencies, at most ${MAX_DEPENDENCIES}: it does several things`)
}

/** Number of lines of a text. */
export const linesOf = (text) => (text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0))

/**
 * Every breach of the structure rules in the files given (path → text).
 * @param {ReadonlyMap<string, string>} files
 * @returns {{ rule: string, file: string, line: number, message: string }[]}
 */
export function findProblems(files) {
  const problems = []
  const report = (rule, file, line, message) => problems.push({ rule, file, line, message })
  for (const [path, text] of files) {
    const name = path.split('/').at(-1)
    if (MACHINE_PATH.test(text)) report('no-machine-paths', path, text.slice(0, MACHINE_PATH.exec(text).index).split('\n').length, 'names a folder of one machine')
    if (name === 'package-lock.json' && text.includes('"resolved": "http')) report('lock-without-hosts', path, 1, 'names registry hosts: keep omit-lockfile-registry-resolved in .npmrc')
    if (/^(libs|apps|test|tools|bench)\//.test(path)) {
      if (!PLAIN_NAME.test(name) && !/^(README|LICENSE)/.test(name)) report('kebab-case', path, 1, 'file names are kebab-case')
      if (/\.(ts|mjs|njk|css)$/.test(path) && !isGenerated(path) && linesOf(text) > MAX_LINES) report('file-size', path, 1, `${linesOf(text)} lines, at most ${MAX_LINES}`)
    }
    if (!path.endsWith('.ts') || path.endsWith('.d.ts')) continue
    const ignored = new RegExp(`@ts-(ignore|nocheck${isTest(path) ? '' : '|expect-error'})`).exec(text)
    if (ignored) report('no-ts-ignore', path, text.slice(0, ignored.index).split('\n').length, 'make the types say it')
    checkCode(path, text, report)
  }
  return problems
}

/** Problems without the excused ones, and an own problem for each excuse that excuses nothing. */
export function withoutExempt(problems, exemptions) {
  const excuses = (exemption, problem) => exemption.rule === problem.rule && exemption.file === problem.file
  const stale = exemptions.filter((exemption) => !problems.some((problem) => excuses(exemption, problem)))
  return [
    ...problems.filter((problem) => !exemptions.some((exemption) => excuses(exemption, problem))),
    ...stale.map(({ rule, file }) => ({ rule: 'stale-exemption', file, line: 1, message: `needs no exemption from ${rule} any more: take it off the list` })),
  ]
}

/** Sizes of the source files that people write: how many, the median and the 90th percentile, in lines. */
export function sizesOf(files) {
  const sizes = [...files].filter(([path]) => /^(libs|apps)\/.*\.ts$/.test(path) && !isTest(path) && !isGenerated(path)).map(([, text]) => linesOf(text)).sort((a, b) => a - b)
  const at = (share) => sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))] ?? 0
  return { files: sizes.length, median: at(0.5), p90: at(0.9) }
}
