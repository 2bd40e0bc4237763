import type { TravelClock } from '#platform/clock'
import type { Config } from '#platform/config'
import type { RunningPlatform } from '../start/platform-processes.js'
import type { LocalSettings } from '../start/settings.js'

/** How far back the demonstration begins. */
export const SCENARIO_DAYS = 200

export interface DemonstrationOptions {
  readonly running: RunningPlatform
  readonly config: Config
  readonly settings: LocalSettings
  readonly clock: TravelClock
  readonly say: (line: string) => void
}

export async function loadDemonstration({ say }: DemonstrationOptions): Promise<void> {
  say('Loading demonstration data…')
  await Promise.resolve()
}
