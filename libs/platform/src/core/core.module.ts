import { type DynamicModule, Module } from '@nestjs/common'
import { Clock, SystemClock } from '../clock/index.js'
import { CONFIG, type Config } from '../config/index.js'

export interface CoreOptions {
  readonly config: Config
  /** Another clock for tests and the simulation. */
  readonly clock?: Clock | undefined
}

/** What every process has: configuration and a clock. */
@Module({})
export class CoreModule {
  static forRoot({ config, clock = new SystemClock() }: CoreOptions): DynamicModule {
    return {
      module: CoreModule,
      global: true,
      providers: [{ provide: CONFIG, useValue: config }, { provide: Clock, useValue: clock }],
      exports: [CONFIG, Clock],
    }
  }
}
