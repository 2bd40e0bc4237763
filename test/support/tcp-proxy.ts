import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A way to a server that a test can cut, and mend: what a program sees when its database or queue goes away. */
export interface TcpProxy {
  readonly port: number
  /** Ends every connection and refuses new ones. */
  cut(): Promise<void>
  /** Takes connections but answers nothing, as behind a firewall that drops packets. */
  hang(): void
  mend(): Promise<void>
  close(): Promise<void>
}

export async function startTcpProxy(targetHost: string, targetPort: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>()
  let hanging = false
  const track = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    return socket
  }
  const server = createServer((incoming) => {
    track(incoming)
    if (hanging) return
    const outgoing = track(connect(targetPort, targetHost))
    incoming.pipe(outgoing).pipe(incoming)
    incoming.on('close', () => outgoing.destroy())
    outgoing.on('close', () => incoming.destroy())
  })
  const listen = (port: number) => new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  const cut = async () => {
    if (!server.listening) return
    const closed = new Promise((resolve) => server.close(resolve))
    for (const socket of sockets) socket.destroy()
    await closed
  }
  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    port, cut,
    hang: () => {
      hanging = true
      for (const socket of sockets) socket.unpipe()
    },
    mend: async () => {
      if (hanging) for (const socket of sockets) socket.destroy()
      hanging = false
      if (!server.listening) await listen(port)
    },
    close: cut,
  }
}
