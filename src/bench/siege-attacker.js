// One attack of siege-attacks.js, in a process of its own: node siege-attacker.js NAME PORT SECONDS. Prints what became of it, as JSON.
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { attacks } from './siege-attacks.js';

const [, , name, port, seconds] = process.argv;
const attack = attacks.find((one) => one.name === name);
const until = performance.now() + Number(seconds) * 1000;
const goesOn = () => performance.now() < until;
const outcomes = {};
const count = (outcome) => { outcomes[outcome] = (outcomes[outcome] ?? 0) + 1; };
let n = 0;

/** Addresses that begin with 127 are all this machine's. The users have those from 127.0.1.1 on. */
const addressOf = (client) => `127.0.2.${1 + client % (attack.addresses ?? 1)}`;

function send({ method = 'POST', path = '/graphql', body = '', headers = {} }, agent, localAddress, onSent = () => {}) {
  return new Promise((done) => {
    const asked = request({ port, host: '127.0.0.1', localAddress, agent, method, path,
      headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), ...headers } }, async (answer) => {
      let code;
      try {
        for await (const part of answer) {
          code ??= /"code":"(\w+)"/.exec(part)?.[1] ?? '';
          if (attack.sip) await pause(part.length);
          if (!goesOn()) break;
        }
        count(`${answer.statusCode} ${code ?? ''}`.trim());
      } catch (error) {
        count(error.code);
      }
      done();
    });
    asked.on('error', (error) => { count(error.code ?? error.message); done(); });
    asked.end(body, () => onSent(asked));
  });
}

const manners = {
  async ask(client) {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (goesOn()) await send(await attack.ask(n++), agent, addressOf(client));
  },
  async leave(client) {
    while (goesOn()) await send(attack.leave(n++), undefined, addressOf(client + n), (asked) => setTimeout(() => asked.destroy(), 20));
  },
  async sip(client) {
    while (goesOn()) await send(attack.sip(n++), undefined, addressOf(client));
  },
  hold: (client) => holding(client, attack.hold),
  drip: (client) => holding(client, attack.drip, 'x'),
};

async function holding(client, bytes, drop) {
  while (goesOn()) {
    await new Promise((cut) => {
      const socket = connect({ port, host: '127.0.0.1', localAddress: addressOf(client) }, () => {
        count('opened');
        socket.write(bytes(n++));
      });
      const dripping = drop && setInterval(() => socket.write(drop), 1000);
      const end = setTimeout(() => socket.destroy(), until - performance.now());
      socket.on('error', () => {}).on('data', () => {}).on('close', () => {
        clearInterval(dripping);
        clearTimeout(end);
        if (goesOn()) count('cut');
        cut();
      });
    });
    // One that opens thousands again at once would attack this machine's kernel.
    await pause(50);
  }
}

const manner = Object.keys(manners).find((each) => attack[each]);
setTimeout(() => {
  process.stdout.write(`${JSON.stringify(outcomes)}\n`, () => process.exit(0));
}, Number(seconds) * 1000 + 200);
for (let client = 0; client < attack.clients; client += 1) {
  manners[manner](client);
  // Not all in one moment: the kernel keeps a queue of some hundred.
  if (client % 100 === 99) await pause(20);
}
