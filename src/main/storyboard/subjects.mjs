// Makes the storyboard's pictures and their keywords from npm packages; run by the build, not shipped.
//
//   node subjects.mjs <node_modules> <subjects.txt> <output folder>
//
// Writes <output>/<name>.svg for every subject, and <output>/subjects.tsv:
//   S <name> <place> <scenery: 0|1>          begins a subject
//   K <language> <weight> <phrase>           a phrase that calls for it
// and <output>/NOTICE.txt, the licences of what ships.
// Does nothing when the output is newer than all that it is made from.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [modules, list, output] = process.argv.slice(2);
const LANGUAGES = ['en', 'pt', 'es', 'fr', 'de', 'it'];
const CURATED = 3;
const HINT = 1;
const LABEL = 2.4;
const TAG = { en: 1.2, pt: 1.2 }; // the lists above know these two languages; elsewhere a tag must do
const ONLY_TAG = 1.6;

// Tags that say something else in most sentences.
const MISLEADING = new Set(['side', 'look', 'right', 'left', 'back', 'top', 'one', 'new', 'old', 'large', 'lado', 'novo', 'novos']);

const iconsFile = join(modules, '@iconify-json/fluent-emoji/icons.json');
const emojiFile = language => join(modules, 'emojibase-data', language, 'data.json');
const index = join(output, 'subjects.tsv');

const newest = Math.max(...[fileURLToPath(import.meta.url), list, iconsFile, emojiFile('en')].map(file => statSync(file).mtimeMs));
if (existsSync(index) && statSync(index).mtimeMs > newest) {
  process.exit(0);
}

const icons = JSON.parse(readFileSync(iconsFile, 'utf8')).icons;
const kebab = label => label.toLowerCase().replace(/[’'.“”!:()]/g, '').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
const emojis = Object.fromEntries(LANGUAGES.map(language => [language, JSON.parse(readFileSync(emojiFile(language), 'utf8'))]));
const hexcodeOf = new Map(emojis.en.map(emoji => [kebab(emoji.label), emoji.hexcode]));
const known = Object.fromEntries(LANGUAGES.map(language => [language, new Map(emojis[language].map(e => [e.hexcode, e]))]));

const subjects = [];
let place = 'ABSTRACT';
for (const line of readFileSync(list, 'utf8').split('\n')) {
  if (line.startsWith('= ')) {
    place = line.slice(2).trim();
  } else if (line.trim() && !line.startsWith('#')) {
    const [name, en, pt] = line.split('|').map(part => part.trim());
    const icon = name.replace('~', '');
    if (!icons[icon]) {
      throw new Error(`subjects.txt: there is no Fluent emoji named ${icon}`);
    }
    subjects.push({ icon, place, scenery: name.startsWith('~') ? 1 : 0, en, pt, words: new Map() });
  }
}

const curated = Object.fromEntries(LANGUAGES.map(language => [language, new Set()]));
for (const subject of subjects) {
  for (const language of ['en', 'pt']) {
    for (const word of (subject[language] ?? '').split(',').map(w => w.trim()).filter(Boolean)) {
      const hint = word.endsWith('?');
      const phrase = (hint ? word.slice(0, -1) : word).toLowerCase();
      subject.words.set(`${language}\t${phrase}`, hint ? HINT : CURATED);
      curated[language].add(phrase);
    }
  }
}
for (const language of LANGUAGES) {
  const uses = new Map();
  const entries = subjects.map(subject => known[language].get(hexcodeOf.get(subject.icon)));
  for (const emoji of entries) {
    for (const tag of new Set((emoji?.tags ?? []).map(tag => tag.toLowerCase()))) {
      uses.set(tag, (uses.get(tag) ?? 0) + 1);
    }
  }
  subjects.forEach((subject, i) => {
    const add = (phrase, weight) => {
      const key = `${language}\t${phrase}`;
      if (phrase.length > 2 && !MISLEADING.has(phrase) && !curated[language].has(phrase) && !subject.words.has(key)) {
        subject.words.set(key, weight);
      }
    };
    if (entries[i]) {
      add(entries[i].label.toLowerCase(), LABEL);
      (entries[i].tags ?? []).map(tag => tag.toLowerCase()).filter(tag => uses.get(tag) === 1).forEach(tag => add(tag, TAG[language] ?? ONLY_TAG));
    }
  });
}

mkdirSync(output, { recursive: true });
const lines = [];
for (const subject of subjects) {
  const { body, width = 32, height = 32 } = icons[subject.icon];
  writeFileSync(
      join(output, `${subject.icon}.svg`),
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${body}</svg>`);
  lines.push(`S\t${subject.icon}\t${subject.place}\t${subject.scenery}`);
  subject.words.forEach((weight, key) => lines.push(`K\t${key.split('\t')[0]}\t${weight}\t${key.split('\t')[1]}`));
}
const mit = readFileSync(join(modules, 'emojibase-data/LICENSE'), 'utf8');
writeFileSync(
    join(output, 'NOTICE.txt'),
    `Pictures: Fluent Emoji, MIT License, Copyright (c) Microsoft Corporation\n`
        + `Keywords: emojibase-data\n\n${mit}\n`);
writeFileSync(index, lines.join('\n') + '\n');
