import { Global, Module } from '@nestjs/common';
import { registerEntities } from '../database/entities.js';
import { CalendarController } from './calendar.controller.js';
import { CalendarDay, CalendarYear } from './calendar.entity.js';
import { CalendarService } from './calendar.service.js';

registerEntities(CalendarYear, CalendarDay);

@Global()
@Module({ controllers: [CalendarController], providers: [CalendarService], exports: [CalendarService] })
export class CalendarModule {}
