// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

const { spawn } = require('node:child_process');
const { once } = require('node:events');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { within } = require('./deadline');

/** The real server, as a process of its own over a temporary data folder, on a free port of 127.0.0.1. */
class Space {
    /** Starts a new space; `options` go to the command line of wireside-server. */
    static async start(...options) {
        const space = new Space(options);
        await space.start();
        return space;
    }

    constructor(options) {
        this.options = options;
        this.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wireside-wire-node-'));
    }

    get url() {
        return `ws://127.0.0.1:${this.port}/ws`;
    }

    /** Starts the server (again) over the same folder, and waits until it listens. */
    async start() {
        const server = spawn(process.env.WIRESIDE_SERVER,
            ['--listen', '127.0.0.1:0', '--data', this.folder, '--name', 'Wire test', ...this.options],
            { stdio: ['ignore', 'pipe', 'pipe'] });
        this.process = server;
        this.ended = once(server, 'exit');
        this.log = '';
        server.stderr.setEncoding('utf8').on('data', (text) => { this.log += text; });
        const listens = new Promise((resolve, reject) => {
            let output = '';
            server.stdout.setEncoding('utf8').on('data', (text) => {
                output += text;
                const found = /^Wire test listens on 127\.0\.0\.1:(\d+)$/m.exec(output);
                if (found)
                    resolve(Number(found[1]));
            });
            server.on('error', reject);
            server.on('exit', () => reject(new Error(`the server ended at once:\n${output}${this.log}`)));
        });
        process.once('exit', () => server.kill('SIGKILL'));
        this.port = await within(listens, () => `the server to listen:\n${this.log}`);
    }

    /** Ends the server as a power cut would. */
    async kill() {
        this.process.kill('SIGKILL');
        await within(this.ended, () => 'the server to be dead');
    }

    /** Asks the server to end; resolves with its exit code. */
    async stop() {
        this.process.kill('SIGTERM');
        const [code] = await within(this.ended, () => `the server to end:\n${this.log}`);
        return code;
    }

    /** Ends the server if it runs, and removes its folder. */
    async remove() {
        if (this.process.exitCode === null && this.process.signalCode === null)
            await this.kill();
        fs.rmSync(this.folder, { recursive: true, force: true });
    }
}

module.exports = { Space };
