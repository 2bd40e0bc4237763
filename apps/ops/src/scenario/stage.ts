import { type ScenarioClient, ScenarioError } from './scenario-client.js'

interface Payload {
  readonly userErrors: readonly { readonly code: string; readonly field: string; readonly message: string }[]
}

/** Counts of what happened, for the summary. */
export type Tally = Map<string, number>

export const count = (tally: Tally, what: string, by = 1): void => void tally.set(what, (tally.get(what) ?? 0) + by)

/** The API as the scenario uses it: one mutation at a time, with refusals that the story allows for. */
export class Stage {
  constructor(readonly client: ScenarioClient, readonly tally: Tally) {}

  query<T>(as: string, document: string, variables: Readonly<Record<string, unknown>> = {}): Promise<T> {
    return this.client.send<T>(as, document, variables)
  }

  /** Does something; answers the payload, or `undefined` for a refusal with one of the codes in `unless`. Any other refusal ends the scenario. */
  act<T>(as: string, document: string, input: Readonly<Record<string, unknown>>, unless: readonly string[] = []): Promise<T | undefined> {
    return this.does<T>(as, document, { input }, unless)
  }

  /** The same for a mutation whose arguments are not one input. */
  async does<T>(as: string, document: string, variables: Readonly<Record<string, unknown>>, unless: readonly string[] = []): Promise<T | undefined> {
    const data = await this.client.send<Record<string, Payload & T>>(as, document, variables)
    const payload = Object.values(data)[0]!
    const unexpected = payload.userErrors.filter(({ code }) => !unless.includes(code))
    if (unexpected.length > 0) throw new ScenarioError(`${as} was refused ${document.slice(0, 70)}… with ${JSON.stringify(variables).slice(0, 400)}: ${JSON.stringify(unexpected)}`)
    for (const { code } of payload.userErrors) count(this.tally, `refused: ${code}`)
    return payload.userErrors.length > 0 ? undefined : payload
  }

  /** Tries what Waymark must not let happen: anything but a refusal with one of the codes ends the scenario. */
  async isRefused(as: string, document: string, variables: Readonly<Record<string, unknown>>, codes: readonly string[]): Promise<void> {
    if ((await this.does(as, document, variables, codes)) !== undefined) throw new ScenarioError(`${as} should have been refused ${document.slice(0, 70)}… with ${codes.join(' or ')}`)
  }
}

/** Does things for a list, a few at a time, in the order of the list. */
export async function inTurns<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < items.length; start += atOnce) await Promise.all(items.slice(start, start + atOnce).map(work))
}
