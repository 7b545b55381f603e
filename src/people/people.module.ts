import { Module } from '@nestjs/common';
import { ContractsModule } from '../contracts/index.js';
import { registerEntities } from '../platform/index.js';
import { AccountsController } from './accounts.controller.js';
import { AccessPermit, Agent, AgentDocument, Shift } from './agent.entity.js';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';

registerEntities(Agent, AgentDocument, Shift, AccessPermit);

@Module({
  imports: [ContractsModule],
  controllers: [PeopleController, AccountsController],
  providers: [PeopleService],
  exports: [PeopleService],
})
export class PeopleModule {}
