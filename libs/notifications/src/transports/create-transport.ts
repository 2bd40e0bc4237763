import type { Config } from '#platform/config'
import { FilesTransport } from './files-transport.js'
import type { MessageTransport } from './message-transport.js'
import { NotifyTransport } from './notify-transport.js'
import { SmtpTransport } from './smtp-transport.js'

/** The transport that the configuration names. */
export function createTransport(config: Config): MessageTransport {
  if (config.MAIL_TRANSPORT === 'smtp' && config.SMTP_URL !== undefined) return new SmtpTransport({ url: config.SMTP_URL, from: config.MAIL_FROM })
  if (config.MAIL_TRANSPORT === 'notify' && config.NOTIFY_API_KEY !== undefined) return new NotifyTransport({ apiKey: config.NOTIFY_API_KEY, templates: config.NOTIFY_TEMPLATES })
  return new FilesTransport(config.MAIL_DIR, config.MAIL_FROM)
}
