import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { MayBeLeftOut } from '../platform/index.js';
import { ScriptBody, ScriptPart } from './script-body.js';
import { SCRIPT_VERSION_STATES, type ScriptVersionState } from './script-states.js';
import { SCRIPT_LANGUAGES, type ScriptLanguage } from './script.entity.js';

export class ScriptVersionBody {
  @IsObject() @ValidateNested() @Type(() => ScriptBody) @ApiProperty({ type: ScriptBody }) body!: ScriptBody;
}

export class NewScriptBody extends ScriptVersionBody {
  @IsString() @Matches(/\S/, { message: 'must not be empty' }) @MaxLength(120) @ApiProperty() title!: string;
  @IsIn(SCRIPT_LANGUAGES) @ApiProperty({ enum: SCRIPT_LANGUAGES }) language!: ScriptLanguage;
}

export class ScriptPreviewBody extends ScriptVersionBody {
  @MayBeLeftOut()
  @IsIn(SCRIPT_LANGUAGES)
  @ApiProperty({ enum: SCRIPT_LANGUAGES, required: false, description: 'Of the example customer; Chinese unless given' })
  language?: ScriptLanguage;
}

export class ScriptVersionView {
  @ApiProperty() version!: number;
  @ApiProperty({ enum: SCRIPT_VERSION_STATES }) state!: ScriptVersionState;
  @ApiProperty({ type: ScriptBody }) body!: ScriptBody;
  @ApiProperty() createdBy!: string;
  @ApiProperty() createdAt!: string;
  @ApiProperty({ type: String, nullable: true }) approvedBy!: string | null;
  @ApiProperty({ type: String, nullable: true }) approvedAt!: string | null;
  @ApiProperty({ type: [String], description: 'What the asker may do now: replace, submit, approve, retire' }) actions!: string[];
}

export class ScriptView {
  @ApiProperty() id!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ enum: SCRIPT_LANGUAGES }) language!: ScriptLanguage;
  @ApiProperty({ type: [ScriptVersionView], description: 'Newest first' }) versions!: ScriptVersionView[];
}

export class ScriptsView {
  @ApiProperty({ type: [ScriptView] }) items!: ScriptView[];
}

export class ScriptPreview {
  @ApiProperty() opening!: string;
  @ApiProperty({ type: [ScriptPart] }) sections!: ScriptPart[];
  @ApiProperty({ type: [ScriptPart] }) objections!: ScriptPart[];
}
