// Lines of Java by room, that are neither empty nor comments, imports or the package; `run` says how to use it.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { table, whole } from './report.js';

const house = resolve(import.meta.dirname, '../main/java/onrecord');
const other = /^\s*(\/\/|\*|\/\*|import |package |$)/;

/** How many files and lines each package has, and how many of its files have more than 200. */
export function linesByRoom() {
  const rooms = {};
  for (const file of globSync(join(house, '**/*.java')).toSorted()) {
    const lines = readFileSync(file, 'utf8').split('\n').filter((line) => !other.test(line)).length;
    const room = rooms[relative(house, dirname(file)) || '(start)'] ??= { files: 0, lines: 0, long: 0 };
    room.files += 1;
    room.lines += lines;
    room.long += Number(lines > 200);
  }
  return rooms;
}

if (process.argv[1] === import.meta.filename) {
  const rooms = Object.entries(linesByRoom());
  const sum = (part) => rooms.reduce((all, [, room]) => all + room[part], 0);
  console.log(table(['room', 'files', 'lines of code', 'files of more than 200'], [
    ...rooms.map(([name, room]) => [name, room.files, whole(room.lines), room.long]),
    ['all', sum('files'), whole(sum('lines')), sum('long')],
  ]));
}
