import { unlessAborted } from './unless-aborted.js'

describe('unlessAborted', () => {
  it('is what the work comes to', async () => {
    const { signal } = new AbortController()
    await expect(unlessAborted(signal, Promise.resolve(1))).resolves.toBe(1)
    await expect(unlessAborted(signal, Promise.reject(new Error('failed')))).rejects.toThrow('failed')
  })

  it('gives up when it is told to, before or during the work, and does not hear the work fail later', async () => {
    const during = new AbortController()
    let reject: (error: Error) => void = () => undefined
    const given = unlessAborted(during.signal, new Promise<never>((_done, fail) => { reject = fail }))
    during.abort(new Error('stop'))
    await expect(given).rejects.toThrow('stop')
    reject(new Error('too late'))
    await expect(unlessAborted(AbortSignal.abort(new Error('stopped before')), Promise.resolve(1))).rejects.toThrow('stopped before')
  })
})
