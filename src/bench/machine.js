// What the kernel says: how much CPU processes have used, and what machine this is. All CPU is in microseconds.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem } from 'node:os';

const tick = 1e6 / Number(execFileSync('getconf', ['CLK_TCK']));

const ticksOf = (pid) => {
  // The name of a process may have spaces and brackets in it; what follows the last bracket has not.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ').map(Number);
  return { own: fields[11] + fields[12], ended: fields[13] + fields[14] };
};

/** Used by a process itself. */
export const cpuOf = (pid) => ticksOf(pid).own * tick;

/** Used by a process, its living children, and those that have ended. */
export function cpuOfFamily(pid) {
  const { own, ended } = ticksOf(pid);
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  return children.reduce((sum, child) => sum + cpuUnlessEnded(child), (own + ended) * tick);
}

/** Used by the threads of a process whose name has something in it. */
export const cpuOfThreads = (pid, name) => readdirSync(`/proc/${pid}/task`).map((thread) => `${pid}/task/${thread}`)
  .filter((thread) => name.test(readFileSync(`/proc/${thread}/comm`, 'utf8'))).reduce((sum, thread) => sum + cpuOf(thread), 0);

function cpuUnlessEnded(pid) {
  try {
    return cpuOf(pid);
  } catch {
    return 0;
  }
}

/** Used by this process and by what it has started and seen the end of: wrk, pgbench. */
export function cpuOfTheBench() {
  const { own, ended } = ticksOf('self');
  return (own + ended) * tick;
}

/** Used by everybody (interrupts left out, which no process is charged with), and taken away by the machine's host. */
export function cpuOfEverybody() {
  const [user, nice, system, , , , , steal] = readFileSync('/proc/stat', 'utf8').split('\n')[0].split(/\s+/).slice(1).map(Number);
  return { used: (user + nice + system) * tick, stolen: steal * tick };
}

/** The most memory that a process ever had, in MB. */
export const peakMemoryOf = (pid) => Math.round(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1] / 1024);

export function description() {
  return {
    cpu: `${availableParallelism()} × ${cpus()[0].model}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    kernel: `Linux ${release().split('-')[0]}`,
    date: new Date().toISOString().slice(0, 10),
  };
}
