import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { NextFunction, Request, RequestHandler, Response } from 'express'

/** The metrics of one application: several may live in one process, so each has a registry of its own. */
export class Metrics {
  readonly registry = new Registry()
  private readonly duration: Histogram<'method' | 'route' | 'status'>

  constructor(application: string) {
    this.registry.setDefaultLabels({ application })
    collectDefaultMetrics({ register: this.registry })
    this.duration = new Histogram({
      name: 'waymark_http_request_seconds', help: 'Time to answer an HTTP request.', labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5], registers: [this.registry],
    })
  }

  /** A figure that is read when somebody looks, e.g. the length of a queue. */
  gauge(name: string, help: string, labels: readonly string[], read: (set: (labels: Record<string, string>, value: number) => void) => Promise<void>): void {
    const gauge: Gauge = new Gauge({
      name, help, labelNames: [...labels], registers: [this.registry],
      collect: () => read((values, value) => gauge.set(values, value)).catch(() => undefined),
    })
  }

  /** Begins to time a request; what it answers is told how it ended. */
  time(): (method: string, route: string, status: number) => void {
    const end = this.duration.startTimer()
    return (method, route, status) => void end({ method, route, status: String(status) })
  }

  /** Times every request. Paths are grouped by their first part, so that ids make no new series. */
  middleware(): RequestHandler {
    return (request: Request, response: Response, next: NextFunction) => {
      const done = this.time()
      response.on('finish', () => done(request.method, `/${request.path.split('/')[1] ?? ''}`, response.statusCode))
      next()
    }
  }
}
