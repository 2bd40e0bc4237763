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

  it('says what is missing', () => expect(failure({})).toMatch(/DATABASE_URL: is missing/))
  it('treats an empty value as absent', () => expect(loadConfig({ ...valid, REDIS_URL: '' }).REDIS_URL).toBeUndefined())
  it('asks for what a choice needs', () =>
    expect(failure({ ...valid, MAIL_TRANSPORT: 'smtp' })).toMatch(/SMTP_URL: is needed when MAIL_TRANSPORT is smtp/))
  it('says where JSON is wrong', () => {
    expect(failure({ ...valid, OIDC_ISSUERS: '{' })).toMatch(/OIDC_ISSUERS: must be valid JSON/)
    expect(failure({ ...valid, OIDC_ISSUERS: '[{}]' })).toMatch(/OIDC_ISSUERS \(0.issuer\)/)
  })
})
