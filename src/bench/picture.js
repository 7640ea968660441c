// Draws results.svg: for each query the CPU of a request, server and PostgreSQL end to end, and a mark for what the bare SQL takes.
const [left, right, barHeight, top] = [160, 220, 18, 74];
const width = 900;
const colours = {
  onRecord: ['#1f6feb', '#a5c8ff'],
  postGraphile: ['#57606a', '#c9d1d9'],
  mercurius: ['#1a7f37', '#aceebb'],
  drizzle: ['#8250df', '#d8b9ff'],
  sql: '#cf222e',
};
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** @param servers the names of the servers, by their keys in the results */
export function picture(results, servers) {
  const size = Math.max(...Object.keys(results.sizes).map(Number));
  const rows = Object.entries(results.sizes[size].queries);
  const rowHeight = 20 + Object.keys(servers).length * (barHeight + 4);
  const height = top + rows.length * rowHeight + 8;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"
  font-family="system-ui, sans-serif" font-size="13" fill="#1f2328">
<title>CPU of a request</title>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="16" y="26" font-size="16" font-weight="600">CPU of a request, ${whole.format(size)} statements</text>
<text x="${width - 16}" y="26" fill="#57606a" text-anchor="end">
µs: dark the server, light its PostgreSQL; each query on its own scale</text>
${legend(servers)}
${rows.map(([name, kinds], n) => row(name, kinds, Object.keys(servers), top + n * rowHeight)).join('\n')}
</svg>
`;
}

function legend(servers) {
  const boxes = Object.entries(servers).map(([kind, name], n) => {
    const x = 16 + n * 140;
    return colours[kind].map((colour, nth) => `<rect x="${x + nth * 12}" y="42" width="12" height="12" fill="${colour}"/>`).join('')
      + `<text x="${x + 30}" y="53">${name}</text>`;
  });
  const x = 16 + boxes.length * 140;
  return [...boxes, mark(x, 41, 14), `<text x="${x + 8}" y="53">PostgreSQL with On Record's SQL alone</text>`].join('\n');
}

function row(name, kinds, servers, y) {
  const shown = servers.filter((kind) => kinds[kind]);
  const longest = Math.max(kinds.sql?.postgres ?? 0, ...shown.map((kind) => kinds[kind].both));
  const scale = (width - left - right) / longest;
  const bars = shown.map((kind, n) => bar(kinds[kind], colours[kind], y + 8 + n * (barHeight + 4), scale));
  const marks = kinds.sql ? [mark(left + kinds.sql.postgres * scale, y + 4, barHeight + 8)] : [];
  const line = `<path d="M16 ${y}H${width - 16}" stroke="#d0d7de"/>`;
  return [line, `<text x="16" y="${y + 22}" font-weight="600">${name}</text>`, ...bars, ...marks].join('\n');
}

const mark = (x, y, length) => `<path d="M${x.toFixed(1)} ${y}v${length}" stroke="${colours.sql}" stroke-width="2.5"/>`;

function bar({ server, postgres, both }, [dark, light], y, scale) {
  const [one, other] = [server * scale, postgres * scale].map((length) => length.toFixed(1));
  return `<rect x="${left}" y="${y}" width="${one}" height="${barHeight}" fill="${dark}"/>`
    + `<rect x="${(left + server * scale).toFixed(1)}" y="${y}" width="${other}" height="${barHeight}" fill="${light}"/>`
    + `<text x="${(left + both * scale + 8).toFixed(1)}" y="${y + 13}">${whole.format(both)} `
    + `<tspan fill="#57606a">= ${whole.format(server)} + ${whole.format(postgres)}</tspan></text>`;
}
