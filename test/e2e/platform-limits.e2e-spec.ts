import { documentHash, MAX_ALIASES, MAX_DEPTH, MAX_ROOT_FIELDS } from '#platform/graphql'
import { startTestPlatform, type SeededPerson, type TestPlatform } from '#testing'

interface Answer {
  readonly data?: unknown
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string; readonly [key: string]: unknown } }[]
}
const WHO = 'query Who { organisations(first: 1) { totalCount } }'

describe('what the API refuses', () => {
  let platform: TestPlatform
  let person: SeededPerson

  beforeAll(async () => {
    platform = await startTestPlatform({
      config: { NODE_ENV: 'production' }, api: { documents: { [documentHash(WHO)]: WHO } },
    })
    const council = await platform.seed.organisation()
    person = await platform.person({ roles: [['learner', council]] })
  })
  afterAll(() => platform.close())

  const post = async (body: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string; answer: Answer; headers: Headers }> => {
    const response = await fetch(`${platform.url}/graphql`, {
      method: 'POST', body, headers: { 'content-type': 'application/json', authorization: `Bearer ${await platform.token(person)}`, ...headers },
    })
    const text = await response.text()
    return { status: response.status, text, answer: text.startsWith('{') ? (JSON.parse(text) as Answer) : {}, headers: response.headers }
  }
  const ask = (query: string, variables?: unknown) => post(JSON.stringify({ query, variables }))
  const refused = async (query: string, words: RegExp, variables?: unknown) => {
    const started = performance.now()
    const { answer, status } = await ask(query, variables)
    expect(answer.errors?.map((error) => error.message).join('\n')).toMatch(words)
    expect(answer.errors?.map((error) => error.extensions.code)).toEqual(answer.errors?.map(() => 'BAD_USER_INPUT'))
    expect(answer.data ?? null).toBeNull()
    expect(status).toBeLessThan(500)
    expect(performance.now() - started).toBeLessThan(3_000)
  }
  /** `organisations { edges { node { parent { parent … } } } }` */
  const nested = (levels: number) => `{ organisations(first: 1) { edges { node { ${'parent { '.repeat(levels)} name ${'} '.repeat(levels)} } } } }`

  it('answers an ordinary question', async () => {
    expect(await ask(WHO)).toMatchObject({ status: 200, answer: { data: { organisations: { totalCount: 1 } } } })
    expect((await ask(nested(MAX_DEPTH - 4))).answer.errors).toBeUndefined()
  })

  it('a document that is too deep, also through fragments', async () => {
    await refused(nested(MAX_DEPTH), /nested too deep: at most 12/)
    const fragments = Array.from({ length: MAX_DEPTH }, (_, index) => `fragment F${index} on Organisation { parent { ${index + 1 < MAX_DEPTH ? `...F${index + 1}` : 'name'} } }`).join('\n')
    await refused(`{ organisations(first: 1) { edges { node { ...F0 } } } }\n${fragments}`, /nested too deep/)
  })

  it('a document that is too wide', async () => {
    await refused(`{ ${'organisations(first: 1) { totalCount } '.repeat(MAX_ROOT_FIELDS + 1)} }`, /too many root fields/)
    await refused('{ organisations(first: 100) { edges { node { parent { name } id name kind code region } } } x: organisations(first: 100) { edges { node { id name parent { id name kind code region } kind code region } } } y: organisations(first: 100) { edges { node { id name kind code region parent { id name kind code region parent { id name kind code region parent { id name kind code region } } } } } } z: organisations(first: 100) { edges { node { id name kind code region parent { id name kind code region parent { id name kind code region parent { id name kind code region } } } } } } }', /may return too much/)
  })

  it('a page size that hides in a variable', async () => {
    const query = `query ($n: Int!) { ${Array.from({ length: 20 }, (_, index) => `a${index}: organisations(first: $n) { edges { node { id name kind } } }`).join(' ')} }`
    await refused(query, /may return too much/, { n: 100 })
    expect((await ask(query, { n: 1 })).answer.errors).toBeUndefined()
  })

  it('a field aliased a thousand times, also inside a fragment that is spread often', async () => {
    const aliases = (count: number) => Array.from({ length: count }, (_, index) => `a${index}: totalCount`).join(' ')
    await refused(`{ organisations(first: 1) { ${aliases(1_000)} } }`, /too many aliases: at most 30/)
    await refused(`{ organisations(first: 1) { ...F } } fragment F on OrganisationConnection { ${aliases(MAX_ALIASES + 1)} }`, /too many aliases/)
  })

  it('fragments that double at each step, without counting them all', async () => {
    const bomb = Array.from({ length: 60 }, (_, index) => `fragment F${index} on Organisation { ${index < 59 ? `...F${index + 1} ...F${index + 1} ` : ''}name }`).join('\n')
    await refused(`{ organisations(first: 1) { edges { node { ...F0 } } } }\n${bomb}`, /./)
  })

  it('a fragment that spreads itself', async () => {
    await refused('{ organisations(first: 1) { edges { node { ...A } } } } fragment A on Organisation { name ...B } fragment B on Organisation { name ...A }', /Cannot spread fragment/)
  })

  it('too many tokens', async () => {
    await refused(`{ organisations(first: 1) { ${'totalCount '.repeat(5_000)} } }`, /tokens/)
  })

  it('several questions in one request', async () => {
    const { status, text } = await post(JSON.stringify([{ query: WHO }, { query: WHO }]))
    expect(status).toBe(400)
    expect(text).not.toContain('totalCount":')
  })

  it('a body over one megabyte, and one that is no JSON', async () => {
    expect(await ask(`# ${'x'.repeat(1_100_000)}\n${WHO}`)).toMatchObject({ status: 413, answer: { errors: [{ message: expect.stringContaining('larger than 1mb'), extensions: { code: 'BAD_USER_INPUT' } }] } })
    expect(await post('{"query": "{')).toMatchObject({ status: 400, answer: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] } })
    expect((await post('')).status).toBe(400)
    expect((await post('null')).status).toBe(400)
    expect((await post('"x"')).status).toBe(400)
  })

  it('a form of another site (no preflight)', async () => {
    expect((await post(JSON.stringify({ query: WHO }), { 'content-type': 'text/plain' })).status).toBe(400)
    expect((await fetch(`${platform.url}/graphql?query=${encodeURIComponent(WHO)}`)).status).toBe(400)
  })

  it('a mutation by GET', async () => {
    const response = await fetch(`${platform.url}/graphql?query=${encodeURIComponent('mutation { withdrawExternalOffer(id: "x") { __typename } }')}`, { headers: { 'apollo-require-preflight': '1', authorization: `Bearer ${await platform.token(person)}` } })
    expect(response.status).toBe(405)
  })

  it('a documentId that it does not know, while a known one is answered', async () => {
    const known = await post(JSON.stringify({ documentId: `sha256:${documentHash(WHO)}` }))
    expect(known.answer).toMatchObject({ data: { organisations: { totalCount: 1 } } })
    for (const documentId of ['sha256:0', '__proto__', 'constructor', documentHash('other')]) {
      expect(await post(JSON.stringify({ documentId }))).toMatchObject({ status: 400, answer: { data: null, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] } })
    }
  })

  it('introspection, in production', async () => {
    await refused('{ __schema { types { name } } }', /./)
    await refused('{ __type(name: "Organisation") { fields { name } } }', /./)
  })

  it('and tells nothing of its inside: no stack, no suggestion, no header', async () => {
    const { text, headers } = await ask('{ organisation { name } organisatons { totalCount } }')
    expect(text).not.toMatch(/stacktrace|node_modules|Did you mean|organisations/)
    expect(text).toMatch(/organisatons/)
    expect(headers.get('x-powered-by')).toBeNull()
    const wrong = await ask('query ($input: OrganisationInputType!) { organisations(first: $input) { totalCount } }', { input: { nmae: 'x' } })
    expect(wrong.text).not.toMatch(/Did you mean|stacktrace|node_modules/)
    expect(wrong.answer.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' })
  })
})

describe('how often the API may be asked', () => {
  let platform: TestPlatform
  beforeAll(async () => {
    platform = await startTestPlatform({ config: { RATE_LIMIT_PER_MINUTE: '5' } })
  })
  afterAll(() => platform.close())

  it('limits each caller apart, and says so', async () => {
    const council = await platform.seed.organisation()
    const [eager, calm] = [await platform.person({ roles: [['learner', council]] }), await platform.person({ roles: [['learner', council]] })]
    for (let i = 0; i < 5; i++) expect((await platform.send(eager, WHO)).errors).toBeUndefined()
    expect((await platform.send(eager, WHO)).errors?.[0]).toMatchObject({ extensions: { code: 'RATE_LIMITED' }, message: expect.stringContaining('Wait') })
    expect((await platform.send(calm, WHO)).errors).toBeUndefined()
  })

  it('counts a caller without a token by address', async () => {
    for (let i = 0; i < 5; i++) expect((await platform.send(undefined, WHO)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    expect((await platform.send(undefined, WHO)).errors?.[0]?.extensions.code).toBe('RATE_LIMITED')
  })

  it('counts the visitors of a trusted proxy, such as the web app, apart', async () => {
    const from = async (address: string) =>
      (await (await fetch(`${platform.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-forwarded-for': address }, body: JSON.stringify({ query: WHO }) })).json()) as { errors: { extensions: { code: string } }[] }
    const codeFor = async (address: string) => (await from(address)).errors[0]?.extensions.code
    for (let i = 0; i < 5; i++) expect(await codeFor('203.0.113.7')).toBe('UNAUTHENTICATED')
    expect(await codeFor('203.0.113.7')).toBe('RATE_LIMITED')
    expect(await codeFor('203.0.113.8')).toBe('UNAUTHENTICATED')
  })
})
