import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SwitchImport } from '../switch-import.entity.js';
import type { Claim } from './claim.js';
import { RecordMatching } from './record-matching.service.js';
import { RecordReading } from './record-reading.service.js';
import { RecordSettling } from './record-settling.service.js';

/** The phases in their order; each knows by the rows what is left of it. */
@Injectable()
export class SwitchImportSteps {
  constructor(
    private readonly source: DataSource,
    private readonly reading: RecordReading,
    private readonly matching: RecordMatching,
    private readonly settling: RecordSettling,
  ) {}

  async run(claim: Claim): Promise<void> {
    const current = (): Promise<SwitchImport> => this.source.manager.findOneByOrFail(SwitchImport, { id: claim.importId });
    let found = await current();
    if (found.phase === 'reading') {
      await this.reading.run(found, claim);
      found = await current();
    }
    if (found.phase === 'matching') {
      await this.matching.run(found, claim);
      found = await current();
    }
    await this.settling.run(found, claim);
  }
}
