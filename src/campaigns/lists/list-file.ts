import { AppError } from '../../shared/index.js';
import type { TargetList } from './target-list.entity.js';

/** The file of a list that was uploaded; a list that a system pushes has none to read. */
export function fileOf({ fileId, state }: TargetList): string {
  if (fileId === null) throw new AppError('state_conflict', { subject: 'list', state, action: 'read' });
  return fileId;
}
