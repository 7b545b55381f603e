import { Module } from '@nestjs/common';
import { registerEntities } from '../platform/index.js';
import { Script, ScriptVersion } from './script.entity.js';
import { ScriptsController } from './scripts.controller.js';
import { ScriptsService } from './scripts.service.js';

registerEntities(Script, ScriptVersion);

@Module({ controllers: [ScriptsController], providers: [ScriptsService], exports: [ScriptsService] })
export class ScriptsModule {}
