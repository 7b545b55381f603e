import type { EntitySchema } from 'typeorm';

type EntityClass = new () => object;

const entities = new Set<EntityClass>();

/** A feature's module registers its records; the data source opens with all of them. Registering twice is harmless. */
export function registerEntities(...classes: EntityClass[]): void {
  for (const entity of classes) entities.add(entity);
}

export function registeredEntities(): (EntityClass | EntitySchema)[] {
  return [...entities];
}
