import type { Config } from '#platform/config'
import { createTransport } from './create-transport.js'

const config = { MAIL_FROM: 'a@example.org', MAIL_DIR: 'mail', SMTP_URL: 'smtp://127.0.0.1:1', NOTIFY_API_KEY: 'k', NOTIFY_TEMPLATES: {} }

describe('createTransport', () => {
  it.each(['files', 'smtp', 'notify'] as const)('makes the one for %s', async (name) => {
    const transport = createTransport({ ...config, MAIL_TRANSPORT: name } as unknown as Config)
    expect(transport.name).toBe(name)
    await transport.close()
  })
})
