import { Module } from '@nestjs/common'
import { CONFIG, type Config } from '#platform/config'
import { DeliveryService } from '../application/delivery.service.js'
import { DeliveryQueries } from '../data/delivery.queries.js'
import { NotificationsModule } from '../notifications.module.js'
import { createTransport, MessageTransport } from '../transports/index.js'
import { DeliverMessageHandler } from './deliver-message.handler.js'

/** Delivery, for the worker. */
@Module({
  imports: [NotificationsModule],
  providers: [
    DeliveryQueries, DeliveryService, DeliverMessageHandler,
    { provide: MessageTransport, useFactory: (config: Config) => createTransport(config), inject: [CONFIG] },
  ],
})
export class NotificationsJobsModule {}
