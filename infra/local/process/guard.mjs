import { spawn } from 'node:child_process';

// Reads orders from a pipe, one a line; the end of the pipe is the end of us.
const SCRIPT = `
trap '' INT TERM HUP
held='' lent=''
while read -r verb what signal tenths; do
  case $verb in
    hold) held="$what:$signal:$tenths $held" ;;
    release) rest=''; for h in $held; do [ "\${h%%:*}" = "$what" ] || rest="$rest $h"; done; held=$rest ;;
    lend) lent="$lent$what
" ;;
  esac
done
for h in $held; do
  pid=\${h%%:*}; tail=\${h#*:}; signal=\${tail%%:*}; tenths=\${tail#*:}
  kill -s "$signal" -- "$pid" 2>/dev/null || continue
  while [ "$tenths" -gt 0 ] && kill -0 -- "$pid" 2>/dev/null && ! grep -qs '^State:.Z' "/proc/$pid/status"; do
    sleep 0.1; tenths=$((tenths - 1))
  done
  kill -s KILL -- "$pid" 2>/dev/null
done
printf '%s' "$lent" | while IFS= read -r folder; do rm -rf -- "$(printf '%b' "$folder")"; done
`;

let orders;

/**
 * One shell process that outlives us by a moment. When we die, however, it stops the processes we still held, newest
 * first (services before engines), each with a deadline, then removes the folders that were only lent. So `kill -9` of
 * the starter leaves nothing behind. A shell, because it costs 1 MB where another Node would cost 40.
 */
function order(line) {
  if (!orders) {
    // its own session: Ctrl-C in the terminal must not reach it
    const shell = spawn('/bin/sh', ['-c', SCRIPT], { cwd: '/', stdio: ['pipe', 'ignore', 'ignore'], detached: true });
    orders = shell.stdin;
    orders.on('error', () => {}); // the guard was killed: the pid files still serve the next start
    shell.on('error', () => {});
    shell.unref();
    orders.unref();
  }
  orders.write(`${line}\n`);
}

/** From now on the guard stops `pid` (a whole group if negative) with `signal`, and SIGKILL after `graceMs`, should we die. */
export function hold(pid, signal, graceMs) {
  order(`hold ${pid} ${signal.replace('SIG', '')} ${Math.ceil(graceMs / 100)}`);
}

/** The process has ended: its pid may be handed out again and is no longer ours to kill. */
export function release(pid) {
  order(`release ${pid}`);
}

/** The guard removes `folder` should we die before we do it ourselves. */
export function lend(folder) {
  // the shell splits words at blanks and newlines: send the path in octal escapes for printf %b
  order(`lend ${[...Buffer.from(folder)].map((byte) => `\\0${byte.toString(8)}`).join('')}`);
}
