/** Opens /dev/mail of one machine. */
export function mailToken(secrets: Record<string, string>): string;
