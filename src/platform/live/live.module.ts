import { Global, Module } from '@nestjs/common';
import { LiveController } from './live.controller.js';
import { LiveEvents } from './live-events.js';

@Global()
@Module({ controllers: [LiveController], providers: [LiveEvents], exports: [LiveEvents] })
export class LiveModule {}
