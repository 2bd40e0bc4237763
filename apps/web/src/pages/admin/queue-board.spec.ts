import { queueBoardHref } from './queue-board.js'

describe('queueBoardHref', () => {
  const path = '/queues/open?ticket=t'

  it('is at the address of the worker', () =>
    expect(queueBoardHref({ WORKER_URL: 'https://worker.waymark.example', WORKER_PORT: 4002, WEB_URL: 'https://waymark.example' }, path)).toBe('https://worker.waymark.example/queues/open?ticket=t'))

  it('is at its port on the host of the pages where no address is given', () =>
    expect(queueBoardHref({ WORKER_URL: undefined, WORKER_PORT: 4002, WEB_URL: 'http://localhost:3000' }, path)).toBe('http://localhost:4002/queues/open?ticket=t'))
})
