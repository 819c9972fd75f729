// Draws docs/images/<process>.svg and .png from src/main/resources/bpmn/<process>.bpmn, as Camunda Modeler shows them.
// Run after a diagram changed: node docs/render-processes.mjs   (needs npm and a Chromium; CHROMIUM names another binary)
// DiagramsTest compares the fingerprint that each SVG carries with its model.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const models = join(root, 'src/main/resources/bpmn');
const images = join(root, 'docs/images');
const tools = join(root, 'target/render-processes');
const margin = 16;

mkdirSync(tools, { recursive: true });
mkdirSync(images, { recursive: true });
writeFileSync(join(tools, 'package.json'), '{"private": true}');
execFileSync('npm', ['install', '--no-package-lock', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error',
  'bpmn-js@18', 'playwright-core@1'], { cwd: tools, stdio: 'inherit' });

const require = createRequire(join(tools, 'package.json'));
const { chromium } = require('playwright-core');
const viewer = readFileSync(require.resolve('bpmn-js/dist/bpmn-viewer.production.min.js'), 'utf8');

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  for (const file of readdirSync(models).filter(name => name.endsWith('.bpmn')).sort()) {
    const model = readFileSync(join(models, file));
    const name = file.replace('.bpmn', '');
    const page = await browser.newPage({ deviceScaleFactor: 1.5 });
    await page.setContent('<div id="canvas" style="width: 2400px; height: 1200px"></div>');
    await page.addScriptTag({ content: viewer });
    const drawn = await page.evaluate(async xml => {
      const viewer = new window.BpmnJS({ container: '#canvas', textRenderer: {
        defaultStyle: { fontFamily: 'Liberation Sans, Arial, sans-serif' },
        externalStyle: { fontFamily: 'Liberation Sans, Arial, sans-serif', fontSize: '11px' } } });
      const { warnings } = await viewer.importXML(xml);
      if (warnings.length) throw new Error(warnings.map(warning => warning.message).join('\n'));
      return (await viewer.saveSVG()).svg;
    }, model.toString('utf8'));

    const [x, y, width, height] = drawn.match(/viewBox="([^"]+)"/)[1].split(/\s+/).map(Number);
    const box = [x - margin, y - margin, width + 2 * margin, height + 2 * margin].map(Math.round);
    const fingerprint = createHash('sha256').update(model).digest('hex');
    const svg = drawn.replace(/^[\s\S]*?<svg /, '<svg ')
      .replace(/ width="[^"]*" height="[^"]*" viewBox="[^"]*"/, ` width="${box[2]}" height="${box[3]}" viewBox="${box.join(' ')}"`)
      .replace(/(<svg [^>]*>)/, `$1<!-- ${file} sha256:${fingerprint} --><rect x="${box[0]}" y="${box[1]}" width="${box[2]}" height="${box[3]}" fill="white"/>`);
    writeFileSync(join(images, `${name}.svg`), svg + '\n');

    await page.setViewportSize({ width: box[2], height: box[3] });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
    await page.screenshot({ path: join(images, `${name}.png`) });
    await page.close();
    console.log(`${name}: ${box[2]} x ${box[3]}`);
  }
} finally {
  await browser.close();
}
