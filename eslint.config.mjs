// Type-aware linting for the whole tree. What a ban's message names is what to use instead (docs/decisions say why).
import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const ban = (selector, message) => ({ selector, message })

/** Assertions silence the compiler. One helper a place may do it, under a name that warns, with the reason in it. */
const insideUnsafe = type =>
  `:not(FunctionDeclaration[id.name=/^unsafe/] ${type}):not(VariableDeclarator[id.name=/^unsafe/] ${type})`

const everywhere = [
  ban(
    `TSAsExpression:not([typeAnnotation.typeName.name='const'])${insideUnsafe('TSAsExpression')}`,
    'No `as`: parse with a schema, narrow with a guard, use `satisfies`, or write one helper named unsafe… that says why.',
  ),
  ban(`TSTypeAssertion${insideUnsafe('TSTypeAssertion')}`, 'No `<T>x`: parse with a schema or narrow with a guard.'),
  ban('JSXAttribute[name.name="dangerouslySetInnerHTML"]', 'No HTML from data: show text (TextOfSignal, bdi).'),
  ban('MemberExpression[property.name="cssText"]', 'Styles live in CSS modules on the tokens.'),
  ban('CallExpression[callee.property.name="setAttribute"][arguments.0.value="style"]', 'Styles live in CSS modules.'),
]
const noDefaultExport = ban('ExportDefaultDeclaration', 'Named exports only: a thing has one name everywhere.')
const noAmbientTime = ban(
  'NewExpression[callee.name="Date"][arguments.length=0]',
  'The clock is an argument: take { clock } in deps and call clock.now().',
)
const noLiteralText = [
  ban('JSXText[value=/\\S/]', 'No literal text in JSX: add a key to renderer/i18n/nl.ts and use t(key).'),
  ban('JSXExpressionContainer > Literal[value=/\\p{L}/u]', 'No literal text in JSX: use t(key).'),
  ban(
    'JSXAttribute[name.name=/^(aria-label|aria-description|aria-roledescription|title|alt|placeholder|label|help)$/] > Literal',
    'No literal text in JSX: use t(key).',
  ),
]

const doors = [
  { property: 'openExternal', message: 'Nothing opens a browser: show the address as text, with a copy button.' },
  { property: 'openPath', message: 'Nothing opens another program: write an export the user asked for.' },
  { property: 'executeJavaScript', message: 'Send a message over the port; code is never sent to a page.' },
  { property: 'innerHTML', message: 'Use textContent or a component; HTML never comes from data.' },
  { property: 'outerHTML', message: 'Use textContent or a component; HTML never comes from data.' },
  { property: 'insertAdjacentHTML', message: 'Use textContent or a component; HTML never comes from data.' },
]
const ambient = [
  { object: 'Date', property: 'now', message: 'The clock is an argument: take { clock } in deps.' },
  { object: 'Math', property: 'random', message: 'Ids and keys are arguments: take { ids } or { random } in deps.' },
  { object: 'crypto', property: 'randomUUID', message: 'Ids are an argument: take { ids } in deps.' },
]

/** The places that build the real dependencies, and what stands around the product. */
const buildsDeps = ['src/schakel.ts', 'main/**', 'scripts/**', 'test/**', '*.config.*']

export default tseslint.config(
  {
    ignores: [
      'out/',
      'release/',
      'demo-out/',
      'coverage/',
      'test-results/',
      'test/support/fixtures/',
      'scripts/runtime/loader/',
      '**/*.d.mts',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.mjs', '*.cjs', 'scripts/*.mjs'] } },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      // Texts are spread into code points on purpose: scripts are judged by them.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Objects here are closures with a type, not classes: their functions use no `this`.
      '@typescript-eslint/unbound-method': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-properties': ['error', ...doors, ...ambient],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'node:crypto', importNames: ['randomUUID'], message: 'Ids are an argument: take { ids } in deps.' },
          ],
        },
      ],
      'no-restricted-syntax': ['error', ...everywhere, noDefaultExport, noAmbientTime],
    },
  },
  {
    files: buildsDeps,
    rules: {
      'no-restricted-properties': ['error', ...doors],
      'no-restricted-imports': 'off',
      'no-restricted-syntax': ['error', ...everywhere, noDefaultExport],
    },
  },
  {
    files: ['renderer/**'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs['recommended-latest'].rules,
      'no-restricted-globals': [
        'error',
        ...['localStorage', 'sessionStorage', 'indexedDB'].map(name => ({
          name,
          message: 'Locking destroys the page: nothing may outlive it. Drafts are saved through the contract.',
        })),
      ],
      'no-restricted-syntax': ['error', ...everywhere, noDefaultExport, noAmbientTime, ...noLiteralText],
    },
  },
  {
    files: ['main/cli/**', 'scripts/**', 'test/eval/**', 'test/bench/**', 'test/faults/index.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**'],
    rules: {
      // A test may ask what the types already promise; that is what it is for.
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
  },
  {
    files: ['*.config.*', '.dependency-cruiser.cjs', 'scripts/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { 'no-restricted-syntax': 'off', '@typescript-eslint/no-require-imports': 'off', 'no-undef': 'off' },
  },
)
