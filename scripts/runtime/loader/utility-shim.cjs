// Started in place of a utility process's module: supplies the missing functions, then loads that module.
require('./polyfills-node.cjs')
const Module = require('node:module')

const [modulePath] = process.argv.splice(2, 1)
process.argv[1] = modulePath
Module._load(modulePath, Module, true)
