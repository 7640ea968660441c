import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

// Packages published without their licence text, each with one of the same authors that has it. A new one fails the build.
const SIBLINGS = {
  '@graphiql/plugin-doc-explorer': 'graphiql',
  '@graphiql/plugin-history': 'graphiql',
  'react-compiler-runtime': 'react',
  'react-remove-scroll-bar': 'react-remove-scroll',
};

/** Collects the licences of everything that goes into the build, workers included, and writes them to dist/LICENSES.txt. */
export class Licenses {
  // GraphiQL's style sheet carries these two fonts inside; the packages are there for their licence texts only.
  #folders = new Set(['node_modules/@fontsource/fira-code', 'node_modules/@fontsource/roboto']);

  /** A worker is a build of its own inside the build, so this plugin goes into both. */
  collect() {
    return {
      name: 'collect-licenses',
      moduleParsed: ({ id }) => {
        const folder = packageFolder(id);
        if (folder) {
          this.#folders.add(folder);
        }
      },
    };
  }

  write() {
    const folders = this.#folders;
    return {
      name: 'write-licenses',
      generateBundle() {
        this.emitFile({ type: 'asset', fileName: 'LICENSES.txt', source: text([...folders].map(read)) });
      },
    };
  }
}

function packageFolder(id) {
  if (!id.includes('/node_modules/')) {
    return undefined;
  }
  let folder = dirname(id.replace(/^\0/, '').replace(/\?.*$/, ''));
  // Some packages keep a nameless package.json beside their modules, to say which kind they are.
  while (!existsSync(join(folder, 'package.json')) || !JSON.parse(readFileSync(join(folder, 'package.json'))).version) {
    folder = dirname(folder);
  }
  return folder;
}

function read(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json')));
  return { title: `${name} ${version} (${license})`, terms: terms(folder) || terms(`node_modules/${SIBLINGS[name]}`) };
}

function terms(folder) {
  return readdirSync(folder)
    .filter((file) => /^(licen[sc]e|notice|thirdpartynotices)/i.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim())
    .join('\n\n');
}

/** Packages under the very same text share it. */
function text(packages) {
  const titles = {};
  for (const { title, terms } of packages) {
    (titles[terms] ??= []).push(title);
  }
  const sections = Object.entries(titles).map(([terms, of]) => `${of.sort().join('\n')}\n\n${terms}\n`);
  return [HEAD, ...sections.sort()].join(`\n${'-'.repeat(80)}\n\n`);
}

const HEAD = `The files in this folder contain the following works, each under the terms given below it.

The icon font of the Monaco editor, Codicons, is by Microsoft, under the Creative Commons Attribution 4.0 licence:
https://creativecommons.org/licenses/by/4.0/legalcode
`;
