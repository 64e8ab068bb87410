// Who may import whom. An area imports only areas before it and only through their door; the parsers reach nothing of
// Node; the page knows the contract alone. scripts/checks/imports.ts runs these rules and makes sure they saw every file.
const manifest = require('./package.json')

/** In the order data flows: an area may import the ones before it. */
const areas = [
  'contract',
  'vault',
  'audit',
  'access',
  'intake',
  'signals',
  'annotation',
  'entities',
  'links',
  'search',
  'cases',
  'packets',
  'privacy',
]

/** Development dependencies that the build puts into the bundles, and that the product may therefore import. */
const bundled = [
  '@hookform/resolvers',
  '@internationalized/date',
  '@noble/ciphers',
  '@noble/hashes',
  '@orpc/client',
  '@orpc/contract',
  '@orpc/server',
  '@orpc/tanstack-query',
  '@scure/base',
  '@tanstack/react-query',
  '@tanstack/react-virtual',
  '@zxcvbn-ts/language-common',
  'any-ascii',
  'canonicalize',
  'chardet',
  'commander',
  'edtf',
  'electron',
  'fflate',
  'graphology',
  'htmlparser2',
  'imapflow',
  'kysely',
  'mrz',
  'libphonenumber-js',
  'pdfjs-dist',
  'postal-mime',
  'react',
  'react-aria-components',
  'react-dom',
  'react-hook-form',
  'saxes',
  'sigma',
  'tesseract.js-core',
  'utif2',
  'uqr',
  'uuid',
  'zod',
  'zustand',
]
const toolChain = Object.keys(manifest.devDependencies).filter(name => !bundled.includes(name))

const nodeModule =
  '^(node:|assert|async_hooks|buffer|child_process|cluster|console|crypto|dgram|diagnostics_channel|dns|domain|events|fs|http|http2|https|inspector|module|net|os|path|perf_hooks|process|punycode|querystring|readline|repl|stream|string_decoder|timers|tls|tty|url|util|v8|vm|wasi|worker_threads|zlib)(/|$)'

const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })
const escaped = name => name.replace(/[/.@-]/g, '\\$&')

module.exports = {
  forbidden: [
    ...areas.map((area, place) =>
      rule(
        'area-order',
        `src/${area} imports only the areas before it. Move the shared piece to an earlier area, or let src/schakel.ts wire the two.`,
        { path: `^src/${area}/` },
        { path: `^src/((schakel|offline|offline-log)\\.ts$|(${areas.slice(place + 1).join('|') || 'none'})/)` },
      ),
    ),
    rule(
      'door',
      'From another area only its index.ts. What is missing there is added there, on purpose. (contract is shapes only and is all door.)',
      { path: '^src/([^/]+)/' },
      { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$', '^src/contract/'] },
    ),
    rule(
      'root-by-doors',
      'src/schakel.ts and src/offline.ts wire areas through their doors.',
      { path: '^src/(schakel|offline|offline-log)\\.ts$' },
      {
        path: '^src/[^/]+/',
        pathNot: ['^src/[^/]+/index\\.ts$', '^src/packets/render/index\\.ts$', '^src/contract/'],
      },
    ),
    rule('no-cycles', 'Two files that need each other are one file, or share a third.', {}, { circular: true }),
    rule(
      'core-is-free',
      'The core runs in Node and in the vault process alike: take what you need as an argument.',
      { path: '^src/' },
      { path: '^(main|renderer)/|node_modules/(electron|react|react-dom)/' },
    ),
    rule(
      'contract-is-portable',
      'The page loads the contract: nothing of Node in it.',
      { path: '^src/contract/' },
      {
        path: nodeModule,
        reachable: true,
      },
    ),
    rule(
      'formats-have-no-reach',
      'Parsers run in a sandboxed page: no Node, no keys, no register. Bytes come in as Uint8Array.',
      { path: '^src/intake/formats/' },
      { path: `${nodeModule}|^src/(vault|audit|access)/`, reachable: true },
    ),
    rule(
      'formats-know-little',
      'Formats import the contract, limits.ts, ranges.ts and supplies.ts, nothing else of the product.',
      { path: '^src/intake/formats/' },
      { path: '^(src|main|renderer)/', pathNot: '^src/(intake/(formats/|(limits|ranges|supplies)\\.ts$)|contract/)' },
    ),
    rule(
      'render-knows-no-keys',
      'The composer loads src/packets/render: neither vault nor access may come along.',
      { path: '^src/packets/render/' },
      {
        path: '^src/(vault|audit|access)/',
        reachable: true,
      },
    ),
    rule(
      'renderer-contract-only',
      'A page asks through the contract.',
      { path: '^renderer/' },
      {
        path: `^(main|scripts|test)/|^src/(?!contract/)|${nodeModule}|node_modules/electron/`,
      },
    ),
    rule(
      'main-doors',
      'The shell uses src/schakel.ts, what needs no open vault (src/offline.ts), the contract, and the port, bounds, pieces, weights and supplies it guards and feeds cells by; cells only the parsers, the composer only the renderer of packets.',
      { path: '^main/', pathNot: ['^main/processes/(cell|composer)', '^main/cli/parser-child'] },
      {
        path: '^src/',
        pathNot:
          '^src/((schakel|offline)\\.ts$|contract/|intake/(parser-port|limits|ranges|supplies|reply-weight|channels/mail-port)\\.ts$)',
      },
    ),
    rule(
      'cell-door',
      'No code that knows keys is even loaded where foreign bytes are read.',
      { path: '^main/(processes/cell|cli/parser-child)' },
      {
        path: '^(src|main)/',
        pathNot: '^(src/(intake/formats/index\\.ts$|contract/)|main/(processes/cell|cli/parser-child))',
      },
    ),
    rule(
      'composer-door',
      'The composer holds one export and nothing else.',
      { path: '^main/processes/composer' },
      {
        path: '^(src|main)/',
        pathNot: '^(src/(packets/render/index\\.ts$|contract/)|main/processes/(composer|no-network\\.ts$))',
      },
    ),
    rule(
      'mail-door',
      'The mail process knows one account and nothing else of the product.',
      { path: '^main/(mail/(serve|one-host|failure-of)|processes/mail|cli/mail-child)\\.ts$' },
      {
        path: '^(src|main)/',
        pathNot:
          '^(src/(contract/|intake/channels/mail-port\\.ts$)|main/(mail/(serve|one-host|failure-of|messages)\\.ts$|cli/parser-child/frames\\.ts$))',
      },
    ),
    rule(
      'preload-thin',
      'The bridge knows electron and the names of channels.',
      { path: '^main/preload/' },
      {
        path: '.',
        pathNot: '^(main/preload/|main/channels\\.ts$)|node_modules/electron/',
      },
    ),
    rule(
      'screens-apart',
      'A part that two screens use moves to renderer/components.',
      { path: '^renderer/screens/([^/]+)/' },
      {
        path: '^renderer/screens/',
        pathNot: '^renderer/screens/$1/',
      },
    ),
    rule(
      'components-below',
      'Components know neither screens nor their state nor the shell.',
      { path: '^renderer/components/' },
      {
        path: '^renderer/(screens|state|app)/',
      },
    ),
    rule(
      'not-to-test',
      'The product never needs its tests or its tool chain.',
      { path: '^(src|main|renderer)/' },
      {
        path: '^(test|scripts)/',
      },
    ),
    rule(
      'not-to-dev-dependency',
      'Either a dependency, or listed under "bundled" in .dependency-cruiser.cjs because the build takes it in.',
      { path: '^(src|main|renderer)/', pathNot: '\\.d\\.ts$' },
      { path: `node_modules/(${toolChain.map(escaped).join('|')})/` },
    ),
    rule('not-to-unresolvable', 'The import leads nowhere.', {}, { couldNotResolve: true }),
    rule(
      'no-orphans',
      'Nobody imports this file and it imports nobody: it belongs to something, or it goes.',
      { orphan: true, path: '^(src|main|renderer)/', pathNot: '\\.d\\.ts$' },
      {},
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    includeOnly: undefined,
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
