/** What a mail process that was taken over could reach: run with the flags of the real one, after its guard. Says it as JSON. */
import { allowHost, closeFiles } from '../../main/mail/one-host.ts'
import childProcess from 'node:child_process'
import dgram from 'node:dgram'
import fs from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import tls from 'node:tls'

const [host = '', port = '', vault = ''] = process.argv.slice(2)
allowHost(host, Number(port))
allowHost('127.0.0.2', 1)
closeFiles()

const tried = (work: () => unknown): string => {
  try {
    work()
    return 'reached'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'refused'
  }
}
const said = {
  vaultRead: tried(() => fs.readFileSync(`${vault}/vault.a.hdr`)),
  vaultListed: tried(() => fs.readdirSync(vault)),
  written: tried(() => fs.writeFileSync(`${vault}/x`, 'x')),
  program: tried(() => childProcess.spawnSync('true')),
  datagram: tried(() => dgram.createSocket('udp4')),
  web: tried(() => http.get('http://127.0.0.1/')),
  listening: tried(() => net.createServer().listen(0)),
  otherHost: tried(() => net.connect(Number(port), '127.0.0.2')),
  otherPort: tried(() => net.connect(Number(port) + 1, host)),
  otherTls: tried(() => tls.connect({ host: '127.0.0.2', port: Number(port) })),
  environment: Object.keys(process.env).length,
}
const own = net.connect(Number(port), host)
own.on('connect', () => {
  process.stdout.write(JSON.stringify({ ...said, own: 'reached' }))
  own.destroy()
})
own.on('error', () => process.stdout.write(JSON.stringify({ ...said, own: 'refused' })))
