/** How much this process has computed so far, in ms: unlike the time of day, it does not grow while others have the processor. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
