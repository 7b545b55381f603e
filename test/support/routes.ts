import { type INestApplication, RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import { PERMISSION, WHILE_LOCKED } from '../../src/platform/index.js';

type BodyClass = new () => object;

export interface Route {
  method: string;
  /** As controllers write it: `/campaigns/:id`, without the prefix of the API. */
  path: string;
  /** Undefined when the route names none, which is a fault. */
  permission: string | undefined;
  whileLocked: boolean;
  /** Class of the JSON body, when the route takes one. */
  body: BodyClass | null;
  /** Class of the query, when the route takes one. */
  query: BodyClass | null;
  /** `CampaignsController.list`. */
  handler: string;
}

const QUERY = 4;
const BODY = 3;

/** Every route of the application, as its controllers declare them. */
export function routesOf(app: INestApplication): Route[] {
  const scanner = new MetadataScanner();
  const controllers = new DiscoveryService(app.get(ModulesContainer, { strict: false })).getControllers();
  return controllers.flatMap(({ metatype }) => {
    const controller = metatype as BodyClass;
    const prototype = controller.prototype as Record<string, (...given: unknown[]) => unknown>;
    return scanner
      .getAllMethodNames(prototype)
      .filter((name) => Reflect.hasMetadata('method', prototype[name]!))
      .map((name) => routeOf(controller, name, prototype[name]!));
  });
}

function routeOf(controller: BodyClass, name: string, handler: (...given: unknown[]) => unknown): Route {
  const path = [Reflect.getMetadata('path', controller) as string, Reflect.getMetadata('path', handler) as string]
    .map((part) => part.replace(/^\/|\/$/g, ''))
    .filter((part) => part !== '')
    .join('/');
  return {
    method: RequestMethod[Reflect.getMetadata('method', handler) as number]!,
    path: `/${path}`,
    permission: Reflect.getMetadata(PERMISSION, handler) as string | undefined,
    whileLocked: Reflect.getMetadata(WHILE_LOCKED, handler) === true,
    body: argumentClass(controller, name, BODY),
    query: argumentClass(controller, name, QUERY),
    handler: `${controller.name}.${name}`,
  };
}

/** Class of the argument that is filled from the body or the query as a whole. */
function argumentClass(controller: BodyClass, name: string, kind: number): BodyClass | null {
  const filled = (Reflect.getMetadata('__routeArguments__', controller, name) ?? {}) as Record<string, { index: number; data?: unknown }>;
  const types = Reflect.getMetadata('design:paramtypes', controller.prototype as object, name) as BodyClass[];
  const found = Object.entries(filled).find(([key, { data }]) => key.startsWith(`${kind}:`) && data === undefined);
  return found ? types[found[1].index]! : null;
}
