/** One turn of the load generator: these requests, over and over, for so long or so many. */
export interface Turn {
  readonly port: number
  /** Whole HTTP requests, ready to send. */
  readonly requests: readonly string[]
  readonly connections: number
  /** Milliseconds; 0 where `count` says how long. */
  readonly durationMs: number
  readonly count?: number
}

export interface TurnResult {
  readonly answered: number
  readonly perSecond: number
  readonly medianMs: number
  readonly p99Ms: number
  /** Answers that were no 200, or said `errors`. */
  readonly failed: number
  /** The first such answer. */
  readonly failure?: string
}

/** A POST with a JSON body and a bearer token, as bytes on the wire. */
export function postJson(path: string, token: string, body: object): string {
  const text = JSON.stringify(body)
  return `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: keep-alive\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
}
