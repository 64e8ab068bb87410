// Session preload: runs before the application's own preload and before the page's first script. It is sandboxed and
// reads no files, so the script stands in it: the word below is replaced when the fallback is made.
const electron = require('electron')

electron.webFrame.executeJavaScript(POLYFILLS)
electron.webUtils ??= { getPathForFile: file => file.path }
