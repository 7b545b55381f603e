import { readFileSync } from 'node:fs';

interface Package {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
}

const read = (file: string): Record<string, unknown> => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
const lock = read('package-lock.json');
const packages = Object.entries(lock['packages'] as Record<string, Package>).filter(([path]) => path !== '');
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const versionsOf = (name: string): string[] => packages.filter(([path]) => nameOf(path) === name).map(([, { version }]) => version!);

/** Whether a version is the floor or newer; both `major.minor.patch`. */
function atLeast(version: string, floor: string): boolean {
  const [given, wanted] = [version, floor].map((text) => text.split(/[.-]/).map(Number));
  for (let part = 0; part < 3; part += 1) if (given![part] !== wanted![part]) return given![part]! > wanted![part]!;
  return true;
}

describe('dependencies (S16)', () => {
  it.each([
    ['handlebars', '4.7.10', '5.0.0', 'prototype access and code injection before it'],
    ['ioredis', '5.0.0', '6.0.0', 'TypeORM takes no other major'],
    ['typescript', '6.0.0', '6.1.0', 'the compiler that the linter and NestJS were seen to work with'],
    ['dependency-cruiser', '17.0.0', '18.0.0', '18 needs Node 22'],
    ['typeorm', '1.1.0', '2.0.0', 'the mapping the migrations were written for'],
    ['bullmq', '6.7.0', '7.0.0', 'stalled-job handling the promises were measured with'],
    ['mysql2', '3.24.0', '4.0.0', 'LOAD DATA only from a stream that the caller gives'],
    ['fastify', '5.12.0', '6.0.0', 'the server'],
    ['exceljs', '4.4.0', '5.0.0', 'writes workbooks'],
    ['traverse', '0.3.9', '0.4.0', 'what exceljs needs and newer ones break'],
    ['light-my-request', '6.6.0', '7.0.0', 'fastify'],
    ['class-validator', '0.15.0', '0.16.0', 'the body laws'],
  ])('%s is at least %s and below %s: %s', (name, floor, below) => {
    const versions = versionsOf(name);
    expect(versions).not.toEqual([]);
    expect(versions.filter((version) => !atLeast(version, floor) || atLeast(version, below))).toEqual([]);
  });

  it.each([
    ['xlsx', 'open vulnerabilities; intake has its own streaming reader'],
    ['express', 'the server is fastify'],
    ['moment', 'time is shared/local-date'],
    ['lodash', 'the language has it'],
    ['request', 'abandoned'],
  ])('%s is nowhere: %s', (name) => expect(versionsOf(name)).toEqual([]));

  it('the lock says of every package which bytes it is', () => {
    expect(packages.filter(([, { link, integrity }]) => !link && !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
  });

  it('the lock sends nobody elsewhere than to the npm registry', () => {
    const elsewhere = packages.filter(
      ([, { link, resolved }]) => link || (resolved && !/^https:\/\/registry\.[a-z]+\.org\//.test(resolved)),
    );
    expect(elsewhere.map(([path, { resolved }]) => `${path} ${resolved}`)).toEqual([]);
  });

  it('the lock belongs to package.json', () => {
    const { dependencies, devDependencies } = read('package.json');
    const root = (lock['packages'] as Record<string, Record<string, unknown>>)['']!;
    expect({ dependencies: root['dependencies'], devDependencies: root['devDependencies'] }).toEqual({ dependencies, devDependencies });
  });

  it('nobody gets a package from an address or a branch', () => {
    const { dependencies, devDependencies } = read('package.json') as Record<string, Record<string, string>>;
    const wanted = Object.entries({ ...dependencies, ...devDependencies });
    expect(wanted.filter(([, range]) => !/^[\^~]?\d+\.\d+\.\d+$/.test(range))).toEqual([]);
  });
});
