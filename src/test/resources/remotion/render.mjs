// node render.mjs <chromium>: bundles index.jsx and renders it as bench/whole-short.sh encodes everything.
import os from 'node:os';
import path from 'node:path';
import {bundle} from '@remotion/bundler';
import {renderMedia, selectComposition} from '@remotion/renderer';

const browser = {browserExecutable: process.argv[2], chromeMode: 'chrome-for-testing'};
const serveUrl = await bundle({entryPoint: path.resolve('index.jsx')});
const composition = await selectComposition({...browser, serveUrl, id: 'short'});
await renderMedia({
  ...browser,
  serveUrl,
  composition,
  codec: 'h264',
  crf: 20,
  x264Preset: 'veryfast',
  concurrency: os.cpus().length,
  timeoutInMilliseconds: 300000,
  outputLocation: 'remotion.mp4',
});
