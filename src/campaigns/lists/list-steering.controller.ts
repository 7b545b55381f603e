import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiProperty } from '@nestjs/swagger';
import { IsInt, IsString, Max, MaxLength, Min, MinLength, ValidateIf } from 'class-validator';
import { actorOf, Me, Permit, type Principal, ReasonBody } from '../../platform/index.js';
import { ListSteering } from './list-steering.service.js';
import { ListViews } from './list-views.js';
import { TargetListView } from './lists.dto.js';
import { ListsService } from './lists.service.js';

export class ListPriorityBody {
  /** Null: each customer's own, from the file. */
  @ValidateIf((_, value) => value !== null)
  @IsInt()
  @Min(0)
  @Max(9)
  @ApiProperty({ type: Number, nullable: true })
  priority!: number | null;
  @IsString() @MinLength(2) @MaxLength(255) @ApiProperty() reason!: string;
}

@Controller('lists')
export class ListSteeringController {
  constructor(
    private readonly lists: ListsService,
    private readonly steering: ListSteering,
    private readonly views: ListViews,
  ) {}

  /** Takes the list's undone customers off every seat until it is resumed. A call in progress goes on. */
  @Post(':id/pause')
  @Permit('campaign.write')
  @HttpCode(200)
  @ApiOkResponse({ type: TargetListView })
  async pause(@Me() me: Principal, @Param('id') id: string, @Body() body: ReasonBody): Promise<TargetListView> {
    await this.steering.pause(actorOf(me), await this.lists.listFor(me, id), body.reason);
    return this.views.one(me, id);
  }

  @Post(':id/resume')
  @Permit('campaign.write')
  @HttpCode(200)
  @ApiOkResponse({ type: TargetListView })
  async resume(@Me() me: Principal, @Param('id') id: string, @Body() body: ReasonBody): Promise<TargetListView> {
    await this.steering.resume(actorOf(me), await this.lists.listFor(me, id), body.reason);
    return this.views.one(me, id);
  }

  /** Puts all customers of the list before or behind those of the campaign's other lists. */
  @Post(':id/priority')
  @Permit('campaign.write')
  @HttpCode(200)
  @ApiOkResponse({ type: TargetListView })
  async prioritise(@Me() me: Principal, @Param('id') id: string, @Body() body: ListPriorityBody): Promise<TargetListView> {
    await this.steering.prioritise(actorOf(me), await this.lists.listFor(me, id), body.priority, body.reason);
    return this.views.one(me, id);
  }
}
