import { z } from 'zod'

const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback)
const flag = z.stringbool().default(false)

const PROXY = /^(loopback|linklocal|uniquelocal|[0-9]{1,3}(\.[0-9]{1,3}){3}(\/[0-9]{1,2})?|[0-9a-f:]*:[0-9a-f:.]*(\/[0-9]{1,3})?)$/i

/** One OpenID Connect issuer that people or machines may come from. */
const issuerSchema = z.object({
  /** Issuer URL, as in the `iss` claim. */
  issuer: z.url(),
  /** Shown on the sign-in page when there is a choice, e.g. "Borchester council". */
  label: z.string().min(1),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1).optional(),
  /** The audience that a bearer token must name. Where `tokenUse` is `id_token` this is the client id. */
  audience: z.string().min(1),
  /** Which token is the API's bearer token: Google and One Login issue opaque access tokens, so their ID token serves. */
  tokenUse: z.enum(['access_token', 'id_token']).default('access_token'),
  /** Email domains whose people are sent here, and for which this issuer's verified email may link an invited person. */
  emailDomains: z.array(z.string().toLowerCase()).default([]),
  scopes: z.string().default('openid profile email'),
})
export type IssuerConfig = z.output<typeof issuerSchema>

/** The role that a connection string names. PostgreSQL takes the name of the system account where there is none. */
const roleOf = (url: string): string => decodeURIComponent(URL.parse(url)?.username ?? '')

const json = <S extends z.ZodType>(schema: S) =>
  z.string().transform((text, ctx) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      ctx.addIssue({ code: 'custom', message: 'must be valid JSON' })
      return z.NEVER
    }
  }).pipe(schema)

/** Every environment variable that Waymark reads, with its default. `.env.example` lists the same and is tested against it. */
export const configSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  /** PostgreSQL connection string. `npm start` sets it to the embedded server when it is empty. */
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://'),
  /**
   * PostgreSQL connection string of the role that owns the schema `equality`, and nothing else. API, worker and migrations need it, the web
   * application does not.
   */
  EQUALITY_DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://').optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(100).default(8),
  DATABASE_IDLE_TRANSACTION_SECONDS: z.coerce.number().int().min(5).max(3_600).default(60),
  /** Redis or Valkey for jobs and rate limits; without it both run on PostgreSQL. */
  REDIS_URL: z.string().regex(/^rediss?:\/\//, 'must start with redis:// or rediss://').optional(),
  API_PORT: port(4000),
  API_URL: z.url().default('http://localhost:4000'),
  WEB_PORT: port(3000),
  WEB_URL: z.url().default('http://localhost:3000'),
  WORKER_PORT: port(4002),
  /** Where a platform administrator's browser reaches the worker's queue board; without it, WORKER_PORT on the host of WEB_URL. */
  WORKER_URL: z.url().optional(),
  /** Who is believed about a visitor's address and TLS (`X-Forwarded-*`): the balancer in front, and the web app before the API. */
  TRUSTED_PROXIES: z.string().default('loopback, linklocal, uniquelocal').refine((list) => list.split(',').every((one) => PROXY.test(one.trim())),
    'must list loopback, linklocal, uniquelocal, addresses or subnets, such as 203.0.113.0/24, separated by commas'),
  /** The local identity provider, for demonstration and tests only; refused in production unless DEMO is on. */
  IDENTITY_PORT: port(4001),
  IDENTITY_URL: z.url().default('http://localhost:4001'),
  /** Demonstration mode: the local identity provider with its persona picker, and demonstration data. */
  DEMO: flag,
  /** Who runs this Waymark and answers for it: named on the information pages, in the footer and on error pages. */
  OPERATOR_NAME: z.string().trim().min(1).max(200).optional(),
  /** Where its users find help. */
  OPERATOR_EMAIL: z.email().optional(),
  /** Where they ask about their personal data; OPERATOR_EMAIL without it. */
  DATA_PROTECTION_EMAIL: z.email().optional(),
  /** JSON list of OpenID Connect issuers. */
  OIDC_ISSUERS: json(z.array(issuerSchema).min(1, 'must name at least one issuer')),
  /** Signs web session cookies and encrypts what they hold; at least 32 characters. */
  SESSION_SECRET: z.string().min(32, 'must be at least 32 characters'),
  /** Keyed pseudonyms (audit, machine cursors); at least 32 characters. */
  PSEUDONYM_KEY: z.string().min(32, 'must be at least 32 characters'),
  /** Links equality answers to people; at least 32 characters, and no other key. Needed where EQUALITY_DATABASE_URL is. */
  EQUALITY_KEY: z.string().min(32, 'must be at least 32 characters').optional(),
  /** The EQUALITY_KEY of before, while a job moves the answers to the new one. */
  EQUALITY_OLD_KEY: z.string().min(32, 'must be at least 32 characters').optional(),
  /** Uploaded files and generated documents. */
  FILES_DIR: z.string().default('.waymark/files'),
  /** Largest file that an import takes, in megabytes. */
  IMPORT_LIMIT_MB: z.coerce.number().int().min(1).max(1_000).default(50),
  /** Where messages go: `files` writes them where a developer can read them. */
  MAIL_TRANSPORT: z.enum(['files', 'smtp', 'notify']).default('files'),
  MAIL_FROM: z.email().default('waymark@example.org'),
  MAIL_DIR: z.string().default('.waymark/mail'),
  SMTP_URL: z.string().regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://').optional(),
  NOTIFY_API_KEY: z.string().optional(),
  /** JSON map from message template name to GOV.UK Notify template id. */
  NOTIFY_TEMPLATES: json(z.record(z.string(), z.string())).default({}),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** OpenTelemetry collector (OTLP over HTTP); tracing is off without it. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  /** GraphQL introspection; on by default outside production. */
  GRAPHQL_INTROSPECTION: z.stringbool().optional(),
  /** Requests a minute that one caller may make of the API. */
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(1200),
}).superRefine((config, ctx) => {
  const need = (name: keyof typeof config, why: string) => {
    if (config[name] === undefined) ctx.addIssue({ code: 'custom', path: [name], message: why })
  }
  const refuse = (name: keyof typeof config, message: string) => ctx.addIssue({ code: 'custom', path: [name], message })
  if (config.EQUALITY_DATABASE_URL !== undefined) {
    need('EQUALITY_KEY', 'is needed when EQUALITY_DATABASE_URL is set')
    if (roleOf(config.EQUALITY_DATABASE_URL) === roleOf(config.DATABASE_URL)) refuse('EQUALITY_DATABASE_URL', 'must name another role than DATABASE_URL: the application may not read equality answers')
  }
  for (const name of ['PSEUDONYM_KEY', 'SESSION_SECRET', 'EQUALITY_OLD_KEY'] as const) {
    if (config.EQUALITY_KEY !== undefined && config[name] === config.EQUALITY_KEY) refuse('EQUALITY_KEY', `must be another one than ${name}`)
  }
  if (config.MAIL_TRANSPORT === 'smtp') need('SMTP_URL', 'is needed when MAIL_TRANSPORT is smtp')
  if (config.MAIL_TRANSPORT === 'notify') need('NOTIFY_API_KEY', 'is needed when MAIL_TRANSPORT is notify')
})

export type Config = z.output<typeof configSchema>
