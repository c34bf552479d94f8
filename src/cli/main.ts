#!/usr/bin/env node
import { runCommandLine } from './cli.js';
import { processTerminal } from './process-terminal.js';

process.exitCode = await runCommandLine(process.argv.slice(2), processTerminal());
