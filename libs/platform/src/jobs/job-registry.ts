import type { JobDefinition } from './job-definition.js'
import type { JobHandler } from './job-handler.js'

export interface HandlerBinding {
  readonly job: JobDefinition
  readonly handler: JobHandler<unknown>
}

/** All jobs that exist, checked once at boot. */
export class JobRegistry {
  private readonly byName: ReadonlyMap<string, JobDefinition>
  private readonly byTopic: ReadonlyMap<string, readonly JobDefinition[]>

  constructor(readonly definitions: readonly JobDefinition[]) {
    const all = definitions
    const twice = all.map((job) => job.name).filter((name, index, names) => names.indexOf(name) !== index)
    if (twice.length > 0) throw new Error(`Two jobs have the name ${twice.join(', ')}`)
    this.byName = new Map(all.map((job) => [job.name, job]))
    const topics = new Map<string, JobDefinition[]>(all.map((job) => [job.name, [job]]))
    for (const job of all) for (const event of job.on) topics.set(event.name, [...(topics.get(event.name) ?? []), job])
    this.byTopic = topics
  }

  job(name: string): JobDefinition | undefined {
    return this.byName.get(name)
  }

  /** The jobs that a message on the outbox starts: the job of that name, or those that listen to the event. */
  startedBy(topic: string): readonly JobDefinition[] {
    return this.byTopic.get(topic) ?? []
  }

  /** Fields of such a message that must not outlive its way to the queue. */
  secretsOf(topic: string): readonly string[] {
    const [first] = this.startedBy(topic)
    return (first?.name === topic ? first : first?.on.find(({ name }) => name === topic))?.secret ?? []
  }

  /** Pairs each job with its handler; throws naming every job that has none, or several, and every stray handler. */
  bind(bindings: readonly HandlerBinding[]): ReadonlyMap<string, JobHandler<unknown>> {
    const count = (name: string) => bindings.filter(({ job }) => job.name === name).length
    const problems = [
      ...[...this.byName.keys()].filter((name) => count(name) !== 1).map((name) => `${name} has ${count(name)} handlers`),
      ...bindings.filter(({ job }) => !this.byName.has(job.name)).map(({ job }) => `${job.name} is handled but not listed`),
    ]
    if (problems.length > 0) throw new Error(`Each job needs exactly one handler: ${problems.join('; ')}`)
    return new Map(bindings.map(({ job, handler }) => [job.name, handler]))
  }
}
