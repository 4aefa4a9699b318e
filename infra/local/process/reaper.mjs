import { spawn } from 'node:child_process';

// Reads one command per line from a pipe. The pipe closes when the starter dies.
const SCRIPT = `
trap '' INT TERM HUP
processes='' folders=''
while read -r verb what signal tenths; do
  case $verb in
    process) processes="$what:$signal:$tenths $processes" ;;
    forget) rest=''; for h in $processes; do [ "\${h%%:*}" = "$what" ] || rest="$rest $h"; done; processes=$rest ;;
    folder) folders="$folders$what
" ;;
  esac
done
for h in $processes; do
  pid=\${h%%:*}; tail=\${h#*:}; signal=\${tail%%:*}; tenths=\${tail#*:}
  kill -s "$signal" -- "$pid" 2>/dev/null || continue
  while [ "$tenths" -gt 0 ] && kill -0 -- "$pid" 2>/dev/null && ! grep -qs '^State:.Z' "/proc/$pid/status"; do
    sleep 0.1; tenths=$((tenths - 1))
  done
  kill -s KILL -- "$pid" 2>/dev/null
done
printf '%s' "$folders" | while IFS= read -r folder; do rm -rf -- "$(printf '%b' "$folder")"; done
`;

let commands;

/**
 * The reaper is one shell process that outlives the starter briefly. When the starter dies, the reaper stops the
 * registered processes, newest first (services before engines), each with a deadline. Then it removes the registered
 * folders. So `kill -9` of the starter leaves nothing behind. A shell costs 1 MB; another Node would cost 40.
 */
function send(line) {
  if (!commands) {
    // a separate session: Ctrl-C in the terminal must not reach it
    const shell = spawn('/bin/sh', ['-c', SCRIPT], { cwd: '/', stdio: ['pipe', 'ignore', 'ignore'], detached: true });
    commands = shell.stdin;
    commands.on('error', () => {}); // the reaper was killed: the next start uses the pid files
    shell.on('error', () => {});
    shell.unref();
    commands.unref();
  }
  commands.write(`${line}\n`);
}

/** The reaper will stop `pid` (a process group if negative) with `signal`, then with SIGKILL after `graceMs`. */
export function registerProcess(pid, signal, graceMs) {
  send(`process ${pid} ${signal.replace('SIG', '')} ${Math.ceil(graceMs / 100)}`);
}

/** The process has ended. The system may reuse its pid, so the reaper must not kill it. */
export function unregisterProcess(pid) {
  send(`forget ${pid}`);
}

/** The reaper will remove `folder` if this process dies first. */
export function registerFolder(folder) {
  // the shell splits words at blanks and newlines: send the path in octal escapes for printf %b
  send(`folder ${[...Buffer.from(folder)].map((byte) => `\\0${byte.toString(8)}`).join('')}`);
}
