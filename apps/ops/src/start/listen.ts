import { createServer, type RequestListener, type Server } from 'node:http'

/** What keeps a server from starting, said so that its operator can act. */
export class StartError extends Error {
  override name = 'StartError'
}

/** Names the port that is taken and the variable that moves it. */
export function explainPort(error: unknown, port: number, variable: string): Error {
  const taken = typeof error === 'object' && error !== null && 'code' in error && error.code === 'EADDRINUSE'
  return taken ? new StartError(`Port ${port} is in use. Stop what uses it, or set ${variable} to another port.`) : error as Error
}

/** Serves a plain listener on a port of 127.0.0.1. */
export function listen(listener: RequestListener, port: number, variable: string): Promise<Server> {
  const server = createServer(listener)
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explainPort(error, port, variable)))
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}
