import type { Config } from '#platform/config'
import { PERSONAS } from '../demo/personas.js'

/** What the operator of a local installation has to know. */
export function welcome(config: Config, empty: boolean): string[] {
  return [
    '',
    `Waymark is ready:      ${config.WEB_URL}`,
    `GraphQL API:           ${config.API_URL}/graphql`,
    `Messages that went out: ${config.MAIL_DIR}`,
    '',
    ...(empty
      ? [
          'Nobody is in it yet. In another terminal add the councils, then the first administrator, with one of these addresses:',
          '  npm run ops -- import organisations libs/directory/reference/organisations.csv',
          `  npm run ops -- create-admin ${PERSONAS.platformAdmin.email} Ada Okafor E07000105`,
        ]
      : ['Sign in as one of these invented people (no password):']),
    ...Object.values(PERSONAS).map(({ name, email, description }) => `  ${name.padEnd(20)} ${empty ? email : description}`),
    '',
    'Ctrl-C stops it; what you did is kept.',
  ]
}
