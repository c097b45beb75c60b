import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'

const PLACES = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/local/bin/nginx']

/** Where nginx is, also where Debian keeps it out of the path; null when it is not installed. */
export const findNginx = (): string | null => {
  try {
    return execFileSync('which', ['nginx'], { encoding: 'utf8' }).trim()
  } catch {
    return PLACES.find((path) => existsSync(path)) ?? null
  }
}

export const INSTALL_NGINX = `
  NGINX IS NOT INSTALLED, AND WITHOUT IT THERE IS NOTHING TO COMPARE WITH.
  Debian, Ubuntu: apt-get install nginx-light
  macOS:          brew install nginx
`

/** An nginx as the README describes it, with the stored media as plain files at another port. */
const configOf = (ports: Ports, folder: string, media: string) => `
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 256; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  types { video/mp4 mp4; image/webp webp; }
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${ports.plain};
    root ${media};
  }
  server {
    listen 127.0.0.1:${ports.front};
    location / {
      proxy_pass http://127.0.0.1:${ports.studio};
      proxy_set_header Host $host;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_set_header X-Forwarded-Proto $scheme;
    }
    location /stored/ {
      internal;
      alias ${media}/;
      add_header X-Content-Type-Options nosniff;
      add_header Content-Security-Policy sandbox;
    }
  }
}
`

type Ports = {
  /** Serves the stored media to anybody. */
  plain: number
  /** Stands in front of the studio. */
  front: number
  studio: number
}

/** Starts it on this machine alone. */
export const startNginx = async (
  program: string,
  { dataDir, ...ports }: Ports & { dataDir: string },
): Promise<{ stop: () => Promise<void> }> => {
  const folder = join(dataDir, 'nginx')
  await mkdir(folder, { recursive: true })
  const config = join(folder, 'nginx.conf')
  await writeFile(config, configOf(ports, folder, join(dataDir, 'media')))
  const child = spawn(program, ['-c', config, '-e', join(folder, 'error.log')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await untilListening(ports.plain)
  return {
    stop: () => {
      child.kill('SIGQUIT')
      return ended
    },
  }
}

const untilListening = async (port: number): Promise<void> => {
  for (let tries = 0; tries < 100; tries++) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true))
      socket.once('error', () => resolve(false))
      socket.once('close', () => resolve(false))
      socket.once('connect', () => socket.destroy())
    })
    if (isOpen) return
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error('nginx did not start')
}
