import pg from 'pg'

/** Somebody who asks during the bench. */
export interface Caller {
  readonly personId: string
  readonly subject: string
}

/** One thing that is asked for, with who asks. */
export interface Target {
  readonly caller: Caller
  readonly variables: Readonly<Record<string, string>>
}

export const HOT_OPERATIONS = ['MyLearning', 'RunRoster', 'OrganisationEnrolments'] as const
export type HotOperation = (typeof HOT_OPERATIONS)[number]
export type Cast = Readonly<Record<HotOperation, readonly Target[]>>

const PEOPLE = 300

interface Row {
  readonly personId: string
  readonly target: string | null
}

const CHOICES: Readonly<Record<HotOperation, string>> = {
  MyLearning: `select id as "personId", null as target from directory.person order by md5(id::text) limit $1`,
  RunRoster: `select person_id as "personId", run_id as target from cohorts.run_facilitator f join cohorts.cohort_run r on r.id = f.run_id where r.state <> 'open' order by md5(run_id::text || person_id::text) limit $1`,
  OrganisationEnrolments: `select person_id as "personId", organisation_id as target from directory.membership where role = 'organisation_admin' order by md5(id::text) limit $1`,
}

const VARIABLE: Readonly<Record<HotOperation, string | undefined>> = { MyLearning: undefined, RunRoster: 'runId', OrganisationEnrolments: 'organisationId' }

/** Chooses who asks for what, the same each time, and links them to accounts of the bench's issuer. */
export async function chooseCast(url: string, issuer: string): Promise<Cast> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const choose = async (operation: HotOperation): Promise<readonly Target[]> => {
    const { rows } = await client.query<Row>(CHOICES[operation], [PEOPLE])
    await client.query('insert into directory.identity (issuer, subject, person_id, linked_at) select $1, p::text, p, now() from unnest($2::uuid[]) p on conflict do nothing', [issuer, rows.map(({ personId }) => personId)])
    const variable = VARIABLE[operation]
    return rows.map(({ personId, target }) => ({ caller: { personId, subject: personId }, variables: variable === undefined || target === null ? {} : { [variable]: target } }))
  }
  try {
    await client.query("delete from directory.identity where issuer like 'http://127.0.0.1:%'")
    const cast = { MyLearning: await choose('MyLearning'), RunRoster: await choose('RunRoster'), OrganisationEnrolments: await choose('OrganisationEnrolments') }
    await client.query('vacuum analyze directory.identity')
    return cast
  } finally {
    await client.end()
  }
}
