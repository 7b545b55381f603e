import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty } from '@nestjs/swagger';
import { Permit } from '../auth/permit.js';
import { CalendarService } from './calendar.service.js';

export class CalendarYearView {
  @ApiProperty() year!: number;
  @ApiProperty() days!: number;
  @ApiProperty() source!: string;
  @ApiProperty() loadedAt!: string;
}

export class CalendarYears {
  @ApiProperty({ type: [CalendarYearView] }) items!: CalendarYearView[];
}

@Controller('calendar-years')
export class CalendarController {
  constructor(private readonly calendar: CalendarService) {}

  @Get()
  @Permit('system.read')
  @ApiOkResponse({ type: CalendarYears })
  async list(): Promise<CalendarYears> {
    return { items: (await this.calendar.list()).map((row) => ({ ...row, loadedAt: row.loadedAt.toISOString() })) };
  }
}
