import { ConfigError, loadConfig } from './load-config.js'

const issuers = JSON.stringify([{ issuer: 'https://id.example.org', label: 'Example', clientId: 'w', audience: 'waymark-api' }])
const valid = {
  DATABASE_URL: 'postgres://localhost/waymark',
  OIDC_ISSUERS: issuers,
  SESSION_SECRET: 's'.repeat(32),
  PSEUDONYM_KEY: 'p'.repeat(32),
}
const failure = (env: Record<string, string>) => {
  try {
    loadConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  throw new Error('expected a ConfigError')
}

describe('loadConfig', () => {
  it('fills in defaults', () => expect(loadConfig(valid)).toMatchObject({ API_PORT: 4000, MAIL_TRANSPORT: 'files' }))

  it.each(['loopback', '10.0.0.0/8, ::1', 'uniquelocal,203.0.113.9'])('takes %j for trusted proxies', (list) => expect(loadConfig({ ...valid, TRUSTED_PROXIES: list }).TRUSTED_PROXIES).toBe(list))
  it.each(['everybody', 'true', 'loopback,,'])('does not take %j for trusted proxies', (list) => expect(failure({ ...valid, TRUSTED_PROXIES: list })).toMatch(/TRUSTED_PROXIES: must list loopback/))

  it('names every variable that is wrong, and no value', () => {
    const message = failure({ ...valid, DATABASE_URL: 'mysql://secret', SESSION_SECRET: 'short', API_PORT: 'x' })
    expect(message).toMatch(/DATABASE_URL: must start with postgres/)
    expect(message).toMatch(/SESSION_SECRET: must be at least 32/)
    expect(message).toMatch(/API_PORT/)
    expect(message).not.toMatch(/secret|short/)
  })

  describe('the database of equality answers', () => {
    const apart = { EQUALITY_DATABASE_URL: 'postgres://equality@localhost/waymark', EQUALITY_KEY: 'e'.repeat(32) }
    it('has a role and a key of its own', () => expect(loadConfig({ ...valid, ...apart })).toMatchObject(apart))
    it.each([
      ['without a key', { EQUALITY_KEY: '' }, /EQUALITY_KEY: is needed when EQUALITY_DATABASE_URL is set/],
      ['with the key of pseudonyms', { EQUALITY_KEY: valid.PSEUDONYM_KEY }, /EQUALITY_KEY: must be another one than PSEUDONYM_KEY/],
      ['with the old key for a new one', { EQUALITY_OLD_KEY: apart.EQUALITY_KEY }, /EQUALITY_KEY: must be another one than EQUALITY_OLD_KEY/],
      ['with a short key', { EQUALITY_KEY: 'e' }, /EQUALITY_KEY: must be at least 32 characters/],
      ['with the role of the application', { DATABASE_URL: 'postgres://equality:x@elsewhere/waymark' }, /EQUALITY_DATABASE_URL: must name another role than DATABASE_URL/],
    ])('is refused %s', (_, wrong, message) => expect(failure({ ...valid, ...apart, ...wrong })).toMatch(message))
  })

  it('says what is missing', () => expect(failure({})).toMatch(/DATABASE_URL: is missing/))
  it('treats an empty value as absent', () => expect(loadConfig({ ...valid, REDIS_URL: '' }).REDIS_URL).toBeUndefined())
  it('asks for what a choice needs', () =>
    expect(failure({ ...valid, MAIL_TRANSPORT: 'smtp' })).toMatch(/SMTP_URL: is needed when MAIL_TRANSPORT is smtp/))
  it('says where JSON is wrong', () => {
    expect(failure({ ...valid, OIDC_ISSUERS: '{' })).toMatch(/OIDC_ISSUERS: must be valid JSON/)
    expect(failure({ ...valid, OIDC_ISSUERS: '[{}]' })).toMatch(/OIDC_ISSUERS \(0.issuer\)/)
  })
})
