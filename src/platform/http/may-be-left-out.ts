import { ValidateIf } from 'class-validator';

/** A field that a body may leave out. Null is something else than left out, and refused (S15); `IsOptional` takes both. */
export const MayBeLeftOut = (): PropertyDecorator => ValidateIf((_object, value) => value !== undefined);
