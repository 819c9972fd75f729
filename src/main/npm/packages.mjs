// Fetches what the application takes from npm packages while Maven compiles; run by the build, not shipped.
//
//   node packages.mjs install <build> <folder> <package@version>... [-- <script> <argument>...]
//   node packages.mjs await <build> <folder>
//
// "install" puts the packages into <folder>/node_modules, runs the script, and writes how it ended to <folder>/build.json.
// It asks npm for nothing when every package is there in its version. "await" waits for that, prints what was printed, and
// exits with 1 if it failed. <build> names one run of Maven, so that an older run's end is not taken for this one's.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const [command, build, folder, ...rest] = process.argv.slice(2);
const stateFile = join(folder, 'build.json');
const MOMENT_MS = 50;
const BEGINS_WITHIN_MS = 60_000;

const write = state => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${stateFile}.part`, JSON.stringify({ build, pid: process.pid, ...state }));
  renameSync(`${stateFile}.part`, stateFile);
};

const read = () => {
  if (!existsSync(stateFile)) return undefined;
  const state = JSON.parse(readFileSync(stateFile, 'utf8'));
  return state.build === build ? state : undefined;
};

const installed = wanted => {
  const at = wanted.lastIndexOf('@');
  const manifest = join(folder, 'node_modules', wanted.slice(0, at), 'package.json');
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === wanted.slice(at + 1);
};

const run = (program, args) => {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  return { ok: status === 0, printed: [stdout, stderr, error?.message].filter(Boolean).join('\n') };
};

const install = () => {
  write({ ended: false });
  const end = rest.includes('--') ? rest.indexOf('--') : rest.length;
  const packages = rest.slice(0, end);
  const script = rest.slice(end + 1);
  const steps = [];
  if (!packages.every(installed)) {
    steps.push(['npm', ['install', '--prefix', folder, '--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund',
      '--prefer-offline', '--loglevel=error', ...packages]]);
  }
  if (script.length > 0) {
    steps.push([process.execPath, script]);
  }
  let printed = '';
  for (const [program, args] of steps) {
    const result = run(program, args);
    printed += result.printed;
    if (!result.ok) {
      write({ ended: true, ok: false, printed: `${program} ${args.join(' ')}\n${printed}` });
      return;
    }
  }
  write({ ended: true, ok: true, printed });
};

const runs = pid => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const awaitEnd = async () => {
  const begun = Date.now();
  for (;;) {
    const state = read();
    if (state?.ended) return state;
    if (state ? !runs(state.pid) && !read()?.ended : Date.now() - begun > BEGINS_WITHIN_MS) {
      return { ok: false, printed: 'The installation of the npm packages was broken off.' };
    }
    await sleep(MOMENT_MS);
  }
};

if (command === 'install') {
  install();
} else {
  const { ok, printed } = await awaitEnd();
  if (printed) console.log(printed.trimEnd());
  process.exitCode = ok ? 0 : 1;
}
