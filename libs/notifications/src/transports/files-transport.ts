import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { keyDigest, messageIdOf } from './message-identity.js'
import { delivered, MessageTransport, reasonOf, retryLater, type DeliveryResult, type OutgoingMessage } from './message-transport.js'

/**
 * Writes each message where a developer can read it: `<time>-<template>-<id>.eml` in plain UTF-8, and the invitation
 * beside it as `.ics`. A repeat writes the same files again.
 */
export class FilesTransport extends MessageTransport {
  readonly name = 'files'

  constructor(private readonly folder: string, private readonly from: string) {
    super()
  }

  async send(message: OutgoingMessage): Promise<DeliveryResult> {
    const time = message.queuedAt.toISOString().slice(0, 19).replace(/[-:]/g, '')
    const name = `${time}-${message.template.replace(/[^a-z0-9.-]/gi, '_')}-${keyDigest(message.dedupeKey).slice(0, 12)}`
    try {
      await mkdir(this.folder, { recursive: true })
      if (message.calendar) await writeWhole(join(this.folder, `${name}.ics`), message.calendar.content)
      await writeWhole(join(this.folder, `${name}.eml`), this.readable(message, message.calendar && `${name}.ics`))
      return delivered(`${name}.eml`)
    } catch (error) {
      // A full disk or a missing permission: nothing is wrong with the message.
      return retryLater(reasonOf(error))
    }
  }

  async close(): Promise<void> {}

  private readable(message: OutgoingMessage, calendarFile: string | undefined): string {
    return [
      `Message-ID: ${messageIdOf(message.dedupeKey, this.from)}`, `Date: ${message.queuedAt.toUTCString()}`,
      `From: ${this.from}`, `To: ${inHeader(message.to.name)} <${inHeader(message.to.email)}>`, `Subject: ${inHeader(message.subject)}`,
      `X-Waymark-Template: ${message.template}`, `X-Waymark-Key: ${inHeader(message.dedupeKey)}`,
      ...(calendarFile === undefined ? [] : [`X-Waymark-Calendar: ${calendarFile} (${message.calendar?.method})`]),
      'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', message.text,
    ].join('\n')
  }
}

const inHeader = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ')

/** The file is there whole or not at all, even if the machine stops halfway. */
async function writeWhole(path: string, content: string): Promise<void> {
  const unfinished = `${path}.part`
  try {
    const file = await open(unfinished, 'w')
    try {
      await file.writeFile(content, 'utf8')
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}
