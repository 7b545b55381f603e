import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { ContractsService } from '../contracts/index.js';
import { actorOf, Me, Permit, type Principal } from '../platform/index.js';
import { addDays, Clock, localDateOf, wallClock } from '../shared/index.js';
import type { Agent, AgentDocument, Shift } from './agent.entity.js';
import { AgentsView, AgentView, DocumentBody, ShiftsBody } from './people.dto.js';
import { PeopleService } from './people.service.js';

const SHIFT_DAYS_SHOWN = 14;

@Controller('agents')
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly contracts: ContractsService,
    private readonly clock: Clock,
  ) {}

  /** The roster of the asker's own contracts. */
  @Get()
  @Permit('people.read')
  @ApiOkResponse({ type: AgentsView })
  async list(@Me() me: Principal): Promise<AgentsView> {
    const contracts = await this.contracts.visibleTo(me);
    return { items: await this.views(await this.people.agentsOf(contracts.map((contract) => contract.id))) };
  }

  @Post(':id/documents')
  @Permit('people.write')
  @HttpCode(200)
  @ApiOkResponse({ type: AgentView })
  async addDocument(@Me() me: Principal, @Param('id') id: string, @Body() body: DocumentBody): Promise<AgentView> {
    const agent = await this.people.agentFor(me, id);
    await this.people.addDocument(actorOf(me), id, { ...body, expiresOn: body.expiresOn ?? null, score: body.score ?? null });
    return (await this.views([agent]))[0]!;
  }

  @Post(':id/shifts')
  @Permit('people.write')
  @HttpCode(200)
  @ApiOkResponse({ type: AgentView })
  async planShifts(@Me() me: Principal, @Param('id') id: string, @Body() body: ShiftsBody): Promise<AgentView> {
    const agent = await this.people.agentFor(me, id);
    await this.people.planShifts(actorOf(me), id, body);
    return (await this.views([agent]))[0]!;
  }

  private async views(agents: Agent[]): Promise<AgentView[]> {
    const ids = agents.map((agent) => agent.id);
    const documents = await this.people.documentsOf(ids);
    const parties = await this.contracts.parties();
    const views: AgentView[] = [];
    for (const agent of agents) {
      const { zone } = await this.contracts.contract(agent.contractId);
      const today = localDateOf(this.clock.now(), zone);
      const shifts = await this.people.shiftsOf([agent.id], today, addDays(today, SHIFT_DAYS_SHOWN));
      const problems = await this.people.problemsOf(agent, today);
      const { id, staffNo, displayName, seat, state } = agent;
      views.push({
        ...{ id, staffNo, displayName, seat, state },
        vendor: parties.find((party) => party.id === agent.vendorId)?.name ?? '',
        qualification: { ok: problems.length === 0, problems },
        documents: documents.filter((row) => row.agentId === id).map(documentView),
        shifts: shifts.map((shift) => shiftView(shift, zone)),
      });
    }
    return views;
  }
}

function documentView({ kind, datedOn, expiresOn, passed, score }: AgentDocument): AgentView['documents'][number] {
  return { kind, datedOn, expiresOn, passed, score };
}

function shiftView(shift: Shift, zone: string): AgentView['shifts'][number] {
  const time = (at: Date): string => {
    const { date, minute } = wallClock(at, zone);
    const minutes = date > shift.workOn ? minute + 1440 : minute;
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  };
  return { id: shift.id, on: shift.workOn, start: time(shift.startsAt), end: time(shift.endsAt) };
}
