import { Controller, Get, Header, Inject, Res } from '@nestjs/common'
import { HealthCheck, HealthCheckService, HealthIndicatorService, type HealthCheckResult } from '@nestjs/terminus'
import type { Response } from 'express'
import { Database } from '../database/index.js'
import { Metrics } from './metrics.js'

/** For the balancer and the monitoring: is it alive, can it serve, how is it doing. */
@Controller()
export class HealthController {
  constructor(
    @Inject(HealthCheckService) private readonly health: HealthCheckService,
    @Inject(HealthIndicatorService) private readonly indicators: HealthIndicatorService,
    private readonly database: Database,
    private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  live(): { status: 'ok' } {
    return { status: 'ok' }
  }

  /** 503 while the database cannot be reached. */
  @Get('health/ready')
  @HealthCheck()
  ready(): Promise<HealthCheckResult> {
    return this.health.check([async () => {
      const indicator = this.indicators.check('database')
      return this.database.rows('select 1').then(() => indicator.up(), () => indicator.down())
    }])
  }

  @Get('metrics')
  @Header('cache-control', 'no-store')
  async scrape(@Res() response: Response): Promise<void> {
    response.type(this.metrics.registry.contentType).send(await this.metrics.registry.metrics())
  }
}
